import type { Clipping } from '../archive/clipping.ts';
import type { Part } from '../archive/reads.ts';
import type { Json } from '../model/json.ts';
import { referenceProps } from './citations.ts';
import { type Desk, linkOf, teaserOf } from './desk.ts';
import { entryProps } from './feeds.ts';
import { shared } from './shared.ts';

/** A part of a clipping as JSON, the same text that `Reads` holds of it once a page has shown it. */
export function partAsShown(part: Exclude<Part, 'dispatch'>, clipping: Clipping, desk: Desk): string {
  return JSON.stringify(MAKE[part](clipping, desk));
}

/** Parts that are the same on every page that shows them. */
const MAKE: { readonly [part in Exclude<Part, 'dispatch'>]: (clipping: Clipping, desk: Desk) => Json } = {
  length: ({ length }) => length,
  teaser: (clipping, desk) => shared(teaserOf(clipping, desk)),
  entry: (clipping, desk) => shared(entryProps(clipping, desk)),
  reference: (clipping, desk) => shared(referenceProps(clipping, desk)),
  link: linkOf,
};
