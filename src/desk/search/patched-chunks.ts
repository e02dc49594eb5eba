import { type Digest, digest } from '../../model/digest.ts';
import { Cbor } from './cbor.ts';
import { lengthOf, numberAt, skipPage, skipPages, textAt } from './cbor-places.ts';
import { compareCodePoints } from './code-points.ts';
import { FORM } from './indexed-words.ts';
import type { Postings } from './postings.ts';
import { endsChunk, type IndexChunk } from './word-chunks.ts';

/** A page on which an entry stands in other places than before: CBOR of these; null if it no longer stands there. */
type PageChange = { readonly page: number; readonly bytes: Uint8Array | null };

/** What an edit changes, by word and by form with diacritics (the empty text for the word itself), in the order of pages. */
export type Changes = Map<string, Map<string, PageChange[]>>;

/** Adds what changes if the postings of one page become others. Pages are added in their order. */
export function addChanges(changes: Changes, page: number, before: Postings, after: Postings): void {
  const left = new Map(before.entries.map((entry, at) => [entry, bytesAt(before, at)]));
  const add = (entry: string, bytes: Uint8Array | null) => {
    const [word = '', form = ''] = entry.split(FORM);
    const forms = changes.get(word) ?? new Map<string, PageChange[]>();
    changes.set(word, forms);
    const those = forms.get(form);
    if (those) those.push({ page, bytes });
    else forms.set(form, [{ page, bytes }]);
  };
  for (const [at, entry] of after.entries.entries()) {
    const bytes = bytesAt(after, at);
    const old = left.get(entry);
    left.delete(entry);
    if (!old || !isEqual(old, bytes)) add(entry, bytes);
  }
  for (const entry of left.keys()) add(entry, null);
}

function bytesAt({ numbers, bytes }: Postings, at: number): Uint8Array {
  return bytes.subarray(at === 0 ? 0 : numbers[at * 4 - 1], numbers[at * 4 + 3]);
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

/** A word in a chunk, with where it stands: CBOR between two places. */
type Word = { readonly word: string; readonly bytes: Uint8Array; readonly from: number; readonly to: number };

/**
 * The chunks of an index in which some pages have changed, but none has come or gone. `read` gives the bytes of a chunk by
 * its place; if it cannot, the result is null. `others` gives the bytes of a chunk that stays as it is, by their digest.
 *
 * A shortcut. Definition: the places of all pages are joined and divided into chunks (`chunksOf`). Law: the same chunks.
 * Test: tests/desk/search/build-index.test.ts. Only chunks with words of the edit are read.
 */
export function patchedChunks(
  chunks: readonly Omit<IndexChunk, 'bytes'>[],
  changes: Changes,
  read: (at: number) => Uint8Array | null,
  others: (sum: Digest) => Promise<Uint8Array>,
): readonly IndexChunk[] | null {
  const byChunk = Map.groupBy(changes.keys(), (word) => chunkOf(word, chunks));
  if (byChunk.has(-1)) return null;
  const patched: IndexChunk[] = [];
  let open: Word[] = [];
  const end = () => {
    if (open.length > 0) patched.push(chunkWith(open));
    open = [];
  };
  for (const [at, chunk] of chunks.entries()) {
    const changed = byChunk.get(at);
    if (!changed && open.length === 0) {
      patched.push({ ...chunk, bytes: () => others(chunk.digest) });
      continue;
    }
    const bytes = read(at);
    if (bytes === null) return null;
    for (const word of changed ? withChanges(wordsIn(bytes), changed, changes) : wordsIn(bytes)) {
      open.push(word);
      if (endsChunk(word.word, word.to - word.from)) end();
    }
  }
  end();
  return patched;
}

/** The chunk that holds a word or would hold it: the first that ends with it or after it, else the last; -1 if there is none. */
function chunkOf(word: string, chunks: readonly Pick<IndexChunk, 'last'>[]): number {
  let [from, to] = [0, chunks.length - 1];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (compareCodePoints((chunks[middle] as IndexChunk).last, word) < 0) from = middle + 1;
    else to = middle;
  }
  return to;
}

function chunkWith(words: readonly Word[]): IndexChunk {
  const cbor = new Cbor(words.reduce((sum, { from, to }) => sum + to - from, 16));
  cbor.list(1);
  cbor.list(words.length);
  for (const { bytes, from, to } of words) cbor.raw(bytes, from, to);
  const written = cbor.whole();
  const [first, last] = [words[0] as Word, words.at(-1) as Word];
  return { first: first.word, last: last.word, digest: digest(written), bytes: async () => written };
}

