import { expect, test } from 'vitest';
import { TextStream } from '../../src/import/found/text-stream.ts';
import { bring, item, wxr } from './outside.ts';

const BODY = 'Café naïve “quay” 𝒳 ☃.';
const xml = (encoding: string) => wxr(item({ body: BODY })).replace('UTF-8', encoding);
const latin = (text: string) =>
  Buffer.from(text.replaceAll('“', '\u0093').replaceAll('”', '\u0094').replaceAll('𝒳 ☃', 'x'), 'latin1');
const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-16 without a mark', Buffer.from(xml('UTF-16'), 'utf16le')],
  ['UTF-16, the other byte first, without a mark', swapped(xml('UTF-16'))],
  ['UTF-8 that says it is UTF-16', Buffer.from(xml('utf-16'))],
  ['UTF-8 with a mark and blank lines', Buffer.from(`\ufeff\n\n${xml('UTF-8')}`)],
])('%s is read', async (_, bytes) => {
  const { report, posts, text } = await bring({ 'x.xml': bytes });
  expect(text(posts[0]!)).toContain(BODY);
  expect(report.damage).toEqual([]);
});

test('Windows-1252 that says it is UTF-8 is read, and that is told', async () => {
  const { report, posts, text } = await bring({ 'x.xml': latin(xml('UTF-8')) });
  expect(text(posts[0]!)).toContain('Café naïve “quay” x.');
  expect(report.damage).toEqual([
    {
      name: 'x.xml',
      why: '4 bytes are not UTF-8, although the file is declared as such; they were read as Windows-1252',
    },
  ]);
});

test.each([1, 2, 3, 5, 1000])('a text is the same in chunks of %i bytes', (size) => {
  const bytes = Buffer.from(`${BODY} ${BODY}`);
  const stream = new TextStream();
  let text = '';
  for (let at = 0; at < bytes.length; at += size) text += stream.take(bytes.subarray(at, at + size));
  expect(text + stream.end()).toBe(`${BODY} ${BODY}`);
  expect([stream.damaged, stream.mended]).toEqual([0, 0]);
});

test('a broken character among many whole ones is replaced and counted', () => {
  const stream = new TextStream();
  const text = stream.take(Buffer.concat([Buffer.from(BODY), Buffer.from([0xe2, 0x80]), Buffer.from('.')]));
  expect(text + stream.end()).toMatch(/^Café naïve “quay” 𝒳 ☃\.\ufffd+\.$/);
  expect(stream.damaged).toBeGreaterThan(0);
});

test('a feed that gives two texts one address keeps both', async () => {
  const entry = (text: string) =>
    `<item><title>E</title><link>https://x.example/e</link><pubDate>Thu, 5 Feb 2009 10:00:00 GMT</pubDate><description>${text}</description></item>`;
  const { rows, report } = await bring({
    'a.xml': `<rss version="2.0"><channel><title>T</title>${entry('One.')}${entry('Two.')}</channel></rss>`,
    'b.xml': `<rss version="2.0"><channel><title>T</title>${entry('Old.')}</channel></rss>`,
  });
  expect(rows).toHaveLength(2);
  expect(report.skipped).toMatchObject([{ what: 'entry', name: 'E' }]);
});

test.each([
  [
    'a text that shows a declaration as code',
    'a.md',
    '---\ntitle: Fog\ndate: 2009-02-02\n---\n霧。\n\n```html\n<meta charset="iso-8859-1">\n```\n',
  ],
  [
    'a page in UTF-8 with an old declaration',
    'a.html',
    '<!doctype html><meta charset="iso-8859-1"><title>Fog</title><article><p>霧 came over the sea, 海の霧が来た。</p></article>',
  ],
])('%s is UTF-8', async (_, path, content) => {
  const { posts, text } = await bring({ [path]: content });
  expect(text(posts[0]!)).toContain('霧');
});

test('a page in the encoding that it declares is read so', async () => {
  const page = Buffer.from(
    '<meta charset="windows-1251"><title>Fog</title><article><p>XXXXXX came.</p></article>'.replace(
      'XXXXXX',
      '\xd2\xf3\xec\xe0\xed.',
    ),
    'latin1',
  );
  const { posts, text } = await bring({ 'a.html': page });
  expect(text(posts[0]!)).toContain('Туман. came.');
});
