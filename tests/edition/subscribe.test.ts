import { XMLParser, XMLValidator } from 'fast-xml-parser';
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

// OPML 2.0, https://opml.org/spec2.opml: one head and one body; each outline of a subscription list has a type, a text and
// the address of its feed.
test('the OPML file is what its specification asks for, and each feed that it names is there', async () => {
  const { files, page } = await built(FILES, inTheme);
  const text = page('/feeds.opml');
  expect(XMLValidator.validate(text)).toBe(true);
  const { opml } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(text);
  expect(opml).toMatchObject({ version: '2.0', head: { title: 'The Wire' } });
  expect(Object.keys(opml).sort()).toEqual(['body', 'head', 'version']);
  expect(Object.keys(opml.body)).toEqual(['outline']);
  for (const { type, text: name, title, xmlUrl, htmlUrl, ...more } of opml.body.outline) {
    expect([type, more]).toEqual(['rss', {}]);
    expect(name).toMatch(/\S/);
    expect(title).toBe(name);
    expect(Object.keys(files)).toContain(new URL(xmlUrl).pathname.slice(1));
    expect(Object.keys(files)).toContain(`${new URL(htmlUrl).pathname.slice(1)}index.html`);
  }
});

// A line on a phone has room for the count and the feed, but not always for the days and the writers, too.
test('a story and a shelf name their feed right after their number of dispatches', async () => {
  const more = { 'posts/c.md': post('title: C\ndate: 2009-02-04\nfollows: a') };
  const { page } = await built({ ...FILES, ...more }, inTheme);
  for (const [address, count] of [
    ['/stories/a/', 2],
    ['/tags/t14/', 2],
  ] as const)
    expect(page(address).replace(/\s+/g, ' ')).toMatch(
      new RegExp(`<span>${count} dispatches</span> <span><a href="[^"]*feed.xml">Feed</a></span> <span>`),
    );
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
