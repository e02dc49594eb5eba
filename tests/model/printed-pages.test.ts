import { expect, test } from 'vitest';
import { areSeveralPages, rangeOfPages } from '../../src/model/printed-pages.ts';

test.each([
  ['4', false, null],
  ['B4', false, null],
  ['A-12', false, null],
  ['12 of 40', false, null],
  ['12–13', true, ['12', '13']],
  ['A1 - A4', true, ['A1', 'A4']],
  ['A1, A4', true, null],
  ['3 und 7', true, null],
])('of the printed page %j, several pages: %j, as a range: %j', (page, several, range) => {
  expect(areSeveralPages(page)).toBe(several);
  expect(rangeOfPages(page)).toEqual(range);
});
