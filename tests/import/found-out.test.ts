import { describe, expect, test } from 'vitest';
import { bring } from './outside.ts';

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
