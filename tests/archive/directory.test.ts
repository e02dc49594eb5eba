import { describe, expect, test } from 'vitest';
import { directoryOf, insideTarget, pathOfAlias } from '../../src/archive/directory.ts';
import type { SitePath, SourcePath } from '../../src/model/address/paths.ts';
import type { AssetFile } from '../../src/model/asset.ts';
import { type Dispatch, UNWRITTEN } from '../../src/model/dispatch.ts';
import type { Site } from '../../src/model/site.ts';

const SITE = {
  ...{ origin: 'https://wire.example', base: '/cable', redirects: [], search: false },
  index: { days: 'several' },
  feeds: {},
} as unknown as Site;
const at = (source: string, path: string, more: Partial<Dispatch> = {}) => {
  const slip = { ...UNWRITTEN, source: source as SourcePath, slug: 'x', filed: null, ...more } as Dispatch;
  return { slip, path: path as SitePath, rank: 0, shelves: [], names: [] };
};
const asset = (path: string) => ({ path: path as SourcePath }) as AssetFile;
const FROM = { source: 'posts/2009/from.md' as SourcePath };
const DISPATCHES = [
  at('posts/2009/talks.md', '/2009/02/02/talks/', {
    slug: 'talks',
    id: 'tag:talks',
    aliases: ['/Old/Talks/'],
  }),
  at('posts/2009/more.markdown', '/2009/02/03/more/', { slug: 'more' }),
  at('posts/2008/talks.md', '/2008/01/01/talks/', { slug: 'talks' }),
];
const PAGES = [at('posts/_pages/about.md', '/about/', { slug: 'about' })];
const ASSETS = [asset('assets/pier.jpg'), asset('posts/2009/boat.jpg'), asset('posts/2009/note.pdf')];

const directory = directoryOf(DISPATCHES, PAGES, ASSETS, SITE, [
  { registered: { address: '/Moved/Away/' }, path: '/about/' as SitePath },
  { registered: { address: '/nowhere/' }, path: '/not-there/' as SitePath },
]);
const find = (reference: string) => directory.find(reference, FROM)?.path;

describe('a reference', () => {
  test.each([
    ['talks.md', '/2009/02/02/talks/'],
    ['../2008/talks.md', '/2008/01/01/talks/'],
    ['/posts/2008/talks.md', '/2008/01/01/talks/'],
    ['/2008/talks.md', '/2008/01/01/talks/'],
    ['@/2008/talks.md', '/2008/01/01/talks/'],
    ['more', '/2009/02/03/more/'],
    ['more.markdown', '/2009/02/03/more/'],
    ['talks', '/2009/02/02/talks/'],
    ['talks/', '/2009/02/02/talks/'],
    ['../elsewhere/Talks', '/2009/02/02/talks/'],
    ['tag:talks', '/2009/02/02/talks/'],
    ['/2008/01/01/talks/', '/2008/01/01/talks/'],
    ['/2008/01/01/TALKS', '/2008/01/01/talks/'],
    ['/cable/2008/01/01/talks/', '/2008/01/01/talks/'],
    ['/2008/01/01/talks/index.html', '/2008/01/01/talks/'],
    ['/old/talks/', '/2009/02/02/talks/'],
    ['/moved/away/', '/about/'],
    ['/about/', '/about/'],
    ['/archive/', '/archive/'],
    ['/feed.xml', '/feed.xml'],
    ['boat.jpg', '/assets/2009/boat.jpg'],
    ['note.pdf', '/assets/2009/note.pdf'],
    ['pier.jpg', '/assets/pier.jpg'],
    ['/assets/pier.jpg', '/assets/pier.jpg'],
  ])('%s leads to %s', (reference, path) => {
    expect(find(reference)).toBe(path);
  });

  test.each(['nowhere.md', '/nowhere/', 'not-there', '/2008/', '/search/', '/cable2/about/', 'gone.jpg'])(
    '%s leads to nothing',
    (reference) => {
      expect(find(reference)).toBe(undefined);
    },
  );

  test('says what it leads to', () => {
    expect(directory.find('talks.md', FROM)).toMatchObject({ kind: 'dispatch', rank: 0 });
    expect(directory.find('/about/', FROM)).toMatchObject({ kind: 'dispatch', rank: null });
    expect(directory.find('/archive/', FROM)).toMatchObject({ kind: 'page' });
    expect(directory.find('pier.jpg', FROM)).toMatchObject({ kind: 'asset', asset: ASSETS[0] });
  });
});

describe('the name of a file', () => {
  test.each([
    ['boat.jpg', 'posts/2009', 'posts/2009/boat.jpg'],
    ['/boat.jpg', 'posts/2009', undefined],
    ['pier.jpg', 'posts/2009', 'assets/pier.jpg'],
    ['/pier.jpg', 'posts/2009', 'assets/pier.jpg'],
    ['assets/pier.jpg', '', 'assets/pier.jpg'],
    ['../../assets/pier.jpg', 'posts/2009', 'assets/pier.jpg'],
    ['pi%65r.jpg', 'posts', 'assets/pier.jpg'],
    ['gone.jpg', 'posts', undefined],
  ])('%s in %s means %s', (reference, folder, path) => {
    expect(directory.asset(reference, folder)?.path).toBe(path);
  });
});

test('a redirect of the settings leads where its target stands, now or under an old address', () => {
  const redirects = [
    { from: '/r1/', to: '/about/' },
    { from: '/r2/', to: 'https://wire.example/cable/old/talks/?q#part' },
    { from: '/r3/', to: 'https://elsewhere.example/about/' },
    { from: '/r4/', to: '/nowhere/' },
  ];
  const { find } = directoryOf(DISPATCHES, PAGES, [], { ...SITE, redirects } as unknown as Site);
  expect(['/r1/', '/r2/', '/r3/', '/r4/'].map((reference) => find(reference, FROM)?.path)).toEqual([
    '/about/',
    '/2009/02/02/talks/',
    undefined,
    undefined,
  ]);
});

test.each([
  ['/old/#part', '/old/'],
  ['old', '/old/'],
  ['/cable/old/', '/old/'],
  ['/cable', '/'],
  ['/cables/old/', '/cables/old/'],
  ['/old/?', '/old/'],
  ['/old.php?id=7', '/old.php?id=7'],
  ['old.php?id=7', '/old.php?id=7'],
  ['https://wire.example/cable/old/?p=1', '/old/?p=1'],
  ['/caf%C3%A9/', '/café/'],
])('the alias %s is the path %s', (alias, path) => {
  expect(pathOfAlias(alias, SITE)).toBe(path);
});

test.each([
  ['/about/?q#part', '/about/'],
  ['https://wire.example/cable/about/', '/about/'],
  ['https://wire.example/cable', '/'],
  ['https://wire.example/cables/about/', null],
  ['https://elsewhere.example/cable/about/', null],
])('the target %s is the path %s of the site', (to, path) => {
  expect(insideTarget(to, SITE)).toBe(path);
});
