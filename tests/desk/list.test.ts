import { expect, test } from 'vitest';
import type { FiledDispatch } from '../../src/archive/clipping.ts';
import { ANY, find, fits, type Listing, tableLines, type Wish } from '../../src/desk/list.ts';
import type { Site } from '../../src/model/site.ts';

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

const WISH = {
  tags: [],
  bylines: [],
  column: null,
  when: null,
  draft: null,
  future: null,
  unlisted: null,
  fields: [],
  words: [],
};
/** Whether a dispatch is asked for. */
function isFound(wish: object, dispatch: object = {}, place: object = {}): boolean {
  const entry = {
    dispatch: {
      title: 'T',
      headline: 'T',
      dek: null,
      lede: '',
      source: 'posts/a.md',
      filed: null,
      draft: false,
      unlisted: false,
      extra: {},
      ...dispatch,
    },
    ...{ tags: [], bylines: [], column: null, embargoed: false },
    ...place,
  };
  return fits(entry as unknown as Parameters<typeof fits>[0], { ...WISH, ...wish } as unknown as Wish);
}

test.each(['draft', 'unlisted'])('dispatches are found by whether they are %s', (state) => {
  expect([isFound({ [state]: true }), isFound({ [state]: false }), isFound({ [state]: null })]).toEqual([
    false,
    true,
    true,
  ]);
  expect([
    isFound({ [state]: true }, { [state]: true }),
    isFound({ [state]: false }, { [state]: true }),
  ]).toEqual([true, false]);
});

test('dispatches are found by whether they are to come', () => {
  expect([isFound({ future: true }), isFound({ future: true }, {}, { embargoed: true })]).toEqual([
    false,
    true,
  ]);
});

test('dispatches are found by a field, of one text, of a list or of a map', () => {
  const extra = {
    place: 'Geneva',
    list: ['One', 'Two'],
    map: { a: { b: 'Deep' } },
    no: false,
    empty: '',
    zero: 0,
  };
  const has = (field: string) => isFound({ fields: [field] }, { extra });
  expect(['place', 'place=gen', 'list=two', 'map=deep', 'zero', 'zero=0'].map(has)).toEqual(
    Array(6).fill(true),
  );
  expect(['place=Oslo', 'list=three', 'map=b', 'no', 'empty', 'gone'].map(has)).toEqual(Array(6).fill(false));
});

test('a listing says whether a dispatch is a draft, dated ahead or unlisted', () => {
  const entry = (states: { draft?: boolean; unlisted?: boolean; embargoed?: boolean }) => {
    const { embargoed = false, draft = false, unlisted = false } = states;
    const dispatch = { draft, unlisted, filed: null, copy: { words: 1 }, source: 'posts/a.md', id: 'a' };
    return {
      dispatch,
      slip: dispatch,
      embargoed,
      column: null,
      bylines: [],
      tags: [],
    } as unknown as FiledDispatch;
  };
  const site = { origin: 'https://wire.example', base: '' } as Site;
  const found = find(
    [{}, { draft: true }, { embargoed: true }, { unlisted: true }, { draft: true, embargoed: true }].map(
      entry,
    ),
    ANY,
    site,
  );
  expect(found.map(({ states }) => states)).toEqual([
    ...[[], ['draft'], ['future'], ['unlisted'], ['draft', 'future']],
  ]);
});
