import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { textOf } from './tree.ts';

const fragment = unified().use(rehypeParse, { fragment: true }).freeze();
const page = unified().use(rehypeParse).freeze();

/** HTML of a body as a tree, read as browsers read it (parse5). */
export function readHtml(html: string): Root {
  return fragment.parse(html);
}

/** HTML of a whole page as a tree. */
export function readPage(html: string): Root {
  return page.parse(html);
}

/** What a reader sees of a short text that may hold tags and character references. */
export function plainText(html: string | null | undefined): string {
  if (!html) return '';
  return /[<&]/.test(html) ? textOf(readHtml(html)) : html.replace(/[\s\u00a0]+/g, ' ').trim();
}
