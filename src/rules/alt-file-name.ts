import type { Rule } from './galley/rule.ts';
import { isFileName, picturesOf } from './galley/shown-pictures.ts';

export const altFileName: Rule = {
  name: 'alt-file-name',
  level: 'warning',
  what: 'The alternative text of a picture is the name of a file.',
  why: 'Other systems fill it in by themselves; read aloud, it says nothing.',
  mend: 'Say in a few words what the picture shows.',
  read: (piece) =>
    picturesOf(piece)
      .filter(({ picture }) => picture.alt?.trim() && isFileName(picture.alt, picture.src))
      .map(({ picture, at }) => ({
        ...at,
        reason: `The alternative text of ${picture.src} is "${picture.alt}", the name of a file`,
        remedy: 'Say in a few words what the picture shows.',
      })),
};
