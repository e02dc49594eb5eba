import { Cbor } from './cbor.ts';
import { inCodePointOrder } from './code-points.ts';
import type { IndexedWord, WordsOf } from './indexed-words.ts';
import type { SearchRecord } from './record.ts';

/**
 * Where the words of some pages stand, in the form in which an index holds it. An entry is a word, or a word and a form
 * of it with diacritics (`cafe\0café`); entries are in the order of code points.
 */
export type Postings = {
  readonly entries: readonly string[];
  /**
   * Four numbers for each entry: how many pages have it, the first and the last of them (0 is the first of these pages),
   * and where its bytes end.
   */
  readonly numbers: Uint32Array;
  /** CBOR of the pages of each entry: all but the number of the first, since this depends on the pages before. */
  readonly bytes: Uint8Array;
};

/**
 * Where words stand, one place after another: by page, on a page first in its text and then in its metadata, and there by
 * position. In columns, since there are very many.
 */
class Places {
  readonly entries: string[] = [];
  length = 0;
  /** Of each place: which of the entries, its page, its weight (or `META` and its field), and its position. */
  entry: Uint32Array;
  page: Uint32Array;
  weight: Uint32Array;
  position: Uint32Array;

  /** `room`: places that there will probably be. */
  constructor(room: number) {
    this.entry = new Uint32Array(room);
    this.page = new Uint32Array(room);
    this.weight = new Uint32Array(room);
    this.position = new Uint32Array(room);
  }

  add(entry: number, page: number, weight: number, position: number): void {
    const at = this.length++;
    if (at === this.entry.length) {
      this.entry = wider(this.entry);
      this.page = wider(this.page);
      this.weight = wider(this.weight);
      this.position = wider(this.position);
    }
    this.entry[at] = entry;
    this.page[at] = page;
    this.weight[at] = weight;
    this.position[at] = position;
  }
}

function wider(column: Uint32Array): Uint32Array {
  const more = new Uint32Array(column.length * 2 + 64);
  more.set(column);
  return more;
}

/** A weight of at least this is a field of the metadata. */
const META = 256;

/**
 * Finds where the words of pages stand. `wordsOf` gives the words under which written ones are found; `fields` are the
 * names of all metadata, in their order.
 */
export function postingsOf(
  records: readonly SearchRecord[],
  wordsOf: WordsOf,
  fields: readonly string[],
): Postings {
  const places = new Places(records.reduce((sum, { words }) => sum + words.length + (words.length >> 3), 64));
  const { entries } = places;
  /** Entries by their number among all groups. */
  const known: (number | undefined)[] = [];
  const add = ({ number, entry }: IndexedWord, page: number, weight: number, position: number) => {
    let at = known[number];
    if (at === undefined) {
      at = entries.push(entry) - 1;
      known[number] = at;
    }
    places.add(at, page, weight, position);
  };
  for (const [
    page,
    {
      words,
      weights,
      page: { meta },
    },
  ] of records.entries()) {
    const written = wordsOf(words);
    for (let position = 0; position < words.length; position++) {
      const weight = weights[position] as number;
      const indexed = written[position] as readonly IndexedWord[];
      if (indexed.length === 1) {
        add(indexed[0] as IndexedWord, page, weight, position);
        continue;
      }
      const parts = indexed.filter(({ isPart }) => isPart).length;
      const ofPart = parts > 0 && weight > 0 ? Math.max(1, Math.floor(weight / parts)) : 0;
      for (const word of indexed) add(word, page, word.isPart ? ofPart : weight, position);
    }
    for (let field = 0; field < fields.length; field++) {
      const value = meta[fields[field] as string];
      if (value === undefined) continue;
      for (const [position, indexed] of wordsOf(value.split(/\s+/).filter(Boolean)).entries())
        for (const word of indexed) add(word, page, META + field, position);
    }
  }
  return encoded(places);
}

