import type { Nodes, Root } from 'mdast';
import { type Flow, type Marks, marksOf, smartenPiece } from '../../model/punctuation.ts';

/**
 * Sets a tree's punctuation in type, in place: quotes of the language, dashes, ellipses. A quotation may begin in one
 * element and end in another; code, raw HTML and addresses that stand as text are left alone.
 */
export function setType(tree: Root, lang: string): void {
  setBlock(tree, marksOf(lang));
}

function setBlock(node: Nodes, marks: Marks): void {
  if (!('children' in node)) return;
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    setLine(node, marks);
    return;
  }
  for (const child of node.children) setBlock(child, marks);
}

/** One line of type: the text nodes of a paragraph, a heading or a cell, in their order. */
function setLine(block: Nodes, marks: Marks): void {
  const pieces: Piece[] = [];
  gather(block, pieces, { code: 0, marks });
  const flow: Flow = { before: '', double: 0, single: 0 };
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') flow.before = piece.at(-1) ?? flow.before;
    else piece.value = smartenPiece(piece.value, marks, flow, firstOf(pieces, index + 1));
  }
}

/** A text node to set, or a text that stands in for what is left alone. */
type Piece = { value: string } | string;

/** `code`: how many raw elements are open in which text stays as it is. */
function gather(node: Nodes, pieces: Piece[], open: { code: number; readonly marks: Marks }): void {
  if (node.type === 'text') pieces.push(open.code > 0 ? node.value || 'x' : node);
  else if (node.type === 'html') open.code += depthOf(node.value);
  else if (node.type === 'break') pieces.push(' ');
  else if (node.type === 'link' && isAddress(node)) pieces.push('x');
  else if (node.type === 'image') {
    if (node.title)
      node.title = smartenPiece(node.title, open.marks, { before: '', double: 0, single: 0 }, '');
    pieces.push('x');
  } else if ('children' in node) for (const child of node.children) gather(child, pieces, open);
  else if (node.type !== 'footnoteReference') pieces.push('x');
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

function firstOf(pieces: readonly Piece[], from: number): string {
  for (let index = from; index < pieces.length; index++) {
    const piece = pieces[index]!;
    const text = typeof piece === 'string' ? piece : piece.value;
    if (text !== '') return text[0]!;
  }
  return '';
}
