import { positionOf } from './galley/positions.ts';
import type { Remark, Rule } from './galley/rule.ts';

export const headingJump: Rule = {
  name: 'heading-jump',
  level: 'warning',
  what: 'A heading is more than one level below the one before it, or is of the same level as the headline.',
  why: 'Readers who move through a page by its headings think that a part is missing (WCAG 1.3.1).',
  mend: 'Begin with `##` below the headline, and go down one level at a time.',
  read: ({ dispatch }, galley) => {
    let above = 1;
    return dispatch.copy.headings.flatMap(({ text, depth }): readonly Remark[] => {
      const before = above;
      above = depth;
      const at = positionOf(galley.markup, text);
      if (depth === 1)
        return [
          {
            ...at,
            reason: `The heading "${text}" is of the first level, which belongs to the headline`,
            remedy: 'Write ## in front of it.',
          },
        ];
      if (depth <= before + 1) return [];
      return [
        {
          ...at,
          reason: `The heading "${text}" is of level ${depth}, ${before === 1 ? 'right below the headline' : `below one of level ${before}`}`,
          remedy: `Write ${'#'.repeat(before + 1)} in front of it.`,
        },
      ];
    });
  },
};
