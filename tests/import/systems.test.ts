import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../src/import/formats.ts';
import { recognise } from '../../src/import/recognise.ts';
import { EXPORTS } from './exports.ts';
import { bring, item, outsideOf, png, sourceOf, wxr } from './outside.ts';

const BLOGGER = `<?xml version='1.0' encoding='UTF-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0' xmlns:app='http://purl.org/atom/app#'>
<id>tag:blogger.com,1999:blog-1.archive</id><title type='text'>The Wire</title><link rel='alternate' type='text/html' href='https://wire.blogspot.com/'/>
<entry><id>tag:blogger.com,1999:blog-1.settings.X</id><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#settings'/><title>Setting</title></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-7</id><published>2009-02-02T14:31:00.000-05:00</published><updated>2009-02-05T00:00:00.000-05:00</updated><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/><category scheme='http://www.blogger.com/atom/ns#' term='Iran'/><title type='text'>Talks</title><content type='html'>One&lt;br /&gt;two&lt;br /&gt;&lt;br /&gt;three&lt;a name='more'&gt;&lt;/a&gt;</content><link rel='alternate' type='text/html' href='https://wire.blogspot.com/2009/02/talks.html' title='Talks'/><author><name>Laura Hale</name><uri>https://www.blogger.com/profile/1</uri></author></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-8</id><published>2009-02-03T10:00:00.000-05:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/><title type='text'>c</title><content type='html'>Well said.</content><author><name>Reader</name></author><thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-7'/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-9</id><published>2009-02-04T10:00:00.000-05:00</published><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/><app:control><app:draft>yes</app:draft></app:control><title type='text'>Draft</title><content type='html'>&lt;p&gt;x&lt;/p&gt;</content></entry>
</feed>`;

describe('Blogger', () => {
  test('posts, drafts, labels and comments are told apart', async () => {
    const { text, report, files } = await bring({ 'blog.xml': BLOGGER });
    expect(report.format).toBe('blogger');
    expect(text('posts/2009/2009-02-02-talks.md')).toBe(`---
title: Talks
id: tag:blogger.com,1999:blog-1.post-7
date: 2009-02-02T14:31:00-05:00
updated: 2009-02-05T00:00:00-05:00
byline: laura-hale
tags: [Iran]
aliases: [/2009/02/talks.html]
---

One\\
two

three
`);
    expect(files.has('comments/2009/2009-02-02-talks.json')).toBe(true);
    expect(report.counts).toMatchObject({ found: 2, drafts: 1, comments: { found: 1, kept: 1 }, skipped: 1 });
  });
  test('an export of Takeout, which tells no address, still leads labels and feeds on', async () => {
    const entry = `<entry><id>tag:blogger.com,1999:blog-1.post-7</id><blogger:status>LIVE</blogger:status><blogger:type>POST</blogger:type><title>Talks</title><content type='html'>&lt;p&gt;One&lt;/p&gt;&lt;div class="blogger-post-footer"&gt;&lt;img width='1' height='1' src='https://blogger.googleusercontent.com/tracker/1'/&gt;All rights reserved&lt;/div&gt;</content><published>2009-02-02T19:31:00Z</published><category scheme='tag:blogger.com,1999:blog-1' term='Iran talks'/><blogger:filename>/2009/02/talks.html</blogger:filename></entry>`;
    const { text, files, rows } = await bring({
      'Blogger/Blogs/The Wire/feed.atom': `<?xml version='1.0' encoding='utf-8'?><feed xmlns='http://www.w3.org/2005/Atom' xmlns:blogger='http://schemas.google.com/blogger/2018'><id>tag:blogger.com,1999:blog-1</id><title>The Wire</title>${entry}</feed>`,
      'Blogger/Blogs/The Wire/settings.csv': 'a',
    });
    expect(
      String(files.get('redirects.yaml')),
    ).toBe(`# Addresses of the old site that lead to pages of this one: old: new
/atom.xml: /feed.xml
/feeds/posts/default: /feed.xml
/feeds/posts/default/-/Iran talks: /tags/iran-talks/feed.xml
/feeds/posts/default/-/Iran talks?alt=rss: /tags/iran-talks/rss.xml
/feeds/posts/default?alt=rss: /rss.xml
/search/label/Iran talks: /tags/iran-talks/
`);
    expect(text('posts/2009/2009-02-02-talks.md')).toContain('aliases: [/2009/02/talks.html]\n---\n\nOne\n');
    expect(rows[0]!.notes).toContainEqual({
      kind: 'dropped',
      what: 'furniture',
      detail: '"All rights reserved"',
      words: 3,
    });
  });
});

