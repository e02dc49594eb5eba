import type { ElementContent } from 'hast';

/** Gives headings the levels of an outline that begins at `top` and leaves none out: h2, h4, h4 become h2, h3, h3. */
export function levelled(nodes: readonly ElementContent[], top: number): ElementContent[] {
  const open: number[] = [];
  const walk = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const level = Number(/^h(\d)$/.exec(node.tagName)?.[1] ?? 0);
    if (level === 0) return { ...node, children: node.children.map(walk) };
    while ((open.at(-1) ?? 0) >= level) open.pop();
    open.push(level);
    return { ...node, tagName: `h${Math.min(6, top + open.length - 1)}` };
  };
  return nodes.map(walk);
}
