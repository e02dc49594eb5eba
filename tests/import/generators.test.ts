import { describe, expect, test } from 'vitest';
import { bring, png } from './outside.ts';

const body = (text: string) => text.split('---\n\n').slice(1).join('---\n\n');

describe('Pelican', () => {
  const CONF =
    'AUTHOR = "Ann"\nSITENAME = \'P\'\nSITEURL = "https://p.example"\nTIMEZONE = "Europe/Paris"\nARTICLE_URL = "posts/{date:%Y}/{slug}.html"\n';

  test('metadata in lines, addresses, links to files, pictures and folders are read', async () => {
    const { report, rows, text, posts, files } = await bring({
      'pelicanconf.py': CONF,
      'content/Politics/a.md':
        'Title: My super title\nDate: 2010-12-03 10:20\nModified: 2010-12-05 19:30\nTags: fog, sea\nSlug: my-super-post\nAuthors: Ann Writer; Bob B\nSummary: Short version\n    of it\nMood: calm\n\nText ![pic]({static}/images/a.png) [x]({filename}other.md) [y]({filename}/pages/about.md#who)\n',
      'content/Politics/other.md': 'title: Other\ndate: 2010-12-04\nstatus: draft\n\nOther.\n',
      'content/pages/about.md': 'Title: About\n\nAbout.\n',
      'content/c.rst': 'C\n=\n',
      'content/images/a.png': png(),
    });
    expect(report.format).toBe('pelican');
    const made = text(posts.find((path) => path.endsWith('my-super-post.md'))!);
    expect(made).toContain('date: 2010-12-03T10:20:00+01:00\n');
    expect(made).toContain('byline: [ann-writer, bob-b]\n');
    expect(made).toContain('column: politics\n');
    expect(made).toContain('tags: [fog, sea]\n');
    expect(made).toContain('dek: Short version of it\n');
    expect(made).toContain('aliases: [/posts/2010/my-super-post.html]\n');
    expect(made).toContain('mood: calm\n');
    expect(body(made)).toBe(
      'Text ![pic](/assets/images/2010/a.png) [x](../_drafts/other.md) [y](../_pages/about.md#who)\n',
    );
    expect(rows.map(({ kind, draft }) => [kind, draft])).toEqual([
      ['dispatch', false],
      ['dispatch', true],
      ['page', false],
    ]);
    expect(rows[2]!.urls.kept).toEqual(['/pages/about.html']);
    expect(report.skipped).toContainEqual({
      what: 'file',
      name: 'content/c.rst',
      why: 'it is written in reStructuredText, which is not read here; convert it to Markdown (with pandoc, for one), and import again',
    });
    expect(String(files.get('redirects.yaml'))).toContain('/feeds/all.atom.xml: /feed.xml');
    expect(String(files.get('redirects.yaml'))).toContain('/tag/fog.html: /tags/fog/');
  });

  test('names of files, folders and settings make addresses as Pelican made them', async () => {
    const { rows, report, files } = await bring({
      'pelican.conf.py':
        "SITEURL = 'https://p.example'\nFILENAME_METADATA = '(?P<date>\\d{4}-\\d{2}-\\d{2})_(?P<slug>.*)'\nARTICLE_URL = '{category}/{slug}.html'\n",
      'content/note/2013-05-06_fog-and-sea.md': 'Title: 海の霧\nTags: 霧, Łódź, a—b\n\nFog.\n',
      'content/note/other.md': 'Title: 霧\nDate: 2013-05-07\n\nFog.\n',
    });
    expect(report.format).toBe('pelican');
    expect(rows.map(({ date, urls }) => [date, urls.kept])).toEqual([
      ['2013-05-06', ['/note/fog-and-sea.html']],
      ['2013-05-07', []],
    ]);
    expect(rows[1]!.notes).toContainEqual({
      kind: 'lost',
      what: 'alias',
      detail: 'its files do not give the old address',
    });
    const redirects = String(files.get('redirects.yaml'));
    expect(redirects).toContain('/tag/lodz.html: ');
    expect(redirects).toContain('/tag/a-b.html: ');
    expect(redirects).not.toContain('/tag/.html');
    expect(report.skipped).toContainEqual({
      what: 'old address',
      name: '霧',
      why: 'Pelican spelt it in a way that is not known here',
    });
  });

  test('an article in HTML has its metadata in its head', async () => {
    const { rows, text, posts } = await bring({
      'pelicanconf.py': CONF,
      'content/a.html':
        '<html><head><title>Fog</title><meta name="date" content="2012-07-09 22:28"><meta name="tags" content="sea"></head><body><p>Fog came.</p></body></html>',
    });
    expect(rows[0]).toMatchObject({
      title: 'Fog',
      tags: { names: ['sea'] },
      urls: { kept: ['/posts/2012/fog.html'] },
    });
    expect(body(text(posts[0]!))).toBe('Fog came.\n');
  });
});

