import { describe, expect, test } from 'vitest';
import type { Holdings } from '../../../src/import/found/holdings.ts';
import { Names } from '../../../src/import/found/names.ts';
import type { Byline, Remark } from '../../../src/import/found/piece.ts';

const WRITERS = new Map([['lh', { name: 'Laura  Hale' }]]);
function names(known: readonly (readonly [string, string])[] = []) {
  const all = new Names({ writers: WRITERS } as unknown as Holdings, new Map(known));
  const notes: Remark[] = [];
  const resolve = (...bylines: readonly (readonly [key: string | null, name: string | null])[]) =>
    all
      .resolve(
        bylines.map(([key, name]) => ({ key, name }) as Byline),
        notes,
      )
      .map(({ id, name }) => `${id} ${name}`);
  return { all, notes, resolve };
}

describe('a byline of an export', () => {
  test('is a writer of the export by key, in whatever letter case', () => {
    const { resolve, notes } = names();
    expect(resolve(['lh', null], ['LH', null])).toEqual(['laura-hale Laura Hale', 'laura-hale Laura Hale']);
    expect(notes).toEqual([]);
  });

  test('has the name that it brings, unless that is only its key', () => {
    const { resolve } = names();
    expect(resolve(['lh', 'L. Hale'])).toEqual(['l-hale L. Hale']);
    expect(resolve(['lh', 'lh'])).toEqual(['laura-hale Laura Hale']);
    expect(resolve(['xy', 'xy'])).toEqual(['xy xy']);
    expect(resolve([null, ' Ann  Roe '])).toEqual(['ann-roe Ann Roe']);
  });

  test('of a key that the export does not explain has it as its name, and that is told', () => {
    const { resolve, notes } = names();
    expect(resolve(['xy', null])).toEqual(['xy xy']);
    expect(notes).toMatchObject([{ kind: 'guessed', what: 'byline' }]);
  });

  test('without a name and a key is none', () => {
    const { resolve, notes } = names();
    expect(resolve([null, null], [null, '  '], ['', null])).toEqual([]);
    expect(notes).toEqual([]);
  });

  test('of signs alone gets a number', () => {
    const { resolve } = names();
    expect(resolve([null, 'Ann'], [null, '!?'])).toEqual(['ann Ann', 'writer-2 !?']);
  });
});

describe('the writers of a site', () => {
  test('gain each new one once, and those that are there not again', () => {
    const { all, resolve } = names([['Ann Roe', 'ann']]);
    expect(resolve([null, 'ANN ROE'], [null, 'Bo'], [null, 'bo'])).toEqual(['ann ANN ROE', 'bo Bo', 'bo bo']);
    expect([...all.gained].map(([id, { name }]) => `${id} ${name}`)).toEqual(['bo Bo']);
  });

  test('have an id by name; a name of signs alone has none', () => {
    const { all } = names([['Ann Roe', 'ann']]);
    expect([all.idOf(' ann  roe'), all.idOf('Bo Lind'), all.idOf('!?')]).toEqual(['ann', 'bo-lind', null]);
  });
});
