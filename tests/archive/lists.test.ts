import { describe, expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';
import { elementsOf } from '../support/elements.ts';
import { answer, buildOn, dispatch, linesOf, publish, siteOf } from '../support/registered-site.ts';

const inTheme = { theme: 'builtin' } as const;
const FILES = {
  'posts/2009-01-05-fog.md': post('title: Fog, then nothing\nid: fog-1'),
  'posts/2009-02-02-talks.md': post('title: Talks\ndek: They met.'),
  'posts/2009-03-01-lamp.md': post('title: A lamp'),
  'posts/2009-04-01-draft.md': post('title: Not yet\ndraft: true'),
  'posts/2009-05-01-hidden.md': post('title: Hidden\nunlisted: true'),
};
const LISTS = `start-here:
  name: Start here
  description: For *new* readers.
  pieces:
    - piece: talks
      note: It [began](lamp) here.
    - fog-1
    - /2009/03/01/lamp/
`;

describe('a list of the editor', () => {
  test('has a page with its dispatches in its order, each with the note of the editor', async () => {
    const site = await built({ ...FILES, 'lists.yaml': LISTS }, inTheme);
    expect(site.found).toEqual([]);
    const page = elementsOf(site.page('/lists/start-here/'));
    expect(page.text('h1')).toBe('Start here');
    expect(page.texts('.chosen h2')).toEqual(['Talks', 'Fog, then nothing', 'A lamp']);
    expect(site.page('/lists/start-here/')).toContain('It <a href="/2009/03/01/lamp/">began</a> here.');
    expect(site.page('/lists/start-here/')).toContain('For <em>new</em> readers.');
    expect(elementsOf(site.page('/lists/')).texts('.plank h2')).toEqual(['Start here']);
  });

  test('has a feed in its order, which is complete and is among all feeds', async () => {
    const { files } = await built({ ...FILES, 'lists.yaml': LISTS }, inTheme);
    const feed = String(files['lists/start-here/feed.xml']);
    expect(Array.from(feed.matchAll(/<title>([^<]*)</g), ([, title]) => title).slice(-3)).toEqual([
      'Talks',
      'Fog, then nothing',
      'A lamp',
    ]);
    expect(feed).toContain('<fh:complete');
    expect(files['feeds.opml']).toContain('/lists/start-here/feed.xml');
    expect(files['subscribe/index.html']).toContain('/lists/start-here/feed.xml');
  });

  test('stands on the front page with its first four, unless it is not to', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 6 }, (_, at) => [`posts/2010-01-0${at + 1}-p${at}.md`, post(`title: P${at}`)]),
    );
    const lists = (more: string) => `best:\n  pieces: [p5, p4, p3, p2, p1]\n${more}`;
    const shown = await built({ ...many, 'lists.yaml': lists('') }, inTheme);
    expect(elementsOf(shown.page('/')).texts('.selection h3')).toEqual(['P5', 'P4', 'P3', 'P2']);
    const hidden = await built({ ...many, 'lists.yaml': lists('  front: false\n') }, inTheme);
    expect(elementsOf(hidden.page('/')).texts('.selection h3')).toEqual([]);
    expect(hidden.page('/lists/best/')).toContain('P1');
  });

  test('never shows what is held back, and says so where it is named', async () => {
    const { files, report } = await built(
      { ...FILES, 'lists.yaml': 'best:\n  pieces:\n    - draft\n    - hidden\n    - talks\n' },
      inTheme,
    );
    const held = report.findings.filter(({ rule }) => rule === 'list-held');
    expect(held.map(({ source, position, level }) => `${source}:${position?.line} ${level}`)).toEqual([
      'lists.yaml:3 info',
      'lists.yaml:4 info',
    ]);
    const pages = Object.entries(files).filter(([path]) => !path.startsWith('2009/05/01/hidden/'));
    for (const [, text] of pages) expect(text).not.toMatch(/Not yet|>Hidden/);
  });

  test('that names nothing is told at its line, with the likely name; what is left is shown', async () => {
    const { found, report, page } = await built({
      ...FILES,
      'lists.yaml':
        'best:\n  name: Best\n  pieces:\n    - tlaks\n    - {note: None, piece: lamp}\n    - lamp\n',
    });
    expect(found).toEqual(['list-piece lists.yaml:4', 'list-piece lists.yaml:6']);
    expect(report.findings.find(({ rule }) => rule === 'list-piece')).toMatchObject({
      reason: 'The list "Best" names "tlaks", which is not a published dispatch',
      remedy: 'Did you mean "talks"?',
    });
    expect(page('/lists/best/')).toContain('Best');
  });

  test('may stand in site.yaml, and costs a site without lists nothing', async () => {
    const own = await built({
      ...FILES,
      'site.yaml': `${SETTINGS}lists: {best: {pieces: [talks]}}\n`,
    });
    expect(Object.keys(own.files)).toContain('lists/best/index.html');
    const { files } = await built(FILES);
    expect(Object.keys(files).filter((path) => path.startsWith('lists/'))).toEqual([]);
  });

  test('can be linked to, and so can its feed', async () => {
    const { found } = await built({
      ...FILES,
      'lists.yaml': LISTS,
      'posts/2010-01-01-links.md': post(
        'title: Links',
        '[A](/lists/start-here/), [b](/lists/), [c](/lists/start-here/feed.xml) and [none](/lists/other/).',
      ),
    });
    expect(found).toEqual(['broken-link posts/2010-01-01-links.md:5']);
  });

  test('keeps its address: one that goes away is an error until it is settled', async () => {
    const disk = siteOf({ 'posts/talks.md': dispatch('Talks'), 'lists.yaml': 'best: {pieces: [talks]}\n' });
    await publish(disk);
    expect(linesOf(disk)).toContainEqual(expect.stringMatching(/^\/lists\/best\/ \S+ list best$/));
    disk.files.set('lists.yaml', 'finest: {pieces: [talks]}\n');
    const { findings } = await buildOn(disk);
    const lost = findings.find(({ rule }) => rule === 'address-lost');
    expect(lost?.reason).toContain('no list "best"');
    expect(lost?.remedy).toContain('backfile retire /lists/best/ --to /lists/finest/');
    disk.files.set('redirects.yaml', '/lists/best/: /lists/finest/\n');
    await publish(disk);
    expect(answer(disk, '/lists/best/')).toBe('/lists/finest/');
    expect(answer(disk, '/lists/best/feed.xml')).toBe('/lists/finest/feed.xml');
  });
});
