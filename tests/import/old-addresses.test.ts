import { describe, expect, test } from 'vitest';
import { bring, item, wxr } from './outside.ts';

const post = (fields: string, body = 'Text.') =>
  `---\ntitle: Fog\ndate: 2020-01-02\n${fields}---\n\n${body}\n`;

const addressesOf = async (
  files: { readonly [path: string]: string },
  format: string,
  options: { readonly oldUrl?: string } = {},
) => {
  const { rows } = await bring(files, { format, ...options });
  return rows.map(({ urls }) => urls.kept);
};

describe('the old address of a piece', () => {
  test('is filled from any field that the pattern of Hexo names', async () => {
    const files = {
      '_config.yml': 'permalink: p/:abbrlink.html\n',
      'source/_posts/fog.md': post('abbrlink: 4a17\n'),
    };
    expect(await addressesOf(files, 'hexo')).toEqual([['/p/4a17.html']]);
  });

  test('is none while a token of its pattern is not filled, and that is noted', async () => {
    const files = { '_config.yml': 'permalink: p/:abbrlink.html\n', 'source/_posts/fog.md': post('') };
    const { rows } = await bring(files, { format: 'hexo' });
    expect(rows[0]!.urls.kept).toEqual([]);
    expect(rows[0]!.notes).toContainEqual({
      kind: 'lost',
      what: 'alias',
      detail: 'its files do not give the old address',
    });
  });

  test.each([
    ['/w/{{ page.fileSlug }}/', '/w/fog/'],
    ['/w/{{ title | slugify }}/index.html', '/w/fog/'],
    ["/{{ page.date | date: '%Y/%m' }}/{{ page.fileSlug }}/", '/2020/01/fog/'],
    ['/{{ section }}/{{ page.fileSlug }}/', '/sea/fog/'],
  ])('is told for a whole folder of Eleventy by %s', async (permalink, address) => {
    const files = {
      '.eleventy.js': '',
      'posts/posts.json': JSON.stringify({ tags: 'posts', permalink }),
      'posts/2020-01-02-fog.md': post('section: sea\n'),
    };
    expect(await addressesOf(files, 'eleventy')).toEqual([[address]]);
  });

  test('has the folders above _posts of Jekyll as categories', async () => {
    const files = {
      'blog/_config.yml': 'permalink: /:categories/:year/:title/\n',
      'blog/photo/_posts/2020-01-02-fog.md': post(''),
    };
    const { rows } = await bring(files, { format: 'jekyll' });
    expect([rows[0]!.column, rows[0]!.urls.kept]).toEqual(['photo', ['/photo/2020/fog/']]);
  });

  test('is read in the folder of its page by Hugo if it begins without a slash', async () => {
    const files = { 'hugo.toml': '', 'content/posts/fog.md': post('aliases: [mist, /old/]\n') };
    expect(await addressesOf(files, 'hugo')).toEqual([['/posts/fog/', '/posts/mist', '/old/']]);
  });

  test('is the folder of a saved page below the address that the operator tells', async () => {
    const page = (title: string) =>
      `<html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${'Fog came over the quay, and stayed. '.repeat(12)}</p></article></body></html>`;
    const { rows } = await bring(
      { '2011/fog/index.html': page('Fog'), '2011/rain.html': page('Rain') },
      { format: 'html', oldUrl: 'https://old.example/blog' },
    );
    expect(rows.map(({ path, urls }) => [path.replace(/^.*\//, ''), urls.kept])).toEqual([
      ['fog.md', ['/blog/2011/fog/']],
      ['rain.md', ['/blog/2011/rain.html']],
    ]);
  });
});

describe('the old address of a post of Ghost', () => {
  const ghost = (posts: readonly object[]) =>
    JSON.stringify({
      db: [
        {
          data: {
            posts: posts.map((one, at) => ({
              id: `${at}`,
              html: '<p>Text.</p>',
              status: 'published',
              published_at: '2020-01-02T10:00:00.000Z',
              ...one,
            })),
            tags: [{ id: 't', slug: 'news', name: 'News' }],
            posts_tags: [{ post_id: '1', tag_id: 't' }],
          },
        },
      ],
    });
  const posts = [{ slug: 'fog' }, { slug: 'rain' }];

  test('has the prefix that links between posts show', async () => {
    const linked = [{ slug: 'fog', html: '<a href="__GHOST_URL__/blog/rain/">rain</a>' }, { slug: 'rain' }];
    expect(await addressesOf({ 'x.json': ghost(linked) }, 'ghost')).toEqual([
      ['/blog/fog/'],
      ['/blog/rain/'],
    ]);
  });

  test('has the prefix that most links between posts show', async () => {
    const to = (...paths: readonly string[]) =>
      paths.map((path) => `<a href="__GHOST_URL__${path}">x</a>`).join(' ');
    const linked = [{ slug: 'fog', html: to('/old/rain/', '/blog/rain/', '/blog/fog/') }, { slug: 'rain' }];
    expect(await addressesOf({ 'x.json': ghost(linked) }, 'ghost')).toEqual([
      ['/blog/fog/'],
      ['/blog/rain/'],
    ]);
  });

  test('follows routes.yaml', async () => {
    const routes =
      'collections:\n  /:\n    permalink: /{year}/{slug}/\n  /news/:\n    permalink: /news/{slug}/\n    filter: tag:news\n';
    expect(await addressesOf({ 'x.json': ghost(posts), 'settings/routes.yaml': routes }, 'ghost')).toEqual([
      ['/2020/fog/'],
      ['/news/rain/'],
    ]);
  });

  test('stands below the path of the address that the operator tells', async () => {
    const files = { 'x.json': ghost(posts) };
    expect(await addressesOf(files, 'ghost', { oldUrl: 'https://old.example/blog' })).toEqual([
      ['/blog/fog/'],
      ['/blog/rain/'],
    ]);
  });
});

test('an old category leads to the tag that its pieces have, though another category is named as its key', async () => {
  const category = (key: string, name: string) =>
    `<category domain="category" nicename="${key}"><![CDATA[${name}]]></category>`;
  const both = category('cafe', 'Café') + category('cafe-2', 'Cafe');
  const { report } = await bring({ 'x.xml': wxr(item({}, both)) });
  const lead = (from: string) => report.redirects.find((one) => one.from === from)?.to;
  expect([lead('/category/cafe/'), lead('/category/cafe-2/')]).toEqual(['/columns/cafe/', '/tags/cafe/']);
});

test('a character of an old address that nobody sees stays in it, encoded', async () => {
  const link = 'https://example.org/2009/02/%E2%80%AEa%E2%80%8Bb%E2%80%8C/';
  const { text, posts } = await bring({ 'x.xml': wxr(item({ link })) });
  expect(text(posts[0]!)).toContain('/2009/02/%E2%80%AEa%E2%80%8Bb\u200c/');
});
