import { positionAt } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

/** WordPress's, Hugo's, and those of Liquid and its kin. */
const SHORTCODE =
  /\[\/?(?:caption|gallery|embed|audio|video|playlist|youtube|vimeo|soundcloud|wp_caption|slideshow|contact-form|sourcecode|googlemaps|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+)(?: [^\]\n]{0,500})?\](?!\()|\{\{[<%][^\n]{1,500}?[>%]\}\}|\{%[^\n]{1,500}?%\}|\{\{ ?(?:site|page|post)\.[^\n]{1,200}?\}\}/g;

export const leftoverShortcode: Rule = {
  name: 'leftover-shortcode',
  level: 'warning',
  what: 'A shortcode or a template tag of another system is in the text: `[caption]`, `{{< >}}`, `{% %}`.',
  why: 'Nothing here reads it, so it is printed as it is.',
  mend: 'Write in Markdown or HTML what it was meant to show, or remove it; put it between backquotes if it is quoted.',
  read: (_, galley) =>
    /[[{]/.test(galley.markup)
      ? [...galley.markup.matchAll(SHORTCODE)]
          .filter(([code]) => !code.startsWith('[/'))
          .map((found) => ({
            position: positionAt(galley.text, found.index),
            reason: `The shortcode ${found[0].slice(0, 60)} is of another system and is printed as it is`,
            remedy: 'Write in Markdown or HTML what it was meant to show, or remove it.',
          }))
      : [],
};
