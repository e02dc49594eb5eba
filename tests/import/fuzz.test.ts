import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { disagreements } from '../../src/import/report/agreement.ts';
import { reportLines } from '../../src/import/report/receipts.ts';
import { parseText } from '../copy/parsing.ts';
import { runs } from '../support/deep.ts';
import { bring, item, wxr } from './outside.ts';

type Export = { readonly [path: string]: string };

const POST =
  '---\ntitle: Fog\ndate: 2012-03-04 20:15\ntags: [sea, fog]\n---\n\nFog came. ![Quay](quay.png) [Rain](/rain/)\n';
const COMMENT =
  '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content>So true.</wp:comment_content></wp:comment>';

/** A small export of every format. */
const EXPORTS: { readonly [format: string]: Export } = {
  wordpress: {
    'x.xml': wxr(item({}, COMMENT), item({ id: '8', name: 'two', guid: 'https://example.org/?p=8' })),
  },
  blogger: {
    'x.xml':
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1</id><title>Blog</title><link rel="alternate" href="https://b.example/"/><entry><id>tag:blogger.com,1999:blog-1.post-1</id><published>2011-01-31T20:00:00-05:00</published><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/><title>Fog</title><content type="html">&lt;p&gt;Fog came.&lt;/p&gt;</content><link rel="alternate" href="https://b.example/2011/01/fog.html"/><author><name>Ann</name></author></entry></feed>',
  },
  movabletype: {
    'x.txt':
      'AUTHOR: Ann\nTITLE: Fog\nBASENAME: fog\nSTATUS: Publish\nDATE: 01/31/2011 08:00:00 PM\nCATEGORY: Sea\n-----\nBODY:\n<p>Fog came.</p>\n-----\nCOMMENT:\nAUTHOR: Bo\nDATE: 02/01/2011 08:00:00 AM\nSo true.\n-----\n--------\nAUTHOR: Ann\nTITLE: Rain\nDATE: 02/01/2011 08:00:00 PM\n-----\nBODY:\nRain.\n-----\n--------\n',
  },
  substack: {
    'posts.csv':
      'post_id,post_date,is_published,type,audience,title,subtitle\n1.fog,2019-02-02T19:31:00.000Z,true,newsletter,everyone,"Fog, again",So thick\n2.rain,2019-02-03T19:31:00.000Z,true,newsletter,everyone,Rain,\n',
    'posts/1.fog.html': '<p>Fog came.</p><div><hr></div><p>It went.</p>',
    'posts/2.rain.html': '<p>Rain.</p>',
  },
  ghost: {
    'x.json': JSON.stringify({
      db: [
        {
          data: {
            settings: [{ key: 'title', value: 'Blog' }],
            users: [{ id: '1', name: 'Ann', slug: 'ann' }],
            tags: [{ id: '1', name: 'Sea', slug: 'sea' }],
            posts_tags: [{ post_id: '1', tag_id: '1' }],
            posts: [
              {
                id: '1',
                title: 'Fog',
                slug: 'fog',
                html: '<p>Fog came.</p>',
                status: 'published',
                published_at: '2019-02-02T19:31:00.000Z',
              },
              { id: '2', title: 'Rain', slug: 'rain', html: '<p>Rain.</p>', status: 'draft' },
            ],
          },
        },
      ],
    }),
  },
  medium: {
    'profile/profile.html':
      '<html><body><h3 class="p-name">Ann</h3><a class="u-url" href="https://medium.com/@ann">x</a></body></html>',
    'posts/2019-06-01_Fog-abc123def456.html':
      '<html><body><article class="h-entry"><h1 class="p-name">Fog</h1><section data-field="body" class="e-content"><p class="graf--p">Fog came.</p></section><footer><a href="https://medium.com/p/abc123def456"><time class="dt-published" datetime="2019-06-01T10:00:00.000Z">June</time></a></footer></article></body></html>',
  },
  jekyll: { '_config.yml': 'title: Blog\nurl: https://j.example\n', '_posts/2012-03-04-fog.md': POST },
  hugo: { 'hugo.toml': 'title = "Blog"\nbaseURL = "https://h.example/"\n', 'content/posts/fog.md': POST },
  eleventy: {
    '.eleventy.js': 'module.exports = {}',
    'posts/fog.md': POST,
    'posts/posts.json': '{"tags":"posts"}',
  },
  hexo: { '_config.yml': 'title: Blog\nurl: https://x.example\n', 'source/_posts/fog.md': POST },
  feed: {
    'x.xml':
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title><link>https://f.example/</link><item><title>Fog</title><link>https://f.example/fog</link><guid>https://f.example/fog</guid><pubDate>Mon, 31 Jan 2011 20:00:00 -0500</pubDate><description>&lt;p&gt;Fog came.&lt;/p&gt;</description></item></channel></rss>',
  },
  html: {
    'fog.html': `<html><head><title>Fog</title><meta property="article:published_time" content="2011-01-31T20:00:00-05:00"></head><body><article><h1>Fog</h1><p>${'Fog came over the quay, and stayed. '.repeat(12)}</p></article></body></html>`,
  },
};

