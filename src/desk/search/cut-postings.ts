import { Cbor } from './cbor.ts';
import { lengthOf, numberAt, skipList } from './cbor-places.ts';
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
