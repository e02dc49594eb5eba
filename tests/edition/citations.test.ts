import { expect, test } from 'vitest';
import { built, post, SETTINGS } from '../support/built.ts';

const POST = { 'posts/a.md': post('title: A\ndate: 2009-02-02\nbyline: Laura Hale', 'Once.') };
const FILES = /(?:^|\/)archive\.(?:bib|ris|csl\.json)$/;

test.each([
  [true, 6],
  [false, 0],
])('citations: %s gives %d files of references, and pages link to those alone', async (wanted, many) => {
  const { files } = await built(
    { 'site.yaml': `${SETTINGS}citations: ${wanted}\n`, ...POST },
    { theme: 'builtin' },
  );
  expect(Object.keys(files).filter((path) => FILES.test(path))).toHaveLength(many);
  const links = Object.values(files).flatMap(
    (text) => text.match(/href="[^"]*archive\.(?:bib|ris|csl\.json)"/g) ?? [],
  );
  expect(links.length > 0).toBe(wanted);
});
