import { compareText } from '../model/finding.ts';
import { bare } from './galley/likeness.ts';
import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const sameHeadline: Rule = {
  name: 'same-headline',
  level: 'warning',
  what: 'Two dispatches of one day have the same headline.',
  why: 'They are likely one piece, filed twice.',
  mend: 'Remove one, or give it another headline.',
  look: ({ listed }) => {
    const groups = Map.groupBy(
      listed,
      ({ dispatch }) => `${dispatch.filed?.day} ${bare(dispatch.title) || dispatch.title}`,
    );
    return [...groups.values()].flatMap((group) => {
      if (group.length < 2) return [];
      const [first, ...others] = group.toSorted((a, b) => compareText(a.dispatch.source, b.dispatch.source));
      return others.map(({ dispatch }) => ({
        source: dispatch.source,
        ...startOf(dispatch.lines.title),
        reason: `${first!.dispatch.source} has the same headline, "${dispatch.headline}", on the same day`,
        remedy: 'Remove one of the two, or give it another headline.',
      }));
    });
  },
};
