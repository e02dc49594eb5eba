import type { Rule } from './galley/rule.ts';
import { isFileName, picturesOf } from './galley/shown-pictures.ts';

export const captionFileName: Rule = {
  name: 'caption-file-name',
  level: 'warning',
  what: 'The caption of a picture is the name of a file.',
  why: 'It is printed under the picture, where every reader sees it.',
  mend: 'Write a caption, or leave it out.',
  read: (piece) =>
    picturesOf(piece)
      .filter(({ picture }) => picture.caption?.trim() && isFileName(picture.caption, picture.src))
      .map(({ picture, at }) => ({
        ...at,
        reason: `The caption of ${picture.src} is "${picture.caption}", the name of a file`,
        remedy: 'Write a caption, or leave it out.',
      })),
};
