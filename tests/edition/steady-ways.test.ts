import { beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { MemoryDisk, type SiteFiles, testOptions, worldOf } from '../support/memory-disk.ts';

const SITE = {
  'site.yaml': `${SETTINGS}search: true\nindex: {single: 3}\n`,
  'names.yaml':
    'hale: {name: Laura Hale, kind: person}\nlund: {name: Ivar Lund, kind: person}\nbergen: {name: Bergen, kind: place}\n',
  'lists.yaml': 'start: {name: Start here, pieces: [a]}\nother: {name: Others, pieces: [c]}\n',
  'posts/a.md': post('title: A\ndate: 2007-02-02\nstory: The lamp\ndateline: Sandvik', 'Laura Hale came.'),
  'posts/b.md': post('title: B\ndate: 2008-02-02\nfollows: a\ndateline: Bergen', 'Laura Hale and Ivar Lund.'),
  'posts/c.md': post('title: C\ndate: 2008-03-03\nstory: The cat\ndateline: Bergen', 'Ivar Lund left.'),
  'posts/d.md': post(
    'title: D\ndate: 2009-03-03\nfollows: c\ndateline: Bergen',
    'Ivar Lund left Bergen again.',
  ),
};
const WAY =
  /^(?:names|places|stories|days|lists|headlines|numbers|subscribe)\/|^feeds\.opml$|^opensearch\.xml$/;

/** Paths of ways into the archive that an added dispatch changes or makes. */
async function changedBy(more: SiteFiles, before: SiteFiles): Promise<readonly string[]> {
  const { files } = await built({ ...SITE, ...more }, { theme: 'builtin' });
  return Object.keys(files)
    .filter((path) => WAY.test(path) && files[path] !== before[path])
    .sort();
}

/** What each file of a site is made from, as one text. */
async function keysOf(files: SiteFiles): Promise<ReadonlyMap<string, string>> {
  const disk = new MemoryDisk(files);
  await build(testOptions(), worldOf(disk));
  return new Map([...disk.recall().ledger].map(([path, { key }]) => [path, JSON.stringify(key)]));
}

describe('an added dispatch', () => {
  let before: SiteFiles;

  beforeAll(async () => {
    before = (await built(SITE, { theme: 'builtin' })).files;
    for (const kind of ['names/hale', 'places/bergen', 'stories/the-cat', 'days/02/02', 'lists/start'])
      expect(Object.keys(before)).toContain(`${kind}/index.html`);
  });

  test('without a name, a place or a story changes only the years of the index of places', async () => {
    const more = { 'posts/e.md': post('title: E\ndate: 2010-05-05', 'Nobody.') };
    expect(await changedBy(more, before)).toEqual(['places/index.html']);
  });

  test('changes the pages of its names, its place, its story and its day, and no others of their kinds', async () => {
    const more = {
      'posts/e.md': post('title: E\ndate: 2009-02-02\nfollows: b\ndateline: Sandvik', 'Laura Hale came.'),
    };
    expect(await changedBy(more, before)).toEqual([
      'days/02/02/index.html',
      'names/hale/index.html',
      'names/index.html',
      'places/index.html',
      'places/sandvik/feed.json',
      'places/sandvik/feed.xml',
      'places/sandvik/index.html',
      'places/sandvik/rss.xml',
      'stories/index.html',
      'stories/the-lamp/feed.xml',
      'stories/the-lamp/index.html',
    ]);
  });

  test('that is held back changes nothing', async () => {
    const more = {
      'posts/e.md': post(
        'title: E\ndate: 2009-02-02\ndraft: true\nfollows: b\ndateline: Sandvik',
        'Laura Hale came.',
      ),
    };
    expect(await changedBy(more, before)).toEqual([]);
  });
});

describe('an edit of a sentence about a name', () => {
  test('changes the pages that show it, and not the page of the name if that shows only later dispatches', async () => {
    const posts = Array.from({ length: 24 }, (_, at) => {
      const day = `${at < 4 ? 2008 : 2009}-01-${String(at + 1).padStart(2, '0')}`;
      return [
        `posts/${at}.md`,
        post(`title: Piece ${at}\ndate: ${day}\ndek: One`, `Laura Hale came in ${at}.`),
      ];
    });
    const files: SiteFiles = { ...SITE, ...Object.fromEntries(posts) };
    const edited = {
      ...files,
      'posts/0.md': post('title: Piece 0\ndate: 2008-01-01\ndek: One', 'Laura Hale left in 0.'),
    };
    const [before, after] = [await keysOf(files), await keysOf(edited)];
    const names = [...after.keys()].filter((path) => path.startsWith('names/'));
    expect(names.filter((path) => before.get(path) !== after.get(path))).toEqual([
      'names/hale/2008/01/index.html',
      'names/hale/2008/index.html',
    ]);
  });
});
