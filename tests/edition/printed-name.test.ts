import { expect, test } from 'vitest';
import type { Shelf } from '../../src/archive/clipping.ts';
import { printedName } from '../../src/edition/printed-name.ts';

const shelf = (also: readonly string[], id: string | null = 'laura') =>
  ({ id, name: 'Laura Hale', also }) as unknown as Shelf;
const ALSO = ['L. Hale', 'Hale', 'madonna', 'Madonna'];

test.each([
  ['another spelling', ['L. Hale'], 'L. Hale'],
  ['its own name', ['Laura Hale'], null],
  ['its own name in other letters', ['LAURA HALE'], null],
  ['its id', ['laura'], null],
  ['a spelling in other letters, as it was written', ['HALE'], 'HALE'],
  ['a name that is another byline', ['Ivar Lund'], null],
  ['another byline before it', ['Ivar Lund', 'L. Hale'], 'L. Hale'],
  ['its own name before another spelling', ['Laura Hale', 'L. Hale'], null],
  ['a spelling that is an id: the one that it is made of', ['l-hale'], null],
  ['an id that is a spelling itself: the other one', ['madonna'], 'Madonna'],
  ['nothing', [], null],
])('a byline that a dispatch names by %s is printed as %s', (_, names, expected) => {
  expect(
    printedName(
      shelf(ALSO),
      names.map((name) => ({ name })),
    ),
  ).toBe(expected);
});

test('a spelling made into an id is printed as the spelling', () => {
  expect(printedName(shelf(['l-hale', 'L Hale']), [{ name: 'l-hale' }])).toBe('L Hale');
  expect(printedName(shelf(['l-hale']), [{ name: 'l-hale' }])).toBe(null);
});

test('a byline without other spellings, or that the settings do not list, prints its own name', () => {
  expect(printedName(shelf([]), [{ name: 'L. Hale' }])).toBe(null);
  expect(printedName(shelf(['L. Hale'], null), [{ name: 'laura' }])).toBe(null);
  expect(printedName(shelf(['L. Hale'], null), [{ name: 'l. hale' }])).toBe('l. hale');
});
