import { describe, expect, test } from 'vitest';
import { pull } from '../../../src/desk/proof/proof.ts';
import { openPress } from '../../../src/press/press.ts';
import { MemoryDisk, testOptions, worldOf } from '../../support/memory-disk.ts';
import { plainTheme } from '../../support/plain-theme.ts';

const POST = '---\ntitle: Talks\ndate: 2009-02-02\n---\nWords.\n';
const FILES = {
  'site.yaml': 'title: The Wire\nurl: https://wire.press\n',
  'posts/talks.md': POST,
  'assets/a.txt': 'a',
  'templates/own.njk': 'x',
  'addresses.txt': '/old/ 2009-02-02 index\n',
};

async function isPulledAnew(change: (files: Map<string, string>) => void): Promise<boolean> {
  const disk = new MemoryDisk(FILES, plainTheme());
  const pullOf = (last: Awaited<ReturnType<typeof pull>> | null) =>
    pull(testOptions(), worldOf(disk), openPress, last);
  const first = await pullOf(null);
  change(disk.files);
  return (await pullOf(first)) !== first;
}

describe('a proof', () => {
  test('stays where nothing in the site folder changed', async () => {
    expect(await isPulledAnew(() => {})).toBe(false);
  });

  test.each<[string, (files: Map<string, string>) => void]>([
    ['a dispatch', (files) => files.set('posts/talks.md', `${POST}More.\n`)],
    [
      'the name of a file',
      (files) => void (files.delete('posts/talks.md') && files.set('posts/other.md', POST)),
    ],
    ['a new file', (files) => files.set('posts/b.md', POST)],
    ['an asset', (files) => files.set('assets/a.txt', 'b')],
    ['a template', (files) => files.set('templates/own.njk', 'y')],
    ['the settings', (files) => files.set('site.yaml', 'title: The Cable\n')],
    ['the register', (files) => files.set('addresses.txt', '')],
  ])('is pulled anew after a change of %s', async (_, change) => {
    expect(await isPulledAnew(change)).toBe(true);
  });
});