describe('Ghost', () => {
  const ghost = (post: object, more: object = {}) => ({
    'x.json': JSON.stringify({
      db: [
        {
          data: {
            posts: [
              {
                id: '1',
                uuid: '11111111-2222-3333-4444-555555555555',
                slug: 'talks',
                title: 'Talks',
                status: 'published',
                published_at: '2009-02-02T19:31:00.000Z',
                ...post,
              },
            ],
            settings: [{ key: 'timezone', value: 'America/New_York' }],
            ...more,
          },
        },
      ],
    }),
  });

  test('Lexical becomes Markdown', async () => {
    const text = (content: string, format = 0) => ({ type: 'extended-text', text: content, format });
    const lexical = JSON.stringify({
      root: {
        children: [
          {
            type: 'paragraph',
            children: [
              text('a '),
              text('b', 1),
              text(' c', 2),
              { type: 'link', url: 'https://x.org/', children: [text('d')] },
            ],
          },
          { type: 'extended-heading', tag: 'h2', children: [text('H')] },
          { type: 'list', listType: 'number', children: [{ type: 'listitem', children: [text('one')] }] },
          { type: 'codeblock', code: 'x < 1', language: 'js' },
          { type: 'markdown', markdown: '* raw *md*' },
          { type: 'bookmark', url: 'https://y.org/', metadata: { title: 'Y' } },
          { type: 'embed', url: 'https://vimeo.com/123456' },
        ],
      },
    });
    const { text: read } = await bring(ghost({ lexical }));
    expect(read('posts/2009/2009-02-02-talks.md').split('---\n\n')[1]).toBe(
      'a **b** *c*[d](https://x.org/)\n\n## H\n\n1. one\n\n```js\nx < 1\n```\n\n* raw *md*\n\n[Y](https://y.org/)\n\n[Video on Vimeo](https://vimeo.com/123456)\n',
    );
  });

  test('Mobiledoc becomes Markdown', async () => {
    const mobiledoc = JSON.stringify({
      version: '0.3.1',
      markups: [['em'], ['a', ['href', 'https://x.org/']]],
      atoms: [],
      cards: [['image', { src: '/content/images/2009/02/a.png', alt: 'A man', caption: 'In January' }]],
      sections: [
        [
          1,
          'p',
          [
            [0, [], 0, 'a '],
            [0, [0], 1, 'b'],
            [0, [1], 1, 'c'],
          ],
        ],
        [10, 0],
        [3, 'ul', [[[0, [], 0, 'one']]]],
      ],
    });
    const { text, rows } = await bring({ ...ghost({ mobiledoc }), 'content/images/2009/02/a.png': png() });
    expect(text('posts/2009/2009-02-02-talks.md')).toContain(
      'id: 11111111-2222-3333-4444-555555555555\ndate: 2009-02-02T14:31:00-05:00\n',
    );
    expect(text('posts/2009/2009-02-02-talks.md').split('---\n\n')[1]).toBe(
      'a *b*[c](https://x.org/)\n\n![A man](/assets/images/2009/02/a.png "In January")\n\n- one\n',
    );
    expect(rows[0]!.pictures.lost).toEqual([]);
  });

  test('pieces for members only are drafts; internal tags go', async () => {
    const { rows, text } = await bring(
      ghost(
        { html: '<p>x</p>', visibility: 'paid' },
        {
          tags: [
            { id: 't', name: '#hidden', slug: 'hash-hidden' },
            { id: 'u', name: 'Iran', slug: 'iran' },
          ],
          posts_tags: [
            { post_id: '1', tag_id: 't' },
            { post_id: '1', tag_id: 'u' },
          ],
        },
      ),
    );
    expect(rows[0]!.draft).toBe(true);
    expect(text('posts/_drafts/talks.md')).toContain('tags: [Iran]');
  });
});

