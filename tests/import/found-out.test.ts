import { describe, expect, test } from 'vitest';
import { bring, item, wxr } from './outside.ts';

const POST = '---\ntitle: Fog\ndate: 2009-02-02\n---\nFog came.\n';

describe('Hexo', () => {
  test.each([
    ['its settings', { '_config.yml': 'url: https://x.example\nsource_dir: src\n' }],
    [
      'package.json',
      {
        '_config.yml': 'url: https://x.example\nsource_dir: ./src/\n',
        'package.json': '{ "dependencies": { "hexo": "^6.2.0" } }',
      },
    ],
  ])('is known by %s, and its source is where these say', async (_, files) => {
    const { report, rows } = await bring({
      ...files,
      'src/_posts/fog.md': POST,
      'src/about/index.md': '---\ntitle: About\n---\nWho we are.\n',
      'guide.md': '---\ntitle: How to write\n---\nFor writers.\n',
    });
    expect(report.format).toBe('hexo');
    expect(rows.map(({ kind, urls }) => [kind, urls.kept])).toEqual([
      ['dispatch', ['/2009/02/02/fog/']],
      ['page', ['/about/']],
    ]);
    expect(report.skipped).toMatchObject([
      { name: 'guide.md', why: 'it lies outside of src/, which is what Hexo reads' },
    ]);
  });
});

test.each(['/', '', 'blog', '/blog/'])('the baseurl "%s" of Jekyll is read', async (baseurl) => {
  const { report, rows } = await bring({
    '_config.yml': `url: https://x.example\nbaseurl: "${baseurl}"\n`,
    '_posts/2009-02-02-fog.md': POST,
    'index.md': '---\ntitle: Home\n---\nWelcome.\n',
  });
  expect(report.failed).toEqual([]);
  const folder = baseurl.includes('blog') ? '/blog' : '';
  expect(rows[0]!.urls.kept).toEqual([`${folder}/2009/02/02/fog.html`]);
});

describe('a folder of Markdown', () => {
  test('in which many files have one name is called after the folders', async () => {
    const { rows } = await bring(
      {
        '01.blog/03.fog/item.md': POST,
        '01.blog/rain/item.md': POST,
        '01.blog/2009-02-02-snow/item.md': POST,
        '01.blog/7/item.md': POST,
        'about/page.md': POST,
      },
      { format: 'folder' },
    );
    expect(rows.map(({ path }) => path.slice('posts/2009/2009-02-02-'.length)).toSorted()).toEqual([
      '7.md',
      'fog.md',
      'page.md',
      'rain.md',
      'snow.md',
    ]);
  });
});

test('what is wrong with a picture of the export is told, not that the web has no other', async () => {
  const { rows } = await bring({
    'config.toml': 'base_url = "https://x.example"\n',
    'content/fog/index.md':
      '+++\ntitle = "Fog"\ndate = 2009-02-02\n+++\n![a](a.svg) ![b](b.svg) ![c](c.png)\n',
    'content/fog/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
    'content/fog/b.svg':
      '<svg xmlns="http://www.w3.org/2000/svg"><switch><foreignObject><p>Quay</p></foreignObject></switch></svg>',
  });
  expect(rows[0]!.pictures.lost).toEqual([
    { source: 'a.svg', why: 'it is a drawing that runs code' },
    { source: 'b.svg', why: expect.stringMatching(/^it is a drawing with HTML in it/) },
    { source: 'c.png', why: 'the server answered 404' },
  ]);
});

test('a link to a heading without its accents leads to the heading', async () => {
  const { text } = await bring({
    '_posts/2009-02-02-fog.md':
      '---\ntitle: Fog\n---\n[one](#le-processus-d-amorcage)\n\n## Le processus d’amorçage\n\nText.\n',
  });
  expect(text('posts/2009/2009-02-02-fog.md')).toContain('[one](#le-processus-damorçage)');
});

describe('Eleventy', () => {
  test('what is ignored under a condition is read', async () => {
    const { report, rows } = await bring({
      'eleventy.config.js':
        'module.exports = (c) => {\n  c.ignores.add("skipped/**");\n  if (process.env.CI) { c.x("{a}"); } else {\n    c.ignores.add("old/**");\n  }\n  if (fast) c.ignores.add("older/**");\n};',
      'old/fog.md': POST,
      'older/rain.md': POST,
      'skipped/snow.md': POST,
    });
    expect(rows.map(({ origin }) => origin)).toEqual(['old/fog.md', 'older/rain.md']);
    expect(report.skipped.map(({ name }) => name)).toContain('skipped/snow.md');
  });

  test.each([
    'export default () => ({ dir: { input: config.dir.src } });',
    'export default (c) => { c.setInputDirectory("src"); };',
  ])('the input of %s is found', async (config) => {
    const { rows } = await bring({
      'eleventy.config.js': config,
      'src/_includes/base.njk': '',
      'src/posts/fog.md': POST,
      'src/posts/rain.md': POST,
    });
    expect(rows.map(({ urls }) => urls.kept)).toEqual([['/posts/fog/'], ['/posts/rain/']]);
  });
});

