import { describe, expect, test } from 'vitest';
import { Places, RESERVED } from '../../../src/import/addresses/places.ts';
import type { Piece, Remark } from '../../../src/import/found/piece.ts';
import { digest } from '../../../src/model/digest.ts';

type Head = Parameters<Places['give']>[0];
const head = (more: object = {}) =>
  ({
    id: 'id',
    kind: 'dispatch',
    slug: 'talks',
    title: 'Talks',
    date: { day: '2009-02-03' },
    draft: false,
    lang: null,
    ...more,
  }) as unknown as Head & Piece;
function places({ taken = [] as readonly string[], pattern = '/:year/:month/:day/:slug/' } = {}) {
  const all = new Places({ clock: null, placeholder: '2000-01-01', pattern }, taken);
  const notes: Remark[] = [];
  return { all, notes, give: (more?: object, known?: string) => all.give(head(more), known, notes) };
}

describe('the place of a piece', () => {
  test('follows from its day and its slug', () => {
    const { give, notes, all } = places();
    expect(give()).toEqual({
      path: 'posts/2009/2009-02-03-talks.md',
      url: '/2009/02/03/talks/',
      slug: 'talks',
    });
    expect(all.ownerOf('/2009/02/03/talks/')).toBe('id');
    expect(all.ownerOf('/2009/02/03/other/')).toBe(undefined);
    expect(notes).toEqual([]);
  });

  test('follows from its title, or a digest of its id, if it has no slug', () => {
    const { give } = places();
    expect(give({ slug: null, title: 'A Day!' }).slug).toBe('a-day');
    expect(give({ slug: '', title: '' }).slug).toBe(`dispatch-${digest('id').slice(0, 6)}`);
    expect(give({ slug: null, title: null, id: 'other' }).slug).toBe(
      `dispatch-${digest('other').slice(0, 6)}`,
    );
  });

  test('is among the drafts without a day or if it is one', () => {
    const { give } = places();
    expect(give({ draft: true })).toMatchObject({
      path: 'posts/_drafts/talks.md',
      url: '/2009/02/03/talks/',
    });
    expect(give({ date: null })).toMatchObject({
      path: 'posts/_drafts/talks-2.md',
      url: '/2000/01/01/talks-2/',
    });
  });

  test('of a page is at the root', () => {
    const { give } = places();
    expect(give({ kind: 'page', slug: 'about' })).toEqual({
      path: 'posts/_pages/about.md',
      url: '/about/',
      slug: 'about',
    });
    expect(give({ kind: 'page', slug: 'archive' }).slug).toBe('archive-2');
  });

  test('follows the pattern of the site, in which what is not known yet is nothing', () => {
    const { give } = places({ pattern: ':column/:year/:byline/:slug' });
    expect(give().url).toBe('/2009/talks/');
  });
});

describe('a place that is taken', () => {
  test('is given to who asks first; others have a number, which is told', () => {
    const { give, notes } = places();
    expect([give().slug, give().slug, give({ slug: 'TALKS' }).slug]).toEqual(['talks', 'talks-2', 'talks-3']);
    expect(notes.map(({ detail }) => detail)).toEqual([
      '"talks" is taken on that day; this one is "talks-2"',
      '"talks" is taken on that day; this one is "talks-3"',
    ]);
    expect(give({ date: { day: '2009-02-04' } }).slug).toBe('talks');
  });

  test('is one where a manuscript lies already, unless an earlier import put it there', () => {
    const taken = ['posts/2009/2009-02-03-Talks.md'];
    expect(places({ taken }).give().slug).toBe('talks-2');
    expect(places({ taken }).give({}, 'posts/2009/2009-02-03-Talks.md')).toEqual({
      ...{ path: 'posts/2009/2009-02-03-Talks.md', url: '/2009/02/03/talks/', slug: 'talks' },
    });
  });

  test('by a file that an earlier import put elsewhere is not given again', () => {
    const { give } = places({ pattern: '/:year/:slug/' });
    give({ slug: 'a' }, 'posts/2009/2009-02-03-b.md');
    expect(give({ slug: 'b' }).path).toBe('posts/2009/2009-02-03-b-2.md');
  });
});

test.each([
  ['/', true],
  ['/archive/', true],
  ['/tags/iran/', true],
  ['/2009/', true],
  ['/2009/02/', true],
  ['/2009/02/03/', true],
  ['/feed.xml', true],
  ['/archive.bib', true],
  ['/sitemap-2.xml', true],
  ['/2009/02/03/talks/', false],
  ['/20090/', false],
  ['/archives/', false],
  ['/about/', false],
])('the address %s belongs to the site itself: %s', (address, expected) => {
  expect(RESERVED.test(address)).toBe(expected);
});
