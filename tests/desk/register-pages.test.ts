import { describe, expect, it } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { Report } from '../../src/desk/report.ts';
import type { Maker } from '../../src/edition/bench.ts';
import { pageAt } from '../../src/edition/page.ts';
import type { SitePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import { type MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';
import { answer, buildOn, dispatch, linesOf, move, publish, siteOf } from '../support/registered-site.ts';

const ABOUT = 'posts/_pages/about.md';
const FILES = {
  'posts/a.md': dispatch('A'),
  [ABOUT]: '---\ntitle: About us\n---\nWho we are, and since when.\n',
};

function lostIn({ findings }: Report): readonly string[] {
  return findings.filter(({ rule }) => rule === 'address-lost').map(({ reason }) => reason);
}

describe('a standing page in the register', () => {
  it('is known again by its words if its file has another name', async () => {
    const disk = siteOf(FILES);
    await publish(disk);
    move(disk, ABOUT, 'posts/_pages/who.md');
    await publish(disk);
    expect(answer(disk, '/about/')).toBe('/who/');
  });

  it.each<[string, (disk: MemoryDisk) => void, RegExp]>([
    ['deleted', (disk) => void disk.files.delete(ABOUT), /about\.md is no longer there/],
    [
      'made a draft',
      (disk) => void disk.files.set(ABOUT, FILES[ABOUT].replace('title', 'draft: true\ntitle')),
      /about\.md is held back/,
    ],
  ])('stops a build that would lose it, if it was %s', async (_, change, why) => {
    const disk = siteOf(FILES);
    await publish(disk);
    change(disk);
    const report = await buildOn(disk);
    expect(report.published).toBe(false);
    expect(lostIn(report)).toEqual([expect.stringMatching(why)]);
  });
});

describe('a page that the config of a site makes', () => {
  const staff: Maker = (bench) => [
    pageAt('/staff/' as SitePath, 'staff.njk', () => ({
      page: bench.page('page', '/staff/' as SitePath, 'Staff', {}),
    })),
    pageAt('/staff.json' as SitePath, 'staff.njk', () => ({})),
  ];
  const buildWith = (disk: MemoryDisk, makers: readonly Maker[]) =>
    // The program's digest contains that of the config.
    build(testOptions({ register: 'keep', generator: digest(String(makers.length)) }), {
      ...worldOf(disk),
      extensions: { press: null, makers },
    });

  it('is registered, and its address is lost when it is gone', async () => {
    const disk = siteOf({ ...FILES, 'templates/staff.njk': '<p>Staff' });
    expect(await buildWith(disk, [staff])).toMatchObject({ published: true });
    expect(linesOf(disk).filter((line) => line.startsWith('/staff'))).toEqual([
      expect.stringMatching(/^\/staff\/ \S+ config$/),
    ]);
    const report = await buildWith(disk, []);
    expect([report.published, lostIn(report)]).toEqual([
      false,
      [expect.stringMatching(/^\/staff\/ .* no longer makes a page/)],
    ]);
    disk.files.set('redirects.yaml', '/staff/: /archive/\n');
    expect(await buildWith(disk, [])).toMatchObject({ published: true });
    expect(answer(disk, '/staff/')).toBe('/archive/');
  });
});

describe('an address outside the site', () => {
  const FREE = 'title: Affairs\nurl: https://affairs.press\nhost: none\n';

  it.each<[string, { readonly [path: string]: string }, Maker[]]>([
    ['in the register', { 'addresses.txt': '/../../evil/ 2009-01-01 dispatch id a\n' }, []],
    ['of the whole site before', { 'addresses.txt': '/* 2009-01-01 base /../../evil/\n' }, []],
    ['of a page that says what is gone', { 'redirects.yaml': '/../evil/: {gone: 2009-01-01}\n' }, []],
    [
      'of a page of the config',
      { 'templates/page.njk': '<p>Evil' },
      [() => [pageAt('/../evil/' as SitePath, 'page.njk', () => ({}))]],
    ],
  ])('stops a build, and nothing is written there: %s', async (_, files, makers) => {
    const disk = siteOf({ 'posts/a.md': dispatch('A', 'id: a'), ...files }, FREE);
    const world = { ...worldOf(disk), extensions: { press: null, makers } };
    const report = await build(testOptions({ register: 'keep' }), world);
    expect(report.published).toBe(false);
    expect(report.findings.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ rule: expect.stringMatching(/^(?:register-unread|permalink-outside)$/) }),
    ]);
    expect([...disk.out.keys()]).toEqual([]);
  });
});

