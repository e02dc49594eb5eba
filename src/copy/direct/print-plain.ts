import type { Element, Root as HtmlTree, Nodes } from 'hast';
import { attributeNamed } from '../body/attributes.ts';
import { VOID } from '../body/tags.ts';
import { attribute, escaped } from './html-text.ts';

/** Prints a tree of plain HTML (`plainPartOf`). The definition is `printHtml`, which prints the same text. */
export function printPlain(tree: HtmlTree): string {
  return childrenHtml(tree);
}

function childrenHtml({ children }: HtmlTree | Element): string {
  let html = '';
  for (const child of children) html += nodeHtml(child);
  return html;
}

function nodeHtml(node: Nodes): string {
  if (node.type === 'text') return escaped(node.value);
  if (node.type !== 'element') return '';
  const { tagName, properties } = node;
  let html = `<${tagName}`;
  for (const property in properties) html += attributeHtml(property, properties[property]);
  if (VOID.has(tagName)) return `${html}>`;
  return `${html}>${UNESCAPED.has(tagName) ? textIn(node) : childrenHtml(node)}</${tagName}>`;
}

function attributeHtml(property: string, value: Element['properties'][string]): string {
  if (value == null || value === false) return '';
  if (value === true) return ` ${attributeNamed(property)}`;
  return attribute(attributeNamed(property), Array.isArray(value) ? value.join(' ').trim() : String(value));
}

/** Elements whose text is printed as it is. */
const UNESCAPED: ReadonlySet<string> = new Set(['script', 'style']);

function textIn({ children }: Element): string {
  return children.map((child) => (child.type === 'text' ? child.value : '')).join('');
}
