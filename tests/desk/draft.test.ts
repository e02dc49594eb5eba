import { describe, expect, test } from 'vitest';
import type { Archive } from '../../src/archive/archive.ts';
import { draft, unknownNames } from '../../src/desk/draft.ts';
import { byFolder } from '../../src/model/shelf-kinds.ts';
import type { Site } from '../../src/model/site.ts';

type Brief = Parameters<typeof draft>[0];
const brief = (more: object = {}) =>
  ({
    ...{ title: 'Talks: at length', id: 'abcdef12-0000', byline: null, writer: null, column: null, tags: [] },
    ...{ draft: false, page: false, filed: { day: '2009-02-03', time: null, offset: null } },
    ...more,
  }) as unknown as Brief;
const clipping = (source: string, day = '2008-01-05', instant = 1) => ({
  dispatch: { source, filed: { day, instant } },
});
const archive = ({
  listed = [] as readonly object[],
  unlisted = [] as readonly object[],
  site = {} as object,
  shelves = {} as object,
} = {}) =>
  ({
    ...{ listed, unlisted, shelves: { columns: [], bylines: [], tags: [], places: [], ...shelves } },
    site: { columns: [], bylines: [], tags: [], places: [], ...site } as unknown as Site,
  }) as unknown as Archive;
const pathOf = (...listed: readonly object[]) => draft(brief(), archive({ listed })).path;
const LAURA = { id: 'laura', name: 'Laura Hale' };

describe('the front matter of a new dispatch', () => {
  const lines = (more: object, site: object = {}) => draft(brief(more), archive({ site })).text.split('\n');

  test('has its headline, its day and its identifier', () => {
    expect(draft(brief(), archive()).text).toBe(
      '---\ntitle: "Talks: at length"\ndate: 2009-02-03\nid: abcdef12-0000\ntags: []\ndek:\n---\n\n',
    );
  });

  test('has a time with its offset, where these are known', () => {
    const at = (time: string | null, offset: string | null) =>
      lines({ filed: { day: '2009-02-03', time, offset } })[2];
    expect([at('08:30:15', '+01:00'), at('08:30:15', null), at(null, '+01:00')]).toEqual([
      'date: 2009-02-03 08:30 +01:00',
      'date: 2009-02-03 08:30',
      'date: 2009-02-03',
    ]);
  });

  test('has what was asked for, quoted where that is necessary', () => {
    const text = lines({ byline: 'ann', column: 'a: b', tags: ['c', 'd, e'], draft: true }).join('\n');
    expect(text).toContain('byline: ann\ncolumn: "a: b"\ntags: [c, "d, e"]\ndek:\ndraft: true\n---');
  });

  test('has the only byline of the site, or that of the writer', () => {
    const byline = (bylines: readonly object[], more: object = {}) =>
      lines(more, { bylines }).find((line) => line.startsWith('byline'));
    const both = [LAURA, { id: 'ann-roe', name: 'A. Roe' }];
    expect(byline([LAURA])).toBe('byline: laura');
    expect(byline(both)).toBe(undefined);
    expect(byline(both, { writer: 'LAURA HALE' })).toBe('byline: laura');
    expect(byline(both, { writer: 'Ann Roe' })).toBe('byline: ann-roe');
    expect(byline(both, { writer: 'Bo' })).toBe(undefined);
    expect(byline([LAURA], { byline: 'bo' })).toBe('byline: bo');
  });

  test('of a page has no date', () => {
    const { path, text } = draft(brief({ page: true, draft: true }), archive());
    expect([path, text]).toEqual([
      'posts/_pages/talks-at-length.md',
      '---\ntitle: "Talks: at length"\ndraft: true\n---\n\n',
    ]);
    expect(draft(brief({ page: true }), archive()).text).not.toContain('draft');
  });
});

describe('the place of a new dispatch', () => {
  test('is plain in an empty archive; a headline of signs alone is named by its identifier', () => {
    expect(pathOf()).toBe('posts/2009/2009-02-03-talks-at-length.md');
    expect(draft(brief({ title: '!?' }), archive()).path).toBe('posts/2009/2009-02-03-dispatch-abcdef.md');
  });

  test.each([
    ['posts/2008/2008-01-05-a.md', 'posts/2009/2009-02-03-talks-at-length.md'],
    ['posts/2008-01-05-a.md', 'posts/2009-02-03-talks-at-length.md'],
    ['posts/2008-01-05_a.md', 'posts/2009-02-03_talks-at-length.md'],
    ['posts/2008/01/05/a.md', 'posts/2009/02/03/talks-at-length.md'],
    ['posts/2008/01/05-a.md', 'posts/2009/02/03-talks-at-length.md'],
    ['posts/2008-01/a.markdown', 'posts/2009-02/talks-at-length.markdown'],
    ['posts/wire/2008/a/index.md', 'posts/wire/2009/talks-at-length/index.md'],
    ['posts/01/2008/a.md', 'posts/01/2009/talks-at-length.md'],
    ['posts/2007/a.md', 'posts/2007/talks-at-length.md'],
    ['posts/a.md', 'posts/talks-at-length.md'],
  ])('follows the custom of %s: %s', (source, path) => {
    expect(pathOf(clipping(source))).toBe(path);
  });

  test('follows most of the latest forty dispatches, listed or not', () => {
    const old = Array.from({ length: 50 }, (_, at) => clipping(`posts/old/o${at}.md`, '2001-01-01', at));
    const late = Array.from({ length: 21 }, (_, at) => clipping(`posts/l${at}.md`, '2008-01-05', 100 + at));
    expect(draft(brief(), archive({ listed: old, unlisted: late })).path).toBe('posts/talks-at-length.md');
    expect(draft(brief(), archive({ listed: [...old, ...late.slice(3)] })).path).toBe(
      'posts/old/talks-at-length.md',
    );
  });
});

test('names that the archive does not have are told, with those that are meant', () => {
  const shelf = (kind: string, name: string) => ({ kind, name, id: null, also: [], path: `/${name}/` });
  const here = archive({
    site: { bylines: [LAURA], tags: [] },
    shelves: {
      ...byFolder(() => []),
      tags: [shelf('tag', 'iran'), shelf('tag', 'peace talks')],
      columns: [shelf('column', 'The Wire')],
    },
  });
  const asked = { byline: 'laurra', column: 'The Wire', tags: ['Iran', 'irn', 'peace', 'zzz'] };
  expect(unknownNames(brief(asked), here)).toEqual([
    { kind: 'byline', name: 'laurra', likely: 'laura' },
    { kind: 'tag', name: 'irn', likely: 'iran' },
    { kind: 'tag', name: 'peace', likely: 'peace talks' },
    { kind: 'tag', name: 'zzz', likely: undefined },
  ]);
  expect(unknownNames(brief({ byline: 'Laura Hale' }), here)).toEqual([]);
});
