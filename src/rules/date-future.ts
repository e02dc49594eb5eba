import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

const YEAR = 366 * 86_400_000;

export const dateFuture: Rule = {
  name: 'date-future',
  level: 'warning',
  what: 'A dispatch is dated more than a year from now.',
  why: 'It is left out until then, and nobody will miss it: such a date is nearly always a mistake.',
  mend: 'Write the day on which it was printed.',
  look: ({ held, site }) =>
    held
      .filter(({ filed }) => filed !== null && filed.instant > site.now + YEAR)
      .map(({ source, filed, lines }) => ({
        source,
        ...startOf(lines.date),
        reason: `The date, ${filed?.day}, is more than a year from now, so the dispatch is left out`,
        remedy: 'Write the day on which it was printed.',
      })),
};
