import { bare } from './galley/likeness.ts';
import type { Rule } from './galley/rule.ts';
import { picturesOf } from './galley/shown-pictures.ts';

export const altIsCaption: Rule = {
  name: 'alt-is-caption',
  level: 'info',
  what: 'The alternative text of a picture says the same as its caption.',
  why: 'A reader who has the page read aloud hears the same sentence twice, and still does not know what it shows.',
  mend: 'Let the caption tell the story, and the alternative text what the picture shows.',
  read: (piece) =>
    picturesOf(piece)
      .filter(
        ({ picture: { alt, caption } }) => alt && caption && bare(alt) !== '' && bare(alt) === bare(caption),
      )
      .map(({ picture, at }) => ({
        ...at,
        reason: `Alternative text and caption of ${picture.src} are the same`,
        remedy: 'Let the alternative text say what the picture shows.',
      })),
};