describe('an export that lies in a site', () => {
  const files = { '_posts/2009-02-02-fog.md': POST, 'wordpress.xml': wxr(item()) };

  test('is told, and the site is read', async () => {
    const { report } = await bring({ '_config.yml': 'url: https://x.example\n', ...files });
    expect(report.format).toBe('jekyll');
    expect(report.guessed).toContain(
      'wordpress.xml is an extended RSS file of WordPress; it was not read with the site: backfile import wordpress FILE',
    );
  });

  test('is read if no settings make it a site', async () => {
    expect((await bring(files)).report.format).toBe('wordpress');
    expect(
      (await bring({ '_config.yml': '', 'wordpress.xml': wxr(item()), 'a.txt': '' })).report.format,
    ).toBe('wordpress');
  });
});

describe('a line of a text in front matter that looks like a field', () => {
  const text = (more: string) => `---\ntitle: Fog\ndate: 2009-02-02\n${more}\n---\nFog came.\n`;

  test.each([
    ['kept lines', 'deets: |\n  Meeting ID: 12\n\n  Passcode: 512767'],
    ['folded lines', 'deets: >\n  Meeting ID: 12\n  Passcode: 512767'],
    ['a text further in', 'event:\n  deets: |\n    Room 1\n    draft: true'],
  ])('holds nothing back that Hugo published: %s', async (_, more) => {
    const { rows } = await bring({ 'hugo.toml': '', 'content/post/fog.md': text(more) });
    expect(rows).toMatchObject([{ draft: false, notes: [] }]);
  });

  test('holds a piece back where nobody knows what read it, or where it is no text', async () => {
    const more = 'deets: |\n  Room 1\n  draft: true';
    expect((await bring({ 'notes/fog.md': text(more) }, { format: 'folder' })).rows).toMatchObject([
      { draft: true },
    ]);
    const { rows } = await bring({ 'hugo.toml': '', 'content/post/fog.md': text('event:\n  draft: true') });
    expect(rows).toMatchObject([{ draft: true }]);
  });
});

describe('addresses that front matter gives are below the folder of the site', () => {
  const front = (more: string) => `---\ntitle: Fog\ndate: 2009-02-02\n${more}---\nFog came.\n`;
  test.each([
    [
      'hugo',
      {
        'hugo.toml': 'baseURL = "https://x.example/sub/"\n',
        'content/post/fog.md': front('url: /c/fog.html\naliases: [/old/fog/, older]\n'),
      },
      ['/sub/c/fog.html', '/sub/old/fog/', '/sub/older'],
    ],
    [
      'jekyll',
      {
        '_config.yml': 'url: https://x.example\nbaseurl: /sub\n',
        '_posts/2009-02-02-fog.md': front(
          'permalink: /c/fog.html\nredirect_from: [/old/fog/, /sub/older/]\n',
        ),
      },
      ['/sub/c/fog.html', '/sub/old/fog/', '/sub/older/'],
    ],
    [
      'hexo',
      {
        '_config.yml': 'url: https://x.example/sub\n',
        'source/_posts/fog.md': front('permalink: c/fog.html\n'),
      },
      ['/sub/c/fog.html'],
    ],
    [
      'zola',
      {
        'config.toml': 'base_url = "https://x.example/sub"\n',
        'content/post/fog.md':
          '+++\ntitle = "Fog"\ndate = 2009-02-02\npath = "c/fog"\naliases = ["old/fog"]\n+++\nFog came.\n',
      },
      ['/sub/c/fog/', '/sub/old/fog'],
    ],
  ])('%s', async (format, files, addresses) => {
    const { report, rows } = await bring(files as { [path: string]: string });
    expect(report.format).toBe(format);
    expect(rows[0]!.urls.kept).toEqual(addresses);
  });
});

test('patterns of Hugo for sections and for kinds of pages count together', async () => {
  const { rows } = await bring({
    'hugo.yaml':
      'baseURL: https://x.example/\npermalinks:\n  posts: /:year/:slug/\n  page:\n    notes: /n/:slug/\n',
    'content/posts/fog.md': POST,
    'content/notes/rain.md': POST,
  });
  expect(rows.map(({ urls }) => urls.kept)).toEqual([['/n/rain/'], ['/2009/fog/']]);
});
