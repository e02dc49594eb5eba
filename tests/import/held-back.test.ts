import { describe, expect, test } from 'vitest';
import { parseText } from '../copy/parsing.ts';
import { bring, item, wxr } from './outside.ts';

const file = (fields: string, text: string) => `---\n${fields}\n---\n\n${text}\n`;
const post = (status: string) =>
  item({ status, body: `The status is ${status || 'empty'}.`, guid: `g-${status}`, id: `9${status.length}` });
const ghost = (...posts: readonly object[]) =>
  JSON.stringify({
    db: [
      {
        meta: { version: '5.0' },
        data: { posts: posts.map((one, at) => ({ id: `${at}`, visibility: 'public', ...one })), tags: [] },
      },
    ],
  });
const entry = (id: number, status: string, text: string) =>
  `<entry><id>tag:blogger.com,1999:blog-1.post-${id}</id><blogger:type>POST</blogger:type><blogger:status>${status}</blogger:status><title>P${id}</title><content type="html">${text}</content><published>2009-02-0${id}T10:00:00Z</published></entry>`;

const HUGO = { 'hugo.toml': 'baseURL = "https://x.example/"\n' };

/** Exports with texts that everyone could read ("Open …"), and texts that nobody could ("Held …"). */
const EXPORTS: { readonly [what: string]: { readonly [path: string]: string } } = {
  'defaults of Jekyll that publish nothing': {
    '_config.yml': 'defaults:\n  - scope: {path: "_posts/later"}\n    values: {published: false}\n',
    '_posts/2009-02-01-a.md': file('title: A', 'Open a.'),
    '_posts/later/2009-02-02-b.md': file('title: B', 'Held b.'),
    '_posts/later/2009-02-03-c.md': file('title: C\npublished: true', 'Open c.'),
  },
  'files that Jekyll excludes or leaves out by their names': {
    '_config.yml': 'exclude: [secret, "_posts/2009-02-02-b.md", "*.bak.md"]\n',
    '_posts/2009-02-01-a.md': file('title: A', 'Open a.'),
    '_posts/2009-02-02-b.md': file('title: B', 'Held b.'),
    'secret/c.md': file('title: C', 'Held c.'),
    '_posts/2009-02-04-d.bak.md': file('title: D', 'Held d.'),
    '_notes.md': file('title: E', 'Held e.'),
    '_posts/without-a-day.md': file('title: F\ndate: 2009-02-05', 'Open f.'),
  },
  'cascades of Hugo': {
    ...HUGO,
    'content/posts/a.md': file('title: A\ndate: 2009-02-01', 'Open a.'),
    'content/secret/_index.md': file('title: S\ncascade:\n  draft: true', ''),
    'content/secret/deep/b.md': file('title: B\ndate: 2009-02-02', 'Held b.'),
    'content/secret/c.md': file('title: C\ndate: 2009-02-03\ndraft: false', 'Open c.'),
    'content/never/_index.md': file(
      'title: N\ncascade:\n  - build: {render: never}\n    target: {path: "/never/**"}',
      '',
    ),
    'content/never/d.md': file('title: D\ndate: 2009-02-04', 'Held d.'),
    'content/other/_index.md': file(
      'title: O\ncascade:\n  - draft: true\n    target: {kind: section}\n  - draft: true\n    target: {path: "/elsewhere/**"}',
      '',
    ),
    'content/other/e.md': file('title: E\ndate: 2009-02-05', 'Open e.'),
  },
  'a cascade in the settings of Hugo': {
    'hugo.toml': 'baseURL = "https://x.example/"\n[cascade]\ndraft = true\n',
    'content/posts/a.md': file('title: A\ndate: 2009-02-01', 'Held a.'),
  },
  'pages of Hugo that are headless or still to come': {
    ...HUGO,
    'content/posts/a/index.md': file('title: A\ndate: 2009-02-01\nheadless: true', 'Held a.'),
    'content/posts/b.md': file('title: B\ndate: 2009-02-02\npublishDate: 2026-01-02', 'Held b.'),
    'content/posts/c.md': file('title: C\ndate: 2009-02-03\npublishDate: 2025-12-31', 'Open c.'),
  },
  'pages of Hugo after their last day': {
    ...HUGO,
    'content/posts/a.md': file('title: A\ndate: 2009-02-01\nexpiryDate: 2010-01-01', 'Held a.'),
    'content/posts/b.md':
      '+++\ntitle = "B"\ndate = 2009-02-01\nunpublishdate = 2010-01-01T00:00:00Z\n+++\nHeld b.',
    'content/old/_index.md': file('title: O\ncascade:\n  expirydate: 2010-01-01', ''),
    'content/old/c.md': file('title: C\ndate: 2009-02-01', 'Held c.'),
    'content/posts/d.md': file('title: D\ndate: 2009-02-01\nexpiryDate: 2030-01-01', 'Open d.'),
  },
  'posts of WordPress for members': {
    'x.xml': wxr(
      item({ body: 'Open a.', guid: 'a', id: '71' }),
      ...[
        ['_members_access_role', 'subscriber'],
        ['_jetpack_newsletter_access', 'paid_subscribers'],
        ['rcp_subscription_level', 'any'],
      ].map(([key, value], at) =>
        item(
          { body: `Held b${at}.`, guid: `b${at}`, id: `8${at}` },
          `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value>${value}</wp:meta_value></wp:postmeta>`,
        ),
      ),
      item({ body: 'Some. [membership level="1"]Held c.[/membership]', guid: 'c', id: '72' }),
      item({ body: 'Some.<!-- wp:jetpack/paywall /-->Held d.', guid: 'd', id: '73' }),
      item({ body: 'Open e. He said [private] and <code>[members]x[/members]</code>.', guid: 'e', id: '74' }),
    ),
  },
  'posts of Ghost that were only mailed': {
    'x.json': JSON.stringify({
      data: {
        posts: ['Held', 'Open'].map((word, id) => ({
          id,
          title: word,
          slug: word,
          status: 'published',
          html: `<p>${word} a.</p>`,
          published_at: '2009-02-01',
        })),
        posts_meta: [{ post_id: 0, email_only: true }],
      },
    }),
  },
  'audiences of newsletters': {
    'posts.csv':
      'id,subject,body,status,email_type,publish_date,slug\n1,A,"Open a.",sent,public,2009-02-01,a\n2,B,"Held b.",sent,hidden,2009-02-02,b\n3,C,"Held c.",sent,private,2009-02-03,c\n',
  },
  'a post of Substack for nobody knows whom': {
    'posts.csv':
      'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n1.a,2009-02-01T10:00:00.000Z,true,,,newsletter,,A,,\n2.b,2009-02-01T10:00:00.000Z,true,,,newsletter,everyone,B,,\n',
    'posts/1.a.html': '<p>Held a.</p>',
    'posts/2.b.html': '<p>Open b.</p>',
  },
  'an entry of LiveJournal for some groups': {
    'x.xml':
      '<livejournal><entry><itemid>1</itemid><eventtime>2009-02-01 10:00:00</eventtime><event>Held a.</event><allowmask>4</allowmask></entry><entry><itemid>2</itemid><eventtime>2009-02-02 10:00:00</eventtime><event>Open b.</event><allowmask>0</allowmask></entry></livejournal>',
  },
  'an unknown status of Nikola': {
    'conf.py': 'POSTS = (("posts/*.md", "posts", "post.tmpl"),)\n',
    'posts/a.md': '.. title: A\n.. date: 2009-02-01 10:00\n.. status: embargoed\n\nHeld a.\n',
    'posts/b.md': '.. title: B\n.. date: 2009-02-01 10:00\n.. status: featured\n\nOpen b.\n',
  },
  'data of Eleventy’s folders and files': {
    '.eleventy.js': 'module.exports = (c) => { c.ignores.add("skipped/**"); };',
    '.eleventyignore': '# nothing\nignored/\n',
    'posts/a.md': file('title: A\ndate: 2009-02-01', 'Open a.'),
    'wip/wip.json': '{"draft": true}',
    'wip/b.md': file('title: B\ndate: 2009-02-02', 'Held b.'),
    'js/js.11tydata.js': 'module.exports = { eleventyComputed: { permalink: (d) => !d.draft } };',
    'js/c.md': file('title: C\ndate: 2009-02-03', 'Held c.'),
    'posts/d.md': file('title: D\ndate: 2009-02-04', 'Held d.'),
    'posts/d.json': '{"draft": true}',
    'ignored/e.md': file('title: E\ndate: 2009-02-05', 'Held e.'),
    'skipped/f.md': file('title: F\ndate: 2009-02-06', 'Held f.'),
    'named/named.11tydata.js': 'module.exports = { tags: "posts" };',
    'named/g.md': file('title: G\ndate: 2009-02-07', 'Open g.'),
  },
  'sections of Zola and pages without a page': {
    'config.toml': 'base_url = "https://x.example"\nignored_content = ["*.tmp.md"]\n',
    'content/a.md': '+++\ntitle = "A"\ndate = 2009-02-01\n+++\nOpen a.',
    'content/s/_index.md': '+++\ndraft = true\n+++\n',
    'content/s/deep/b.md': '+++\ntitle = "B"\ndate = 2009-02-02\n+++\nHeld b.',
    'content/c.md': '+++\ntitle = "C"\ndate = 2009-02-03\nrender = false\n+++\nHeld c.',
    'content/e.md': '+++\ntitle = "E"\ndate = 2009-02-03\n[extra]\ndraft = true\n+++\nHeld e.',
    'content/d.tmp.md': '+++\ntitle = "D"\ndate = 2009-02-04\n+++\nHeld d.',
  },
  'a default status of Pelican': {
    'pelicanconf.py': "SITEURL = 'https://x.example'\nDEFAULT_METADATA = {\n    'status': 'draft',\n}\n",
    'content/a.md': 'Title: A\nDate: 2009-02-01\nStatus: published\n\nOpen a.\n',
    'content/b.md': 'Title: B\nDate: 2009-02-02\n\nHeld b.\n',
    'content/c.md': 'Title: C\nDate: 2009-02-03\nStatus: embargoed\n\nHeld c.\n',
  },
  'folders that Pelican excludes': {
    'pelicanconf.py': "SITEURL = 'https://x.example'\nARTICLE_EXCLUDES = ['old']\n",
    'content/a.md': 'Title: A\nDate: 2009-02-01\n\nOpen a.\n',
    'content/old/b.md': 'Title: B\nDate: 2009-02-02\n\nHeld b.\n',
  },
  'what Hexo excludes': {
    '_config.yml': 'url: https://x.example\nexclude:\n  - "_posts/old/**"\n',
    'source/_posts/a.md': file('title: A\ndate: 2009-02-01', 'Open a.'),
    'source/_posts/old/b.md': file('title: B\ndate: 2009-02-02', 'Held b.'),
  },
  'statuses of Ghost': {
    'x.json': ghost(
      { title: 'A', slug: 'a', html: '<p>Open a.</p>', status: 'published', published_at: '2009-02-01' },
      { title: 'B', slug: 'b', html: '<p>Held b.</p>', status: 'scheduled', published_at: '2009-02-02' },
      { title: 'C', slug: 'c', html: '<p>Held c.</p>', status: 'pending', published_at: '2009-02-03' },
    ),
  },
  'parts of a post of Ghost that were for members': {
    'x.json': ghost({
      title: 'A',
      slug: 'a',
      status: 'published',
      published_at: '2009-02-01',
      html: '<p>Open a.</p><!--kg-gated-block:begin nonMember:false memberSegment:"status:free" --><p>Held b.</p><!--kg-gated-block:end--><!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>Open c.</p><!--kg-gated-block:end-->',
    }),
    'y.json': ghost({
      id: '7',
      title: 'D',
      slug: 'd',
      status: 'published',
      published_at: '2009-02-02',
      lexical: JSON.stringify({
        root: {
          children: [
            { type: 'html', html: '<p>Open d.</p>', visibility: { web: { nonMember: true } } },
            { type: 'html', html: '<p>Held e.</p>', visibility: { web: { nonMember: false } } },
            { type: 'html', html: '<p>Held f.</p>', visibility: { showOnWeb: false, showOnEmail: true } },
          ],
        },
      }),
    }),
  },
  'statuses of Movable Type': {
    'x.txt': ['Publish', 'Future', 'Unknown']
      .map(
        (status, at) =>
          `TITLE: ${status}\nSTATUS: ${status}\nDATE: 02/0${at + 1}/2009 08:00:00 PM\n-----\nBODY:\n${status === 'Publish' ? 'Open' : 'Held'} ${at}.\n-----\n--------\n`,
      )
      .join(''),
  },
  'statuses of Blogger’s Takeout': {
    'feed.atom': `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:blogger="http://schemas.google.com/blogger/2018">${entry(1, 'LIVE', 'Open 1.')}${entry(2, 'HOLD', 'Held 2.')}${entry(3, '', 'Held 3.')}${entry(4, 'SCHEDULED', 'Held 4.')}</feed>`,
  },
  'blogs of WriteFreely that are not public': {
    'x.json': JSON.stringify({
      collections: [
        { alias: 'a', public: true, posts: [{ id: '1', slug: 'a', created: '2009-02-01', body: 'Open a.' }] },
        {
          alias: 'b',
          public: false,
          posts: [{ id: '2', slug: 'b', created: '2009-02-02', body: 'Held b.' }],
        },
        {
          alias: 'c',
          visibility: 4,
          posts: [{ id: '3', slug: 'c', created: '2009-02-03', body: 'Held c.' }],
        },
      ],
    }),
  },
  'drafts of Micro.blog': {
    'feed.json': JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      items: [
        {
          id: '1',
          url: 'https://m.example/1.html',
          content_html: '<p>Open a.</p>',
          date_published: '2009-02-01',
        },
        {
          id: '2',
          content_html: '<p>Held b.</p>',
          date_published: '2009-02-02',
          _microblog: { is_draft: true },
        },
      ],
    }),
    'index.html': '<html><body></body></html>',
    'uploads/a.txt': '',
  },
};

