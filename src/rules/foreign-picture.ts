import type { Rule } from './galley/rule.ts';
import { picturesOf } from './galley/shown-pictures.ts';

export const foreignPicture: Rule = {
  name: 'foreign-picture',
  level: 'info',
  what: 'A picture is loaded from another host.',
  why: 'It disappears when that host does; until then, that host learns who reads the page.',
  mend: 'Save the picture beside the dispatch.',
  read: (piece) =>
    picturesOf(piece)
      .filter(({ picture }) => /^(?:https:)?\/\//i.test(picture.src))
      .map(({ picture, at }) => ({
        ...at,
        reason: `The picture ${picture.src} is loaded from another host`,
        remedy: 'Save it beside the dispatch.',
      })),
};