describe('an index of which all is withdrawn', () => {
  it('leads to the page that says so, and stands again with the next dispatch', async () => {
    const about = (title: string, more = '') => dispatch(title, `tags: [Iran]\ndateline: Wien${more}`);
    const disk = siteOf({
      'posts/a.md': about('A'),
      'posts/b.md': dispatch('B', 'tags: [Iran]', '2009-02-03'),
      'posts/c.md': dispatch('C'),
      'lists.yaml': 'best: {pieces: [a, b]}\n',
    });
    await publish(disk);
    disk.files.set('posts/a.md', about('A', '\nwithdrawn: 2009-05-04'));
    disk.files.set('posts/b.md', dispatch('B', 'tags: [Iran]\nwithdrawn: 2009-05-04', '2009-02-03'));
    await publish(disk);
    expect(['/places/wien/', '/tags/iran/', '/lists/best/'].map((path) => answer(disk, path))).toEqual([
      '/2009/02/02/a/',
      '/2009/02/03/b/',
      '/2009/02/02/a/',
    ]);
    expect(answer(disk, '/tags/iran/feed.xml')).toBe('/feed.xml');
    disk.files.set('posts/c.md', about('C'));
    await publish(disk);
    expect(['/places/wien/', '/tags/iran/'].map((path) => answer(disk, path))).toEqual([
      undefined,
      undefined,
    ]);
    // One that lost its dispatches in another way is still an error.
    disk.files.set('posts/c.md', dispatch('C'));
    expect(await buildOn(disk)).toMatchObject({ published: true });
    disk.files.delete('posts/a.md');
    expect(lostIn(await buildOn(disk))).toEqual([
      expect.stringMatching(/^\/2009\/02\/02\/a\/ /),
      expect.stringMatching(/^\/places\/wien\/ /),
    ]);
  });
});

describe('a translation that is taken away', () => {
  it('may lead to the piece in the other language', async () => {
    const french = dispatch('Pourparlers', 'lang: fr', '2009-02-02', 'Ils parlaient.');
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks', 'lang: en'), 'posts/talks.fr.md': french });
    await publish(disk);
    disk.files.delete('posts/talks.fr.md');
    const { findings } = await buildOn(disk);
    expect(findings.find(({ rule }) => rule === 'address-lost')?.remedy).toContain('--to /2009/02/02/talks/');
    disk.files.set('posts/talks.fr.md', french);
    disk.files.delete('posts/talks.md');
    const other = await buildOn(disk);
    expect(other.findings.find(({ rule }) => rule === 'address-lost')?.remedy).toMatch(/--to \S+talks-fr\/$/);
  });
});

describe('a name of names.yaml whose id changes', () => {
  it('leads from its old page alone, since names have no feeds', async () => {
    const disk = siteOf({
      'posts/a.md': dispatch('A', '', '2009-02-02', 'Maria Hale spoke.'),
      'names.yaml': 'maria: {name: Maria Hale, kind: person}\n',
    });
    await publish(disk);
    disk.files.set('names.yaml', 'mary: {name: Maria Hale, kind: person}\n');
    await publish(disk);
    expect(answer(disk, '/names/maria/')).toBe('/names/mary/');
    expect(answer(disk, '/names/maria/feed.xml')).toBeUndefined();
  });
});

describe('an old address without its slash', () => {
  it('has a redirect page of its own where the host serves x.html at /x and reads no table', async () => {
    const files = {
      'posts/a.md': dispatch('A', 'aliases: [/old/talks, /old/b/, /old/b.html, /c/]'),
      'assets/_root/c.html': '<p>C',
    };
    const pagesOn = async (host: string) => {
      const disk = siteOf(files, `title: Affairs\nurl: https://affairs.press\nhost: ${host}\n`);
      await publish(disk);
      return [...disk.out.keys()].filter((path) => /^(?:old\/|c)/.test(path)).sort();
    };
    const folders = ['c.html', 'c/index.html', 'old/b.html', 'old/b/index.html', 'old/talks/index.html'];
    expect(await pagesOn('none')).toEqual(folders);
    expect(await pagesOn('github-pages')).toEqual([...folders, 'old/talks.html'].sort());
  });
});

describe('a dispatch whose id changes', () => {
  it('keeps its other addresses in the register, so that a fresh clone builds, too', async () => {
    const disk = siteOf({
      'posts/a.md': dispatch('A', 'id: one\naliases: [/old/]'),
      'posts/b.md': dispatch('B'),
    });
    await publish(disk);
    disk.files.set('posts/a.md', dispatch('A', 'id: two\nexpires: 2010-01-01\naliases: [/old/]'));
    await publish(disk);
    expect(linesOf(disk).filter((line) => line.endsWith('id one'))).toEqual([]);
    await publish(disk);
    expect(answer(disk, '/old/')).toBe('/2009/02/02/a/');
  });
});
