import { item, wxr } from './outside.ts';
import { publiiDatabase } from './publii-database.ts';

export type Export = { readonly [path: string]: string | Uint8Array };

const POST =
  '---\ntitle: Fog\ndate: 2012-03-04 20:15\ntags: [sea, fog]\n---\n\nFog came. ![Quay](quay.png) [Rain](/rain/)\n';
const COMMENT =
  '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_approved>1</wp:comment_approved><wp:comment_content>So true.</wp:comment_content></wp:comment>';

/** A small export of every format. */
export const EXPORTS: { readonly [format: string]: Export } = {
  wordpress: {
    'x.xml': wxr(item({}, COMMENT), item({ id: '8', name: 'two', guid: 'https://example.org/?p=8' })),
  },
  squarespace: {
    'x.xml': wxr(
      item(
        {
          link: '/blog/fog',
          guid: '',
          name: 'blog/fog',
          body: '<div class="sqs-html-content" data-sqsp-text-block-content><p>Fog came.</p></div>',
        },
        COMMENT,
      ),
      item({ id: '8', link: '/about', guid: '', name: 'about', type: 'page', body: '<p>About.</p>' }),
    ),
  },
  blogger: {
    'x.xml':
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><id>tag:blogger.com,1999:blog-1</id><title>Blog</title><link rel="alternate" href="https://b.example/"/><entry><id>tag:blogger.com,1999:blog-1.post-1</id><published>2011-01-31T20:00:00-05:00</published><category scheme="http://schemas.google.com/g/2005#kind" term="http://schemas.google.com/blogger/2008/kind#post"/><title>Fog</title><content type="html">&lt;p&gt;Fog came.&lt;/p&gt;</content><link rel="alternate" href="https://b.example/2011/01/fog.html"/><author><name>Ann</name></author></entry></feed>',
  },
  movabletype: {
    'x.txt':
      'AUTHOR: Ann\nTITLE: Fog\nBASENAME: fog\nSTATUS: Publish\nDATE: 01/31/2011 08:00:00 PM\nCATEGORY: Sea\n-----\nBODY:\n<p>Fog came.</p>\n-----\nCOMMENT:\nAUTHOR: Bo\nDATE: 02/01/2011 08:00:00 AM\nSo true.\n-----\n--------\nAUTHOR: Ann\nTITLE: Rain\nDATE: 02/01/2011 08:00:00 PM\n-----\nBODY:\nRain.\n-----\n--------\n',
  },
  tumblr: {
    'posts/html/101.html':
      '<!DOCTYPE html><html><head><title>Fog</title></head><body><h1>Fog</h1><p>Fog came.</p><div id="footer"><span id="timestamp"> January 31st, 2011 8:00pm </span><span class="tag">sea</span></div></body></html>',
    'x.json': JSON.stringify({
      response: {
        blog: { name: 'quay', title: 'Quay', url: 'https://quay.tumblr.com/' },
        posts: [
          {
            id: 7,
            type: 'text',
            timestamp: 1296522000,
            title: 'Fog',
            body: '<p>Fog came.</p>',
            tags: ['sea'],
          },
          {
            id: 8,
            type: 'blocks',
            timestamp: 1296522001,
            content: [{ type: 'text', text: 'Rain', formatting: [{ type: 'bold', start: 0, end: 4 }] }],
          },
        ],
      },
    }),
  },
  substack: {
    'posts.csv':
      'post_id,post_date,is_published,type,audience,title,subtitle\n1.fog,2019-02-02T19:31:00.000Z,true,newsletter,everyone,"Fog, again",So thick\n2.rain,2019-02-03T19:31:00.000Z,true,newsletter,everyone,Rain,\n',
    'posts/1.fog.html': '<p>Fog came.</p><div><hr></div><p>It went.</p>',
    'posts/2.rain.html': '<p>Rain.</p>',
  },
  csv: {
    'emails.csv':
      '\ufeffid;Subject;Slug;Body;Publish date;Status;Tags\n1;"Fog; again";fog;"<p>Fog came.</p>\n<p>It ""went"".</p>";2019-02-02 19:31;sent;"sea, fog"\n2;Rain;rain;<p>Rain.</p>;2019-02-03 19:31;draft;\n',
  },
  livejournal: {
    'x.xml':
      '<?xml version="1.0"?><livejournal><entry><itemid>261</itemid><eventtime>2004-02-02 14:31:00</eventtime><subject>Fog</subject><event>Fog came.\n\n&lt;lj user="bo"&gt;</event><security>public</security><taglist>sea</taglist><comment><id>1</id><user>bo</user><body>So true.</body></comment></entry></livejournal>',
  },
  writeas: {
    'x.json': JSON.stringify({
      username: 'ann',
      collections: [
        {
          alias: 'ann',
          title: 'Ann',
          posts: [
            { id: 'a1', slug: 'fog', created: '2019-02-02T19:31:00Z', title: 'Fog', body: 'Fog came. #sea' },
          ],
        },
      ],
      posts: [],
    }),
  },
  microblog: {
    'feed.json': JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Ann',
      home_page_url: 'https://ann.example/',
      items: [
        {
          id: '1',
          url: 'https://ann.example/2019/02/02/fog.html',
          date_published: '2019-02-02T19:31:00Z',
          content_text: 'Fog came.',
        },
      ],
    }),
    'index.html':
      '<html><body><div class="h-feed"><div class="h-entry"><a class="u-url" href="https://ann.example/2019/02/03/rain.html"><time class="dt-published" datetime="2019-02-03 19:31:00">x</time></a><div class="e-content"><p>Rain.</p></div></div></div></body></html>',
  },
  publii: {
    'input/db.sqlite': publiiDatabase(),
    'input/config/site.config.json': '{"name":"quay","displayName":"Quay","domain":"https://quay.example"}',
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
  folder: { 'notes/fog.md': POST },
  pelican: {
    'pelicanconf.py': "SITENAME = 'Blog'\nSITEURL = 'https://p.example'\n",
    'content/fog.md':
      'Title: Fog\nDate: 2012-03-04 20:15\nTags: sea, fog\n\nFog came. ![Quay]({static}/quay.png)\n',
  },
  nikola: {
    'conf.py': 'BLOG_TITLE = "Blog"\nSITE_URL = "https://n.example/"\n',
    'posts/fog.md': '<!--\n.. title: Fog\n.. date: 2012-03-04 20:15:00 UTC\n.. tags: sea\n-->\n\nFog came.\n',
  },
  zola: {
    'config.toml': 'base_url = "https://z.example"\ntitle = "Blog"\n',
    'content/blog/fog.md':
      '+++\ntitle = "Fog"\ndate = 2012-03-04\n[taxonomies]\ntags = ["sea"]\n[extra]\nmood = 1\n+++\nFog came. {{ youtube(id="abcdefghijk") }}\n',
  },
  docusaurus: {
    'docusaurus.config.js': "module.exports = { title: 'Blog', url: 'https://d.example', baseUrl: '/' }",
    'blog/authors.yml': 'ann:\n  name: Ann Lee\n',
    'blog/2012-03-04-fog.mdx': '---\ntitle: Fog\nauthors: [ann]\n---\n\nimport X from "x";\n\nFog came.\n',
  },
  astro: {
    'astro.config.mjs': "export default { site: 'https://a.example' }",
    'src/content/blog/fog.md': '---\ntitle: Fog\npubDate: 2012-03-04\n---\n\nFog came.\n',
    'src/pages/blog/[...slug].astro': '',
  },
  hexo: { '_config.yml': 'title: Blog\nurl: https://x.example\n', 'source/_posts/fog.md': POST },
  documents: {
    '2011-01-31 Fog.fodt':
      '<?xml version="1.0"?><office:document xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f"><office:meta><dc:creator>Ann</dc:creator></office:meta><office:automatic-styles><style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style></office:automatic-styles><office:body><office:text><text:h text:outline-level="1">Fog</text:h><text:p>Fog came <text:span text:style-name="T1">in</text:span>.<text:note><text:note-body><text:p>So.</text:p></text:note-body></text:note></text:p><text:list><text:list-item><text:p>one</text:p></text:list-item></text:list></office:text></office:body></office:document>',
  },
  feed: {
    'x.xml':
      '<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title><link>https://f.example/</link><item><title>Fog</title><link>https://f.example/fog</link><guid>https://f.example/fog</guid><pubDate>Mon, 31 Jan 2011 20:00:00 -0500</pubDate><description>&lt;p&gt;Fog came.&lt;/p&gt;</description></item></channel></rss>',
  },
  html: {
    'fog.html': `<html><head><title>Fog</title><meta property="article:published_time" content="2011-01-31T20:00:00-05:00"></head><body><article><h1>Fog</h1><p>${'Fog came over the quay, and stayed. '.repeat(12)}</p></article></body></html>`,
  },
};