describe('what was held back stays held back', () => {
  test.each(['draft', 'pending', 'private', 'future', 'inherit', 'archived', ''])(
    'a post of WordPress of the status "%s"',
    async (status) => {
      const { rows, report } = await bring({ 'x.xml': wxr(post(status), post('publish')) });
      expect(rows.map(({ draft }) => draft)).toEqual([true, false]);
      expect(report.counts.drafts).toBe(1);
    },
  );

  test('the status of a post is read in any letter case', async () => {
    const { rows } = await bring({ 'x.xml': wxr(post(' Publish ')) });
    expect(rows.map(({ draft }) => draft)).toEqual([false]);
  });

  test.each(Object.entries(EXPORTS))('%s', async (_, files) => {
    const { files: site, report } = await bring(files);
    const all = [...site].filter(([path]) => path.startsWith('posts/'));
    const shown = all.filter(([path]) => !path.startsWith('posts/_drafts/')).map(([, text]) => String(text));
    const given = Object.values(files).join('\n');
    for (const open of given.match(/\bOpen \w+\./g) ?? []) expect(shown.join('\n')).toContain(open);
    expect(shown.join('\n')).not.toContain('Held');
    expect(report.unlisted).toEqual([]);
    expect(report.damage.filter(({ lost }) => lost)).toEqual([]);
  });
});

