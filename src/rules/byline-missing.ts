import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const bylineMissing: Rule = {
  name: 'byline-missing',
  level: 'info',
  what: 'A dispatch has no byline, though most others have one.',
  why: 'Readers do not learn who wrote it, and it is on no byline’s page.',
  mend: 'Write `byline: …`.',
  look: ({ listed }) => {
    const without = listed.filter(({ bylines }) => bylines.length === 0);
    if (without.length * 2 > listed.length) return [];
    return without.map(({ dispatch }) => ({
      source: dispatch.source,
      ...startOf(dispatch.lines.title),
      reason: 'The dispatch has no byline',
      remedy: 'Write byline: … with an id or a name.',
    }));
  },
};