describe('Zola', () => {
  test('taxonomies, addresses, shortcodes and links to files are read', async () => {
    const { report, rows, text, posts, files } = await bring({
      'config.toml': 'base_url = "https://z.example"\ntitle = "Z"\n',
      'content/blog/_index.md': '+++\ntitle = "Blog"\n+++\n',
      'content/blog/2021-02-03-one.md':
        '+++\ntitle = "One"\n[taxonomies]\ntags = ["fog","sea"]\ncategories = ["News"]\n[extra]\nauthor = "Ann"\nmood = "calm"\n+++\nLead.\n<!-- more -->\nRest. [x](@/blog/two.md) {{ youtube(id="abc123def45") }}\n\n{% quote(author="V") %}\nQ\n{% end %}\n\n```\n{{ youtube(id="not") }}\n```\n',
      'content/blog/two.md':
        '+++\ntitle = "Two"\ndate = 2021-02-04T10:00:00Z\npath = "custom/two"\naliases = ["/old/two"]\n+++\nTwo.\n',
      'content/about/index.md': '+++\ntitle = "About"\n+++\nWho.\n',
      'content/three.md': '+++\ntitle = "Three"\npath = "2021/03/04/three"\n+++\nThree.\n',
      // A file of the same name in a folder that comes before says nothing about the site.
      '.cargo/config.toml': '[alias]\nx = "run"\n',
    });
    expect(report.format).toBe('zola');
    expect(rows.find(({ title }) => title === 'Three')).toMatchObject({
      kind: 'dispatch',
      date: '2021-03-04',
    });
    const made = text(posts.find((path) => path.endsWith('one.md'))!);
    expect(made).toContain('date: 2021-02-03\n');
    expect(made).toContain('byline: ann\ncolumn: news\ntags: [fog, sea]\n');
    expect(made).toContain('aliases: [/blog/one/]\n');
    expect(made).toContain('mood: calm\n');
    expect(body(made)).toBe(
      'Lead.\n\nRest. [x](2021-02-04-two.md) [Video on YouTube](https://www.youtube.com/watch?v=abc123def45)\n\n> Q\n>\n> — V\n\n```\n{{ youtube(id="not") }}\n```\n',
    );
    expect(rows.find(({ title }) => title === 'Two')!.urls.kept).toEqual(['/custom/two/', '/old/two']);
    expect(rows.find(({ title }) => title === 'About')).toMatchObject({
      kind: 'page',
      urls: { kept: ['/about/'] },
    });
    expect(String(files.get('redirects.yaml'))).toContain(
      '/tags/fog/: /tags/fog/'.replace(/.*: /, '/atom.xml: ').replace('/tags/fog/', '/feed.xml'),
    );
  });
});

