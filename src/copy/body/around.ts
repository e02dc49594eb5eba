import type { Element } from 'hast';
import type { Flow } from './notebook.ts';
import { HEADINGS } from './tags.ts';

/** Where in a copy an element is. */
export type Around = {
  readonly flow: Flow;
  /** Whether its text is counted as words of the copy. */
  readonly counted: boolean;
  /** Within a table, which scrolls as a whole. */
  readonly tabled: boolean;
};

export const OUTSIDE: Around = { flow: 'open', counted: true, tabled: false };

/** Where the children of an element are, if the element itself is `around`. */
export function within(node: Element, around: Around): Around {
  const { tagName, properties } = node;
  const text = tagName === 'p' || HEADINGS.has(tagName) || properties.dataFootnotes !== undefined;
  const flow = around.flow === 'text' || text ? 'text' : ASIDE.has(tagName) ? 'aside' : around.flow;
  const counted =
    around.counted &&
    !UNCOUNTED.has(tagName) &&
    !isFootnoteLabel(node) &&
    properties.dataFootnoteRef === undefined &&
    properties.dataFootnoteBackref === undefined;
  const tabled = around.tabled || tagName === 'table';
  const isSame = flow === around.flow && counted === around.counted && tabled === around.tabled;
  return isSame ? around : { flow, counted, tabled };
}

/** Whether an element is the heading of the footnotes, which is not a heading of the copy. */
export function isFootnoteLabel({ properties }: Element): boolean {
  return String(properties.id ?? '').endsWith('footnote-label');
}

const ASIDE: ReadonlySet<string> = new Set([
  'blockquote',
  'ul',
  'ol',
  'dl',
  'table',
  'figure',
  'details',
  'aside',
  'nav',
]);
const UNCOUNTED: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'template', 'svg', 'math']);