describe('feeds', () => {
  const entry = (at: number) =>
    `<entry><id>tag:example.org,2009:${at}</id><title>Piece ${at}</title><link href="/2009/piece-${at}/"/><published>2009-02-0${at}T10:00:00-05:00</published><author><name>Laura Hale</name></author><category term="Iran"/><summary>Dek ${at}.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Body <em>${at}</em>, <a href="/x/">x</a>.</p></div></content></entry>`;
  const atom = (links: string, ...entries: string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0"><title>The Wire</title><link rel="alternate" href="https://example.org/"/>${links}${entries.join('')}</feed>`;

  test('the archive documents of RFC 5005 are followed, each entry is taken once', async () => {
    const source = {
      ...sourceOf({}),
      kind: 'web' as const,
      name: 'https://example.org/feed',
      addresses: ['https://example.org/feed'],
    };
    const { report, text } = await bring(source, {}, new Map(), {
      'https://example.org/feed': atom('<link rel="prev-archive" href="/feed/2008"/>', entry(3), entry(2)),
      'https://example.org/feed/2008': atom(
        '<link rel="prev-archive" href="/feed/2007"/>',
        entry(2),
        entry(1),
      ),
      'https://example.org/feed/2007': atom('<link rel="prev-archive" href="/feed"/>'),
    });
    expect(report.counts).toMatchObject({ found: 3, imported: 3 });
    expect(text('posts/2009/2009-02-01-piece-1.md')).toContain(
      'dek: Dek 1.\naliases: [/2009/piece-1/]\n---\n\nBody *1*, [x](https://example.org/x/).\n',
    );
  });

  test('RSS and JSON Feed are read, too', async () => {
    const rss = await bring({
      'feed.xml':
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>W</title><link>https://example.org/</link><item><title>Talks &amp;amp; more</title><link>https://example.org/talks</link><guid isPermaLink="false">77</guid><dc:creator>Laura Hale</dc:creator><pubDate>Mon, 02 Feb 2009 14:31:00 EST</pubDate><description>Short.</description><content:encoded><![CDATA[<p>Long.</p>]]></content:encoded><enclosure url="https://example.org/a.mp3" type="audio/mpeg" length="1"/></item></channel></rss>',
    });
    expect(rss.text('posts/2009/2009-02-02-talks.md')).toContain(
      'title: Talks & more\nid: https://example.org/talks\ndate: 2009-02-02T14:31:00-05:00',
    );
    expect(rss.text('posts/2009/2009-02-02-talks.md')).toContain(
      '<audio src="https://example.org/a.mp3" controls></audio>\n\nLong.',
    );
    const json = await bring({
      'feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'W',
        items: [
          {
            id: 'https://example.org/1',
            url: 'https://example.org/1',
            title: 'T',
            content_html: '<p>x</p>',
            date_published: '2009-02-02T14:31:00Z',
            authors: [{ name: 'A B' }],
            tags: ['Iran'],
          },
        ],
      }),
    });
    expect(json.text('posts/2009/2009-02-02-1.md')).toContain('byline: a-b\ntags: [Iran]');
  });
});

describe('Movable Type', () => {
  test('a picture of TypePad is taken in its full size, which its link leads to', async () => {
    const { text, rows } = await bring({
      'mt.txt':
        'TITLE: Talks\nAUTHOR: Laura Hale\nDATE: 02/02/2009 02:31:00 PM\nBASENAME: one\nUNIQUE URL: https://w.typepad.com/blog/2009/02/one.html\n-----\nBODY:\n<p><a class="asset-img-link" href="https://w.typepad.com/.a/6a00d8-pi"><img alt="A man" class="asset asset-image" src="https://w.typepad.com/.a/6a00d8-800wi" /></a></p><p><a href="https://w.typepad.com/.a/6a00e9-popup" onclick="window.open()"><img alt="B" src="https://w.typepad.com/.a/6a00e9-320wi" /></a></p>\n-----\n--------\n',
    });
    expect(text('posts/2009/2009-02-02-one.md').split('---\n\n')[1]).toBe(
      '![A man](https://w.typepad.com/.a/6a00d8-pi)\n\n![B](https://w.typepad.com/.a/6a00e9-pi)\n',
    );
    expect(rows[0]!.notes.map(({ what }) => what)).toEqual(['link']);
  });

  test('dashes that a writer typed part nothing; breaks, markdown and times are read as they were set', async () => {
    const entry = (fields: string, body: string) =>
      `TITLE: Talks\nAUTHOR: Laura Hale\nDATE: 02/02/2009 02:31:00 PM\n${fields}\n-----\nBODY:\n${body}\n-----\nEXTENDED BODY:\n\n-----\n--------\n`;
    const { rows, text } = await bring(
      {
        'mt.txt':
          entry(
            'BASENAME: one\nCONVERT BREAKS: __default__\nSTATUS: Publish',
            'One\ntwo\n\n--------\n\nthree',
          ) + entry('BASENAME: two_three\nCONVERT BREAKS: markdown\nSTATUS: Draft', 'a *b*\n\n-----\n\n* c'),
      },
      { timezone: 'America/New_York' },
    );
    expect(rows.length).toBe(2);
    expect(text('posts/2009/2009-02-02-one.md')).toContain('date: 2009-02-02T14:31:00-05:00');
    expect(text('posts/2009/2009-02-02-one.md').split('---\n\n').slice(1).join('')).toContain(
      'One\\\ntwo\n\n',
    );
    expect(text('posts/_drafts/two-three.md')).toContain('a *b*\n\n-----\n\n* c\n');
  });
});

