import { beforeAll, describe, expect, test } from 'vitest';
import { type Built, built, post, SETTINGS } from '../support/built.ts';
import type { SiteFiles } from '../support/memory-disk.ts';

/** Four years of two dispatches a month, of three columns, three tags and two bylines. */
const OLD: SiteFiles = Object.fromEntries(
  Array.from({ length: 96 }, (_, at) => {
    const [year, month, day] = [2006 + Math.floor(at / 24), 1 + (Math.floor(at / 2) % 12), 1 + (at % 2) * 14];
    const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return [
      `posts/${date}-story-${at}.md`,
      post(
        `title: Story ${at}
date: ${date}
byline: ${['Laura Hale', 'Ivar Lund'][at % 2]}
${at % 3 === 0 ? '' : `column: ${['The Wire', 'Letters'][at % 2]}`}
tags: [${['iran', 'herring', 'budget'][at % 3]}, ${at % 7 === 0 ? 'rare' : 'common'}]`,
        at > 10 ? `As [reported](${`story-${at - 9}`}).` : 'The text.',
      ),
    ];
  }),
);

const NEWEST = {
  'posts/2009-12-31-newest.md': post(
    'title: The newest\ndate: 2009-12-31\nbyline: Laura Hale\ncolumn: The Wire\ntags: [iran, rare]',
  ),
};

const SITE = { 'site.yaml': `${SETTINGS}index: {single: 10}\nfeeds: {entries: 5}\n` };

describe.each(['plain', 'builtin'] as const)('a new dispatch, in the %s theme', (theme) => {
  let before: Built;
  let after: Built;
  let changed: readonly string[];

  beforeAll(async () => {
    before = await built({ ...SITE, ...OLD }, { theme });
    after = await built({ ...SITE, ...OLD, ...NEWEST }, { theme });
    const all = new Set([...Object.keys(before.files), ...Object.keys(after.files)]);
    changed = [...all].filter((path) => before.files[path] !== after.files[path]).sort();
  });

  test('touches itself, its neighbours, its own shelves and spans, the overviews, feeds and maps: nothing else', () => {
    const feeds = (folder: string) => ['feed.xml', 'rss.xml', 'feed.json'].map((file) => `${folder}${file}`);
    const shelf = (folder: string) => [...feeds(folder), `${folder}index.html`, `${folder}2009/index.html`];
    const allowed = new Set([
      '2009/12/31/newest/index.html',
      'index.html',
      'archive/index.html',
      'headlines/index.html',
      'headlines/2009/index.html',
      'numbers/index.html',
      '2009/index.html',
      '2009/12/index.html',
      'columns/index.html',
      'bylines/index.html',
      'tags/index.html',
      ...feeds(''),
      'feed/2009.xml',
      ...shelf('columns/the-wire/'),
      'columns/the-wire/feed/2009.xml',
      ...shelf('bylines/laura-hale/'),
      'bylines/laura-hale/2009/12/index.html',
      ...shelf('tags/iran/'),
      ...shelf('tags/rare/'),
      // Everything that was written, for reference managers: these are lists of all.
      'archive.bib',
      'archive.csl.json',
      'archive.ris',
      ...['bib', 'csl.json', 'ris'].map((format) => `bylines/laura-hale/archive.${format}`),
      'sitemap.xml',
      'sitemap-2009.xml',
      'sitemap-pages.xml',
      // The one before it in its column now has a later one.
      '2009/12/01/story-94/index.html',
    ]);
    expect(changed.filter((path) => !allowed.has(path))).toEqual([]);
    expect(changed).toContain('2009/12/31/newest/index.html');
    expect(changed.length).toBeGreaterThan(20);
  });

  test('takes no page away', () => {
    expect(Object.keys(before.files).filter((path) => !(path in after.files))).toEqual([]);
  });

  test('leaves pages about earlier years as they are, those of its own shelves among them', () => {
    const old = Object.keys(before.files).filter((path) => /(?:^|\/)200[678](?:\/|\.xml)/.test(path));
    expect(old.length).toBeGreaterThan(150);
    expect(changed.filter((path) => old.includes(path))).toEqual([]);
  });
});

describe('a dispatch that was forgotten and is filed later', () => {
  test('changes pages of its year and after it what is next to it, and no other year', async () => {
    const before = await built({ ...SITE, ...OLD });
    const after = await built({
      ...SITE,
      ...OLD,
      'posts/2007-06-20-forgotten.md': post(
        'title: Forgotten\ndate: 2007-06-20\ncolumn: The Wire\nbyline: Ivar Lund',
      ),
    });
    const changed = Object.keys(after.files).filter((path) => before.files[path] !== after.files[path]);
    expect(changed.filter((path) => /(?:^|\/)(?:2006|2009)(?:\/|\.xml)/.test(path))).toEqual([]);
  });
});
