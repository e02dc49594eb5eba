import type { Nodes, Root, Text } from 'mdast';
import {
  hasPunctuation,
  quotingOf,
  type Stretch,
  smarten,
  smartenLine,
} from '../../model/text/punctuation.ts';
import type { Quoting } from '../../model/text/quotes.ts';

/**
 * Sets a tree's punctuation in type, in place: quotes of the language, dashes, ellipses. A quotation may begin in one
 * element and end in another; code, raw HTML and addresses written as text are left alone.
 */
export function setType(tree: Root, lang: string): void {
  setBlock(tree, { lang, quoting: quotingOf(lang) });
}

type Manner = { readonly lang: string; readonly quoting: Quoting | null };

function setBlock(node: Nodes, manner: Manner): void {
  if (!('children' in node)) return;
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    if (hasWork(node)) setLine(node, manner);
    return;
  }
  for (const child of node.children) setBlock(child, manner);
}

/** Whether a part of a line may have something to set. */
function hasWork(node: Nodes): boolean {
  if (node.type === 'text') return hasPunctuation(node.value);
  if (node.type === 'image') return Boolean(node.title);
  if ('children' in node) for (const child of node.children) if (hasWork(child)) return true;
  return false;
}

/** One line of type: the text nodes of a paragraph, a heading or a cell, in their order. */
function setLine(block: Nodes, { lang, quoting }: Manner): void {
  const pieces: Piece[] = [];
  gather(block, pieces, { code: 0, lang });
  const set = smartenLine(pieces, quoting);
  for (let at = 0; at < pieces.length; at++) {
    const { node } = pieces[at]!;
    if (node) node.value = set[at]!;
  }
}

/** A text node to set, or a text in place of something that is left alone. */
type Piece = Stretch & { readonly node?: Text };

/** `code`: how many raw elements are open in which text stays as it is. */
function gather(node: Nodes, pieces: Piece[], open: { code: number; readonly lang: string }): void {
  if (node.type === 'text')
    pieces.push(open.code > 0 ? { text: node.value || 'x', kept: true } : { text: node.value, node });
  else if (node.type === 'html') open.code += depthOf(node.value);
  else if (node.type === 'break') pieces.push({ text: ' ', kept: true });
  else if (node.type === 'link' && isAddress(node)) pieces.push({ text: 'x', kept: true });
  else if (node.type === 'image') {
    if (node.title) node.title = smarten(node.title, open.lang);
    pieces.push({ text: 'x', kept: true });
  } else if ('children' in node) for (const child of node.children) gather(child, pieces, open);
  else if (node.type !== 'footnoteReference') pieces.push({ text: 'x', kept: true });
}

function depthOf(html: string): number {
  const tag = /^<(\/?)(?:code|kbd|samp|pre|tt|var|script|style|textarea)\b/i.exec(html);
  return tag === null || html.endsWith('/>') ? 0 : tag[1] === '/' ? -1 : 1;
}

function isAddress(link: Extract<Nodes, { type: 'link' }>): boolean {
  const only = link.children.length === 1 ? link.children[0]! : undefined;
  return (
    only?.type === 'text' &&
    (link.url === only.value || link.url === `http://${only.value}` || link.url === `mailto:${only.value}`)
  );
}
