import { describe, expect, test } from 'vitest';
import { itemOfXml } from '../../src/import/recount/documents.ts';
import { rawWords, rawWordsOfMarkdown } from '../../src/import/recount/raw-words.ts';
import { Recount } from '../../src/import/recount/recount.ts';
import { overlooked, shrinkage } from '../../src/import/report/shrunk.ts';
import { EXPORTS } from './exports.ts';
import { bring, item, sourceOf, wxr } from './outside.ts';

const fog = 'Fog lay on the quay all morning, and nobody saw the boats come in.';
const comment = (approved: string) =>
  `<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_content>What a quay!</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`;

describe('a second count knows what an export holds', () => {
  test.each([
    ['<p>One <b>t</b>wo</p><p>three<br>four</p>', 4],
    ['<script>one two</script>three <!-- four --><noscript>five</noscript>', 1],
    ['caf&eacute; &amp; tea&nbsp;time &#8217;s', 4],
    ['[caption id="a" width="3"]one two[/caption] [gallery ids="1,2"]', 2],
    ['see https://example.org/a/b/c here', 2],
  ])('%s has %i words', (html, words) => {
    expect(rawWords(html)).toBe(words);
  });

  test('Markdown is counted without its front matter and its addresses', () => {
    expect(
      rawWordsOfMarkdown(
        '---\ntitle: A b c\n---\n# One\n\n![alt](a b.png) [two](https://x.org/y) {% tag x %}\n\n[r]: http://x.org/z\n',
      ),
    ).toBe(2);
  });

  test.each([
    'Title: A b c\nDate: 2020-01-01\nTags: d,\n  e\n\nOne two.\n',
    '.. title: A b\n.. date: c\n\nOne two.\n',
    'title: A b\ndate: 2020-01-02 00:10:00\n---\nOne two.\n',
  ])('fields without fences are no words: %s', (text) => {
    expect(rawWordsOfMarkdown(text)).toBe(2);
  });

  test('numbers of a list are no words', () => {
    expect(
      rawWordsOfMarkdown('[Two words][some-label] and a[0][1].\n\n[some-label]: https://x.example/\n'),
    ).toBe(6);
    expect(rawWordsOfMarkdown('1. One\n\n   10) two\n\nIn 1998. three')).toBe(5);
  });

  test.each([
    [
      '[부두][quay]와 [안개][]가 [배][boat].\n\n[quay]: https://x.example/\n[안개]: https://y.example/\n[boat]: https://z.example/\n',
      3,
    ],
    ['[부두]는 좋다.\n\n[부두]: https://x.example/\n', 2],
    ['`부두`와 **안개**가', 2],
    ['a [note] there', 3],
  ])('what follows a link, code or emphasis without a space belongs to its last word: %s', (text, words) => {
    expect(rawWordsOfMarkdown(text)).toBe(words);
  });

  test.each([
    ['![A spectrum from report \\[NISTIR\\] 8053](a.jpg) one', 1],
    ['![A man\nat a quay](a.jpg) one', 1],
    ['![A man\n\nat a quay](a.jpg)', 5],
    ['one [two](a.md "Now (in May) and (in June)") three', 3],
    ['one [two](a\\)b.md) three', 3],
  ])('words of a picture or a target are none of the text: %s', (text, words) => {
    expect(rawWordsOfMarkdown(text)).toBe(words);
  });

  test('items by kind, words, pictures, comments and addresses, whatever the size of the chunks', async () => {
    const xml = wxr(
      item({ body: `<p>${fog}</p><img src="a.jpg">` }, comment('1') + comment('spam')),
      item({ id: '8', guid: 'g8', type: 'attachment', body: '' }),
    );
    for (const size of [7, 100, 100_000]) {
      const recount = new Recount();
      const bytes = new TextEncoder().encode(xml);
      const source = sourceOf({ 'x.xml': xml });
      const stream = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      };
      const watched = recount.watch({ ...source, files: [{ ...source.files[0]!, stream }] });
      for await (const _ of watched.files[0]!.stream());
      expect(recount.totals()).toEqual({
        files: 1,
        items: { attachment: 1, post: 1 },
        words: 14,
        pictures: 1,
        comments: 2,
        spam: 1,
        addresses: 2,
      });
      expect(recount.wordsAt('x.xml, item 1')).toBe(14);
    }
  });
});

test('a body of which a reader takes only a part is damage, told by name', async () => {
  const twice = item({ body: fog }).replace(
    '<excerpt:encoded>',
    `<content:encoded><![CDATA[${fog} ${fog} ${fog}]]></content:encoded><excerpt:encoded>`,
  );
  const { report } = await bring({ 'x.xml': wxr(twice) });
  expect(report.damage).toEqual([
    { name: 'Talks (x.xml, item 1)', why: 'the export has 56 words of it, and 14 were read', lost: true },
  ]);
});

