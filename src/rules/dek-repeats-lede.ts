import { sayTheSame } from './galley/likeness.ts';
import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const dekRepeatsLede: Rule = {
  name: 'dek-repeats-lede',
  level: 'warning',
  what: 'The dek says the same as the first paragraph, or is the beginning of it.',
  why: 'The reader sees one sentence twice in a row; systems without deks often made one from the text.',
  mend: 'Write a dek that sells the piece, or remove it: lists then show the first paragraph instead.',
  read: ({ dispatch }) =>
    dispatch.dek !== null && sayTheSame(dispatch.dek, dispatch.lede)
      ? [
          {
            ...startOf(dispatch.lines.dek),
            reason: 'The dek repeats the first paragraph',
            remedy: 'Write another, or remove it: lists then show the first paragraph instead.',
          },
        ]
      : [],
};