/** Texts that have ended programs: separators, controls, halves of pairs, broken markup and numbers. */
const TROUBLE = [
  '\u2028',
  '\u2029',
  '\u0085',
  '\f',
  '\v',
  '\0',
  '\r',
  '\ufeff',
  '\ufffe',
  '\ud800',
  '\udc00',
  '\u202e',
  '𝒳',
  '\u0301',
  '<',
  '>',
  ']]>',
  '<![CDATA[',
  '&',
  '&#0;',
  '&#xD800;',
  '&#x2028;',
  '"',
  "'",
  '\\u2028',
  '\\ud800',
  '\\u0000',
  '\\',
  '{',
  '}',
  '[',
  ']',
  '---\n',
  '-----\n',
  '--------\n',
  '{{',
  '{%',
  '%}',
  '[caption',
  '%',
  '%ff',
  '0',
  '-1',
  '9999999999999',
  'null',
  'true',
  '[]',
  '{}',
  '../',
  '://',
  'http://[',
  '\n',
  '\t',
  ': ',
  '- ',
  '|',
  '*'.repeat(60),
  '\u2028'.repeat(5),
];

type Mutation = { readonly at: number; readonly cut: number; readonly text: string };

const mutations = fc.array(
  fc.record({
    at: fc.nat(10_000),
    cut: fc.constantFrom(0, 0, 0, 1, 5, 40),
    text: fc.constantFrom(...TROUBLE),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('an export in which anything may stand', () => {
  test.each(Object.keys(EXPORTS))('%s is imported, or what fails is listed', async (format) => {
    await fc.assert(
      fc.asyncProperty(mutations, fc.nat(5), async (changes, which) => {
        const { report, rows, files } = await bring(mutated(EXPORTS[format]!, changes, which), { format });
        expect(disagreements(report.counts)).toEqual([]);
        expect(report.unlisted.filter((line) => !/words are not in/.test(line))).toEqual([]);
        expect(rows.length).toBe(report.counts.imported + report.counts.edited);
        expect(reportLines(report).length).toBeGreaterThan(5);
        for (const { path, id } of rows) {
          const text = String(files.get(path));
          expect(text.isWellFormed()).toBe(true);
          expect(parseText(text, {}, path).dispatch?.id ?? id).toBe(id);
        }
      }),
      { numRuns: runs(10) },
    );
  });

  test.each(['\u2028', '\u2029', '\u0085', '\f', '\0', '\ud800'])(
    'every piece comes in whatever %j stands in',
    async (character) => {
      for (const [format, files] of Object.entries(EXPORTS)) {
        const whole = await bring(files, { format });
        const marked = Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            text.replace('Fog came', `Fog${character} came`),
          ]),
        );
        const { report } = await bring(marked, { format });
        expect([format, report.counts.imported, report.failed]).toEqual([
          format,
          whole.report.counts.imported,
          [],
        ]);
      }
    },
  );
});

/** An export with one of its files changed in a few places. */
function mutated(files: Export, changes: readonly Mutation[], which: number): Export {
  const paths = Object.keys(files);
  const path = paths[which % paths.length]!;
  let text = files[path]!;
  for (const { at, cut, text: put } of changes) {
    const from = at % (text.length + 1);
    text = text.slice(0, from) + put + text.slice(from + cut);
  }
  return { ...files, [path]: text };
}