test('a file is not taken for another of the same name in a folder', async () => {
  const { report } = await bring({
    '_config.yml': 'title: x\n',
    '_posts/2009-02-02-a.md': '---\ntitle: A\n---\nOne.\n',
    'about.md': '---\ntitle: About\n---\nOne two.\n',
    'tabs/about.md': `---\ntitle: Us\n---\n${fog} ${fog} ${fog}\n`,
  });
  expect(report.damage).toEqual([]);
});

test('what markup explains is no damage', async () => {
  const body = `<script>${fog} ${fog}</script><p>${fog}</p>[gallery ids="1,2,3,4,5,6,7,8,9,10"]<!-- ${fog} -->`;
  const { report } = await bring({ 'x.xml': wxr(item({ body })) });
  expect(report.damage).toEqual([]);
  expect(report.held).toMatchObject({ words: 14, items: { post: 1 } });
});

test.each(Object.keys(EXPORTS))('a whole export of %s has no damage', async (format) => {
  const { report } = await bring(EXPORTS[format]!, { format });
  expect(report.damage.filter(({ lost }) => lost)).toEqual([]);
});

test('comments in an entry of LiveJournal are none of its words', async () => {
  const { report } = await bring({
    'x.xml':
      '<livejournal><entry><itemid>256</itemid><eventtime>2006-03-04 23:50:00</eventtime><subject>A</subject><event>Fog lay.</event><comment><itemid>1</itemid><eventtime>2006-03-05 10:00:00</eventtime><event>Nobody saw the boats come in on that day</event><author><name>bo</name></author></comment></entry></livejournal>',
  });
  expect(report.held).toMatchObject({ words: 2, comments: 1 });
  expect(report.damage).toEqual([]);
});

test('items and comments that nothing accounts for are told', async () => {
  const { report } = await bring({ 'x.xml': wxr(item({}, comment('1'))) });
  expect(overlooked(report.held, report.counts, 0)).toEqual([]);
  const more = { ...report.held, items: { post: 3 }, comments: 4 };
  expect(overlooked(more, report.counts, 1)).toEqual([
    '3 items are in the export, but 2 are accounted for',
    '4 comments are in the export, but 1 are accounted for',
  ]);
});

test('files of text that no reader opens are listed as left out', async () => {
  const { report } = await bring({
    '_config.yml': 'url: https://x.org',
    '_posts/2009-02-02-talks.md': '---\ntitle: Talks\n---\nHello.\n',
    'drafts/idea.rtf': 'An idea.',
    '_layouts/post.html': '{{ content }}',
    'README.md': 'Read me.',
  });
  expect(report.skipped).toMatchObject([{ what: 'file', name: 'drafts/idea.rtf' }]);
  expect(report.counts.skipped).toBe(1);
});

