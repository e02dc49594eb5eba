import { describe, expect, test } from 'vitest';
import { rawWords, rawWordsOfMarkdown } from '../../src/import/recount/raw-words.ts';
import { Recount } from '../../src/import/recount/recount.ts';
import { overlooked } from '../../src/import/report/shrunk.ts';
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
  ])('fields without fences are no words: %s', (text) => {
    expect(rawWordsOfMarkdown(text)).toBe(2);
  });

  test('numbers of a list are no words', () => {
    expect(rawWordsOfMarkdown('1. One\n\n   10) two\n\nIn 1998. three')).toBe(5);
  });

  test.each([
    ['![A spectrum from report \\[NISTIR\\] 8053](a.jpg) one', 1],
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
