import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const dekMissing: Rule = {
  name: 'dek-missing',
  level: 'info',
  what: 'A dispatch has no dek, though most others have one.',
  why: 'Lists, feeds and search engines show the first words of the text instead.',
  mend: 'Write one line that sells the piece: `dek: …`.',
  look: ({ listed }) => {
    const without = listed.filter(({ dispatch }) => dispatch.dek === null);
    if (without.length * 2 > listed.length) return [];
    return without.map(({ dispatch }) => ({
      source: dispatch.source,
      ...startOf(dispatch.lines.title),
      reason: `The dispatch has no dek; ${listed.length - without.length} of ${listed.length} have one`,
      remedy: 'Add one line that sells it: dek: …',
    }));
  },
};