describe('Nikola', () => {
  test('metadata of comments and .meta files, folders and addresses are read', async () => {
    const { report, rows, text, posts } = await bring({
      'conf.py':
        'BLOG_AUTHOR = "Ann Lee"\nBLOG_TITLE = "N"\nSITE_URL = "https://n.example/"\nTIMEZONE = "Europe/London"\nPOSTS = (\n    ("posts/*.rst", "blog", "post.tmpl"),\n    ("posts/*.md", "blog", "post.tmpl"),\n)\nPAGES = (\n    ("pages/*.md", "", "page.tmpl"),\n)\n',
      'posts/2012/fog.md':
        '<!--\n.. title: Fog\n.. slug: thick-fog\n.. date: 2012-03-30 23:00:00 UTC-03:00\n.. tags: sea, fog\n.. category: News\n.. previewimage: /images/a.png\n-->\n\nFog came.\n\n<!-- TEASER_END -->\n\nIt went.\n',
      'posts/rain.md': 'Rain came.\n',
      'posts/rain.meta': '.. title: Rain\n.. slug: rain\n.. date: 2012-04-01 10:00:00\n.. status: draft\n',
      'pages/about.md': '<!--\n.. title: About\n.. slug: about\n-->\nWho.\n',
      'posts/x.rst': '.. title: X\n\nText\n',
    });
    expect(report.format).toBe('nikola');
    const made = text(posts.find((path) => path.endsWith('thick-fog.md'))!);
    expect(made).toContain('title: Fog\n');
    expect(made).toContain('aliases: [/blog/2012/thick-fog/]\n');
    expect(made).toContain('byline: ann-lee\ncolumn: news\ntags: [sea, fog]\n');
    expect(body(made)).toBe('Fog came.\n\nIt went.\n');
    expect(rows.map(({ title, kind, draft }) => [title, kind, draft])).toEqual([
      ['About', 'page', false],
      ['Fog', 'dispatch', false],
      ['Rain', 'dispatch', true],
    ]);
    expect(rows[0]!.urls.kept).toEqual(['/about/']);
    expect(rows[2]!.date).toBe('2012-04-01T10:00:00+01:00');
  });
});

describe('Astro', () => {
  test('collections, routes, people and MDX are read', async () => {
    const { report, rows, text, posts, files } = await bring({
      'astro.config.mjs': "export default defineConfig({\n  site: 'https://a.example',\n});\n",
      'src/consts.ts': "export const SITE_TITLE = 'Quay';\n",
      'src/pages/posts/[...slug].astro': '',
      'src/content/authors/ann.json': '{"name":"Ann Lee","bio":"Writes."}',
      'src/content/blog/Thick Fog.mdx':
        "---\ntitle: Fog\ndescription: So thick\npubDate: 'Jul 08 2022'\nupdatedDate: 2022-08-01\nheroImage: '../../assets/a.png'\nauthor: ann\ntags: [sea]\n---\nimport X from '../x.astro';\n\nFog came. <X a=\"1\" />\n",
      'src/content/blog/_rain.md': '---\ntitle: Rain\npubDate: 2022-07-09\n---\nRain.\n',
      'src/pages/about.md': '---\ntitle: About\n---\nWho.\n',
      'src/assets/a.png': png(),
    });
    expect(report.format).toBe('astro');
    const made = text(posts.find((path) => /fog/i.test(path))!);
    expect(made).toContain('date: 2022-07-08\nupdated: 2022-08-01\n');
    expect(made).toContain('byline: ann-lee\n');
    expect(made).toContain('aliases: [/posts/thick-fog/]\n');
    expect(made).toContain('image: /assets/images/2022/a.png\n');
    expect(body(made)).toContain('Fog came. <X a="1" />');
    expect(String(files.get('bylines.yaml'))).toBe('ann-lee:\n  name: Ann Lee\n  bio: Writes.\n');
    expect(rows.find(({ title }) => title === 'Rain')!.draft).toBe(true);
    expect(rows.find(({ title }) => title === 'About')).toMatchObject({
      kind: 'page',
      urls: { kept: ['/about/'] },
    });
    expect(
      rows.find(({ title }) => title === 'Fog')!.notes.map(({ kind, what }) => `${kind} ${what}`),
    ).toEqual(expect.arrayContaining(['dropped program', 'left component']));
  });
});

