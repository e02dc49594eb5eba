import { expect, test } from 'vitest';
import { build } from '../../src/desk/build.ts';
import type { OutputPath } from '../../src/model/address/paths.ts';
import { post } from '../support/built.ts';
import { MemoryDisk, testOptions, worldOf } from '../support/memory-disk.ts';

/** A disk that notes in which order files are staged. */
class Recorder extends MemoryDisk {
  readonly printed: string[] = [];

  override stage(path: OutputPath, content: Parameters<MemoryDisk['stage']>[1]): boolean {
    this.printed.push(path);
    return super.stage(path, content);
  }
}

test('dispatches are printed first, and feeds of the same year last, one after another', async () => {
  const days = ['2007-01-01', '2007-02-01', '2008-01-01', '2008-02-01'];
  const disk = new Recorder({
    'site.yaml': 'title: S\nurl: https://s.example\nfeeds: { entries: 1 }\n',
    ...Object.fromEntries(
      ['Harbour', 'Ledger'].flatMap((column) =>
        days.map((date) => [
          `posts/${date}-${column}.md`,
          post(`title: ${column} ${date}\ndate: ${date}\ncolumn: ${column}`),
        ]),
      ),
    ),
  });
  await build(testOptions(), worldOf(disk));
  expect(disk.printed[0]).toBe('2008/02/01/ledger/index.html');
  const first = disk.printed.indexOf('feed/2008.xml');
  expect(disk.printed.findLastIndex((path) => path.endsWith('.html'))).toBeLessThan(first);
  expect(disk.printed.slice(first, first + 6)).toEqual([
    'feed/2008.xml',
    'columns/ledger/feed/2008.xml',
    'columns/harbour/feed/2008.xml',
    'feed/2007.xml',
    'columns/ledger/feed/2007.xml',
    'columns/harbour/feed/2007.xml',
  ]);
});
