import type { Element, ElementContent } from 'hast';
import { textIn } from './element.ts';

/** Elements in which the words beside a picture are read together with it (the rule `image-redundant-alt` of axe). */
const HOLDERS = new Set(['a', 'li', 'p', 'td', 'th']);

/**
 * Empties the alternative text of a picture if words beside it say the same, so that nobody hears them twice: the words of
 * the link, paragraph, list item or cell that holds it, or the caption of a figure that has no other picture (HTML, 4.8.3:
 * an empty `alt` is for a picture that is "redundant with some other information in the document"; WCAG technique H2). A
 * link of which the picture is all keeps its name.
 */
export function saidOnce(nodes: readonly ElementContent[], beside = ''): ElementContent[] {
  return nodes.map((node): ElementContent => {
    if (node.type !== 'element') return node;
    if (node.tagName !== 'img') return { ...node, children: saidOnce(node.children, besideIn(node, beside)) };
    const alt = plainWords(String(node.properties.alt ?? ''));
    return alt !== '' && alt === beside ? { ...node, properties: { ...node.properties, alt: '' } } : node;
  });
}

/** The words that stand beside a picture in an element; elsewhere, those that stand beside the element. */
function besideIn(node: Element, beside: string): string {
  if (HOLDERS.has(node.tagName)) return plainWords(textIn(node.children));
  return node.tagName === 'figure' && pictures(node).length === 1 ? captionOf(node) : beside;
}

/** The caption of a figure without its credit. */
function captionOf({ children }: Element): string {
  const isOf = (name: string) => (node: ElementContent) => node.type === 'element' && node.tagName === name;
  const label = children.find(isOf('figcaption')) as Element | undefined;
  const own = label?.children.find(
    (node) => node.type === 'element' && [node.properties.className].flat().includes('caption'),
  );
  return label ? plainWords(textIn(own ? [own] : label.children)) : '';
}

function pictures({ tagName, children }: Element): readonly string[] {
  return tagName === 'img'
    ? ['img']
    : children.flatMap((child) => (child.type === 'element' ? pictures(child) : []));
}

/** The words of a text, without what a voice does not tell apart. */
function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
