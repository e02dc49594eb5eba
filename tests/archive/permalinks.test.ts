import { expect, test } from 'vitest';
import { cleanPath, permalinkFindings, standingPath } from '../../src/archive/permalinks.ts';
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
