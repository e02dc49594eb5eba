import { expect, test } from 'vitest';
import { type Listing, tableLines } from '../../src/desk/list.ts';

const listing = (title: string, more: object = {}) =>
  ({
    date: '2009-02-03T08:30:00Z',
    title,
    column: null,
    bylines: [],
    states: [],
    source: 'posts/a.md',
    ...more,
  }) as unknown as Listing;

test('a table has the day, the states with the headline, the column or the bylines, and the file', () => {
  const lines = tableLines(
    [
      listing('Talks', { column: 'The Wire', bylines: ['Ann'] }),
      listing('Draft of it', {
        states: ['draft', 'future'],
        bylines: ['Ann', 'Bo'],
        date: '',
        source: 'posts/2009/long-name.md',
      }),
    ],
    80,
  );
  expect(lines).toEqual([
    '2009-02-03  Talks                         The Wire  posts/a.md',
    '  [draft] [future] Draft of it  Ann, Bo   posts/2009/long-name.md',
  ]);
});

test('what is wider than its column is cut: a headline at its end, a path at its beginning', () => {
  const [line = ''] = tableLines(
    [listing('A headline that goes on and on', { source: 'posts/2009/02/a-very-long-name.md' })],
    50,
  );
  expect(line).toMatch(/^2009-02-03 {2}A headline that…? +….*long-name\.md$/);
  expect([...line].length).toBeLessThanOrEqual(54);
});

test('wide signs count twice', () => {
  const [wide, plain] = tableLines([listing('港の灯台'), listing('12345678')], 80);
  expect(wide?.replace('港の灯台', '12345678')).toBe(plain);
  const [cut] = tableLines([listing('港の灯台は東京都の記者が書いた', { source: 'p.md' })], 30);
  expect(cut).toBe('2009-02-03  港の灯台は東京…     p.md');
});

test('without dispatches there are no lines', () => {
  expect(tableLines([], 80)).toEqual([]);
});
