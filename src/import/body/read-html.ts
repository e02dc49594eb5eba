import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { readPlainHtml } from '../../copy/body/plain-html.ts';
import { leaveOutComments } from '../../copy/body/raw-html.ts';
import { textOf } from './tree.ts';

const fragment = unified().use(rehypeParse, { fragment: true }).freeze();
const page = unified().use(rehypeParse).freeze();

/** HTML of a body as a tree, as browsers read it. What is plain is read sooner than by a parser, to the same tree. */
export function readHtml(html: string): Root {
  return readPlainHtml(html) ?? readWithParser(html);
}

/** HTML of a body as a tree without its comments, read by parse5. */
export function readWithParser(html: string): Root {
  const root = fragment.parse(html);
  leaveOutComments(root);
  return root;
}

/** HTML of a whole page as a tree. */
export function readPage(html: string): Root {
  return page.parse(html);
}

/** What a reader sees of a short text that may hold tags and character references. */
export function plainText(html: string | null | undefined): string {
  if (!html) return '';
  if (!/[<&]/.test(html)) return html.replace(/[\s\u00a0]+/g, ' ').trim();
  return unlessTooDeep(() => textOf(readHtml(html))) ?? withoutTags(html);
}

/** The result of `read`; undefined if elements are nested too deep for the stack. */
export function unlessTooDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The text of HTML that is nested too deep for a parser. */
export function withoutTags(html: string): string {
  return html
    .replace(/<[^<>]{0,4000}>/g, ' ')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