function encoded(places: Places): Postings {
  const { starts, order } = byEntry(places);
  const rank = new Map(places.entries.map((entry, at) => [entry, at]));
  const entries = inCodePointOrder([...places.entries]);
  const numbers = new Uint32Array(entries.length * 4);
  const cbor = new Cbor();
  for (let at = 0; at < entries.length; at++) {
    const entry = rank.get(entries[at] as string) as number;
    const end = starts[entry + 1] as number;
    let [pages, first, last] = [0, 0, 0];
    for (let from = starts[entry] as number; from < end; ) {
      const page = places.page[order[from] as number] as number;
      let meta = from;
      while (meta < end && isOn(page, meta, true)) meta++;
      let next = meta;
      while (next < end && isOn(page, next, false)) next++;
      if (pages++ === 0) first = page;
      else {
        cbor.list(3);
        cbor.number(page - last);
      }
      last = page;
      putPositions(cbor, places, order, from, meta);
      putFields(cbor, places, order, meta, next);
      from = next;
    }
    numbers[at * 4] = pages;
    numbers[at * 4 + 1] = first;
    numbers[at * 4 + 2] = last;
    numbers[at * 4 + 3] = cbor.size;
  }
  return { entries, numbers, bytes: cbor.taken() };

  function isOn(page: number, at: number, isText: boolean): boolean {
    const place = order[at] as number;
    return places.page[place] === page && (places.weight[place] as number) < META === isText;
  }
}

/** Places in the order of their entries, those of each entry in the order in which they were found. */
function byEntry({ entries, entry, length }: Places): {
  readonly starts: Uint32Array;
  readonly order: Uint32Array;
} {
  const starts = new Uint32Array(entries.length + 1);
  for (let place = 0; place < length; place++) {
    const at = (entry[place] as number) + 1;
    starts[at] = (starts[at] as number) + 1;
  }
  for (let at = 0; at < entries.length; at++)
    starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice();
  const order = new Uint32Array(length);
  for (let place = 0; place < length; place++) {
    const at = entry[place] as number;
    const to = next[at] as number;
    order[to] = place;
    next[at] = to + 1;
  }
  return { starts, order };
}

/** The weight that Pagefind's reader begins with. */
const FIRST = 25;

/**
 * Positions of the places from `from` to `to` in an order, by weight, each as its distance from the one before; a negative
 * number is the weight of those that follow.
 */
function putPositions(cbor: Cbor, places: Places, order: Uint32Array, from: number, to: number): void {
  const { weight, position } = places;
  let [changes, before, isSorted] = [0, FIRST, true];
  for (let at = from; at < to; at++) {
    const now = weight[order[at] as number] as number;
    if (now !== before) changes++;
    if (at > from && rankOf(before) > rankOf(now)) isSorted = false;
    before = now;
  }
  if (!isSorted) {
    const rank = (place: number) => rankOf(weight[place] as number);
    const sorted = order.slice(from, to).sort((a, b) => rank(a) - rank(b) || a - b);
    putPositions(cbor, places, sorted, 0, sorted.length);
    return;
  }
  cbor.list(to - from + changes);
  let [current, last] = [FIRST, 0];
  for (let at = from; at < to; at++) {
    const place = order[at] as number;
    const [now, where] = [weight[place] as number, position[place] as number];
    if (now !== current) cbor.negative(now + 1);
    cbor.number(now === current ? where - last : where);
    [current, last] = [now, where];
  }
}

/** The weight that the reader begins with comes first. */
function rankOf(weight: number): number {
  return weight === FIRST ? 0 : weight;
}

/** The same by field of the metadata: a negative number is the field of the positions that follow. */
function putFields(
  cbor: Cbor,
  { weight, position }: Places,
  order: Uint32Array,
  from: number,
  to: number,
): void {
  let [changes, before] = [0, -1];
  for (let at = from; at < to; at++) {
    const now = weight[order[at] as number] as number;
    if (now !== before) changes++;
    before = now;
  }
  cbor.list(to - from + changes);
  let [current, last] = [-1, 0];
  for (let at = from; at < to; at++) {
    const place = order[at] as number;
    const [now, where] = [weight[place] as number, position[place] as number];
    if (now !== current) cbor.negative(now - META + 1);
    cbor.number(now === current ? where - last : where);
    [current, last] = [now, where];
  }
}
