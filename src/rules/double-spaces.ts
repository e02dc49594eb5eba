import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const doubleSpaces: Rule = {
  name: 'double-spaces',
  level: 'info',
  what: 'Two or more spaces stand between words, or spaces of a fixed width.',
  why: 'A browser shows one; in feeds, in citations and in copied text they all appear.',
  mend: 'Leave one.',
  read: (_, galley) => {
    const found = [
      ...galley.prose.matchAll(/(?<=[\p{L}\p{N},;:.!?"”’)])(?:[ \u00a0]{2,})(?=[\p{L}\p{N}"“‘(])/gu),
    ];
    const [first] = found;
    return first
      ? [
          {
            position: positionAt(galley.text, first.index),
            reason: `Two spaces stand between words${found.length > 1 ? `, here and at ${found.length - 1} more places` : ''}`,
            remedy: 'Leave one.',
          },
        ]
      : [];
  },
};