/** The words of a chunk, as `wordChunks` writes them. */
function wordsIn(bytes: Uint8Array): readonly Word[] {
  let at = 1;
  const words: Word[] = [];
  const many = numberAt(bytes, at);
  at += lengthOf(bytes[at] as number);
  for (let one = 0; one < many; one++) {
    const from = at;
    const text = textAt(bytes, at + 1);
    at = skipPages(bytes, text.end);
    const forms = numberAt(bytes, at);
    at += lengthOf(bytes[at] as number);
    for (let form = 0; form < forms; form++) at = skipPages(bytes, textAt(bytes, at + 1).end);
    words.push({ word: text.text, bytes, from, to: at });
  }
  return words;
}

/** The words of a chunk, in their order, with what changes of them. */
function withChanges(words: readonly Word[], changed: readonly string[], changes: Changes): readonly Word[] {
  const known = new Map(words.map((word) => [word.word, word]));
  for (const text of changed) {
    const word = wordWith(text, known.get(text), changes.get(text) as Map<string, PageChange[]>);
    if (word) known.set(text, word);
    else known.delete(text);
  }
  return [...known.values()].sort((a, b) => compareCodePoints(a.word, b.word));
}

/** Where the pages of a word are listed, and those of each of its forms. */
type Places = Map<string, { readonly bytes: Uint8Array; readonly at: number }>;

/** A word with its changes; null if it no longer stands anywhere. */
function wordWith(text: string, word: Word | undefined, changed: Map<string, PageChange[]>): Word | null {
  const places = word ? placesOf(word) : new Map();
  const lists: [form: string, pages: Cbor][] = [];
  for (const form of new Set([...places.keys(), ...changed.keys()])) {
    const pages = new Cbor();
    if (putPages(pages, places.get(form), changed.get(form) ?? [])) lists.push([form, pages]);
  }
  if (lists.length === 0) return null;
  lists.sort(([a], [b]) => compareCodePoints(a, b));
  const own = lists[0]?.[0] === '' ? lists.shift()?.[1] : undefined;
  const cbor = new Cbor();
  cbor.list(3);
  cbor.text(text);
  if (own) cbor.raw(own.whole());
  else cbor.list(0);
  cbor.list(lists.length);
  for (const [form, pages] of lists) {
    cbor.list(2);
    cbor.text(form);
    cbor.raw(pages.whole());
  }
  return { word: text, bytes: cbor.whole(), from: 0, to: cbor.size };
}

function placesOf({ bytes, from }: Word): Places {
  const places: Places = new Map();
  let at = textAt(bytes, from + 1).end;
  places.set('', { bytes, at });
  at = skipPages(bytes, at);
  const forms = numberAt(bytes, at);
  at += lengthOf(bytes[at] as number);
  for (let form = 0; form < forms; form++) {
    const { text, end } = textAt(bytes, at + 1);
    places.set(text, { bytes, at: end });
    at = skipPages(bytes, end);
  }
  return places;
}

/** Writes a list of pages with its changes; false, and nothing written, if no page is left. */
function putPages(
  cbor: Cbor,
  { bytes, at }: { readonly bytes: Uint8Array; readonly at: number } = { bytes: EMPTY, at: 0 },
  changes: readonly PageChange[],
): boolean {
  const body = new Cbor(bytes.length - at);
  let left = numberAt(bytes, at);
  let pages = left;
  let place = at + lengthOf(bytes[at] as number);
  // Pages are copied in runs. `read` is the last page that was read, `base` the one before the run, `written` the last written.
  let [begins, base, read, written] = [place, 0, 0, 0];
  const copyRun = () => {
    if (begins === place) return;
    const distance = numberAt(bytes, begins + 1);
    body.list(3);
    body.number(base + distance - written);
    body.raw(bytes, begins + 1 + lengthOf(bytes[begins + 1] as number), place);
    written = read;
  };
  for (const { page, bytes: now } of changes) {
    while (left > 0 && read + numberAt(bytes, place + 1) < page) {
      read += numberAt(bytes, place + 1);
      place = skipPage(bytes, place);
      left--;
    }
    copyRun();
    if (left > 0 && read + numberAt(bytes, place + 1) === page) {
      read = page;
      place = skipPage(bytes, place);
      left--;
      pages--;
    }
    [begins, base] = [place, read];
    if (now === null) continue;
    body.list(3);
    body.number(page - written);
    body.raw(now);
    written = page;
    pages++;
  }
  for (; left > 0; left--) {
    read += numberAt(bytes, place + 1);
    place = skipPage(bytes, place);
  }
  copyRun();
  if (pages === 0) return false;
  cbor.list(pages);
  cbor.raw(body.whole());
  return true;
}

/** A list of no pages. */
const EMPTY = Uint8Array.of(0x80);
