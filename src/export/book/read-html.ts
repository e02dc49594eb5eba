import type { Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** Reads HTML as a browser reads the inside of a page. */
export function readHtml(html: string): Root['children'] {
  return fromHtml(html, { fragment: true }).children;
}
