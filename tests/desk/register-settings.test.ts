import { describe, expect, it } from 'vitest';
import { answer, buildOn, dispatch, linesOf, publish, SITE, siteOf } from '../support/registered-site.ts';

const PIECES = { 'posts/talks.md': dispatch('Talks', 'tags: [Iran]\nbyline: Laura Hale') };

describe('addresses that a setting takes away', () => {
  it('lead to the page beside which they stood: feeds of tags and bylines', async () => {
    const disk = siteOf(PIECES);
    await publish(disk);
    expect(linesOf(disk)).toContainEqual(expect.stringMatching(/^\/tags\/\*\/feed\.xml \S+ files$/));
    expect(answer(disk, '/tags/iran/feed.xml')).toBeUndefined();
    disk.files.set('site.yaml', `${SITE}feeds: {others: false}\n`);
    await publish(disk);
    expect(answer(disk, '/tags/iran/feed.json')).toBe('/feed.json');
    expect(answer(disk, '/bylines/laura-hale/rss.xml')).toBe('/rss.xml');
    disk.files.set('site.yaml', SITE);
    await publish(disk);
    expect(answer(disk, '/tags/iran/feed.json')).toBeUndefined();
  });

  it('lead to the page beside which they stood: files for reference managers', async () => {
    const disk = siteOf(PIECES);
    await publish(disk);
    disk.files.set('site.yaml', `${SITE}citations: false\n`);
    await publish(disk);
    expect(answer(disk, '/archive.bib')).toBe('/archive/');
    expect(answer(disk, '/bylines/laura-hale/archive.ris')).toBe('/bylines/laura-hale/');
  });

  it('are none where they never stood', async () => {
    const disk = siteOf(PIECES, `${SITE}feeds: {others: false}\ncitations: false\n`);
    await publish(disk);
    expect(linesOf(disk).filter((line) => /\/tags\/\*|archive\.bib/.test(line))).toEqual([]);
    disk.files.set('posts/b.md', dispatch('B', 'tags: [Iran]'));
    await publish(disk);
    expect(answer(disk, '/tags/iran/feed.xml')).toBeUndefined();
  });

  it('lead on where the site moved up from a folder of its host', async () => {
    const disk = siteOf(PIECES, SITE.replace('.press', '.press/column'));
    await publish(disk);
    expect(linesOf(disk)[1]).toMatch(/^\/\* \S+ base \/column\/$/);
    disk.files.set('site.yaml', SITE);
    await publish(disk);
    expect(answer(disk, '/column/2009/02/02/talks/')).toBe('/2009/02/02/talks/');
    expect(answer(disk, '/column/tags/iran/feed.xml')).toBe('/tags/iran/feed.xml');
    expect(answer(disk, '/column/feed.xml')).toBe('/feed.xml');
    await publish(disk);
    expect(linesOf(disk).filter((line) => line.startsWith('/*'))).toHaveLength(2);
  });

  it('are told where the site moved to a place from which it cannot answer', async () => {
    const disk = siteOf(PIECES);
    await publish(disk);
    disk.files.set('site.yaml', SITE.replace('.press', '.press/column'));
    const { findings } = await buildOn(disk);
    expect(findings.find(({ rule }) => rule === 'base-changed')?.reason).toContain(
      'under / and is under /column/',
    );
    expect(findings.find(({ rule }) => rule === 'base-changed')?.remedy).toContain('backfile retire "/*"');
  });
});
