import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { readRegister } from '../../src/model/register.ts';
import { testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import {
  answer,
  buildOn,
  dispatch,
  linesOf,
  move,
  publish,
  SITE,
  siteOf,
} from '../support/registered-site.ts';
import { layFiles, temporaryFolder } from '../support/site-on-disk.ts';

describe('the register of published addresses', () => {
  it('lists every dispatch, page, index and alias, with what stands there', async () => {
    const disk = siteOf({
      'posts/2009-02-02-talks.md': dispatch('Talks', 'tags: [Iran]\naliases: [/old/talks.html]'),
      'posts/herring.md': dispatch('Herring', 'id: herring-1\nbyline: Laura Hale', '2009-03-04'),
      'posts/_pages/about.md': '---\ntitle: About\n---\nWho we are.\n',
    });
    await publish(disk);
    expect(linesOf(disk)).toEqual([
      expect.stringMatching(/^\/ \S+ index$/),
      expect.stringMatching(/^\/\* \S+ base \/$/),
      expect.stringMatching(/^\/2009\/ \S+ dates$/),
      expect.stringMatching(/^\/2009\/02\/ \S+ dates$/),
      expect.stringMatching(/^\/2009\/02\/02\/talks\/ 2009-02-02 dispatch \S+ posts\/2009-02-02-talks\.md$/),
      expect.stringMatching(/^\/2009\/03\/ \S+ dates$/),
      '/2009/03/04/herring/ 2009-03-04 dispatch id herring-1',
      expect.stringMatching(/^\/about\/ \S+ page \S+ posts\/_pages\/about\.md$/),
      expect.stringMatching(/^\/archive\.bib \S+ index$/),
      expect.stringMatching(/^\/archive\.csl\.json \S+ index$/),
      expect.stringMatching(/^\/archive\.ris \S+ index$/),
      expect.stringMatching(/^\/archive\/ \S+ index$/),
      expect.stringMatching(/^\/bylines\/ \S+ index$/),
      expect.stringMatching(/^\/bylines\/\*\/archive\.bib \S+ files$/),
      expect.stringMatching(/^\/bylines\/\*\/feed\.xml \S+ files$/),
      '/bylines/laura-hale/ 2009-03-04 byline Laura Hale',
      expect.stringMatching(/^\/old\/talks\.html \S+ alias \S+ posts\/2009-02-02-talks\.md$/),
      expect.stringMatching(/^\/search\/ \S+ index$/),
      expect.stringMatching(/^\/subscribe\/ \S+ index$/),
      expect.stringMatching(/^\/tags\/ \S+ index$/),
      expect.stringMatching(/^\/tags\/\*\/feed\.xml \S+ files$/),
      '/tags/iran/ 2009-02-02 tag Iran',
    ]);
  });

  it('leads from the old address of a renamed file to the new one, for good', async () => {
    const disk = siteOf({ 'posts/2009-02-02-talks.md': dispatch('Talks') });
    await publish(disk);
    move(disk, 'posts/2009-02-02-talks.md', 'posts/2009-02-02-samore.md');
    await publish(disk);
    expect(answer(disk, '/2009/02/02/talks/')).toBe('/2009/02/02/samore/');
    disk.files.set(
      'posts/2009-02-02-samore.md',
      dispatch('Another headline', '', '2009-02-02', 'Other words.'),
    );
    await publish(disk);
    expect(answer(disk, '/2009/02/02/talks/')).toBe('/2009/02/02/samore/');
  });

  it('leads from every address that a dispatch had to the one that it has, in one hop', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks', 'id: talks') });
    await publish(disk);
    disk.files.set('posts/talks.md', dispatch('Talks', 'id: talks\nslug: samore'));
    await publish(disk);
    disk.files.set('posts/talks.md', dispatch('Talks', 'id: talks\nslug: samore', '2010-05-06'));
    await publish(disk);
    for (const old of ['/2009/02/02/talks/', '/2009/02/02/samore/'])
      expect(answer(disk, old)).toBe('/2010/05/06/samore/');
    expect(answer(disk, '/2009/02/')).toBe('/archive/');
  });

  it('stops a build that would lose an address, and says how to settle it', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks'), 'posts/herring.md': dispatch('Herring') });
    await publish(disk);
    const before = textOf(disk);
    disk.files.delete('posts/talks.md');
    const report = await buildOn(disk);
    expect(report.published).toBe(false);
    expect(report.findings.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({
        rule: 'address-lost',
        source: 'addresses.txt',
        reason: expect.stringContaining('/2009/02/02/talks/'),
        remedy: expect.stringContaining('backfile retire /2009/02/02/talks/ --because'),
      }),
    ]);
    expect(textOf(disk)).toEqual(before);
  });

  it('counts a piece set back to draft as lost, and says where it is held', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks') });
    await publish(disk);
    disk.files.set('posts/talks.md', dispatch('Talks', 'draft: true'));
    const { findings } = await buildOn(disk);
    expect(findings.find(({ rule }) => rule === 'address-lost')?.reason).toContain(
      'posts/talks.md is held back',
    );
  });

  it('lets a withdrawn dispatch leave a page that says so, and nothing of its words', async () => {
    const disk = siteOf({
      'posts/talks.md': dispatch('Talks', 'tags: [Iran]'),
      'posts/b.md': dispatch('B', 'tags: [Iran]'),
    });
    await publish(disk);
    disk.files.set(
      'posts/talks.md',
      dispatch(
        'Talks',
        'tags: [Iran]\nwithdrawn: {date: 2009-05-04, because: It was a *hoax*.}',
        '2009-02-02',
        'SECRET words.',
      ),
    );
    await publish(disk);
    const page = disk.read('2009/02/02/talks/index.html' as OutputPath);
    expect(page).toContain('It was a <em>hoax</em>.');
    expect(page).toContain('noindex');
    for (const [path, text] of Object.entries(textOf(disk))) {
      expect(text, path).not.toContain('SECRET');
      if (path !== '2009/02/02/talks/index.html') expect(text, path).not.toContain('/talks/"');
    }
  });

  it('reports a withdrawn dispatch in Atom feeds as deleted (RFC 6721)', async () => {
    const disk = siteOf({
      'posts/talks.md': dispatch('Talks', 'id: talks-1\ntags: [Iran]'),
      'posts/b.md': dispatch('B', 'tags: [Iran]'),
    });
    await publish(disk);
    expect(disk.read('feed.xml' as OutputPath)).not.toContain('deleted-entry');
    disk.files.set('posts/talks.md', dispatch('Talks', 'id: talks-1\ntags: [Iran]\nwithdrawn: 2009-05-04'));
    await publish(disk);
    for (const feed of ['feed.xml', 'tags/iran/feed.xml']) {
      const text = disk.read(feed as OutputPath);
      expect(text).toContain('xmlns:at="http://purl.org/atompub/tombstones/1.0"');
      expect(text).toMatch(/<at:deleted-entry ref="[^"]*id\/talks-1" when="2009-05-04T00:00:00\+00:00"\/>/);
    }
  });

  it('is settled by a retired address, which says what stood there', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks'), 'posts/b.md': dispatch('B') });
    await publish(disk);
    disk.files.delete('posts/talks.md');
    disk.files.set('redirects.yaml', '/2009/02/02/talks/: {gone: 2009-05-04, because: It was a hoax.}\n');
    await publish(disk);
    expect(disk.read('2009/02/02/talks/index.html' as OutputPath)).toContain('It was a hoax.');
  });

  it('leads from the other addresses of what was retired to the page that says so', async () => {
    const disk = siteOf({
      'posts/talks.md': dispatch('Talks', 'id: talks\naliases: [/old/talks.html]'),
      'posts/b.md': dispatch('B'),
    });
    await publish(disk);
    disk.files.set(
      'posts/talks.md',
      dispatch('Talks', 'id: talks\nslug: samore\naliases: [/old/talks.html]'),
    );
    await publish(disk);
    disk.files.delete('posts/talks.md');
    disk.files.set('redirects.yaml', '/2009/02/02/samore/: {gone: 2009-05-04, because: It was a hoax.}\n');
    await publish(disk);
    for (const old of ['/old/talks.html', '/2009/02/02/talks/'])
      expect(answer(disk, old)).toBe('/2009/02/02/samore/');
  });

  it('keeps the slug of an index, whatever is filed before it later', async () => {
    const disk = siteOf({ 'posts/a.md': dispatch('A', 'tags: [C++]') });
    await publish(disk);
    disk.files.set('posts/b.md', dispatch('B', 'tags: [C plus plus]', '1999-01-01'));
    await publish(disk);
    expect(disk.read('tags/c-plus-plus/index.html' as OutputPath)).toContain('C++');
  });

  it('leads from a renamed index with all that follows from it', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 4 }, (_, at) => [
        `posts/p${at}.md`,
        dispatch(`P${at}`, 'tags: [Iran]', `200${at}-01-01`),
      ]),
    );
    const disk = siteOf(many, `${SITE}index: {single: 2}\ntags: {iran: Iran}\n`);
    await publish(disk);
    expect(linesOf(disk)).toContainEqual(expect.stringMatching(/^\/tags\/iran\/2001\/ /));
    disk.files.set('site.yaml', `${SITE}index: {single: 2}\ntags: {persia: Iran}\n`);
    await publish(disk);
    expect(answer(disk, '/tags/iran/')).toBe('/tags/persia/');
    expect(answer(disk, '/tags/iran/2001/')).toBe('/tags/persia/2001/');
    expect(answer(disk, '/tags/iran/feed.xml')).toBe('/tags/persia/feed.xml');
  });

  it('keeps an alias that was taken out of front matter', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks', 'aliases: [/old/]') });
    await publish(disk);
    disk.files.set('posts/talks.md', dispatch('Talks'));
    await publish(disk);
    expect(answer(disk, '/old/')).toBe('/2009/02/02/talks/');
  });

  it('never loses a line by itself, and writes nothing where nothing is new', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks') });
    await publish(disk);
    const first = disk.files.get('addresses.txt');
    await publish(disk);
    expect(disk.files.get('addresses.txt')).toBe(first);
    disk.files.set('posts/b.md', dispatch('B'));
    await publish(disk);
    const lines = new Set(linesOf(disk));
    for (const line of readRegister(first ?? '').lines)
      expect([...lines].some((row) => row.startsWith(`${line.address} `))).toBe(true);
  });

  it.each([['compare'], ['leave']] as const)('is not written where a build is to %s it', async (register) => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks') });
    const report = await build(testOptions({ register }), worldOf(disk));
    expect(report.published).toBe(true);
    expect(disk.files.has('addresses.txt')).toBe(false);
    expect(report.register).toEqual(
      register === 'compare' ? { lacked: expect.any(Number), isKept: false } : undefined,
    );
  });

  it('is not begun for a site without an address of its own, nor where it is turned off', async () => {
    for (const site of ['title: A\nurl: https://example.org\n', 'title: A\n', `${SITE}register: false\n`]) {
      const disk = siteOf({ 'posts/talks.md': dispatch('Talks') }, site);
      await publish(disk);
      expect(disk.files.has('addresses.txt'), site).toBe(false);
    }
  });

  it('is merged by version control where two branches add lines', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks') });
    await publish(disk);
    const base = disk.files.get('addresses.txt') ?? '';
    const branch = async (name: string) => {
      const other = siteOf({ 'posts/talks.md': dispatch('Talks'), [`posts/${name}.md`]: dispatch(name) });
      other.files.set('addresses.txt', base);
      await publish(other);
      return other.files.get('addresses.txt') ?? '';
    };
    const folder = temporaryFolder();
    const [ours, theirs] = [await branch('herring'), await branch('samore')];
    layFiles(folder, { base, ours, theirs });
    const merged = execFileSync('git', ['merge-file', '-p', '--union', 'ours', 'base', 'theirs'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const { lines, unread } = readRegister(merged);
    expect(unread).toEqual([]);
    const addresses = new Set(lines.map(({ address }) => address));
    for (const side of [ours, theirs])
      for (const { address } of readRegister(side).lines) expect(addresses).toContain(address);
  });

  it('reports a mark that a merge left', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks') });
    await publish(disk);
    disk.files.set('addresses.txt', `${disk.files.get('addresses.txt')}<<<<<<< HEAD\n`);
    const { findings } = await buildOn(disk);
    expect(findings.filter(({ rule }) => rule === 'register-unread')).toHaveLength(1);
  });
});
