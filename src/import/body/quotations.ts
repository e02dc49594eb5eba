import type { Element, ElementContent, Root } from 'hast';
import { element, findAll, isBlank, isElement, textOf } from './tree.ts';

/** Sets who is quoted as a line of its own under each quotation that ends in its source, in place. */
export function signQuotations(root: Root): void {
  for (const quotation of findAll(root, 'blockquote')) {
    const at = quotation.children.findLastIndex((child) => !isBlank(child));
    const last = quotation.children[at];
    const source = isElement(last) ? sourceOf(last) : undefined;
    if (source === undefined || textOf(source) === '') continue;
    quotation.children[at] = element('p', {}, signed(source));
  }
}

/** What names the source: a citation or a footer, alone or alone in its paragraph. */
function sourceOf(node: Element): Element | undefined {
  if (node.tagName === 'cite') return node;
  if (node.tagName === 'footer') {
    for (const child of node.children)
      if (isElement(child, 'cite')) node.children.splice(node.children.indexOf(child), 1, ...child.children);
    return node;
  }
  const inside = node.children.filter((child) => !isBlank(child));
  return node.tagName === 'p' && inside.length === 1 && isElement(inside[0], 'cite') ? inside[0] : undefined;
}

function signed({ children }: Element): ElementContent[] {
  const dashed = /^\s*[—–―-]/.test(textOf(element('p', {}, children)));
  return dashed ? children : [{ type: 'text', value: '— ' }, ...children];
}
