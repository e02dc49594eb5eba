import { Cbor } from './cbor.ts';
import { inCodePointOrder } from './code-points.ts';
import type { Postings } from './postings.ts';

/** Postings, and the number of the first page that they are of. */
export type Placed = { readonly postings: Postings; readonly first: number };

/** Joins the postings of pages that follow each other. */
export function joinedPostings(groups: readonly Placed[]): Postings {
  /** Of each entry: groups that have it, each with the entry's place there. */
  const places = new Map<string, number[]>();
  for (const [group, { postings }] of groups.entries()) {
    const { entries } = postings;
    for (let at = 0; at < entries.length; at++) {
      const known = places.get(entries[at] as string);
      if (known) known.push(group, at);
      else places.set(entries[at] as string, [group, at]);
    }
  }
  const entries = inCodePointOrder([...places.keys()]);
  const numbers = new Uint32Array(entries.length * 4);
  let room = 0;
  // Each entry of a group may need a number of up to five bytes, and mostly needs three.
  for (const { postings } of groups) room += postings.bytes.length + postings.entries.length * 4;
  const cbor = new Cbor(room);
  for (let at = 0; at < entries.length; at++) {
    const those = places.get(entries[at] as string) as readonly number[];
    let [pages, start, last] = [0, 0, 0];
    for (let one = 0; one < those.length; one += 2) {
      const { postings, first } = groups[those[one] as number] as Placed;
      const entry = (those[one + 1] as number) * 4;
      const from = first + (postings.numbers[entry + 1] as number);
      if (pages === 0) start = from;
      else {
        cbor.list(3);
        cbor.number(from - last);
      }
      cbor.raw(postings.bytes, entry === 0 ? 0 : postings.numbers[entry - 1], postings.numbers[entry + 3]);
      pages += postings.numbers[entry] as number;
      last = first + (postings.numbers[entry + 2] as number);
    }
    numbers[at * 4] = pages;
    numbers[at * 4 + 1] = start;
    numbers[at * 4 + 2] = last;
    numbers[at * 4 + 3] = cbor.size;
  }
  return { entries, numbers, bytes: cbor.whole() };
}
