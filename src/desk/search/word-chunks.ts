import { Cbor } from './cbor.ts';
import { compareCodePoints } from './code-points.ts';
import { FORM } from './indexed-words.ts';
import type { Postings } from './postings.ts';

/** A file of the index: words from one to another, and where they stand. */
export type WordChunk = { readonly from: string; readonly to: string; readonly bytes: Uint8Array };

/** Bytes of a chunk, on average, before they are compressed. */
const MEAN = 8_000;

/**
 * Cuts the postings of all pages into the chunks of an index. Whether a chunk ends after a word depends on this word
 * alone, so that an edit changes only the chunks of its words.
 */
export function wordChunks({ entries, numbers, bytes }: Postings): readonly WordChunk[] {
  const chunks: WordChunk[] = [];
  const body = new Cbor();
  const head = new Cbor();
  let words: string[] = [];
  const putPages = (at: number) => {
    body.list(numbers[at * 4] as number);
    body.list(3);
    body.number(numbers[at * 4 + 1] as number);
    body.raw(bytes.subarray(at === 0 ? 0 : numbers[at * 4 - 1], numbers[at * 4 + 3]));
  };
  const end = () => {
    head.list(1);
    head.list(words.length);
    head.raw(body.taken());
    chunks.push({ from: words[0] as string, to: words.at(-1) as string, bytes: head.taken() });
    words = [];
  };
  for (let at = 0; at < entries.length; ) {
    const [word = '', form] = (entries[at] as string).split(FORM);
    const before = body.size;
    body.list(3);
    body.text(word);
    if (form === undefined) putPages(at++);
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
    if (shareOf(word) * MEAN < body.size - before) end();
  }
  if (words.length > 0) end();
  return withShortBounds(chunks);
}

/** A number from 0 to 1 that follows from a word and only looks like chance (FNV-1a). */
function shareOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

/** Chunks with their bounds cut to what tells them apart, as Pagefind's reader expects them. */
function withShortBounds(chunks: readonly WordChunk[]): readonly WordChunk[] {
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
