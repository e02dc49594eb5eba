import { describe, expect, test } from 'vitest';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { answer, dispatch, linesOf, publish, SITE, siteOf } from '../support/registered-site.ts';
import { withScans } from '../support/scans.ts';

const OLD = '/2009/02/02/talks/manifest.json';

function siteWith(more: string, site = SITE) {
  return withScans(
    siteOf({ 'posts/talks.md': dispatch('Talks', `id: talks\n${more}`), 'posts/scan.jpg': 'scan' }, site),
  );
}

describe('the address of a manifest', () => {
  test('is registered, and read again', async () => {
    const disk = siteWith('facsimile: scan.jpg');
    await publish(disk);
    expect(linesOf(disk)).toContainEqual(expect.stringMatching(/^\S+manifest\.json \S+ facsimile id talks$/));
    const before = disk.files.get('addresses.txt');
    await publish(disk);
    expect(disk.files.get('addresses.txt')).toBe(before);
    expect(answer(disk, OLD)).toBeUndefined();
  });

  test('leads to the new one when the dispatch moves, and to the page when the facsimile is taken out', async () => {
    const disk = siteWith('facsimile: scan.jpg');
    await publish(disk);
    disk.files.set('posts/talks.md', dispatch('Talks', 'id: talks\nslug: samore\nfacsimile: scan.jpg'));
    await publish(disk);
    expect(answer(disk, OLD)).toBe('/2009/02/02/samore/manifest.json');
    disk.files.set('posts/talks.md', dispatch('Talks', 'id: talks\nslug: samore'));
    await publish(disk);
    expect(answer(disk, OLD)).toBe('/2009/02/02/samore/');
    expect(answer(disk, '/2009/02/02/samore/manifest.json')).toBe('/2009/02/02/samore/');
  });

  test('has a copy of the new one on a host without redirects', async () => {
    const disk = siteWith('facsimile: scan.jpg', SITE.replace('apache', 'github-pages'));
    await publish(disk);
    disk.files.set('posts/talks.md', dispatch('Talks', 'id: talks\nslug: samore\nfacsimile: scan.jpg'));
    await publish(disk);
    const copy = disk.read(OLD.slice(1) as OutputPath);
    expect(copy).toBe(disk.read('2009/02/02/samore/manifest.json' as OutputPath));
    expect(copy).toContain('/2009/02/02/samore/manifest.json');
  });

  test('goes where a withdrawn dispatch says that it is gone, and is not asked about by itself', async () => {
    const disk = siteWith('facsimile: scan.jpg');
    await publish(disk);
    disk.files.set(
      'posts/talks.md',
      dispatch('Talks', 'id: talks\nfacsimile: scan.jpg\nwithdrawn: {date: 2009-03-01, because: Wrong.}'),
    );
    await publish(disk);
    expect(answer(disk, OLD)).toBe('/2009/02/02/talks/');
  });
});
