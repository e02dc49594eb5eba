import { describe, expect, test } from 'vitest';
import type { MemoryDisk } from '../support/memory-disk.ts';
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

/** A dispatch a month from January 2009, each with its own words. */
const piece = (month: number, more = '') =>
  dispatch(`Headline ${month}`, more, `2009-0${month}-01`, `Words of ${month}.`);

const FOLLOWED = {
  'posts/b.md': piece(2),
  'posts/c.md': piece(3, 'follows: b'),
};

/** The stories that have a page, by the last part of their addresses. */
function stories({ out }: MemoryDisk): readonly string[] {
  return [...out]
    .filter(([, bytes]) => !bytes.includes('http-equiv'))
    .flatMap(([path]) => /^stories\/([^/]+)\/index\.html$/.exec(path)?.[1] ?? [])
    .sort();
}

const lines = (disk: MemoryDisk) =>
  linesOf(disk)
    .filter((line) => line.startsWith('/stories/'))
    .map((line) => line.replace(/ \S+( story) \S+/, '$1'))
    .sort();

describe('the address of a story', () => {
  test('comes from its title, else from the slug of its first dispatch', async () => {
    const disk = siteOf({
      ...FOLLOWED,
      'posts/d.md': piece(4, 'story: The Lamp'),
      'posts/e.md': piece(5, 'story: the  lamp'),
    });
    await publish(disk);
    expect(stories(disk)).toEqual(['b', 'the-lamp']);
    expect(lines(disk)).toEqual([
      expect.stringMatching(/^\/stories\/ \S+ index$/),
      expect.stringMatching(/^\/stories\/\*\/feed\.xml \S+ files$/),
      '/stories/b/ story posts/b.md',
      '/stories/b/ story posts/c.md',
      '/stories/the-lamp/ story posts/d.md',
      '/stories/the-lamp/ story posts/e.md',
    ]);
  });

  test('stays when an earlier or a later dispatch joins, and when titles and files change', async () => {
    const disk = siteOf(FOLLOWED);
    await publish(disk);
    disk.files.set('posts/a.md', piece(1));
    disk.files.set('posts/b.md', piece(2, 'follows: a\nid: two'));
    disk.files.set('posts/d.md', piece(4, 'follows: c'));
    await publish(disk);
    expect(stories(disk)).toEqual(['b']);
    expect(lines(disk).filter((line) => line.startsWith('/stories/b/'))).toHaveLength(4);
    disk.files.set('posts/a.md', piece(1, 'story: A New Name').replace('Headline', 'Title'));
    move(disk, 'posts/c.md', 'posts/renamed.md');
    disk.files.set('posts/d.md', piece(4, 'follows: renamed'));
    await publish(disk);
    expect(stories(disk)).toEqual(['b']);
    expect(lines(disk).join('\n')).toContain('posts/renamed.md');
    expect(lines(disk).join('\n')).not.toContain('posts/c.md');
    expect(lines(disk).filter((line) => line.startsWith('/stories/b/'))).toHaveLength(4);
  });

  test('is the older one where two stories join, and the other leads there with its feed', async () => {
    const disk = siteOf({ ...FOLLOWED, 'posts/e.md': piece(5), 'posts/f.md': piece(6, 'follows: e') });
    await publish(disk);
    expect(stories(disk)).toEqual(['b', 'e']);
    const register = disk.files.get('addresses.txt') ?? '';
    disk.files.set('addresses.txt', register.replace(/(?<=\/stories\/e\/ )\S+/g, '2001-01-01'));
    disk.files.set('posts/e.md', piece(5, 'follows: c'));
    await publish(disk);
    expect(stories(disk)).toEqual(['e']);
    expect(answer(disk, '/stories/b/')).toBe('/stories/e/');
    expect(answer(disk, '/stories/b/feed.xml')).toBe('/stories/e/feed.xml');
    // And so it stays, whatever joins afterwards.
    disk.files.set('posts/a.md', piece(1));
    disk.files.set('posts/b.md', piece(2, 'follows: a'));
    await publish(disk);
    expect(stories(disk)).toEqual(['e']);
    expect(answer(disk, '/stories/b/')).toBe('/stories/e/');
  });

  test('goes with most of its dispatches where a story splits, else with the oldest', async () => {
    const four = {
      ...FOLLOWED,
      'posts/d.md': piece(4, 'follows: c'),
      'posts/e.md': piece(5, 'follows: d'),
    };
    const disk = siteOf({ ...four, 'posts/f.md': piece(6, 'follows: e') });
    await publish(disk);
    disk.files.set('posts/d.md', piece(4));
    await publish(disk);
    expect(stories(disk)).toEqual(['b', expect.stringMatching(/^b-[0-9a-f]{4}$/)]);
    expect(
      lines(disk)
        .filter((line) => line.startsWith('/stories/b/'))
        .join(),
    ).toContain('posts/d.md');
    const even = siteOf(four);
    await publish(even);
    even.files.set('posts/d.md', piece(4));
    await publish(even);
    expect(stories(even)).toEqual(['b', 'd']);
    expect(
      lines(even)
        .filter((line) => line.startsWith('/stories/b/'))
        .join(),
    ).toContain('posts/b.md');
  });

  test('leads to what is left when a story is none any more', async () => {
    const disk = siteOf(FOLLOWED);
    await publish(disk);
    disk.files.set('posts/c.md', piece(3));
    await publish(disk);
    expect(stories(disk)).toEqual([]);
    expect(answer(disk, '/stories/b/')).toBe('/2009/02/01/b/');
    expect(answer(disk, '/stories/b/feed.xml')).toBe('/feed.xml');
    expect(answer(disk, '/stories/')).toBe('/archive/');
    // It has its address again when it is one again.
    disk.files.set('posts/c.md', piece(3, 'follows: b\nstory: Another'));
    await publish(disk);
    expect(stories(disk)).toEqual(['b']);
  });

  test('is settled with the dispatches when they are gone', async () => {
    const disk = siteOf(FOLLOWED);
    await publish(disk);
    disk.files.delete('posts/b.md');
    disk.files.delete('posts/c.md');
    const { findings } = await buildOn(disk);
    expect(
      findings.filter(({ rule }) => rule === 'address-lost').map(({ reason }) => reason.split(' ')[0]),
    ).toEqual(['/2009/02/01/b/', '/2009/03/01/c/', '/stories/b/']);
    disk.files.set('posts/z.md', piece(9));
    disk.files.set('redirects.yaml', '/2009/02/01/b/: /2009/09/01/z/\n/2009/03/01/c/: /2009/09/01/z/\n');
    await publish(disk);
    expect(answer(disk, '/stories/b/')).toBe('/2009/09/01/z/');
  });

  test('gives way to a page of the site, and is never shared by two stories', async () => {
    const disk = siteOf({
      ...FOLLOWED,
      'posts/2009-05-01-b.md': piece(5),
      'posts/f.md': piece(6, 'follows: 2009-05-01-b.md'),
      'posts/_pages/stories.md': '---\ntitle: Our stories\n---\nText.\n',
    });
    await publish(disk);
    expect(stories(disk)).toEqual(['b', expect.stringMatching(/^b-[0-9a-f]{4}$/)]);
    expect(disk.read('stories/index.html' as never)).toContain('Our stories');
  });

  test('without a register follows from the archive alone', async () => {
    const disk = siteOf({ 'posts/a.md': piece(1), ...FOLLOWED }, `${SITE}register: false\n`);
    await publish(disk);
    disk.files.set('posts/b.md', piece(2, 'follows: a'));
    await publish(disk);
    expect(stories(disk)).toEqual(['a']);
  });
});
