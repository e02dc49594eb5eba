import type { Rule } from './galley/rule.ts';
import { picturesOf } from './galley/shown-pictures.ts';

export const insecurePicture: Rule = {
  name: 'insecure-picture',
  level: 'warning',
  what: 'A picture is loaded from an `http:` address of another host.',
  why: 'A page on https does not load it, or is called insecure by the browser.',
  mend: 'Save the picture beside the dispatch.',
  read: (piece) =>
    picturesOf(piece)
      .filter(({ picture }) => /^http:/i.test(picture.src))
      .map(({ picture, at }) => ({
        ...at,
        reason: `The picture ${picture.src} is loaded without encryption from another host`,
        remedy: 'Save it beside the dispatch.',
      })),
};
