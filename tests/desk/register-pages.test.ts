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

  it('is registered as a page of the archive, and its address leads there when it is gone', async () => {
    const disk = siteOf({ ...FILES, 'templates/staff.njk': '<p>Staff' });
    expect(await buildWith(disk, [staff])).toMatchObject({ published: true });
    expect(linesOf(disk).filter((line) => line.startsWith('/staff'))).toEqual([
      expect.stringMatching(/^\/staff\/ \S+ index$/),
    ]);
    const report = await buildWith(disk, []);
    expect([report.published, lostIn(report)]).toEqual([true, []]);
    expect(answer(disk, '/staff/')).toBe('/archive/');
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
