import { bare, textOfHtml } from './galley/likeness.ts';
import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const ledeRepeated: Rule = {
  name: 'lede-repeated',
  level: 'warning',
  what: 'The first paragraph appears a second time in the body.',
  why: 'Exports often paste an excerpt in front of the text that it was taken from.',
  mend: 'Remove one of the two.',
  read: ({ dispatch }, galley) => {
    const start = bare(dispatch.lede).slice(0, 200);
    if (start.length < 40) return [];
    const same = [...galley.html.matchAll(/<p>([\s\S]{40,20000}?)<\/p>/g)].filter(([, inner = '']) => {
      const text = textOfHtml(inner);
      // Most paragraphs begin differently: comparing a few letters first is faster.
      return start.startsWith(bare(text.slice(0, 16)).slice(0, 8)) && bare(text).startsWith(start);
    });
    if (same.length < 2) return [];
    const words = dispatch.lede.slice(0, 24);
    const again = galley.prose.indexOf(words, galley.prose.indexOf(words) + 1);
    return [
      {
        ...(again > 0 ? { position: positionAt(galley.text, again) } : {}),
        reason: 'The first paragraph appears a second time in the body',
        remedy: 'Remove one of the two.',
      },
    ];
  },
};
