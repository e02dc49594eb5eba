import type { Digest } from '../../model/digest.ts';
import { Cbor } from './cbor.ts';
import { chanceOf } from './chance.ts';
import { compareCodePoints } from './code-points.ts';
import { FORM } from './indexed-words.ts';
import type { Postings } from './postings.ts';

/** A file of the index: words from one to another, and where they stand. */
export type WordChunk = { readonly first: string; readonly last: string; readonly bytes: Uint8Array };

/** A file of the index with words and where they stand: its first and last word, and its content when it is needed. */
export type IndexChunk = {
  readonly first: string;
  readonly last: string;
  /** Of its bytes. */
  readonly digest: Digest;
  readonly bytes: () => Promise<Uint8Array>;
};

/** Bytes of a chunk, on average, before they are compressed. */
const MEAN = 8_000;

/**
 * Cuts the postings of all pages into the chunks of an index. Whether a chunk ends after a word depends on this word
 * alone, so that an edit changes only the chunks of its words.
 */
export function wordChunks({ entries, numbers, bytes }: Postings): readonly WordChunk[] {
  const chunks: {
    readonly first: string;
    readonly last: string;
    readonly begin: number;
    readonly end: number;
  }[] = [];
  // All chunks are written one after another, since making room for each would take most of the time.
  const body = new Cbor(bytes.length + entries.length * 40);
  body.leave(HEAD);
  let [begin, words] = [HEAD, [] as string[]];
  const putPages = (at: number) => {
    body.list(numbers[at * 4] as number);
    body.list(3);
    body.number(numbers[at * 4 + 1] as number);
    body.raw(bytes, at === 0 ? 0 : numbers[at * 4 - 1], numbers[at * 4 + 3]);
  };
  const endChunk = () => {
    const head = new Cbor(8);
    head.list(1);
    head.list(words.length);
    body.fill(begin, head.whole());
    chunks.push({
      first: words[0] as string,
      last: words.at(-1) as string,
      begin: begin - head.size,
      end: body.size,
    });
    body.leave(HEAD);
    [begin, words] = [body.size, []];
  };
  for (let at = 0; at < entries.length; ) {
    const entry = entries[at] as string;
    const end = entry.indexOf(FORM);
    const word = end < 0 ? entry : entry.slice(0, end);
    const before = body.size;
    body.list(3);
    body.text(word);
    if (end < 0) putPages(at++);
    else body.list(0);
    const from = at;
    while (entries[at]?.startsWith(`${word}${FORM}`)) at++;
    body.list(at - from);
    for (let variant = from; variant < at; variant++) {
      body.list(2);
      body.text((entries[variant] as string).slice(word.length + 1));
      putPages(variant);
    }
    words.push(word);
    if (endsChunk(word, body.size - before)) endChunk();
  }
  if (words.length > 0) endChunk();
  const written = body.whole();
  return chunks.map(({ begin, end, ...words }) => ({ ...words, bytes: written.subarray(begin, end) }));
}

/** Whether a chunk ends after a word that has so many bytes. */
export function endsChunk(word: string, bytes: number): boolean {
  return chanceOf(word) * MEAN < bytes;
}

/** The most bytes before the words of a chunk: the heads of two lists. */
const HEAD = 6;

/** The bounds of chunks, cut to what distinguishes them, as Pagefind's reader expects them. */
export function shortBounds(
  chunks: readonly Omit<WordChunk, 'bytes'>[],
): readonly { readonly from: string; readonly to: string }[] {
  const bounds = chunks.map(({ first, last }) => ({ from: first, to: last }));
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
  return bounds;
}
