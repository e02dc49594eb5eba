import { expect, test } from 'vitest';
import { compareCodePoints } from '../../../src/desk/search/code-points.ts';
import { shortBounds, wordChunks } from '../../../src/desk/search/word-chunks.ts';

/** Postings of words, each on one page, with so many bytes. */
function postingsOf(words: readonly string[], bytes: number) {
  return {
    entries: words,
    numbers: Uint32Array.from(words.flatMap((_, at) => [1, 0, 0, (at + 1) * bytes])),
    bytes: new Uint8Array(words.length * bytes),
  };
}

const WORDS = Array.from({ length: 400 }, (_, at) => `wo${String.fromCharCode(97 + (at % 20))}${at}`).sort();

/** The number of the chunk in which a reader looks for a word: the last one that begins at or before it. */
const chunkFor = (word: string, chunks: readonly { readonly from: string }[]) =>
  chunks.findLastIndex(({ from }) => compareCodePoints(from, word) <= 0);

test('the bounds of chunks are as short as tell them apart, and each word lies within those of its chunk', () => {
  const chunks = shortBounds(wordChunks(postingsOf(WORDS, 400)));
  expect(chunks.length).toBeGreaterThan(5);
  expect([chunks[0]?.from, chunks.at(-1)?.to]).toEqual([WORDS[0], WORDS.at(-1)]);
  for (const [at, { from, to }] of chunks.entries()) {
    const last = chunks[at - 1];
    if (last === undefined) continue;
    // What tells two bounds apart is their last character.
    const same = [...from].findIndex((letter, place) => letter !== [...last.to][place]);
    expect([...from].length).toBe(same + 1);
    // A chunk never ends before it begins.
    const cut = [...last.to].slice(0, same + 1).join('');
    expect(last.to === cut || compareCodePoints(cut, last.from) < 0).toBe(true);
    expect(compareCodePoints(last.to, from)).toBeLessThan(0);
    expect(compareCodePoints(from, to)).toBeLessThanOrEqual(0);
  }
  const places = WORDS.map((word) => chunkFor(word, chunks));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(new Set(places).size).toBe(chunks.length);
});

test('a word alone decides whether a chunk ends after it', () => {
  const before = wordChunks(postingsOf(WORDS, 400));
  const after = wordChunks(postingsOf([...WORDS.slice(0, 200), 'wok', ...WORDS.slice(200)].sort(), 400));
  const same = after.filter(({ bytes }) =>
    before.some((other) => Buffer.from(other.bytes).equals(Buffer.from(bytes))),
  );
  expect(same.length).toBeGreaterThanOrEqual(before.length - 2);
});

test('where a word begins the next one, the bound is that word as a whole', () => {
  const pairs = WORDS.flatMap((word) => [word, `${word}s`]).sort();
  const chunks = shortBounds(wordChunks(postingsOf(pairs, 800)));
  for (const [at, { from }] of chunks.entries()) {
    const last = chunks[at - 1];
    if (last) expect(compareCodePoints(last.to, from)).toBeLessThan(0);
  }
  expect(chunks.some(({ from }, at) => at > 0 && from.startsWith(chunks[at - 1]?.to ?? '?'))).toBe(true);
});
