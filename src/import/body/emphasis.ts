import type { Element, ElementContent } from 'hast';
import { isElement } from './tree.ts';

/** Removes emphasis inside emphasis of the same kind. */
export function unnested(node: Element): Element {
  const kind = KIND[node.tagName];
  if (kind === undefined) return node;
  const flat = (children: readonly ElementContent[]): ElementContent[] =>
    children.flatMap((child) =>
      !isElement(child)
        ? [child]
        : KIND[child.tagName] === kind
          ? flat(child.children)
          : [{ ...child, children: flat(child.children) }],
    );
  return { ...node, children: flat(node.children) };
}

const KIND: { readonly [name: string]: string } = {
  b: 'strong',
  strong: 'strong',
  i: 'em',
  em: 'em',
  s: 'del',
  strike: 'del',
  del: 'del',
};

/** Moves white space at the edges of emphasis and links outside of them, as Markdown needs it. */
export function edges(node: Element): readonly ElementContent[] {
  const first = node.children[0];
  const last = node.children.at(-1);
  const before = first?.type === 'text' ? /^[\s\u00a0]+/.exec(first.value)?.[0] : undefined;
  if (before !== undefined && first?.type === 'text') first.value = first.value.slice(before.length);
  const after = last?.type === 'text' ? /[\s\u00a0]+$/.exec(last.value)?.[0] : undefined;
  if (after !== undefined && last?.type === 'text') last.value = last.value.slice(0, -after.length);
  const around: ElementContent[] = [node];
  const lead = node.children[0];
  if (isElement(lead, 'br') && node.children.length > 1) {
    node.children.shift();
    around.unshift(lead);
  }
  const tail = node.children.at(-1);
  if (isElement(tail, 'br') && node.children.length > 1) {
    node.children.pop();
    around.push(tail);
  }
  if (before !== undefined) around.unshift({ type: 'text', value: before });
  if (after !== undefined) around.push({ type: 'text', value: after });
  return around;
}
