import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

/** Days that stand for zero or "no date": in Unix, spreadsheets, SQL and .NET. */
const ZEROS = new Set([
  '1970-01-01',
  '1969-12-31',
  '1899-12-30',
  '1899-12-31',
  '1900-01-01',
  '1904-01-01',
  '1601-01-01',
  '0001-01-01',
]);
const YEAR = 365.25 * 86_400_000;

export const dateBeforeFirst: Rule = {
  name: 'date-before-first',
  level: 'warning',
  what: 'A dispatch is dated long before all others, or on a day that stands for “no date” in software (1970-01-01).',
  why: 'The archive then begins decades too early, with empty years that every chart shows.',
  mend: 'Write the day on which it was printed.',
  look: ({ listed, unlisted }) => {
    const oldestFirst = [...listed, ...unlisted]
      .filter(({ dispatch }) => dispatch.filed)
      .sort((a, b) => a.dispatch.filed!.instant - b.dispatch.filed!.instant);
    const wrong = new Set(oldestFirst.filter(({ dispatch }) => ZEROS.has(dispatch.filed!.day)));
    const rest = oldestFirst.filter((clipping) => !wrong.has(clipping));
    const [first, second] = rest;
    if (rest.length >= 10 && second!.dispatch.filed!.instant - first!.dispatch.filed!.instant > 10 * YEAR)
      wrong.add(first!);
    return [...wrong].map(({ dispatch }) => ({
      source: dispatch.source,
      ...startOf(dispatch.lines.date),
      reason: ZEROS.has(dispatch.filed!.day)
        ? `The date, ${dispatch.filed!.day}, is the one that software writes if it knows no date`
        : `The date, ${dispatch.filed!.day}, is more than ten years before that of any other dispatch`,
      remedy: 'Write the day on which it was printed.',
    }));
  },
};
