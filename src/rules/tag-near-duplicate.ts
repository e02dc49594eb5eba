import { matchKey } from './galley/likeness.ts';
import { nearNames } from './galley/near-names.ts';
import type { Rule } from './galley/rule.ts';

export const tagNearDuplicate: Rule = {
  name: 'tag-near-duplicate',
  level: 'warning',
  what: 'Two tags differ only by a hyphen, a space, an accent or a plural: "Iran-nuclear" and "iran nuclear".',
  why: 'Each has half of the dispatches on its page, and its readers miss the other half.',
  mend: 'Write one of them everywhere.',
  look: ({ shelves }) => nearNames(shelves.tags, 'tags', tagKey),
};

function tagKey(name: string): string {
  const bone = matchKey(name);
  if (bone.length < 5 || !/^[a-z]+$/.test(bone) || /(?:ss|us|is|news)$/.test(bone)) return bone;
  return bone
    .replace(/ies$/, 'y')
    .replace(/(?<=(?:ch|sh|x|z|ss))es$/, '')
    .replace(/s$/, '');
}