test('a block for reuse that no piece shows is listed', async () => {
  const { report } = await bring({ 'x.xml': wxr(item({}), item({ id: '8', guid: 'g8', type: 'wp_block' })) });
  expect(report.skipped).toMatchObject([{ what: 'wp_block', name: 'Talks' }]);
  expect(report.damage).toEqual([]);
});

test('what stood at its address and in no list is unlisted, and said to be', async () => {
  const { files, report } = await bring({
    '.eleventy.js': '',
    'posts/a.md': file('title: A\ndate: 2009-02-01\neleventyExcludeFromCollections: true', 'A.'),
    'apart/apart.json': '{"eleventyExcludeFromCollections": true}',
    'apart/b.md': file('title: B\ndate: 2009-02-02', 'B.'),
    'posts/c.md': file('title: C\ndate: 2009-02-03\nsitemap: false', 'C.'),
    'posts/e.md': file('title: E\ndate: 2009-02-05\nsitemap:\n  disable: true', 'E.'),
    'posts/f.md': file('title: F\ndate: 2009-02-06\nsitemap:\n  disable: true\ndisable: true', 'F.'),
    'posts/d.md': file('title: D\ndate: 2009-02-04\neleventyExcludeFromCollections: [posts]', 'D.'),
  });
  const heads = [...files].filter(([path]) => /^posts\/2009\//.test(path)).map(([, text]) => String(text));
  expect(heads.map((text) => /^unlisted: true$/m.test(text))).toEqual([true, true, true, false, true]);
  expect(report.noted).toContainEqual(expect.objectContaining({ what: 'unlisted', count: 5 }));
  expect(files.has('posts/_drafts/f.md')).toBe(true);
});

test('what was published under the mark of a draft stays published, and is listed', async () => {
  const { files, report } = await bring({
    ...HUGO,
    'content/posts/a.md': file('title: "[DRAFT] A"\ndate: 2009-02-01', 'A.'),
    'content/posts/b.md': file('title: B\ndate: 2009-02-02\ntags: [draft]', 'DRAFT\n\nB.'),
    'content/posts/c.md': file('title: C\ndate: 2009-02-03', 'C.'),
  });
  const heads = [...files].filter(([path]) => /^posts\/2009\//.test(path)).map(([, text]) => String(text));
  expect(heads.map((text) => /^draft: false$/m.test(text))).toEqual([true, true, false]);
  expect(report.noted.filter(({ what }) => what === 'draft').reduce((sum, { count }) => sum + count, 0)).toBe(
    3,
  );
});

test('a piece of a folder that says that it is a draft is one, since nobody knows whether it was published', async () => {
  const { files, report } = await bring({
    'notes/a.md': file('title: A\ndate: 2009-02-01', '<!-- status: draft -->\n\nA.'),
    'notes/b.md': file('title: B\ndate: 2009-02-02', '| Status | Draft |\n|---|---|\n| Author | Ann |\n\nB.'),
    'notes/c.md': file('title: "[DRAFT] C"\ndate: 2009-02-03', 'C.'),
    'notes/d.md': file('title: D\ndate: 2009-02-04\ntags: [draft]', 'D.'),
    'notes/e.md': file('title: E\ndate: 2009-02-05', 'The draft was long.'),
  });
  const heads = [...files].filter(([path]) => /^posts\//.test(path)).map(([, text]) => String(text));
  expect(heads.map((text) => /^draft: (.*)$/m.exec(text)?.[1])).toEqual([
    'true',
    'true',
    'true',
    undefined,
    undefined,
  ]);
  expect(report.counts.drafts).toBe(3);
});

test('metadata of a draft in a text that was published keeps no build', async () => {
  const { text, rows } = await bring({
    ...HUGO,
    'content/posts/a.md': file('title: A\ndate: 2009-02-01', '| draft | true |\n|---|---|\n\nA.'),
  });
  const { dispatch } = parseText(text(rows[0]!.path), {}, rows[0]!.path);
  expect(dispatch?.draft).toBe(false);
});

test('a withdrawn piece of a folder stays withdrawn', async () => {
  const { text, rows } = await bring({
    'notes/2009-02-02-a.md':
      '---\ntitle: A\nWithdrawn: {date: 2010-01-01, because: It was wrong}\n---\nText.\n',
  });
  const { dispatch } = parseText(text(rows[0]!.path), {}, rows[0]!.path);
  expect(JSON.stringify(dispatch?.withdrawn)).toContain('It was wrong');
});
