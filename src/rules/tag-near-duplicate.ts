import { nearNames } from './galley/near-names.ts';
import type { Rule } from './galley/rule.ts';

export const tagNearDuplicate: Rule = {
  name: 'tag-near-duplicate',
  level: 'warning',
  what: 'Two tags differ only by a hyphen, a space, an accent or a plural: "Iran-nuclear" and "iran nuclear".',
  why: 'Each has half of the dispatches on its page, and its readers miss the other half.',
  mend: 'Run `backfile merge tag "Iran-nuclear" "iran nuclear"`: both then mean one tag.',
  look: ({ shelves }) => nearNames('tag', shelves.tags),
};
