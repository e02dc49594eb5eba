import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const straightQuotes: Rule = {
  name: 'straight-quotes',
  level: 'info',
  what: 'A text has straight quotes that are not turned into curly ones.',
  why: 'With `markdown: {smart-punctuation: false}` they are printed as typed, and a column then mixes both.',
  mend: 'Write “ ” ‘ ’, or leave smart punctuation on.',
  read: (_, galley, { smartPunctuation }) => {
    if (smartPunctuation) return [];
    const found = [...galley.prose.matchAll(/(?<!\d)"|(?<=\p{L})'(?=\p{L})/gu)];
    const [first] = found;
    return first
      ? [
          {
            position: positionAt(galley.text, first.index),
            reason: `There ${found.length === 1 ? 'is a straight quote' : `are ${found.length} straight quotes`} in the text`,
            remedy: 'Write curly ones, or leave smart punctuation on.',
          },
        ]
      : [];
  },
};
