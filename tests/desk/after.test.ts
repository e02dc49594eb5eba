import { expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { MemoryDisk, testOptions, textOf, worldOf } from '../support/memory-disk.ts';
import { plainTheme } from '../support/plain-theme.ts';
import { searchWith } from '../support/search.ts';

test('a file of the search index that was deleted comes back, though no page changed', async () => {
  const disk = new MemoryDisk(
    {
      'site.yaml': 'title: The Wire\nurl: https://wire.example\n',
      'templates/dispatch.njk':
        '<html lang="en"><main data-pagefind-body><p>{{ dispatch.headline }}</p></main></html>',
      'posts/a.md': '---\ntitle: Herring\ndate: 2009-02-02\n---\nOf herring.\n',
    },
    plainTheme(),
  );
  const run = () => build(testOptions(), { ...worldOf(disk), search: searchWith(new Map()) });
  await run();
  const whole = textOf(disk);
  const index = [...disk.out.keys()].filter((path) => /\.pf_/.test(path));
  expect(index.length).toBeGreaterThan(2);
  disk.lose(index[0] as OutputPath);
  const { made } = await run();
  expect(made.filter(({ written }) => written).map(({ path }) => path)).toEqual([index[0]]);
  expect(textOf(disk)).toEqual(whole);
});
