import { Cbor } from './cbor.ts';
import { type IndexedWord, type IndexedWords, SEVERAL } from './indexed-words.ts';
import { ONCE, type SearchRecord } from './record.ts';

/**
 * Where the words of some pages stand, in the form in which an index holds it. An entry is a word, or a word and a form
 * of it with diacritics (`cafe\0café`).
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

/** A weight of at least this is a field of the metadata. */
const META = 256;

/**
 * Finds where the words of pages stand. `indexed` are the words under which written ones are found; `fields` are the names
 * of all metadata, in their order. Entries are in the order in which they are first met.
 * `places` is memory that can be used again.
 */
export function postingsOf(
  records: readonly Pick<SearchRecord, 'words' | 'weights' | 'metaWords'>[],
  indexed: IndexedWords,
  fields: readonly string[],
  places = new Places(),
): Postings {
  const entries: string[] = [];
  /** The numbers of entries among those of these pages, from 1, by their number among all; 0 if none of them was met. */
  const known = new Uint32Array(indexed.entries.length);
  const numberOf = (number: number): number => {
    if (known[number] === 0) known[number] = entries.push(indexed.entries[number] as string);
    return (known[number] as number) - 1;
  };
  places.begin();
  for (const { words, weights, metaWords } of records) {
    let [weight, change] = [ONCE, 0];
    for (let position = 0; position < words.length; position++) {
      if (weights[change] === position) {
        weight = weights[change + 1] as number;
        change += 2;
      }
      const number = words[position] as number;
      const one = indexed.one[number] as number;
      if (one === SEVERAL) addSeveral(indexed.of[number] as readonly IndexedWord[], weight, position);
      else places.add(numberOf(one), weight, position);
    }
    for (let field = 0; field < fields.length; field++)
      for (const [position, written] of (metaWords[fields[field] as string] ?? []).entries())
        for (const { number } of indexed.of[written] as readonly IndexedWord[])
          places.add(numberOf(number), META + field, position);
    places.endPage();
  }
  return encoded(entries, places);

  function addSeveral(those: readonly IndexedWord[], weight: number, position: number): void {
    const parts = those.filter(({ isPart }) => isPart).length;
    const ofPart = parts > 0 && weight > 0 ? Math.max(1, Math.floor(weight / parts)) : 0;
    for (const { number, isPart } of those) places.add(numberOf(number), isPart ? ofPart : weight, position);
  }
}

/**
 * Where words stand, one place after another: by page, on a page first in its text and then in its metadata, and there by
 * position. In columns, since there are very many.
 */
export class Places {
  length = 0;
  /** Of each place: which of the entries, its weight (or `META` and its field), and its position. */
  entry = new Uint32Array(MANY);
  weight = new Uint32Array(MANY);
  position = new Uint32Array(MANY);
  /** Where the places of each page end. */
  readonly ends: number[] = [];
  readonly sorted = {
    page: new Uint32Array(MANY),
    weight: new Uint32Array(MANY),
    position: new Uint32Array(MANY),
  };
  readonly cbor = new Cbor();

  begin(): void {
    this.length = 0;
    this.ends.length = 0;
  }

  add(entry: number, weight: number, position: number): void {
    if (this.length === this.entry.length) this.grow();
    const at = this.length++;
    this.entry[at] = entry;
    this.weight[at] = weight;
    this.position[at] = position;
  }

  endPage(): void {
    this.ends.push(this.length);
  }

  private grow(): void {
    const doubled = (column: Uint32Array) => {
      const longer = new Uint32Array(column.length * 2);
      longer.set(column);
      return longer;
    };
    for (const name of ['entry', 'weight', 'position'] as const) this[name] = doubled(this[name]);
    for (const name of ['page', 'weight', 'position'] as const)
      this.sorted[name] = new Uint32Array(this.entry.length);
  }
}

/** Places of some pages. */
const MANY = 1 << 14;

/** Places in the order of their entries, those of each entry in the order in which they were found. */
type SortedPlaces = {
  /** Where the places of each entry begin, and at last where all end. */
  readonly starts: Uint32Array;
  readonly page: Uint32Array;
  readonly weight: Uint32Array;
  readonly position: Uint32Array;
};

