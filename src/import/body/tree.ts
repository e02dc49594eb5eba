import type { Element, ElementContent, Nodes, Parents, Root, RootContent } from 'hast';

/** Elements that separate text, so that words on both sides are not joined. */
export const BLOCK = new Set(
  'address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul video audio iframe br'.split(
    ' ',
  ),
);

/** Whether a node is an element, of one of the names where some are given. */
export function isElement(node: Nodes | undefined, ...names: readonly string[]): node is Element {
  return node?.type === 'element' && (names.length === 0 || names.includes(node.tagName));
}

/** Whether a node is text without anything in it to see. */
export function isBlank(node: Nodes | undefined): boolean {
  return node?.type === 'text' ? !/[^\s\u00a0\u200b\ufeff]/.test(node.value) : node?.type === 'comment';
}

/** An attribute as one text; '' if it is not there. */
export function attribute(element: Element, name: string): string {
  const value = element.properties[name];
  return value === undefined || value === null || value === false
    ? ''
    : Array.isArray(value)
      ? value.join(' ')
      : String(value);
}

/** The class names of an element, each between spaces, so that ` name ` can be searched for. */
export function classes(element: Element): string {
  return ` ${attribute(element, 'className')} `;
}

/** All text under a node, with a space where a block begins or ends. */
export function textOf(node: Nodes): string {
  const parts: string[] = [];
  gather(node, parts);
  return parts
    .join('')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}

/** Text of an element, every line end and space of it. */
export function rawTextOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value;
      if (child.type !== 'element') return '';
      return child.tagName === 'br' ? '\n' : rawTextOf(child);
    })
    .join('');
}

function gather(node: Nodes, parts: string[]): void {
  if (node.type === 'text') parts.push(node.value);
  else if ('children' in node) {
    const parted = node.type === 'element' && BLOCK.has(node.tagName);
    if (parted) parts.push(' ');
    for (const child of node.children) gather(child, parts);
    if (parted) parts.push(' ');
  }
}

/** Visits every element under a node, from the outside in. */
export function walk(node: Nodes, visit: (element: Element, parent: Parents) => void): void {
  if (!('children' in node) || !node.children.some((child) => child.type === 'element')) return;
  for (const child of [...node.children]) {
    if (child.type !== 'element') continue;
    visit(child, node);
    walk(child, visit);
  }
}

/** First element of one of the names, from the outside in. */
export function find(node: Nodes, ...names: readonly string[]): Element | undefined {
  if (!('children' in node)) return undefined;
  for (const child of node.children) {
    if (isElement(child, ...names)) return child;
    const found = find(child, ...names);
    if (found) return found;
  }
  return undefined;
}

/** All elements of one of the names. */
export function findAll(node: Nodes, ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  walk(node, (element) => {
    if (names.length === 0 || names.includes(element.tagName)) found.push(element);
  });
  return found;
}

/** An element made by hand. */
export function element(
  tagName: string,
  properties: Element['properties'],
  children: readonly ElementContent[] = [],
): Element {
  return { type: 'element', tagName, properties, children: [...children] };
}

/** Puts others in a node's place. */
export function replace(parent: Parents, node: RootContent, ...others: readonly RootContent[]): void {
  const at = (parent.children as RootContent[]).indexOf(node);
  if (at >= 0) (parent.children as RootContent[]).splice(at, 1, ...others);
}

/** Each node's parent. */
export function parentsOf(root: Root): ReadonlyMap<Nodes, Parents> {
  const parents = new Map<Nodes, Parents>();
  walkAll(root, parents);
  return parents;
}

function walkAll(node: Nodes, parents: Map<Nodes, Parents>): void {
  if (!('children' in node)) return;
  for (const child of node.children) {
    parents.set(child, node);
    walkAll(child, parents);
  }
}
