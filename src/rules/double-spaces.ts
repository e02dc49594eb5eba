import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const doubleSpaces: Rule = {
  name: 'double-spaces',
  level: 'info',
  what: 'There are two or more spaces between words, or spaces of a fixed width.',
  why: 'A browser shows one space; feeds, citations and copied text contain all of them.',
  mend: 'Keep one.',
  read: (_, galley) => {
    const found = [
      ...galley.prose.matchAll(/(?<=[\p{L}\p{N},;:.!?"”’)])(?:[ \u00a0]{2,})(?=[\p{L}\p{N}"“‘(])/gu),
    ];
    const [first] = found;
    return first
      ? [
          {
            position: positionAt(galley.text, first.index),
            reason: `There are two spaces between words${found.length > 1 ? `, here and at ${found.length - 1} more places` : ''}`,
            remedy: 'Leave one.',
          },
        ]
      : [];
  },
};
