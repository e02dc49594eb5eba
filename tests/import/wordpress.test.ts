import { describe, expect, test } from 'vitest';
import { reportLines } from '../../src/import/report/lines.ts';
import { bring, item, png, wxr } from './outside.ts';

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`;
const attachment = (id: string, url: string, fields = '', parent = '7') =>
  `<item><title>p</title><link>https://example.org/2009/02/talks/p${id}/</link><guid isPermaLink="false">${url}</guid><excerpt:encoded><![CDATA[In January.]]></excerpt:encoded><wp:post_id>${id}</wp:post_id><wp:post_parent>${parent}</wp:post_parent><wp:status>inherit</wp:status><wp:post_type>attachment</wp:post_type><wp:attachment_url>${url}</wp:attachment_url>${fields}</item>`;

describe('WordPress', () => {
  test('a post keeps its fields under their canonical names, in a fixed order', async () => {
    const { text } = await bring(
      {
        'x.xml': wxr(
          item(
            { title: 'Envoy &amp; “talks”', excerpt: 'A line that sells it.', body: '<p>Body.</p>' },
            `<wp:post_modified>2009-02-04 09:00:00</wp:post_modified><wp:post_modified_gmt>2009-02-04 14:00:00</wp:post_modified_gmt><wp:is_sticky>1</wp:is_sticky>
             <category domain="category" nicename="the-wire"><![CDATA[The Wire]]></category><category domain="post_tag" nicename="iran"><![CDATA[Iran]]></category>${meta('_thumbnail_id', '20')}${meta('_wp_old_slug', 'old-talks')}${meta('mood', 'grim')}`,
          ),
          attachment(
            '20',
            'https://example.org/wp-content/uploads/2009/01/samore.png',
            meta('_wp_attachment_image_alt', 'A man at a lectern') + meta('credit', 'Staff'),
          ),
        ),
      },
      {},
      new Map(),
      { 'https://example.org/wp-content/uploads/2009/01/samore.png': png() },
    );
    expect(text('posts/2009/2009-02-02-talks.md')).toBe(`---
title: Envoy & “talks”
id: https://example.org/?p=7
date: 2009-02-02T14:31:00-05:00
updated: 2009-02-04T09:00:00-05:00
byline: laura-hale
column: the-wire
tags: [Iran]
dek: A line that sells it.
image:
  src: /assets/images/2009/01/samore.png
  alt: A man at a lectern
  caption: In January.
  credit: Staff
aliases: [/2009/02/talks/, /?p=7, /2009/02/old-talks/, /2009/02/talks/p20/, /?attachment_id=20]
sticky: true
fields:
  mood: grim
---

Body.
`);
  });

  test('a new site gets its settings, with the zone that the dates show', async () => {
    const dates = ['01', '04', '07', '10'].map((month, at) =>
      item({
        id: String(at + 1),
        guid: `https://example.org/?p=${at + 1}`,
        name: `n${at}`,
        link: `https://example.org/n${at}/`,
        date: `2009-${month}-15 12:00:00`,
        gmt: `2009-${month}-15 ${month === '01' ? '17' : '16'}:00:00`,
      }),
    );
    const { files, report } = await bring({ 'x.xml': wxr(...dates) });
    expect(files.get('site.yaml')).toBe(
      'title: The Wire\ntagline: Daily\nurl: https://example.org\ntimezone: America/New_York\nlang: en\n',
    );
    expect(files.get('bylines.yaml')).toBe('laura-hale:\n  name: Laura Hale\n');
    expect(report.guessed[0]).toContain('America/New_York');
  });

  test('captions, galleries and embeds are shown; other shortcodes stay and are noted', async () => {
    const body = `Typed text
on two lines.

[caption id="attachment_20" align="left" width="300"]<img class="wp-image-20" src="https://example.org/a-300x200.png" alt="" /> In <em>January</em>[/caption]

[gallery ids="20"]

https://www.youtube.com/watch?v=abcdefgh123

[track-two] and [B]ecause, but [poll id="3"] stays. [[gallery]]`;
    const { text, rows } = await bring({
      'x.xml': wxr(
        item({ body }),
        attachment('20', 'https://example.org/a.png', meta('_wp_attachment_image_alt', 'A man')),
      ),
    });
    expect(text('posts/2009/2009-02-02-talks.md').split('---\n\n')[1]).toBe(`Typed text\\
on two lines.

![A man](https://example.org/a.png "In January")

![A man](https://example.org/a.png "In January.")

[Video on YouTube](https://www.youtube.com/watch?v=abcdefgh123)

[track-two] and [B]ecause, but [poll id="3"] stays. [gallery]
`);
    expect(rows[0]!.notes.filter(({ kind }) => kind === 'left').map(({ detail }) => detail)).toEqual([
      '[poll id="3"]',
      'became a link: https://www.youtube.com/watch?v=abcdefgh123',
    ]);
  });

  test('blocks lose their comments; footnotes and reusable blocks are found where they lie', async () => {
    const body =
      '<!-- wp:paragraph {"a":"-->"} -->\n<p>One<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>.</p>\n<!-- /wp:paragraph -->\n<!-- wp:block {"ref":30} /-->\n<!-- wp:latest-posts /-->\n<!-- wp:footnotes /-->';
    const block =
      '<item><title>b</title><content:encoded><![CDATA[<!-- wp:paragraph --><p>Shared.</p><!-- /wp:paragraph -->]]></content:encoded><wp:post_id>30</wp:post_id><wp:status>publish</wp:status><wp:post_type>wp_block</wp:post_type></item>';
    const { text, rows } = await bring({
      'x.xml': wxr(item({ body }, meta('footnotes', '[{"id":"f1","content":"The note."}]')), block),
    });
    expect(text('posts/2009/2009-02-02-talks.md').split('---\n\n')[1]).toBe(
      'One[^1].\n\nShared.\n\n[^1]: The note.\n',
    );
    expect(rows[0]!.notes.map(({ detail }) => detail)).toContain('latest-posts, which its server filled');
  });

  test('statuses: drafts, private, locked and trashed pieces are never published', async () => {
    const { rows, report } = await bring({
      'x.xml': wxr(
        item({ id: '1', guid: 'https://example.org/?p=1', name: 'a', status: 'draft' }),
        item({ id: '2', guid: 'https://example.org/?p=2', name: 'b', status: 'private' }),
        item(
          { id: '3', guid: 'https://example.org/?p=3', name: 'c' },
          '<wp:post_password>x</wp:post_password>',
        ),
        item({ id: '4', guid: 'https://example.org/?p=4', name: 'd', status: 'trash' }),
        item({ id: '5', guid: 'https://example.org/?p=5', name: 'e', type: 'nav_menu_item' }),
      ),
    });
    expect(rows.map(({ draft, path }) => [draft, path])).toEqual([
      [true, 'posts/_drafts/a.md'],
      [true, 'posts/_drafts/b.md'],
      [true, 'posts/_drafts/c.md'],
    ]);
    expect(report.skipped.map(({ what }) => what)).toEqual(['post', 'nav_menu_item']);
  });

  test('comments are kept beside the posts as data, without the addresses of readers', async () => {
    const comment = (id: string, approved: string) =>
      `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author><![CDATA[Reader]]></wp:comment_author><wp:comment_author_email>r@example.net</wp:comment_author_email><wp:comment_author_IP>10.0.0.1</wp:comment_author_IP><wp:comment_date>2009-02-03 10:00:00</wp:comment_date><wp:comment_date_gmt>2009-02-03 15:00:00</wp:comment_date_gmt><wp:comment_content><![CDATA[Well said.]]></wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`;
    const source = { 'x.xml': wxr(item({}, comment('1', '1') + comment('2', 'spam') + comment('3', '0'))) };
    const { files, report, text } = await bring(source);
    const kept = String(files.get('comments/2009/2009-02-02-talks.json'));
    expect(
      JSON.parse(kept).comments.map((one: { id: string; approved: boolean }) => [one.id, one.approved]),
    ).toEqual([
      ['1', true],
      ['3', false],
    ]);
    expect(kept).not.toMatch(/example\.net|10\.0\.0\.1/);
    expect(report.counts.comments).toEqual({ found: 2, kept: 2, left: 0 });
    expect(text('posts/2009/2009-02-02-talks.md')).not.toContain('Well said');
    const published = await bring(source, { publishComments: true });
    expect(published.text('posts/2009/2009-02-02-talks.md')).toContain(
      '## Comments\n\n**Reader**, 2009-02-03\n\n> Well said.',
    );
  });

  test('several files of one export are one archive', async () => {
    const { rows, text } = await bring({
      'a.xml': wxr(item({ body: '<p><a href="https://example.org/2009/02/two/">two</a></p>' })),
      'b.xml': wxr(
        item(),
        item({
          id: '8',
          guid: 'https://example.org/?p=8',
          link: 'https://example.org/2009/02/two/',
          name: 'two',
        }),
      ),
    });
    expect(rows.map(({ path }) => path)).toEqual([
      'posts/2009/2009-02-02-talks.md',
      'posts/2009/2009-02-02-talks-2.md',
      'posts/2009/2009-02-02-two.md',
    ]);
    expect(text('posts/2009/2009-02-02-talks.md')).toContain('[two](2009-02-02-two.md)');
  });

  test('old pages and feeds of tags, categories and writers lead to their shelves', async () => {
    const { files, text, report } = await bring({
      'x.xml': wxr(
        '<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>world</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>World</wp:cat_name></wp:category><wp:category><wp:term_id>4</wp:term_id><wp:category_nicename>the-wire</wp:category_nicename><wp:category_parent>world</wp:category_parent><wp:cat_name>The Wire</wp:cat_name></wp:category>',
        '<wp:tag><wp:tag_slug>unused</wp:tag_slug><wp:tag_name>Unused</wp:tag_name></wp:tag>',
        item(
          { body: '<p><a href="https://example.org/tag/iran/">all</a></p>' },
          '<category domain="category" nicename="the-wire"><![CDATA[The Wire]]></category><category domain="post_tag" nicename="iran"><![CDATA[Iran]]></category>',
        ),
      ),
    });
    expect(String(files.get('redirects.yaml'))).toBe(
      `# Addresses of the old site that lead to pages of this one: old: new
/?cat=4: /columns/the-wire/
/?feed=atom: /feed.xml
/?feed=rss2: /rss.xml
/?feed=rss2&cat=4: /columns/the-wire/rss.xml
/?feed=rss2&tag=iran: /tags/iran/rss.xml
/?tag=iran: /tags/iran/
/author/lhale/: /bylines/laura-hale/
/author/lhale/feed/: /bylines/laura-hale/rss.xml
/author/lhale/feed/atom/: /bylines/laura-hale/feed.xml
/author/lhale/feed/rss2/: /bylines/laura-hale/rss.xml
/category/world/the-wire/: /columns/the-wire/
/category/world/the-wire/feed/: /columns/the-wire/rss.xml
/category/world/the-wire/feed/atom/: /columns/the-wire/feed.xml
/category/world/the-wire/feed/rss2/: /columns/the-wire/rss.xml
/feed/: /rss.xml
/feed/atom/: /feed.xml
/feed/rdf/: /rss.xml
/feed/rss/: /rss.xml
/feed/rss2/: /rss.xml
/tag/iran/: /tags/iran/
/tag/iran/feed/: /tags/iran/rss.xml
/tag/iran/feed/atom/: /tags/iran/feed.xml
/tag/iran/feed/rss2/: /tags/iran/rss.xml
`,
    );
    expect(text('posts/2009/2009-02-02-talks.md')).toContain('[all](/tags/iran/)');
    expect(report.counts.redirects).toEqual({ found: 35, mapped: 23, left: 12 });
    expect(report.redirects).toContainEqual({
      from: '/tag/unused/',
      to: null,
      why: 'no published dispatch is filed under it',
    });
    expect(reportLines(report)).toContain(
      '  leads nowhere 12 × no published dispatch is filed under it (/category/world/, …)',
    );
  });

  test('what only drafts are filed under leads nowhere, and what the site calls otherwise leads there', async () => {
    const filed = (nicename: string, name: string) =>
      `<category domain="category" nicename="${nicename}"><![CDATA[${name}]]></category>`;
    const { files } = await bring(
      {
        'x.xml': wxr(
          item({}, filed('the-wire', 'The Wire')),
          item(
            { id: '8', guid: 'https://example.org/?p=8', link: 'https://example.org/b/', status: 'draft' },
            filed('notes', 'Notes'),
          ),
        ),
      },
      {},
      new Map([['site.yaml', 'columns:\n  wire: {name: The Wire}\nbylines:\n  lh: {name: Laura Hale}\n']]),
    );
    expect(String(files.get('redirects.yaml'))).toContain('/category/the-wire/: /columns/wire/\n');
    expect(String(files.get('redirects.yaml'))).toContain('/author/lhale/: /bylines/lh/\n');
    expect(String(files.get('redirects.yaml'))).not.toContain('notes');
  });

  test('comments that were spam or in the trash are left out, and told', async () => {
    const comment = (id: string, approved: string) =>
      `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>A</wp:comment_author><wp:comment_content>x</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved></wp:comment>`;
    const { report, rows } = await bring({
      'x.xml': wxr(item({}, comment('1', '1') + comment('2', 'spam') + comment('3', 'trash'))),
    });
    expect(report.counts.comments).toEqual({ found: 1, kept: 1, left: 0 });
    expect(rows[0]!.notes).toEqual([
      { kind: 'dropped', what: 'comment', detail: '2 that were spam or in the trash' },
    ]);
  });

  test('an old page at an address that a piece had is no redirect', async () => {
    const { files } = await bring({
      'x.xml': wxr(
        item(
          { link: 'https://example.org/tag/iran/' },
          '<category domain="post_tag" nicename="iran"><![CDATA[Iran]]></category>',
        ),
      ),
    });
    expect(String(files.get('redirects.yaml'))).not.toContain('/tag/iran/:');
    expect(String(files.get('redirects.yaml'))).toContain('/tag/iran/feed/: ');
  });

  test('categories that become tags lead to tags', async () => {
    const { files } = await bring(
      {
        'x.xml': wxr(item({}, '<category domain="category" nicename="news"><![CDATA[News]]></category>')),
      },
      { column: 'The Wire' },
    );
    expect(String(files.get('redirects.yaml'))).toContain('/category/news/: /tags/news/\n');
  });

  test('pages of files lead to the piece that they were put with, or are listed', async () => {
    const file = (id: string, parent: string) =>
      `<item><title>a</title><link>https://example.org/a${id}/</link><wp:post_id>${id}</wp:post_id><wp:post_parent>${parent}</wp:post_parent><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://example.org/wp-content/uploads/a${id}.png</wp:attachment_url></item>`;
    const { report, rows, text } = await bring({ 'x.xml': wxr(item(), file('11', '7'), file('12', '0')) });
    expect(text('posts/2009/2009-02-02-talks.md')).toContain(
      'aliases: [/2009/02/talks/, /?p=7, /a11/, /?attachment_id=11]',
    );
    expect(rows[0]!.urls).toMatchObject({ found: 4, left: 0 });
    expect(report.redirects.filter(({ from }) => /a12|=12/.test(from))).toEqual([
      { from: '/a12/', to: null, why: 'it showed a file that belongs to no piece' },
      { from: '/?attachment_id=12', to: null, why: 'it showed a file that belongs to no piece' },
    ]);
  });
});
