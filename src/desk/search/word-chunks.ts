import { Cbor } from './cbor.ts';
import { FORM } from './indexed-words.ts';
import { compareCodePoints, inCodePointOrder, type Postings } from './postings.ts';

/** A file of the index: words from one to another, and where they stand. */
export type WordChunk = { readonly from: string; readonly to: string; readonly bytes: Uint8Array };

/** Bytes of a chunk, on average, before they are compressed. */
const MEAN = 24_000;

/** Postings, and the number of the first page that they are of. */
export type Placed = { readonly postings: Postings; readonly first: number };

/**
 * Joins postings to the chunks of an index. Whether a chunk ends after a word depends on this word alone, so that an
 * edit changes only the chunks of its words.
 */
export function wordChunks(groups: readonly Placed[]): readonly WordChunk[] {
  const places = new Map<string, number[]>();
  for (const [group, { postings }] of groups.entries())
    for (const [at, entry] of postings.entries.entries()) {
      const known = places.get(entry);
      if (known) known.push(group, at);
      else places.set(entry, [group, at]);
    }
  const entries = inCodePointOrder([...places.keys()]);
  const chunks: WordChunk[] = [];
  let body = new Cbor();
  let words: string[] = [];
  const end = () => {
    const whole = new Cbor();
    whole.list(1);
    whole.list(words.length);
    whole.raw(body.taken());
    chunks.push({ from: words[0] as string, to: words.at(-1) as string, bytes: whole.taken() });
    [body, words] = [new Cbor(), []];
  };
  for (let at = 0; at < entries.length; ) {
    const [word = '', form] = (entries[at] as string).split(FORM);
    const before = body.size;
    body.list(3);
    body.text(word);
    if (form === undefined) putPages(body, places.get(entries[at++] as string) as number[], groups);
    else body.list(0);
    const from = at;
    while (entries[at]?.startsWith(`${word}${FORM}`)) at++;
    body.list(at - from);
    for (const entry of entries.slice(from, at)) {
      body.list(2);
      body.text(entry.slice(word.length + 1));
      putPages(body, places.get(entry) as number[], groups);
    }
    words.push(word);
    if (shareOf(word) * MEAN < body.size - before) end();
  }
  if (words.length > 0) end();
  return named(chunks);
}

/** Puts the pages of an entry, from all groups: each page by its distance from the one before. */
function putPages(cbor: Cbor, places: readonly number[], groups: readonly Placed[]): void {
  let count = 0;
  for (let at = 0; at < places.length; at += 2)
    count += groups[places[at] as number]?.postings.numbers[(places[at + 1] as number) * 4] as number;
  cbor.list(count);
  let before = 0;
  for (let at = 0; at < places.length; at += 2) {
    const { postings, first } = groups[places[at] as number] as Placed;
    const entry = (places[at + 1] as number) * 4;
    const { numbers, bytes } = postings;
    cbor.list(3);
    cbor.number(first + (numbers[entry + 1] as number) - before);
    cbor.raw(bytes.subarray(entry === 0 ? 0 : numbers[entry - 1], numbers[entry + 3]));
    before = first + (numbers[entry + 2] as number);
  }
}

/** A number from 0 to 1 that follows from a word and only looks like chance (FNV-1a). */
function shareOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Chunks with their bounds cut to what tells them apart, as Pagefind's reader expects them. */
function named(chunks: readonly WordChunk[]): readonly WordChunk[] {
  const bounds = chunks.map(({ from, to }) => ({ from, to }));
  for (const [at, next] of bounds.entries()) {
    const last = bounds[at - 1];
    if (!last) continue;
    const [to, from] = [[...last.to], [...next.from]];
    let same = 0;
    while (same < to.length && same < from.length && to[same] === from[same]) same++;
    const cut = to.slice(0, same + 1).join('');
    if (compareCodePoints(cut, last.from) >= 0) last.to = cut;
    next.from = from.slice(0, same + 1).join('');
  }
  return chunks.map(({ bytes }, at) => ({ ...(bounds[at] as { from: string; to: string }), bytes }));
}
