import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** HTML of a whole tree. */
export function htmlOf(tree: Root | Element | readonly ElementContent[]): string {
  return toHtml(tree as Root);
}

/** HTML of a node as it stands in a manuscript: on one line, no blank lines, since these would end it. */
export function asHtml(node: Element): string {
  return toHtml(node, { bogusComments: false, closeSelfClosing: false, collapseEmptyAttributes: true })
    .replace(/\n\s*\n+/g, '\n')
    .trim();
}