describe('saved pages', () => {
  const page = (body: string) =>
    `<!DOCTYPE html><html lang="en"><head><title>Envoy talks | Foreign Wire</title><link rel="canonical" href="https://example.org/posts/2009/02/02/envoy"><meta property="og:site_name" content="Foreign Wire"><meta name="description" content="The envoy “said” that the talks in the old town would go on until the end of the…"><script type="application/ld+json">{"@type":"NewsArticle","headline":"Envoy talks","datePublished":"2009-02-02T14:31:00-05:00","author":[{"@type":"Person","name":"Laura Hale"}]}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Envoy talks</h1>${body}</article><aside><h3>More from Foreign Wire</h3><ul><li><a href="/posts/a">A headline of another story</a></li><li><a href="/posts/b">A second headline of a story</a></li></ul></aside></body></html>`;
  const lede =
    'The envoy said that the talks in the old town would go on until the end of the week, and that both sides had agreed to say “nothing” about them to anyone who asked.';
  const more =
    '<p>Officials who were not authorized to speak said, in the hallway of the ministry, that the second round had been delayed by a day, by weather, and by the minister himself, who had stayed at home.</p>';

  test('a page of 2009 is mended, and every repair is listed', async () => {
    const html = page(
      `<p>${lede.replaceAll('“', '"').replaceAll('”', '"')}</p><p>${lede}</p><figure><img src="page_files/090202_samore.png" alt="090202_samore"><figcaption>090202_samore.png</figcaption></figure>${more}${more.replace('second', 'third')}<p><em>Laura Hale writes The Wire daily at <a href="https://example.org/">Foreign Wire</a>.</em></p>`,
    );
    const { text, rows } = await bring({
      'page.html': html,
      'page_files/090202_samore.png': png(),
      'other.txt': '',
    });
    expect(text('posts/2009/2009-02-02-envoy.md')).toBe(`---
title: Envoy talks
id: https://example.org/posts/2009/02/02/envoy
date: 2009-02-02T14:31:00-05:00
byline: laura-hale
bio: Laura Hale writes The Wire daily at [Foreign Wire](https://example.org/).
aliases: [/posts/2009/02/02/envoy]
lang: en
more_from:
  - title: A headline of another story
    url: https://example.org/posts/a
  - title: A second headline of a story
    url: https://example.org/posts/b
---

${lede}

![](/assets/images/2009/090202-samore.png)

${more.replace(/<\/?p>/g, '')}

${more.replace(/<\/?p>/g, '').replace('second', 'third')}
`);
    expect(rows[0]!.notes.map(({ kind, what }) => `${kind} ${what}`).sort()).toEqual([
      'moved bio',
      'repaired alt',
      'repaired caption',
      'repaired dek',
      'repaired lede',
    ]);
  });

  test('a list of addresses is fetched', async () => {
    const source = {
      ...sourceOf({}),
      kind: 'web' as const,
      addresses: ['https://example.org/posts/2009/02/02/envoy', 'https://example.org/none'],
    };
    const { report } = await bring(source, { format: 'html' }, new Map(), {
      'https://example.org/posts/2009/02/02/envoy': page(`<p>${lede}</p>${more}`),
    });
    expect(report.counts.found).toBe(1);
    expect(report.skipped).toEqual([
      { what: 'page', name: 'https://example.org/none', why: 'the server answered 404' },
    ]);
  });
});