test('addresses of Astro below a folder whose name a program made are not known', async () => {
  const { rows, files } = await bring({
    'astro.config.mjs': "export default { site: 'https://a.example' }",
    'src/pages/[...lang]/[slug].astro': '',
    'src/pages/[...lang]/tags/[tag].astro': '',
    'src/content/posts/fog.md': '---\ntitle: Fog\npubDate: 2009-02-02\ntags: [sea]\n---\nFog.\n',
  });
  expect(rows[0]!.urls.kept).toEqual([]);
  expect(rows[0]!.notes).toContainEqual({
    kind: 'lost',
    what: 'alias',
    detail: 'its files do not give the old address',
  });
  expect(String(files.get('redirects.yaml'))).not.toContain('[');
});

describe('Docusaurus', () => {
  test('the options of the blog alone say where it is, and old posts tell who wrote them', async () => {
    const { rows, files, report } = await bring({
      'docusaurus.config.ts':
        "const baseUrl = 'https://code.example/edit';\nexport default { url: 'https://d.example', baseUrl: '/', plugins: [['content-docs', { routeBasePath: '/architecture' }]], presets: [['classic', { docs: { path: 'manual' }, blog: { path: 'newsroom', feed: { type: 'all' }, routeBasePath: 'journal' } }]] };\n",
      'newsroom/2019-05-28-first.md':
        '---\ntitle: First\nauthor: Ann Lee\nauthorTitle: Editor\nauthorURL: https://ann.example\nauthorFBID: 12\n---\nText.\n',
    });
    expect(rows[0]!.urls.kept).toEqual(['/journal/2019/05/28/first']);
    expect(String(files.get('bylines.yaml'))).toBe(
      'ann-lee:\n  name: Ann Lee\n  bio: Editor\n  url: https://ann.example\n',
    );
    expect(report.noted).toEqual([]);
  });

  test('days in names, slugs, authors.yml, tags and admonitions are read', async () => {
    const { report, rows, text, posts, files } = await bring({
      'docusaurus.config.js':
        "module.exports = { title: 'D', tagline: 'Daily', url: 'https://d.example', baseUrl: '/site/' }",
      'blog/authors.yml': 'ann:\n  name: Ann Lee\n  title: Editor\n  url: https://ann.example\n',
      'blog/2019-05-28-first.md':
        '---\ntitle: First\nauthors: [ann]\ntags: [sea, {label: Deep Fog, permalink: /deep}]\n---\n\nLead.\n\n<!-- truncate -->\n\n:::tip Mind\n\nThe gap.\n\n:::\n',
      'blog/2021-08-26-welcome/index.md':
        '---\nslug: welcome\nauthors:\n  - name: Bo\n---\n\n# Welcome!\n\nText.\n',
      'docs/01-intro.md': '---\ntitle: Intro\n---\nManual.\n',
    });
    expect(report.format).toBe('docusaurus');
    const first = text(posts.find((path) => path.endsWith('first.md'))!);
    expect(first).toContain('byline: ann-lee\n');
    expect(first).toContain('tags: [sea, Deep Fog]\n');
    expect(first).toContain('aliases: [/site/blog/2019/05/28/first]\n');
    expect(body(first)).toBe('Lead.\n\n> **Mind**\n>\n> The gap.\n');
    expect(String(files.get('bylines.yaml'))).toContain('ann-lee:\n  name: Ann Lee\n');
    const welcome = rows.find(({ title }) => title === 'Welcome!')!;
    expect(welcome).toMatchObject({ date: '2021-08-26', urls: { kept: ['/site/blog/welcome'] } });
    expect(rows.find(({ title }) => title === 'Intro')).toMatchObject({
      kind: 'page',
      urls: { kept: ['/site/docs/intro'] },
    });
    expect(String(files.get('redirects.yaml'))).toContain('/site/blog/rss.xml: /rss.xml');
  });
});
