import { expect, test } from 'vitest';
import { cleanPath, permalinkFindings, standingPath, unreadAddresses } from '../../src/archive/permalinks.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { type Dispatch, UNWRITTEN } from '../../src/model/dispatch.ts';
import type { Site } from '../../src/model/site.ts';

const site = { origin: 'https://wire.example', base: '/cable' } as Site;
const page = (source: string, more: Partial<Dispatch> = {}) =>
  ({ ...UNWRITTEN, source: source as SourcePath, slug: 'about', ...more }) as Dispatch;

test.each([
  ['posts/_pages/about.md', {}, '/about/'],
  ['posts/about.md', {}, '/about/'],
  ['posts/_pages/Legal Notes/about.md', {}, '/legal-notes/about/'],
  ['posts/_pages/…/about.md', {}, '/about/'],
  ['posts/_pages/legal/index.md', { slug: 'index' }, '/legal/'],
  ['posts/_pages/index.md', { slug: 'index' }, '/'],
  ['posts/_pages/legal/index.md', { slug: 'terms', lines: { slug: 2 } }, '/legal/terms/'],
  ['posts/_pages/reindex.md', { slug: 'reindex' }, '/reindex/'],
  ['posts/_pages/about.md', { permalink: 'us' }, '/us/'],
  ['posts/_pages/about.md', { permalink: 'https://wire.example/cable/us' }, '/us/'],
  ['posts/_pages/about.md', { permalink: '/caf%C3%A9/' }, '/café/'],
  ['posts/_pages/about.md', { permalink: 'https://wire.example/cable/caf%c3%a9' }, '/café/'],
  ['posts/_pages/about.md', { permalink: '/100%/' }, '/100%/'],
])('a page %s with %o stands at its place', (source, more, path) => {
  expect(standingPath(page(source, more), site)).toBe(path);
});

test.each([
  ['/a/b/', '/a/b/'],
  ['a//./b', '/a/b/'],
  ['/', '/'],
  ['', '/'],
  ['/a/index.html', '/a/'],
  ['/a/INDEX.htm', '/a/'],
  ['index.html', '/'],
  ['/a/b.html', '/a/b.html'],
  ['/a/b.PHP', '/a/b.PHP'],
  ['/a/b.html/', '/a/b.html/'],
  ['/a/version-1.2', '/a/version-1.2/'],
  ['/Cafe\u0301/', '/Café/'],
])('the path %s is cleaned to %s', (written, clean) => {
  expect(cleanPath(written)).toBe(clean);
});

test('a permalink that leaves the site is an error at its line', () => {
  const wrong = page('posts/a.md', { permalink: '/../a/', lines: { permalink: 4 } });
  expect(permalinkFindings(wrong, site)).toMatchObject([
    { rule: 'permalink-outside', level: 'error', source: 'posts/a.md', position: { line: 4, column: 1 } },
  ]);
  expect(permalinkFindings(page('posts/a.md', { permalink: '/.git/a/' }), site)[0]).not.toHaveProperty(
    'position',
  );
  expect(permalinkFindings(page('posts/a.md', { permalink: '/fine/' }), site)).toEqual([]);
  expect(permalinkFindings(page('posts/.a.md'), site)).toEqual([]);
  for (const permalink of ['/%2e%2e/a/', '/%2Egit/a/', '/a/%5C../'])
    expect(permalinkFindings(page('posts/a.md', { permalink }), site)).toHaveLength(1);
});

test.each([
  ['/:year/:title/', ':year'],
  ['/blog/{{ page.date | date }}/x/', '{{ page.date | date }}'],
  ['/{slug}.html', '{slug}'],
  ['/talks/<%= slug %>/', '<%= slug %>'],
])('a permalink with a placeholder is an error that names it: %s', (permalink, placeholder) => {
  expect(permalinkFindings(page('posts/a.md', { permalink, lines: { permalink: 4 } }), site)).toMatchObject([
    {
      rule: 'permalink-placeholder',
      level: 'error',
      position: { line: 4, column: 1 },
      reason: `The permalink has the placeholder ${placeholder}, which nothing fills in here`,
    },
  ]);
});

test.each(['/re:invent/', '/talks/12:30/', '/a/:yearly/', '/100%/', 'https://wire.example/cable/title/'])(
  'the permalink %s has no placeholder',
  (permalink) => {
    expect(permalinkFindings(page('posts/a.md', { permalink }), site)).toEqual([]);
  },
);

/** What is told of the addresses that a dispatch at /2009/a/ with the alias /old/a/ names. */
function told(more: Partial<Dispatch>): readonly string[] {
  const dispatch = page('posts/a.md', { slug: 'a', aliases: ['/old/a/'], ...more });
  const redirects = [{ from: '/settled/', to: '/2009/a/' }] as unknown as Site['redirects'];
  const entry = { dispatch, path: cleanPath('/2009/a/') };
  return unreadAddresses([entry], { ...site, redirects }).map(({ rule, reason }) => `${rule}: ${reason}`);
}

test.each([
  ['path', '/2008/a/'],
  ['path', '2008/a'],
  ['save_as', '2008/a/index.html'],
  ['redirects', ['/old/a/', '/2008/a']],
  ['url_alias', 'https://wire.example/cable/2008/a/'],
  ['legacyUrl', '/2008/a.php'],
])('an address under %s at which nothing answers is reported: %j', (key, value) => {
  expect(told({ extra: { [key]: value }, lines: { [key]: 3 } })).toEqual([
    `address-unread: "${key}" names the address ${[value].flat().at(-1)}, but nothing of this site answers there`,
  ]);
});

test('a slug with slashes is reported, and a key that would lead readers elsewhere', () => {
  expect(told({ slug: '/2008/a', lines: { slug: 3 } })).toHaveLength(1);
  expect(told({ extra: { redirect_to: 'https://b.example/' } })).toEqual([
    'address-unread: "redirect_to" is not a field, so readers are not led to https://b.example/: the dispatch is published',
  ]);
});

test.each([
  ['path', '/2009/a'],
  ['path', '/OLD/a/'],
  ['path', '/settled/'],
  ['path', 'posts/a.md'],
  ['link', 'https://b.example/x/'],
  ['link', '/img/gull.jpg'],
  ['uri', 'a'],
  ['path', '/'],
  ['route', 'by sea and/or land'],
  ['venue', '/2008/a/'],
])('%s: %s is no address that was lost', (key, value) => {
  expect(told({ extra: { [key]: value } })).toEqual([]);
});
