import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const creditMissing: Rule = {
  name: 'credit-missing',
  level: 'info',
  what: 'A lead picture has no credit, though most others have one.',
  why: 'In an archive that credits its pictures, one without a credit looks stolen.',
  mend: 'Add `credit` under `image`.',
  look: (archive) => {
    const leads = [...archive.listed, ...archive.unlisted].filter(({ dispatch }) => dispatch.image);
    const without = leads.filter(({ dispatch }) => dispatch.image && !dispatch.image.credit?.trim());
    if (leads.length < 4 || without.length * 2 > leads.length) return [];
    return without.map(({ dispatch }) => ({
      source: dispatch.source,
      ...startOf(dispatch.lines.image),
      reason: `The lead picture has no credit; ${leads.length - without.length} of ${leads.length} lead pictures have one`,
      remedy: 'Add a line credit: … under image.',
    }));
  },
};
