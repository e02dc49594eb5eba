import { describe, expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { built, post, SETTINGS } from '../support/built.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';
import { readIndex } from '../support/read-index.ts';
import { searchWith } from '../support/search.ts';

const inTheme = { theme: 'builtin' } as const;

/** Addresses of the site that a page links to. */
const links = (html: string) =>
  [...html.matchAll(/ href="(\/[^"#?]*)/g)]
    .map(([, href = '']) => href)
    .filter((href) => !href.startsWith('/theme/'));

const standing = (files: { readonly [path: string]: unknown }) =>
  new Set(Object.keys(files).map((path) => `/${path.replace(/(^|\/)index\.html$/, '$1')}`));

describe('an overview of columns, bylines or tags', () => {
  test('is not made, listed or linked where there is nothing of its kind', async () => {
    const { files, found } = await built({ 'posts/a.md': post('title: A\ndate: 2009-02-02') }, inTheme);
    expect(found).toEqual([]);
    expect(Object.keys(files).filter((path) => /^(?:columns|bylines|tags)\//.test(path))).toEqual([]);
    expect(files['sitemap-pages.xml']).not.toMatch(/columns|bylines|tags/);
    const stand = standing(files);
    for (const [path, html] of Object.entries(files))
      if (path.endsWith('.html'))
        expect(
          links(String(html)).filter((href) => !stand.has(href)),
          path,
        ).toEqual([]);
  });

  test('is not made for what unlisted dispatches alone have, and they link no index', async () => {
    const { files, page, found } = await built(
      {
        'site.yaml': `${SETTINGS}columns: {wire: The Wire, other: Other}\n`,
        'posts/a.md': post('title: A\ndate: 2009-02-02\ncolumn: wire\ntags: [iran]\nbyline: Hale'),
        'posts/b.md': post(
          'title: B\ndate: 2009-02-03\ncolumn: other\ntags: [secret, iran]\nbyline: [Mole, Hale]\nunlisted: true\nfollows: a',
        ),
      },
      inTheme,
    );
    expect(found).toEqual([]);
    const stand = standing(files);
    for (const [path, html] of Object.entries(files))
      if (path.endsWith('.html'))
        expect(
          links(String(html)).filter((href) => !stand.has(href)),
          path,
        ).toEqual([]);
    const html = page('/2009/02/03/b/');
    for (const name of ['secret', 'Mole', 'Other']) expect(html).toContain(name);
    expect(links(html)).toEqual(expect.arrayContaining(['/tags/iran/', '/bylines/hale/']));
    expect(html).not.toContain('href=""');
    expect(html).not.toContain('"url":"https://wire.example"');
  });

  test('is linked by writers only where it stands', async () => {
    const { found } = await built({
      'posts/a.md': post('title: A\ndate: 2009-02-02\ntags: [x]', '[a](/tags/) [b](/columns/) [c](/tags/x/)'),
    });
    expect(found).toEqual(['broken-link posts/a.md:7']);
  });
});

test('the page of the search is not for other searches', async () => {
  const { page, files } = await built({ 'posts/a.md': post('title: A\ndate: 2009-02-02') }, inTheme);
  expect(page('/search/')).toContain('<meta name="robots" content="noindex">');
  expect(files['sitemap-pages.xml']).not.toContain('/search/');
});

test('the site’s own search finds what was first published elsewhere, and nothing unlisted', async () => {
  const disk = new MemoryDisk({
    'site.yaml': SETTINGS,
    'posts/a.md': post('title: A\ndate: 2009-02-02\ncanonical: https://elsewhere.example/a'),
    'posts/b.md': post('title: B\ndate: 2009-02-02\nunlisted: true'),
    'posts/_pages/about.md': post('title: About'),
    'posts/_pages/hidden.md': post('title: Hidden\nunlisted: true'),
  });
  await build(testOptions(), { ...worldOf(disk), search: searchWith(new Map()) });
  const files = [...disk.out].flatMap(([path, content]) =>
    path.startsWith('pagefind/') ? [[path.slice('pagefind/'.length), content] as const] : [],
  );
  expect(Object.keys(readIndex(new Map(files)).fragments).sort()).toEqual(['/2009/02/02/a/', '/about/']);
});
