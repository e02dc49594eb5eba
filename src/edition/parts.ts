import type { Clipping } from '../archive/clipping.ts';
import { bitOf, type Part } from '../archive/filed.ts';
import type { Json } from '../model/json.ts';
import { referenceProps } from './citations.ts';
import { type Desk, linkOf, teaserOf } from './desk.ts';
import { entryProps } from './feeds.ts';

/** Parts of a dispatch that are the same on every page that shows them. */
const SHOWN: { readonly [part in Exclude<Part, 'dispatch'>]: (clipping: Clipping, desk: Desk) => Json } = {
  length: ({ length }) => [length.words, length.characters],
  teaser: teaserOf,
  entry: entryProps,
  reference: referenceProps,
  link: linkOf,
};

/** What pages may read of a clipping that is other than it was: parts, as bits. Where an edit moved nothing. */
export function changedParts(then: Clipping, now: Clipping, desk: Desk): number {
  let changed = bitOf('dispatch');
  for (const [part, make] of Object.entries(SHOWN)) {
    const isSame = JSON.stringify(make(then, desk)) === JSON.stringify(make(now, desk));
    if (!isSame) changed |= bitOf(part as Part);
  }
  return changed;
}
