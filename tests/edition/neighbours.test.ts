import { expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import { post, SETTINGS } from '../support/built.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';

const OLDER = ['north', 'south', 'east', 'west'];
// They list others under "More from", so that no page shows the one in the middle there.
const related = `related: [${OLDER.join(', ')}]`;

/** A dispatch with one before it in its story, and one after it that refers to it. */
const files = {
  'site.yaml': SETTINGS,
  ...Object.fromEntries(OLDER.map((name) => [`posts/2008-01-01-${name}.md`, post(`title: ${name}`)])),
  'posts/2009-02-02-first.md': post(`title: First\n${related}`),
  'posts/2009-02-03-middle.md': post('title: Middle\nfollows: first'),
  'posts/2009-02-04-last.md': post(`title: Last\n${related}`, 'As [told](2009-02-03-middle.md).'),
};

test.each([
  ['a dek and an hour', 'title: Middle\ndek: Longer.\ndate: 2009-02-03 10:00', []],
  ['a headline', 'title: The middle one', ['2009/02/02/first/index.html', '2009/02/04/last/index.html']],
])('%s makes the pages of neighbours anew only where they show it', async (_, fields, expected) => {
  const disk = new MemoryDisk(files);
  await build(testOptions(), worldOf(disk));
  disk.files.set('posts/2009-02-03-middle.md', post(`${fields}\nfollows: first`));
  const { made, published } = await build(testOptions(), worldOf(disk));
  expect(published).toBe(true);
  const others = made.map(({ path }) => path).filter((path) => /^2009.*\/(?:first|last)\/index/.test(path));
  expect(others).toEqual(expected);
});
