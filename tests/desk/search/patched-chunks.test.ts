import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chanceOf } from '../../../src/desk/search/chance.ts';
import { inCodePointOrder } from '../../../src/desk/search/code-points.ts';
import { chunksOf } from '../../../src/desk/search/index-chunks.ts';
import { joinedPostings } from '../../../src/desk/search/joined-postings.ts';
import { addChanges, type Changes, patchedChunks } from '../../../src/desk/search/patched-chunks.ts';
import { postingsOf } from '../../../src/desk/search/postings.ts';
import { runs } from '../../support/deep.ts';

const PAGES = 40;
/** Many words, some with forms, some only as forms. */
const ENTRIES = inCodePointOrder(
  Array.from({ length: 80 }, (_, at) => `w${(at * 7919) % 80}`).flatMap((word, at) =>
    at % 9 === 0
      ? [word, `${word}\0${word}é`, `${word}\0${word}ü`]
      : at % 9 === 1
        ? [`${word}\0${word}é`]
        : [word],
  ),
);

/** A page by the numbers of its words. */
type Words = readonly number[];

function postings(pages: readonly Words[]) {
  const records = pages.map((words) => ({
    words: Uint32Array.from(words),
    weights: words.flatMap((word, at) => [at, word % 5 === 0 ? 168 : 24]),
    metaWords: {},
  }));
  const of = ENTRIES.map((_, number) => [{ number, isPart: false }]);
  const found = postingsOf(records, { entries: ENTRIES, of, one: Int32Array.from(of.keys()) }, []);
  // In the order of code points.
  return joinedPostings([{ postings: found, first: 0 }]);
}

/** Words of a page that follow from a number: long pages, so that there are several chunks; rare words are on one of ten. */
function wordsOf(seed: number): Words {
  return Array.from({ length: 400 }, (_, at) =>
    Math.floor(chanceOf(`${seed} ${at}`) * ENTRIES.length),
  ).filter((word) => word % 10 !== 3 || seed % 10 === word % 7);
}

const words = fc.nat(1_000_000).map(wordsOf);

test('chunks that are patched are those of all places', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(words, { minLength: PAGES, maxLength: PAGES }),
      fc.uniqueArray(fc.tuple(fc.nat(PAGES - 1), words), { selector: ([page]) => page, maxLength: 4 }),
      async (pages, edits) => {
        const last = chunksOf(postings(pages));
        const bytes = await Promise.all(last.map((chunk) => chunk.bytes()));
        const edited = pages.slice();
        const changes: Changes = new Map();
        for (const [page, now] of edits.toSorted(([a], [b]) => a - b)) {
          addChanges(changes, page, postings([pages[page] as Words]), postings([now]));
          edited[page] = now;
        }
        const read: number[] = [];
        const readChunk = (at: number) => {
          read.push(at);
          return bytes[at] as Uint8Array;
        };
        const others = async (sum: string) =>
          bytes[last.findIndex(({ digest }) => digest === sum)] as Uint8Array;
        const patched = patchedChunks(last, changes, readChunk, others);
        const whole = chunksOf(postings(edited));
        expect(whole.length).toBeGreaterThan(1);
        expect(patched?.map(({ first, last, digest }) => [first, last, digest])).toEqual(
          whole.map(({ first, last, digest }) => [first, last, digest]),
        );
        for (const [at, chunk] of whole.entries())
          expect(await patched?.[at]?.bytes()).toEqual(await chunk.bytes());
        expect(read.length <= changes.size * 2).toBe(true);
      },
    ),
    { numRuns: runs(8) },
  );
});

test('nothing is patched where a chunk cannot be read, or where there was none', () => {
  const [before, after] = [postings([[1, 2, 3]]), postings([[1, 2, 4]])];
  const changes: Changes = new Map();
  addChanges(changes, 0, before, after);
  expect(
    patchedChunks(
      chunksOf(before),
      changes,
      () => null,
      async () => new Uint8Array(),
    ),
  ).toBe(null);
  expect(
    patchedChunks(
      [],
      changes,
      () => new Uint8Array(),
      async () => new Uint8Array(),
    ),
  ).toBe(null);
});
