import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAll, type Hit } from '../../../src/copy/names/automaton.ts';

test('every occurrence is found that does not begin within a word, the longest first of those that end together', () => {
  const words = (most: number) =>
    fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '中'), maxLength: most });
  fc.assert(
    fc.property(
      fc.uniqueArray(
        words(5).filter((pattern) => pattern !== ''),
        { maxLength: 12 },
      ),
      words(60),
      (patterns, text) => {
        expect(findAll(patterns)(text)).toEqual(oneByOne(patterns, text));
      },
    ),
    { numRuns: 500 },
  );
});

test('without patterns, nothing is found', () => {
  expect(findAll([])('a text')).toEqual([]);
});

/** The definition: every pattern is tried at every place. */
function oneByOne(patterns: readonly string[], text: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (let end = 1; end <= text.length; end++)
    for (let start = 0; start < end; start++) {
      const pattern = patterns.indexOf(text.slice(start, end));
      const isWithin = /\w/.test(text.charAt(start - 1)) && /\w/.test(text.charAt(start));
      if (pattern >= 0 && !isWithin) hits.push({ pattern, start, end });
    }
  return hits;
}
