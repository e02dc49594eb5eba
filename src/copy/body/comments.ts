import type { Nodes } from 'mdast';
import { parseMarkdown } from './markdown.ts';

/** A Markdown text without the comments of its raw HTML. What looks like one in code stays. */
export function withoutComments(text: string): string {
  if (!text.includes('<!--')) return text;
  const spans: (readonly [from: number, to: number])[] = [];
  const visit = (node: Nodes) => {
    const from = node.position?.start.offset;
    const to = node.position?.end.offset;
    if (node.type === 'html' && from !== undefined && to !== undefined) spans.push([from, to]);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(parseMarkdown(text));
  let rest = 0;
  const kept = spans.map(([from, to]) => {
    const before = text.slice(rest, from);
    rest = to;
    return before + text.slice(from, to).replace(COMMENT, '');
  });
  return kept.join('') + text.slice(rest);
}

/** The offset of a comment that never ends, so that nothing after it is published; null if each comment ends. */
export function unclosedComment(text: string): number | null {
  const last = text.lastIndexOf('<!--');
  // `<!-->` and `<!--->` are whole comments.
  if (last < 0 || text.includes('-->', last + 2)) return null;
  const holds = (node: Nodes): boolean =>
    'children' in node
      ? node.children.some(holds)
      : node.type === 'html' &&
        (node.position?.start.offset ?? Infinity) <= last &&
        last < (node.position?.end.offset ?? 0);
  return holds(parseMarkdown(text)) ? last : null;
}

const COMMENT = /<!--[\s\S]*?(?:-->|$)/g;
