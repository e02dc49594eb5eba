import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nodeDisk } from '../../../src/edge/disk/node-disk.ts';
import { openStatCache } from '../../../src/edge/disk/stat-cache.ts';
import type { OutputPath } from '../../../src/model/address/paths.ts';
import { MemoryDisk } from '../../support/memory-disk.ts';
import { temporaryFolder } from '../../support/site-on-disk.ts';

const site = temporaryFolder();

/** The two disks that there are, with a look at a file of the output folder, and a change behind the disk's back. */
const DISKS = [
  [
    'a real one',
    () => {
      const folders = { site, out: join(site, 'dist'), theme: { folder: join(site, 'theme'), packed: null } };
      return {
        disk: nodeDisk(
          folders,
          openStatCache(undefined, () => 0),
        ).disk,
        look: (path: string) => readFileSync(join(folders.out, path), 'utf8'),
        change: (path: string, text: string) => writeFileSync(join(folders.out, path), text),
      };
    },
  ],
  [
    'one in memory',
    () => {
      const disk = new MemoryDisk({});
      return {
        disk,
        look: (path: string) => disk.read(path as OutputPath),
        change: (path: string, text: string) => disk.put(path as OutputPath, Buffer.from(text)),
      };
    },
  ],
] as const;

describe.each(DISKS)('a disk: %s', (_, open) => {
  test('puts what was staged in place once, however often something is published', () => {
    const { disk, look, change } = open();
    const [first, second, third] = ['a/1.html', 'a/2.html', 'b.html'] as OutputPath[];
    disk.standing();
    disk.stage(first!, 'One');
    expect([...disk.publish().keys()]).toEqual([first]);
    change('a/1.html', 'Mine');
    // The folder of the first file was moved as a whole: it is made again for the second.
    disk.stage(second!, 'Two');
    expect([...disk.publish().keys()]).toEqual([second]);
    expect([...disk.publish().keys()]).toEqual([]);
    expect([look('a/1.html'), look('a/2.html')]).toEqual(['Mine', 'Two']);
    disk.stage(third!, 'Three');
    disk.discard();
    expect([...disk.publish().keys()]).toEqual([]);
  });
});