describe('a second count of tables and pages', () => {
  const count = async (path: string, text: string) => {
    const recount = new Recount();
    await recount.watch(sourceOf({ [path]: text })).files[0]!.read();
    return recount;
  };

  test.each([
    ['x.csv', `Title,Body\r\nA,"<p>${fog}</p>"\r\nB,"Said ""so"", twice\nor more\n"\r\n`],
    ['x.tsv', `Title\tBody\nA\t<p>${fog}</p>\nB\tSaid so, twice or more\n`],
    ['x.csv', `sep=;\nTitle;Body\nA;"{""nodes"":[{""text"":""${fog}""}]}"\nB;Said so, twice or more\n`],
  ])('rows and words of %s', async (path, text) => {
    const recount = await count(path, text);
    expect(recount.totals()).toMatchObject({ items: { row: 2 }, words: 19 });
    expect(recount.wordsAt(`${path}, row 2`)).toBe(5);
  });

  test('a table without texts holds no items', async () => {
    const recount = await count('x.csv', 'email,name\na@x.example,Ann\n');
    expect(recount.totals().items).toEqual({});
  });

  test('the body of a story of Medium is counted, and of another page its article', async () => {
    const story = `<html><body><article><section data-field="subtitle">Not this</section><section data-field="body"><p>${fog}</p></section><footer>Nor this</footer></article></body></html>`;
    expect((await count('s.html', story)).totals()).toMatchObject({ items: { story: 1 }, words: 14 });
    const page = `<html><body><nav><p>Not this</p></nav><article><h1>Nor this</h1><p>${fog}</p></article></body></html>`;
    expect((await count('p.html', page)).totals()).toMatchObject({ items: { 'web page': 1 }, words: 14 });
    const hidden = page.replace(`<p>${fog}`, `<p style="visibility: hidden">${fog}`);
    expect((await count('h.html', hidden)).totals()).toMatchObject({ words: 0 });
    const several = '<html><body><article><p>One</p></article><article><p>Two</p></article></body></html>';
    expect((await count('q.html', several)).totals()).toMatchObject({ words: 0 });
  });

  test('posts of every list in JSON are counted', async () => {
    const json = {
      collections: [{ posts: [{ body: fog }] }, { posts: [{ body: 'One two.' }] }],
      posts: [{ body: 'Three.' }],
    };
    expect((await count('x.json', JSON.stringify(json))).totals()).toMatchObject({
      items: { post: 3 },
      words: 17,
    });
  });

  test('entries of LiveJournal are counted', async () => {
    const xml = `<livejournal><entry><itemid>1</itemid><event>${fog}</event></entry><entry><itemid>2</itemid><event>One</event></entry></livejournal>`;
    expect((await count('x.xml', xml)).totals()).toMatchObject({ items: { post: 2 }, words: 15 });
  });

  test('front matter in JSON is no text', () => {
    expect(rawWordsOfMarkdown('{\n "title": "A } b", "more": {"x": "y"}\n}\n\nOne two.\n')).toBe(2);
  });

  test('a word in brackets is text, and a shortcode is not', () => {
    expect(rawWords('the [row_count] of [B]ecause [sic]')).toBe(7);
    expect(rawWords('[box]one[/box] [gallery] [map id="3"] two')).toBe(2);
  });

  test.each([
    ['csv', { 'x.csv': `Title,Date,Body\nA,2009-02-01,"<p>${fog}</p>"\n` }],
    [
      'medium',
      {
        'posts/2009-02-01_A-abc123def456.html': `<html><body><article><section data-field="body"><p class="graf">${fog}</p></section><footer><time class="dt-published" datetime="2009-02-01T10:00:00Z"></time></footer></article></body></html>`,
      },
    ],
  ])('a whole export of %s has as many words as were read', async (format, files) => {
    const { report, rows } = await bring(files, { format });
    expect(report.damage).toEqual([]);
    expect(report.held.words).toBe(14);
    expect(shrinkage(rows[0]!, 42, 0.03)).toBe('the export has 42 words of it, and 14 were read');
  });

  test('of a page, only a loss of half its article is damage', async () => {
    const { rows } = await bring({ 'x.xml': wxr(item({ body: fog })) });
    expect([shrinkage(rows[0]!, 27, 0.5), shrinkage(rows[0]!, 29, 0.5)]).toEqual([
      null,
      'the export has 29 words of it, and 14 were read',
    ]);
  });
});

describe('documents, databases and MDX are counted by other code than their readers’', () => {
  const word = (body: string) =>
    `<w:document><w:body>${body}</w:body></w:document><w:footnotes><w:p><w:t>A note.</w:t></w:p></w:footnotes>`;

  test.each([
    [
      'runs of Word',
      word('<w:p><w:r><w:t>Fo</w:t></w:r><w:r><w:t xml:space="preserve">g came </w:t></w:r></w:p>'),
      4,
    ],
    ['parts', word('<w:p><w:t>One</w:t><w:br/><w:t>two</w:t></w:p><w:p><w:t>three</w:t></w:p>'), 5],
    [
      'what was deleted',
      word('<w:p><w:del><w:t>No</w:t></w:del><w:instrText>TOC x</w:instrText><w:t>One</w:t></w:p>'),
      3,
    ],
    [
      'OpenDocument',
      '<office:text><text:tracked-changes><text:p>No</text:p></text:tracked-changes><text:h>One</text:h><text:p>two<text:s/>three<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>four</text:p></text:note-body></text:note> five<office:annotation><text:p>no</text:p></office:annotation></text:p></office:text>',
      5,
    ],
  ])('%s', (_, xml, words) => {
    expect(itemOfXml(xml).words).toBe(words);
  });

  test.each(['documents', 'publii', 'docusaurus'] as const)('an export of %s', async (name) => {
    const { report } = await bring(EXPORTS[name]!);
    const { held, counts, noted } = report;
    expect(held.words).toBeGreaterThan(0);
    const moved = noted.filter(({ kind }) => kind === 'moved').length;
    // Of Publii, the second count has a post in the trash and no captions.
    expect(Math.abs(held.words - counts.words.found)).toBeLessThanOrEqual(
      moved + (name === 'publii' ? 1 : 0),
    );
    expect([report.damage, report.unlisted]).toEqual([[], []]);
  });

  test('lines of programs and comments in braces are no words of MDX, and code holds no shortcodes', async () => {
    const { report } = await bring({
      'docusaurus.config.js': 'module.exports = {url: "https://x.example"}',
      'blog/2009-02-02-a.mdx': "---\ntitle: A\n---\nimport A from '@x/y';\n\n{/* no */}\n\nFog came.\n",
    });
    expect([report.held.words, report.counts.words.found]).toEqual([2, 2]);
    expect(rawWords('<pre>[gallery]\n{{ x }}</pre> [gallery] <code>[row]</code>')).toBe(3);
  });
});
