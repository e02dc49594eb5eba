import { expect, test } from 'vitest';
import { build } from '../../../src/desk/build.ts';
import { built, post, SETTINGS } from '../../support/built.ts';
import { deadReferences } from '../../support/crawl.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../../support/memory-disk.ts';

const FILES = {
  'posts/talks.md': post('title: Talks\ndate: 2009-02-02\nbyline: Laura Hale\ntags: [iran]'),
  'posts/after.md': post('title: "After, later"\ndate: 2010-03-01\nfollows: talks.md', 'See [it](talks.md).'),
  'posts/hidden.md': post('title: Hidden\ndate: 2010-03-02\nunlisted: true'),
};

test('a site has its catalogue if it wants it, and describes it as a Dataset', async () => {
  const { page, files, found } = await built(
    { 'site.yaml': `${SETTINGS}catalogue: true\nrights: {license: CC-BY-4.0}\n`, ...FILES },
    { theme: 'builtin' },
  );
  const made = Object.keys(files).filter((path) => path.startsWith('catalogue/'));
  expect(found).toEqual([]);
  expect(made.length).toBe(13);
  expect(page('/catalogue/dispatches.csv').trimEnd().split('\n').length).toBe(3);
  expect(page('/catalogue/dispatches.csv')).toContain('"After, later"');
  expect(page('/catalogue/links.csv')).toContain('tag:wire.example,2009-02-02:posts/talks');
  const records = page('/catalogue/dispatches.jsonl').trimEnd().split('\n');
  expect(records.map((line) => JSON.parse(line).headline)).toEqual(['After, later', 'Talks']);
  const [, graph = ''] =
    /<script type="application\/ld\+json">(\[.+?)<\/script>/.exec(page('/archive/')) ?? [];
  const [, dataset] = JSON.parse(graph);
  expect(dataset).toMatchObject({
    '@type': 'Dataset',
    temporalCoverage: '2009-02-02/2010-03-01',
    license: 'https://creativecommons.org/licenses/by/4.0/',
  });
  const offered = dataset.distribution.map(({ contentUrl }: { contentUrl: string }) =>
    contentUrl.replace('https://wire.example/', ''),
  );
  expect(offered.sort()).toEqual(made.toSorted());
  const { dead } = deadReferences(
    Object.entries(files).filter(([path]) => path.endsWith('.html')),
    new Set(Object.keys(files)),
    'https://wire.example/',
  );
  expect(dead).toEqual([]);
});

test('a site has none unless it wants it', async () => {
  const { files, page } = await built(FILES, { theme: 'builtin' });
  expect(Object.keys(files).filter((path) => path.includes('catalogue'))).toEqual([]);
  expect(page('/archive/')).not.toContain('Dataset');
});

test('after an edit, every table is as in a build from nothing', async () => {
  const files = { 'site.yaml': `${SETTINGS}catalogue: true\n`, ...FILES };
  const disk = new MemoryDisk(files);
  await build(testOptions(), worldOf(disk));
  for (const [from, to] of [
    ['title: Talks', 'title: Private talks'],
    ['byline: Laura Hale', 'byline: Tim Marsh'],
    ['tags: [iran]', 'tags: [iran, tea]'],
    ['Some text.', 'Some text, and [a link](https://books.example/).'],
  ] as const) {
    const text = disk.files.get('posts/talks.md') as string;
    disk.files.set('posts/talks.md', text.replace(from, to));
    const clean = new MemoryDisk(Object.fromEntries(disk.files) as typeof files);
    await build(testOptions(), worldOf(disk));
    await build(testOptions(), worldOf(clean));
    expect(textOf(disk)).toEqual(textOf(clean));
  }
});
