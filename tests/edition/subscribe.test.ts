import { expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

const inTheme = { theme: 'builtin' } as const;

const TAGS = Array.from({ length: 15 }, (_, at) => `t${String(at).padStart(2, '0')}`);
const FILES = {
  'site.yaml': `${SETTINGS}columns: {wire: Wire & Water}\n`,
  'posts/a.md': post(`title: A\ndate: 2009-02-02\nbyline: Laura Hale\ntags: [${TAGS.join(', ')}]`),
  'posts/b.md': post('title: B\ndate: 2009-02-03\ntags: [t14]'),
};

test('a page offers the feeds of the site and its shelves, of a large kind the most used', async () => {
  const { files, page, found } = await built(FILES, inTheme);
  expect(found).toEqual([]);
  const html = page('/subscribe/');
  const offered = [...html.matchAll(/href="(\/[^"]*feed\.xml)" type="application\/atom\+xml">Atom/g)].map(
    ([, href]) => href,
  );
  expect(offered).toEqual([
    '/feed.xml',
    '/columns/wire/feed.xml',
    '/bylines/laura-hale/feed.xml',
    ...[...TAGS.slice(0, 11), 't14'].map((tag) => `/tags/${tag}/feed.xml`),
  ]);
  for (const href of offered) expect(Object.keys(files)).toContain(href?.slice(1));
  expect(html).toContain('15 tags');
});

test('all feeds are in one OPML file, and each index links its own', async () => {
  const { page } = await built(FILES, inTheme);
  const opml = page('/feeds.opml');
  expect(opml.match(/<outline /g)?.length).toBe(3 + TAGS.length);
  expect(opml).toContain(
    'text="Wire &amp; Water" title="Wire &amp; Water" xmlUrl="https://wire.example/columns/wire/feed.xml"',
  );
  expect(page('/tags/t14/')).toContain('<a href="/tags/t14/feed.xml">Feed</a>');
});

test('kinds without feeds are not offered', async () => {
  const { page } = await built(
    { ...FILES, 'site.yaml': `${FILES['site.yaml']}feeds: {others: false}\n` },
    inTheme,
  );
  expect(page('/subscribe/')).not.toContain('/tags/t14/feed.xml');
  expect(page('/tags/t14/')).not.toContain('>Feed<');
  expect(page('/feeds.opml').match(/<outline /g)?.length).toBe(2);
});
