import { Cbor } from './cbor.ts';
import type { Postings } from './postings.ts';

/** The postings of the pages from `from` to `to` (exclusive) among those of more pages. */
export function cutPostings({ entries, numbers, bytes }: Postings, from: number, to: number): Postings {
  const kept: string[] = [];
  const cut: number[] = [];
  const cbor = new Cbor(bytes.length);
  for (let at = 0; at < entries.length; at++) {
    const [first, last] = [numbers[at * 4 + 1] as number, numbers[at * 4 + 2] as number];
    if (last < from || first >= to) continue;
    const end = numbers[at * 4 + 3] as number;
    let place = at === 0 ? 0 : (numbers[at * 4 - 1] as number);
    let [pages, firstKept, lastKept, begins, ends] = [0, 0, 0, place, end];
    if (first >= from && last < to) {
      [pages, firstKept, lastKept] = [numbers[at * 4] as number, first, last];
    } else {
      for (let page = first; place < end && page < to; ) {
        const next = skipList(bytes, skipList(bytes, place));
        if (page >= from) {
          if (pages++ === 0) [firstKept, begins] = [page, place];
          [lastKept, ends] = [page, next];
        }
        place = next;
        if (place === end) break;
        // A list of three, whose first is the distance to the next page.
        page += numberAt(bytes, place + 1);
        place += 1 + lengthOf(bytes[place + 1] as number);
      }
      if (pages === 0) continue;
    }
    cbor.raw(bytes, begins, ends);
    kept.push(entries[at] as string);
    cut.push(pages, firstKept - from, lastKept - from, cbor.size);
  }
  return { entries: kept, numbers: Uint32Array.from(cut), bytes: cbor.taken() };
}

/** Where a list of numbers ends that begins at a place. */
function skipList(bytes: Uint8Array, at: number): number {
  let place = at + lengthOf(bytes[at] as number);
  for (let left = numberAt(bytes, at); left > 0; left--) place += lengthOf(bytes[place] as number);
  return place;
}

/** How many bytes a number or the head of a list has, by its first (RFC 8949, 3). */
function lengthOf(head: number): number {
  const more = (head & 0x1f) - 23;
  return more <= 0 ? 1 : 1 + 2 ** (more - 1);
}

/** The number that begins at a place, or the length of a list. */
function numberAt(bytes: Uint8Array, at: number): number {
  const head = bytes[at] as number;
  const length = lengthOf(head);
  if (length === 1) return head & 0x1f;
  let value = 0;
  for (let byte = at + 1; byte < at + length; byte++) value = value * 0x100 + (bytes[byte] as number);
  return value;
}
