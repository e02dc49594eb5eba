import { nearNames } from './galley/near-names.ts';
import type { Rule } from './galley/rule.ts';

export const bylineNearDuplicate: Rule = {
  name: 'byline-near-duplicate',
  level: 'warning',
  what: 'Two bylines are likely one person: "L. Hale" and "Laura Hale", "José" and "Jose".',
  why: 'Each has a page of its own, with only a part of the work.',
  mend: 'Run `backfile merge byline "L. Hale" "Laura Hale"`: both then mean one person, and each dispatch still prints the name that it has.',
  look: ({ shelves }) => nearNames('byline', shelves.bylines),
};