describe('recognition', () => {
  test.each<[string, { readonly [path: string]: string }]>([
    ['wordpress', { 'x.xml': wxr(item()) }],
    ['blogger', { 'x.xml': BLOGGER }],
    ['feed', { 'x.xml': '<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>' }],
    ['ghost', { 'x.json': '{"db":[{"meta":{},"data":{"posts":[]}}]}' }],
    ['feed', { 'x.json': '{"version":"https://jsonfeed.org/version/1","items":[]}' }],
    ['substack', { 'posts.csv': 'post_id,title\n', 'posts/1.a.html': '' }],
    ['medium', { 'posts/a.html': '', 'profile/profile.html': '' }],
    ['movabletype', { 'x.txt': 'TITLE: a\nDATE: 01/01/2009\n-----\nBODY:\n' }],
    ['jekyll', { '_config.yml': '', '_posts/2009-01-01-a.md': '' }],
    ['hexo', { '_config.yml': '', 'source/_posts/a.md': '' }],
    ['hugo', { 'config.toml': '', 'content/a.md': '' }],
    ['eleventy', { '.eleventy.js': '', 'a.md': '' }],
    ['writeas', { 'x.json': '{"username":"ann","collections":[{"alias":"ann","posts":[]}],"posts":[]}' }],
    ['pelican', { 'pelicanconf.py': '', 'content/a.md': 'Title: A\n' }],
    ['zola', { 'config.toml': 'base_url = "https://z.example"\n', 'content/a.md': '+++\n+++\n' }],
    ['nikola', { 'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\n', 'posts/a.md': 'A' }],
    ['astro', { 'astro.config.mjs': '', 'src/content/blog/a.md': '---\ntitle: A\n---\n' }],
    ['docusaurus', { 'docusaurus.config.js': '', 'blog/a.md': 'A' }],
    ['html', { 'a.html': '<html></html>', 'b.html': '' }],
    ['html', { 'a.html': '<html></html>', 'README.md': '' }],
    ['folder', { '2009-02-02-a.md': '', '2009-02-03-b.md': '', '2009-02-04-c.html': '' }],
    ['html', { 'index.html': '', 'about/index.html': '', 'files/talk.odt': '' }],
    ['html', { 'index.html': '', 'a/index.html': '', 'feed.xml': '<rss version="2.0"><channel/></rss>' }],
    ['documents', { 'a.docx': '', 'b.docx': '', 'b.htm': '' }],
  ])('%s', async (format, files) => {
    const recognised = await recognise(sourceOf(files), outsideOf(sourceOf({}), new Map()).web);
    expect(recognised).toMatchObject({ format });
    expect(Object.keys(FORMATS)).toContain(format);
  });

  test.each<[string, { readonly [path: string]: string }]>([
    ['Gatsby', { 'gatsby-config.js': '', 'content/blog/a.md': 'A' }],
    ['MkDocs', { 'mkdocs.yml': '', 'docs/a.md': 'A' }],
    ['Grav', { 'pages/01.blog/fog/item.md': 'A', 'config/system.yaml': '' }],
    ['Kirby', { 'content/1_blog/fog/article.txt': 'Title: Fog', 'site/blueprints/site.yml': '' }],
    ['Dotclear', { 'backup.txt': '///DOTCLEAR|2.25.3|single\n\n[category cat_id,blog_id]\n' }],
    ['Hatena Diary', { 'ann.xml': '<?xml version="1.0"?>\n<diary>\n<day date="2009-02-02" title="">' }],
  ])('an archive of %s is told by name and read as no other', async (system, files) => {
    await expect(bring(files)).rejects.toThrow(`This is an archive of ${system} (`);
  });

  test.each(Object.keys(EXPORTS))('an export of %s is taken for no other', async (format) => {
    const source = sourceOf(EXPORTS[format]!);
    expect(await recognise(source, outsideOf(source, new Map()).web)).toMatchObject({ format });
  });

  test('Octopress is told from Hexo, and a bare folder of stories of Medium from web pages', async () => {
    const told = async (files: { readonly [path: string]: string }) =>
      recognise(sourceOf(files), outsideOf(sourceOf({}), new Map()).web);
    expect(
      await told({ '_config.yml': '', Rakefile: '', 'source/_posts/2012-01-02-a.markdown': '' }),
    ).toMatchObject({
      format: 'jekyll',
    });
    expect(await told({ '2019-06-01_Fog-abc123def456.html': '', 'b.html': '' })).toMatchObject({
      format: 'medium',
    });
  });

  test('what tells nothing is not guessed at', async () => {
    await expect(bring({ 'x.bin': 'abc', 'y.bin': 'def' })).rejects.toThrow('Name the format');
    await expect(bring({ 'x.xml': '' }, { format: 'drupal' })).rejects.toThrow(
      /^There is no format "drupal"\.\nFormats: .*wordpress/,
    );
  });
});
