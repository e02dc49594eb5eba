import type { Options } from 'rehype-sanitize';
import { loadPackage } from '../packages/on-demand.ts';

/** The prefix of each id of cleaned HTML. */
export const SAFE_PREFIX = 'user-content-';

/**
 * What writers may use where the site's `html` is `sanitize`: what GitHub allows, with a newspaper's own elements;
 * no scripts, styles, frames, forms or handlers. Ids get a prefix, so that no script takes one for a variable of its own.
 */
export function safeHtml(): Options {
  const { defaultSchema } = loadPackage('rehype-sanitize');
  return {
    ...defaultSchema,
    tagNames: [
      ...defaultSchema.tagNames!,
      'abbr',
      'cite',
      'dfn',
      'figcaption',
      'figure',
      'mark',
      'small',
      'time',
      'u',
      'wbr',
    ],
    attributes: {
      ...defaultSchema.attributes,
      abbr: ['title'],
      h2: [['className', 'visually-hidden']],
      time: ['dateTime'],
    },
    clobberPrefix: SAFE_PREFIX,
    strip: ['script', 'style', 'template', 'title', 'textarea', 'noscript', 'svg', 'math', 'object'],
  };
}
