import type { Element, ElementContent, Properties } from 'hast';

/** An element of HTML with its children; a text is given as it is read, and null is nothing. */
export function element(
  tagName: string,
  properties: Properties,
  ...children: readonly (ElementContent | string | null)[]
): Element {
  return {
    type: 'element',
    tagName,
    properties,
    children: children.flatMap((child): ElementContent[] =>
      child === null ? [] : [typeof child === 'string' ? { type: 'text', value: child } : child],
    ),
  };
}

/** The text of nodes, without markup. */
export function textIn(nodes: readonly ElementContent[]): string {
  return nodes
    .map((node) => (node.type === 'text' ? node.value : node.type === 'element' ? textIn(node.children) : ''))
    .join('');
}

/** Whether an element is among nodes or within them. */
export function holds(nodes: readonly ElementContent[], names: ReadonlySet<string>): boolean {
  return nodes.some(
    (node) => node.type === 'element' && (names.has(node.tagName) || holds(node.children, names)),
  );
}
