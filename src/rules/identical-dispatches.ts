import { compareText } from '../model/finding.ts';
import type { Rule } from './galley/rule.ts';

export const identicalDispatches: Rule = {
  name: 'identical-dispatches',
  level: 'warning',
  what: 'Two dispatches have the same text.',
  why: 'One of them is a copy that an export or a paste made; search engines choose one by themselves.',
  mend: 'Remove one, and give its address to the other as an alias.',
  look: ({ listed, unlisted }) => {
    const groups = Map.groupBy([...listed, ...unlisted], ({ dispatch }) => dispatch.copy.digest);
    return [...groups.values()].flatMap((group) => {
      if (group.length < 2 || group[0]!.dispatch.copy.words < 10) return [];
      const [first, ...copies] = group.toSorted((a, b) => compareText(a.dispatch.source, b.dispatch.source));
      return copies.map(({ dispatch }) => ({
        source: dispatch.source,
        reason: `The text is the same as that of ${first!.dispatch.source}`,
        remedy: 'Remove one, and give its address to the other as an alias.',
      }));
    });
  },
};
