import { Cbor } from './cbor.ts';
import { inCodePointOrder } from './code-points.ts';
import type { Postings } from './postings.ts';

/** Postings, and the number of the first page that they are of. */
export type Placed = { readonly postings: Postings; readonly first: number };

/** Numbers the entries of postings that are joined, so that each is looked up once and all are sorted once. */
export class EntryNumbers {
  readonly entries: string[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known = new WeakMap<Postings, Uint32Array>();
  private sorted: Uint32Array = new Uint32Array();

  /** The numbers of the entries of some postings. */
  of(postings: Postings): Uint32Array {
    const known = this.known.get(postings);
    if (known) return known;
    const { entries } = postings;
    const numbers = new Uint32Array(entries.length);
    for (let at = 0; at < entries.length; at++) {
      const entry = entries[at] as string;
      let number = this.numbers.get(entry);
      if (number === undefined) {
        number = this.entries.push(entry) - 1;
        this.numbers.set(entry, number);
      }
      numbers[at] = number;
    }
    this.known.set(postings, numbers);
    return numbers;
  }

  /** All numbers, in the order of code points of their entries. */
  inOrder(): Uint32Array {
    if (this.sorted.length !== this.entries.length)
      this.sorted = Uint32Array.from(
        inCodePointOrder([...this.entries]),
        (entry) => this.numbers.get(entry) as number,
      );
    return this.sorted;
  }
}

/** Joins the postings of pages that follow each other. The entries of what is joined are in the order of code points. */
export function joinedPostings(groups: readonly Placed[], all = new EntryNumbers()): Postings {
  const { starts, groupOf, atOf } = placesOf(groups, all);
  const order = all.inOrder();
  const entries: string[] = [];
  const numbers = new Uint32Array(order.length * 4);
  let room = 0;
  // Each entry of a group may need a number of up to five bytes, and mostly needs three.
  for (const { postings } of groups) room += postings.bytes.length + postings.entries.length * 4;
  const cbor = new Cbor(room);
  for (let at = 0; at < order.length; at++) {
    const number = order[at] as number;
    const end = starts[number + 1] as number;
    let [pages, start, last] = [0, 0, 0];
    for (let one = starts[number] as number; one < end; one++) {
      const { postings, first } = groups[groupOf[one] as number] as Placed;
      const entry = (atOf[one] as number) * 4;
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
    if (pages === 0) continue;
    const to = entries.push(all.entries[number] as string) * 4;
    numbers[to - 4] = pages;
    numbers[to - 3] = start;
    numbers[to - 2] = last;
    numbers[to - 1] = cbor.size;
  }
  return { entries, numbers: numbers.slice(0, entries.length * 4), bytes: cbor.whole() };
}

/** Of each entry, by its number: the groups that have it, each with the entry's place there. */
function placesOf(groups: readonly Placed[], all: EntryNumbers) {
  const numbers = groups.map(({ postings }) => all.of(postings));
  const starts = new Uint32Array(all.entries.length + 1);
  for (const those of numbers)
    for (let at = 0; at < those.length; at++) {
      const next = (those[at] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] as number) + (starts[at - 1] as number);
  const next = starts.slice();
  const many = starts.at(-1) as number;
  const [groupOf, atOf] = [new Uint32Array(many), new Uint32Array(many)];
  for (const [group, those] of numbers.entries())
    for (let at = 0; at < those.length; at++) {
      const number = those[at] as number;
      const to = next[number] as number;
      next[number] = to + 1;
      groupOf[to] = group;
      atOf[to] = at;
    }
  return { starts, groupOf, atOf };
}
