import type { Nodes } from 'mdast';
import { parseMarkdown } from './markdown.ts';

/** A Markdown text without the comments of its raw HTML. What looks like one in code stays. */
export function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text;
  let rest = 0;
  const kept = rawHtmlIn(parseMarkdown(text)).map(([from, to]) => {
    const before = text.slice(rest, from);
    rest = to;
    return before + text.slice(from, to).replace(COMMENT, '');
  });
  return kept.join('') + text.slice(rest);
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;

/** The offset of a comment that never ends, so that nothing after it is published; null if each comment ends. */
export function unclosedComment(text: string): number | null {
  // Looking from the beginning is much faster.
  if (!text.includes('<!--')) return null;
  const last = text.lastIndexOf('<!--');
  // `<!-->` and `<!--->` are whole comments.
  if (text.includes('-->', last + 2)) return null;
  return rawHtmlIn(parseMarkdown(text)).some(([from, to]) => from <= last && last < to) ? last : null;
}

/** Where the raw HTML of a tree stands in its text, in order. */
function rawHtmlIn(node: Nodes): readonly (readonly [from: number, to: number])[] {
  if ('children' in node) return node.children.flatMap(rawHtmlIn);
  const from = node.position?.start.offset;
  const to = node.position?.end.offset;
  return node.type === 'html' && from !== undefined && to !== undefined ? [[from, to]] : [];
}
