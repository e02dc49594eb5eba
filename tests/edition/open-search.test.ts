import { expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

const inTheme = { theme: 'builtin' } as const;
const FILES = { 'posts/a.md': post('title: A\ndate: 2009-02-02') };

test('browsers find how to search the site, under its base path, by a name of at most 16 characters', async () => {
  const settings = SETTINGS.replace('The Wire', 'Ships & Shores of the Narrow').replace(
    'https://wire.example',
    'https://wire.example/old',
  );
  const { page } = await built({ ...FILES, 'site.yaml': settings }, inTheme);
  const description = page('/opensearch.xml');
  expect(description).toContain('<ShortName>Ships &amp; Shores o</ShortName>');
  expect(description).toContain('template="https://wire.example/old/search/?q={searchTerms}"');
  expect(page('/')).toContain(
    '<link rel="search" type="application/opensearchdescription+xml" title="Ships &amp; Shores of the Narrow" href="/old/opensearch.xml">',
  );
  expect(page('/2009/02/02/a/')).not.toContain('rel="search"');
});

test('a site without search offers none', async () => {
  const { page, files } = await built({ ...FILES, 'site.yaml': `${SETTINGS}search: false\n` }, inTheme);
  expect(Object.keys(files)).not.toContain('opensearch.xml');
  expect(page('/')).not.toContain('rel="search"');
});
