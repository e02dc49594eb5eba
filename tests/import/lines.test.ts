import { expect, test } from 'vitest';
import { reportLines } from '../../src/import/report/lines.ts';
import { bring, item, wxr } from './outside.ts';

const linesOf = async (files: { readonly [path: string]: string }) =>
  reportLines((await bring(files)).report).join('\n');

test('a receipt says one of a thing and several of others', async () => {
  const lines = await linesOf({ 'x.xml': wxr(item({ body: '<p>One two.</p>' })) });
  expect(lines).toContain('counted in the export: 1 file, 1 item (post: 1), 2 words, 0 pictures, 1 address');
  expect(lines).toContain('1 piece found: 1 imported (0 pages, 0 drafts)');
  expect(lines).toContain('1 byline, 0 columns, 0 tags, 0 links, 0 footnotes, 0 of 0 comments');
});

test('pictures that did not come are told with their reason, once for each', async () => {
  const body = '<img src="https://x.example/a.jpg"><img src="https://x.example/b.jpg"><img src="gone.jpg">';
  const lines = await linesOf({ 'x.xml': wxr(item({ body })) });
  expect(lines).toContain('lost 3 × picture (https://x.example/a.jpg: the server answered 404)');
});

test('fields of the old theme are told once for all pieces, and stand in no row', async () => {
  const post = (title: string) => `---\ntitle: ${title}\nlayout: post\ntoc: true\n---\nFog.\n`;
  const files = { '_posts/2009-02-01-a.md': post('A'), '_posts/2009-02-02-b.md': post('B') };
  const { report, rows } = await bring(files);
  expect(reportLines(report).join('\n')).toContain(
    'left out 2 fields of the old theme: layout (2 pieces), toc (2 pieces)',
  );
  expect(report.fields).toMatchObject([
    { name: 'layout', count: 2, example: 'posts/2009/2009-02-01-a.md: "post"' },
    { name: 'toc', count: 2 },
  ]);
  expect(rows.flatMap(({ notes }) => notes)).toEqual([]);
});

test('where nothing came in, old addresses are not told one by one', async () => {
  const { report } = await bring({ 'x.xml': wxr() }, { format: 'wordpress' });
  const lines = reportLines(report).join('\n');
  expect(lines).not.toMatch(/leads nowhere|not kept/);
  expect(lines).toContain('no items were found in it');
});
