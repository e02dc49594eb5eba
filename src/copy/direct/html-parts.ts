import type { RootContent as HtmlNode, Root as HtmlTree } from 'hast';
import type { Nodes, RootContent } from 'mdast';
import { printHtml, toHtmlTree } from '../body/markdown.ts';
import { type Call, plainPartOf } from './plain-part.ts';
import { printPlain } from './print-plain.ts';
import type { Survey } from './survey.ts';

/**
 * Blocks that tags of raw HTML hold together (from an index up to, not including, another), with their HTML tree, the calls
 * of footnotes in it, and what prints it.
 */
export type HtmlPart = {
  readonly start: number;
  readonly end: number;
  readonly tree: HtmlTree;
  readonly calls: readonly Call[];
  readonly print: (tree: HtmlTree) => string;
};

/**
 * The parts of a copy that hold raw HTML, in order, read without the rest of the copy; null if one of them reaches beyond
 * itself, so that its meaning depends on the whole copy.
 */
export function htmlPartsOf(blocks: readonly RootContent[], survey: Survey): readonly HtmlPart[] | null {
  const parts: HtmlPart[] = [];
  const spans: Span[] = [];
  for (let start = 0; start < blocks.length; start++) {
    if (!survey.html.has(blocks[start]!)) continue;
    const plain = plainPartOf(blocks, start, survey);
    const span = plain === null ? spanFrom(start, blocks, survey) : null;
    if (plain !== null) parts.push({ start, ...plain, print: printPlain });
    else if (span !== null) spans.push(span);
    else return null;
    start = (plain ?? span!).end - 1;
  }
  if (spans.length === 0) return parts;
  const others = parsedParts(spans, blocks, survey);
  return others && [...parts, ...others].sort((one, other) => one.start - other.start);
}

/** Parts whose HTML is not plain, read by `toHtmlTree`; null if one of them leaves something open. */
function parsedParts(
  spans: readonly Span[],
  blocks: readonly RootContent[],
  survey: Survey,
): readonly HtmlPart[] | null {
  const isOpen = spans.at(-1)!.end === blocks.length && !survey.hasNotes;
  const apart = spans.flatMap(({ start, end }) => [CUT, ...blocks.slice(start, end)]);
  const children = [...survey.targets.values(), ...apart, ...(isOpen ? [] : [CUT])];
  const pieces = piecesOf(toHtmlTree({ type: 'root', children }, 'keep').children);
  if (pieces.length !== spans.length + (isOpen ? 1 : 2)) return null;
  const parts: HtmlPart[] = [];
  for (const [index, span] of spans.entries()) {
    const tree = treeOf(pieces[index + 1]!, isOpen && index === spans.length - 1);
    if (tree === null) return null;
    parts.push({ ...span, tree, calls: [], print: printHtml });
  }
  return parts;
}

/** A separator between parts: an element that shows whether the HTML before it left anything open. */
const CUT_NAME = 'cut\u0001';
const CUT = { type: 'paragraph', data: { hName: CUT_NAME }, children: [] } as unknown as RootContent;

type Span = { readonly start: number; readonly end: number };

/** The blocks from one with raw HTML up to where its tags are closed; null if a tag would mean something else alone. */
function spanFrom(start: number, blocks: readonly RootContent[], survey: Survey): Span | null {
  const open: string[] = [];
  let end = start;
  do {
    const block = blocks[end++]!;
    if (survey.calls.has(block) || !follow(block, open)) return null;
  } while (open.length > 0 && end < blocks.length);
  return { start, end };
}

/** Follows the tags of raw HTML; false if one would be read differently at the beginning of a text. */
function follow(node: Nodes, open: string[]): boolean {
  if (node.type === 'html') return followTags(node.value, open);
  return !('children' in node) || node.children.every((child) => follow(child, open));
}

function followTags(html: string, open: string[]): boolean {
  /** The element in which tags are text, up to its own end. */
  let raw: string | null = null;
  for (const [, slash, written] of html.matchAll(TAGS)) {
    const name = written?.toLowerCase();
    if (raw !== null && (slash === '' || name !== raw)) continue;
    raw = slash === '' && RAW_TEXT.has(name ?? '') ? name! : null;
    if (name === undefined) continue;
    if (slash === '') {
      if (OF_TABLES.has(name) && !open.includes('table')) return false;
      if (!EMPTY.has(name)) open.push(name);
    } else if (open.includes(name)) open.length = open.lastIndexOf(name);
    else if (name === 'p' || name === 'br') return false;
  }
  return raw === null;
}

const TAGS = /<!--[\s\S]*?(?:-->|$)|<(\/?)([a-z][^\s/>]*)(?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const OF_TABLES = new Set(['caption', 'col', 'colgroup', 'tbody', 'td', 'tfoot', 'th', 'thead', 'tr']);
/** Elements that hold text alone (HTML Standard, 13.1.2). */
const RAW_TEXT = new Set(['iframe', 'noembed', 'noframes', 'script', 'style', 'textarea', 'title', 'xmp']);
// biome-ignore format: a list
const EMPTY = new Set([
  'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr',
]);

/** Nodes divided at the separators. */
function piecesOf(nodes: readonly HtmlNode[]): readonly (readonly HtmlNode[])[] {
  const pieces: HtmlNode[][] = [[]];
  for (const node of nodes) {
    if (node.type === 'element' && node.tagName === CUT_NAME && node.children.length === 0) pieces.push([]);
    else pieces.at(-1)!.push(node);
  }
  return pieces;
}

/**
 * A part without the line ends around it. Null if they are missing, or are next to text that may belong to two parts.
 */
function treeOf(nodes: readonly HtmlNode[], isLast: boolean): HtmlTree | null {
  const children = [...nodes];
  const first = children[0];
  if (first?.type !== 'text' || first.value.trim() !== '' || !first.value.startsWith('\n')) return null;
  children[0] = { ...first, value: first.value.slice(1) };
  const last = children.at(-1)!;
  if (!isLast) {
    if (last.type !== 'text' || last.value.trim() !== '' || !last.value.endsWith('\n')) return null;
    children[children.length - 1] = { ...last, value: last.value.slice(0, -1) };
  }
  const element = children.find((child) => child.type === 'element');
  return element !== undefined && element.position === undefined ? null : { type: 'root', children };
}
