import type { Rule } from './galley/rule.ts';
import { picturesOf } from './galley/shown-pictures.ts';

export const altMissing: Rule = {
  name: 'alt-missing',
  level: 'warning',
  what: 'A picture has no alternative text.',
  why: 'Readers who cannot see it learn nothing about it (WCAG 1.1.1), and nothing replaces it if the file is lost.',
  mend: 'Say in a few words what the picture shows: `![A man at a lectern](samore.jpg)`, or `alt` under `image`.',
  read: (piece) =>
    picturesOf(piece)
      .filter(({ picture }) => !picture.alt?.trim())
      .map(({ picture, at }) => ({
        ...at,
        reason: `The picture ${picture.src} has no alternative text`,
        remedy: 'Say in a few words what it shows.',
      })),
};
