import { expect, test } from 'vitest';
import { closest } from '../../../src/model/text/guess.ts';

test.each([
  ['titel', ['title', 'tags'], 'title'],
  // One slip for every three letters, at least one and at most three.
  ['bb', ['by', 'abc'], 'by'],
  ['ab', ['cd'], undefined],
  ['dates', ['date'], 'date'],
  ['datum', ['dates'], undefined],
  ['headlne', ['headline', 'dek'], 'headline'],
  ['correctnis', ['corrections'], 'corrections'],
  ['corections-of-it', ['corrections'], undefined],
  ['abcdefghijkl', ['abcdefghiXYZ'], 'abcdefghiXYZ'],
  ['abcdefghijklmnop', ['abcdefghijklWXYZ'], undefined],
  // Of two as near, the first in order.
  ['tag', ['tog', 'tig'], 'tig'],
])('%s among %j is likely %s', (word, candidates, meant) => {
  expect(closest(word, candidates)).toBe(meant);
});
