import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutPostings } from '../../../src/desk/search/cut-postings.ts';
import { SEVERAL } from '../../../src/desk/search/indexed-words.ts';
import { joinedPostings } from '../../../src/desk/search/joined-postings.ts';
import { postingsOf } from '../../../src/desk/search/postings.ts';
import { runs } from '../../support/deep.ts';

const WORDS = ['a', 'be', 'sea', 'café', '港', '👍', 'zoo'];

/** Pages with words at their places, some far apart, so that numbers of several lengths are written. */
const page = fc.record({
  words: fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(0, 24, 168, 240))),
  gap: fc.constantFrom(0, 0, 0, 300),
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
});

type Page = {
  readonly words: readonly (readonly [string, number])[];
  readonly gap: number;
  readonly title: readonly string[];
};

/** What is found under no word: it has a place and no entry. */
const NONE = WORDS.length;

function recordOf({ words, gap, title }: Page) {
  const numberOf = (word: string) => WORDS.indexOf(word);
  return {
    words: Uint32Array.from([
      ...Array.from({ length: gap }, () => NONE),
      ...words.map(([word]) => numberOf(word)),
    ]),
    weights: words.flatMap(([, weight], at) => [gap + at, weight]),
    metaWords: { title: title.map(numberOf) },
  };
}

function postings(records: readonly ReturnType<typeof recordOf>[]) {
  const of = [...WORDS.map((_, number) => [{ number, isPart: false }]), []];
  const one = Int32Array.from(of, ([word]) => word?.number ?? SEVERAL);
  const found = postingsOf(records, { entries: WORDS, of, one }, ['title']);
  // In the order of code points.
  return joinedPostings([{ postings: found, first: 0 }]);
}

test('what is cut out is what is found in the pages themselves, and joins to the whole', () => {
  fc.assert(
    fc.property(fc.array(page, { minLength: 1, maxLength: 30 }), fc.nat(40), fc.nat(40), (pages, a, b) => {
      const records = pages.map(recordOf);
      const [from, to] = [Math.min(a, b, pages.length), Math.min(Math.max(a, b), pages.length)];
      const whole = postings(records);
      expect(cutPostings(whole, from, to)).toEqual(postings(records.slice(from, to)));
      const parts = [0, from, to].map((first, at) => ({
        postings: cutPostings(whole, first, [from, to, pages.length][at] as number),
        first,
      }));
      expect(joinedPostings(parts)).toEqual(whole);
    }),
    { numRuns: runs(30) },
  );
});

test('numbers of five bytes are read', () => {
  const far = {
    words: [
      ['a', 24],
      ['be', 24],
    ] as const,
    gap: 70_000,
    title: ['a'],
  };
  const near = { ...far, gap: 0 };
  const records = [far, near, far].map(recordOf);
  expect(cutPostings(postings(records), 1, 3)).toEqual(postings(records.slice(1)));
});
