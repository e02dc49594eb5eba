import { expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

const inTheme = { theme: 'builtin' } as const;
const FILES = {
  'site.yaml': SETTINGS,
  'posts/a.md': post('title: A\ndate: 2009-02-02\ndateline: Geneva'),
  'posts/b.md': post('title: B\ndate: 2010-02-02\ndateline: Vienna'),
};

test.each([
  [
    'a page of the writer',
    'posts/_pages/subscribe.md',
    post('title: Write to me'),
    'subscribe/index.html',
    'Write to me',
  ],
  [
    'a page about places',
    'posts/_pages/places.md',
    post('title: Where I was'),
    'places/index.html',
    'Where I was',
  ],
  ['a file', 'assets/_root/feeds.opml', '<opml>mine</opml>', 'feeds.opml', '<opml>mine</opml>'],
  ['a file for browsers', 'assets/_root/opensearch.xml', '<mine/>', 'opensearch.xml', '<mine/>'],
  [
    'a redirect',
    'redirects.yaml',
    '/subscribe/: https://letters.example/\n',
    'subscribe/index.html',
    'https://letters.example/',
  ],
  [
    'an alias',
    'posts/c.md',
    post('title: C\ndate: 2011-01-01\naliases: [/days/02/02/]'),
    'days/02/02/index.html',
    '/2011/01/01/c/',
  ],
])('a page of the archive gives way to %s', async (_, source, text, path, shown) => {
  const { files, found } = await built({ ...FILES, [source]: text }, inTheme);
  expect(found).toEqual([]);
  expect(String(files[path])).toContain(shown);
});

test('older pages of the archive do not give way without a word', async () => {
  const { found } = await built({ ...FILES, 'posts/_pages/archive.md': post('title: Mine') }, inTheme);
  expect(found).toEqual(['path-collision posts/_pages/archive.md']);
});
