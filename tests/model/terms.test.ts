import { expect, test } from 'vitest';
import { countTerms, formsOf, packTerms, readTerms } from '../../src/model/terms.ts';

test('packed terms are read as they were, but for counts that are too high and forms with a bar', () => {
  const packed = packTerms(812, [
    { hash: 0x3fffffff, count: 7, form: 'herring clause' },
    { hash: 0, count: 900, form: 'a|b' },
    { hash: 123_456_789, count: 1, form: '' },
  ]);
  const { length, hashes, counts } = readTerms(packed);
  expect([length, [...hashes], [...counts]]).toEqual([812, [0x3fffffff, 0, 123_456_789], [7, 63, 1]]);
  expect(formsOf(packed)).toEqual(['herring clause', 'a b']);
  expect(countTerms(packed)).toBe(3);
});

test('no terms are an empty text', () => {
  expect(packTerms(0, [])).toBe('');
  expect([readTerms('').hashes.length, countTerms(''), formsOf('')]).toEqual([0, 0, []]);
});