function byEntry({ entry, weight, position, length, ends, sorted }: Places, entries: number): SortedPlaces {
  const starts = new Uint32Array(entries + 1);
  for (let place = 0; place < length; place++) {
    const at = (entry[place] as number) + 1;
    starts[at] = (starts[at] as number) + 1;
  }
  for (let at = 0; at < entries; at++) starts[at + 1] = (starts[at + 1] as number) + (starts[at] as number);
  const next = starts.slice();
  for (let page = 0, place = 0; page < ends.length; page++)
    for (const end = ends[page] as number; place < end; place++) {
      const at = entry[place] as number;
      const to = next[at] as number;
      next[at] = to + 1;
      sorted.page[to] = page;
      sorted.weight[to] = weight[place] as number;
      sorted.position[to] = position[place] as number;
    }
  return { starts, ...sorted };
}

function encoded(entries: readonly string[], found: Places): Postings {
  const places = byEntry(found, entries.length);
  const { starts, page: pageOf, weight } = places;
  const numbers = new Uint32Array(entries.length * 4);
  const { cbor } = found;
  for (let entry = 0; entry < entries.length; entry++) {
    const end = starts[entry + 1] as number;
    let [pages, first, last] = [0, 0, 0];
    for (let from = starts[entry] as number; from < end; ) {
      const page = pageOf[from] as number;
      let meta = from;
      while (meta < end && pageOf[meta] === page && (weight[meta] as number) < META) meta++;
      let next = meta;
      while (next < end && pageOf[next] === page) next++;
      if (pages++ === 0) first = page;
      else {
        cbor.list(3);
        cbor.number(page - last);
      }
      last = page;
      putPositions(cbor, places, from, meta);
      putFields(cbor, places, meta, next);
      from = next;
    }
    numbers[entry * 4] = pages;
    numbers[entry * 4 + 1] = first;
    numbers[entry * 4 + 2] = last;
    numbers[entry * 4 + 3] = cbor.size;
  }
  return { entries, numbers, bytes: cbor.taken() };
}

/** The weight that Pagefind's reader begins with. */
const FIRST = 25;

/**
 * Positions of the places from `from` to `to`, by weight, each as its distance from the one before; a negative number is
 * the weight of those that follow.
 */
function putPositions(cbor: Cbor, { weight, position }: SortedPlaces, from: number, to: number): void {
  let [changes, before, isSorted] = [0, FIRST, true];
  for (let at = from; at < to; at++) {
    const now = weight[at] as number;
    if (now === before) continue;
    changes++;
    if (at > from && rankOf(before) > rankOf(now)) isSorted = false;
    before = now;
  }
  if (!isSorted) changes = sortByWeight(weight, position, from, to);
  cbor.list(to - from + changes);
  let [current, last] = [FIRST, 0];
  for (let at = from; at < to; at++) {
    const [now, where] = [weight[at] as number, position[at] as number];
    if (now !== current) cbor.negative(now + 1);
    cbor.number(now === current ? where - last : where);
    [current, last] = [now, where];
  }
}

/**
 * Sorts places by weight, those of each weight as they were, and returns how often the weight changes. Each is moved behind
 * those of its weight: few words of a page have several weights, and then one of them has few places.
 */
function sortByWeight(weight: Uint32Array, position: Uint32Array, from: number, to: number): number {
  for (let at = from + 1; at < to; at++) {
    const [now, where] = [weight[at] as number, position[at] as number];
    let free = at;
    for (; free > from && rankOf(weight[free - 1] as number) > rankOf(now); free--) {
      weight[free] = weight[free - 1] as number;
      position[free] = position[free - 1] as number;
    }
    weight[free] = now;
    position[free] = where;
  }
  let [changes, before] = [0, FIRST];
  for (let at = from; at < to; at++) {
    if (weight[at] !== before) changes++;
    before = weight[at] as number;
  }
  return changes;
}

/** The weight that the reader begins with comes first. */
function rankOf(weight: number): number {
  return weight === FIRST ? 0 : weight;
}

/** The same by field of the metadata: a negative number is the field of the positions that follow. */
function putFields(cbor: Cbor, { weight, position }: SortedPlaces, from: number, to: number): void {
  let [changes, before] = [0, -1];
  for (let at = from; at < to; at++) {
    const now = weight[at] as number;
    if (now !== before) changes++;
    before = now;
  }
  cbor.list(to - from + changes);
  let [current, last] = [-1, 0];
  for (let at = from; at < to; at++) {
    const [now, where] = [weight[at] as number, position[at] as number];
    if (now !== current) cbor.negative(now - META + 1);
    cbor.number(now === current ? where - last : where);
    [current, last] = [now, where];
  }
}
