import type { Element, ElementContent } from 'hast';
import { edges } from './emphasis.ts';
import { attribute, element, isElement } from './tree.ts';

/** Formatting given by style instead of by element (Google Docs, Word), as elements; undefined: nothing special. */
export function meaningOf(node: Element): readonly ElementContent[] | undefined {
  const style = attribute(node, 'style').toLowerCase();
  if (node.tagName === 'span' || node.tagName === 'font') {
    if (isEmpty(node)) return node.children;
    let inner: ElementContent[] = node.children;
    if (/font-style\s*:\s*italic/.test(style)) inner = [element('em', {}, inner)];
    if (/font-weight\s*:\s*(?:bold|[6-9]00)/.test(style)) inner = [element('strong', {}, inner)];
    if (/text-decoration[^;]*line-through/.test(style)) inner = [element('del', {}, inner)];
    if (/vertical-align\s*:\s*super/.test(style)) inner = [element('sup', {}, inner)];
    return inner === node.children
      ? undefined
      : inner.flatMap((child) => (isElement(child) ? edges(child) : [child]));
  }
  if (/^(?:b|strong)$/.test(node.tagName) && /font-weight\s*:\s*(?:normal|400)/.test(style))
    return node.children;
  if (/^(?:i|em)$/.test(node.tagName) && /font-style\s*:\s*normal/.test(style)) return node.children;
  return undefined;
}

/** Whether an element shows nothing. */
export function isEmpty(node: Element): boolean {
  return !node.children.some(
    (child) =>
      (child.type === 'text' && /[^\s\u00a0\u200b\ufeff]/.test(child.value)) ||
      (child.type === 'element' && (SEEN.has(child.tagName) || !isEmpty(child))),
  );
}

/** Elements that show something without text. */
const SEEN = new Set('img iframe video audio hr object embed math footnote-mark a raw-markdown'.split(' '));
