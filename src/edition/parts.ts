import type { Clipping } from '../archive/clipping.ts';
import type { Part } from '../archive/reads.ts';
import type { Json } from '../model/json.ts';
import { type Bench, linkOf, teaserOf } from './bench.ts';
import { referenceProps } from './citations.ts';
import { entryProps } from './feed-props.ts';
import { sitesOf } from './numbers-page.ts';
import { quotesOf } from './referred.ts';
import { shared } from './shared.ts';

/** A part of a clipping as JSON: the same text that `Reads` keeps once a page has shown the part. */
export function partAsShown(part: Exclude<Part, 'dispatch'>, clipping: Clipping, bench: Bench): string {
  return JSON.stringify(MAKE[part](clipping, bench));
}

/** How each part is made that is the same on every page that shows it. */
const MAKE: { readonly [part in Exclude<Part, 'dispatch'>]: (clipping: Clipping, bench: Bench) => Json } = {
  length: ({ length }) => length,
  teaser: (clipping, bench) => shared(teaserOf(clipping, bench)),
  entry: (clipping, bench) => shared(entryProps(clipping, bench)),
  reference: (clipping, bench) => shared(referenceProps(clipping, bench)),
  link: linkOf,
  sites: sitesOf,
  quotes: quotesOf,
  mentions: (clipping, { names }) => names.mentionsIn(clipping),
};
