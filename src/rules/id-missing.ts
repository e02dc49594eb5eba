import { startOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const idMissing: Rule = {
  name: 'id-missing',
  level: 'info',
  what: 'A dispatch has no `id`, though most others have one.',
  why: 'Its identifier in feeds is then made from its file’s path: feed readers show a renamed file as new.',
  mend: 'Run `backfile check --fix`: it writes down the identifier that the dispatch has now.',
  look: ({ listed, unlisted }) => {
    const all = [...listed, ...unlisted];
    const without = all.filter(({ dispatch }) => dispatch.id === null);
    if (without.length * 2 > all.length) return [];
    return without.map(({ dispatch }) => ({
      source: dispatch.source,
      ...startOf(dispatch.lines.title),
      reason: 'The dispatch has no id, as most others have',
      remedy: 'backfile check --fix writes down the identifier that it has now.',
    }));
  },
};
