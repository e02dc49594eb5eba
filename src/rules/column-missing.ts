import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const columnMissing: Rule = {
  name: 'column-missing',
  level: 'info',
  what: 'A dispatch has no column, though most others have one.',
  why: 'It is on no column’s page and in no column’s feed.',
  mend: 'Write `column: …`.',
  look: ({ listed, shelves }) => {
    const without = listed.filter(({ column }) => column === null);
    if (shelves.columns.length === 0 || without.length * 2 > listed.length) return [];
    return without.map(({ dispatch }) => ({
      source: dispatch.source,
      ...startOf(dispatch.lines.title),
      reason: 'The dispatch is in no column',
      remedy: `Write column: ${shelves.columns[0]?.slug ?? '…'}, or another.`,
    }));
  },
};
