import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importArchive } from '../../src/edge/import/import-archive.ts';
import { readYaml } from '../../src/model/yaml/yaml.ts';
import { post } from '../support/built.ts';
import { exported } from '../support/exported.ts';
import { filesIn, layFiles, temporaryFolder } from '../support/site-on-disk.ts';
import { filed } from './there-and-back.ts';

const scratch = temporaryFolder();

describe('what an editor gathered', () => {
  test('comes back from Markdown: lists and names, without what no exported dispatch has to do with', async () => {
    const site = join(scratch, 'gathered');
    layFiles(site, {
      'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n',
      'lists.yaml':
        '# For me alone.\nstart: {name: Start here, pieces: [2009/talks.md, {piece: draft, note: Soon.}, {piece: after, note: "*So* it ended."}]}\nlater: {pieces: [draft]}\n',
      'names.yaml':
        'samore: {name: Gary Samore, kind: person, see-also: [vale, lund]}\nsam: {name: Sam, see: samore}\nlund: {name: Lund}\nvale: {name: Vale}\n',
      'posts/2009/talks.md': post('title: Talks\ndate: 2009-02-02', 'By Gary Samore and Lund.'),
      'posts/2009/after.md': post('title: After\ndate: 2009-03-02'),
      'posts/2009/draft.md': post('title: Draft\ndate: 2009-04-02\ndraft: true', 'Of Vale.'),
    });
    const to = join(scratch, 'gathered-markdown');
    expect((await exported('markdown', { site, to })).said).toContain('2 dispatches');
    const there = filesIn(to);
    const lists = `start:
  name: Start here
  pieces:
    - tag:wire.example,2009-02-02:posts/2009/talks
    - piece: tag:wire.example,2009-03-02:posts/2009/after
      note: "*So* it ended."
`;
    expect(there['lists.yaml']).toBe(lists);
    expect(Object.keys(readYaml(there['names.yaml'] ?? '').value as object)).toEqual([
      'samore',
      'sam',
      'lund',
    ]);
    expect(there['names.yaml']).toContain('see-also: [lund]');
    const into = join(scratch, 'gathered-back');
    const ways = { format: 'folder', source: to, into, offline: true } as const;
    const { report } = await importArchive(ways);
    expect([report.errors, report.skipped]).toEqual([[], []]);
    const back = await filed(into);
    expect([back.site.title, back.site.origin, back.site.style.timezone]).toEqual([
      'The Wire',
      'https://wire.example',
      'UTC',
    ]);
    expect(back.archive.lists.map(({ id, pieces }) => [id, pieces.length])).toEqual([['start', 2]]);
    expect(back.site.names.map(({ id }) => id)).toEqual(['samore', 'sam', 'lund']);
    expect(filesIn(into)['lists.yaml']).toBe(lists);
    layFiles(into, { 'lists.yaml': 'mine: {pieces: [talks]}\n' });
    const again = await importArchive(ways);
    expect(again.report.guessed).toContainEqual(expect.stringContaining('the site has lists.yaml already'));
    expect(filesIn(into)['lists.yaml']).toBe('mine: {pieces: [talks]}\n');
  });
});

describe('a site of pages alone', () => {
  test('leaves for other systems, but is no choice of dispatches and no book', async () => {
    const site = join(scratch, 'pages');
    layFiles(site, {
      'site.yaml': 'title: The Wire\nurl: https://wire.example\ntimezone: UTC\n',
      'posts/_pages/about.md': post('title: About', 'Us.'),
    });
    for (const format of ['markdown', 'wordpress', 'ghost']) {
      const to = join(scratch, `pages-${format}`);
      const { status, said } = await exported(format, { site, to });
      expect([format, status, said]).toEqual([format, 0, expect.stringContaining('1 page')]);
    }
    const none = [2, 'There is no dispatch to export.'];
    for (const [format, flags] of [
      ['markdown', { year: '2009' }],
      ['epub', {}],
    ] as const) {
      const { status, said } = await exported(format, { site, to: join(scratch, `no-${format}`), ...flags });
      expect([status, said]).toEqual(none);
    }
  });
});
