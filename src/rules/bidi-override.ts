import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const bidiOverride: Rule = {
  name: 'bidi-override',
  level: 'warning',
  what: 'The text contains a character that reverses the order of letters (U+202D, U+202E).',
  why: 'What is shown then differs from what is written: "exe.gpj" for "jpg.exe". In fields it is left out.',
  mend: 'Remove it; names in Arabic or Hebrew are shown correctly without it. If one is not, put U+2068 before the name and U+2069 after it.',
  read: (_, galley) => {
    const at = galley.text.search(/[\u202d\u202e]/);
    return at < 0
      ? []
      : [
          {
            position: positionAt(galley.text, at),
            reason: 'A character here reverses the order of letters',
            remedy: 'Remove it.',
          },
        ];
  },
};
