import { copyFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { stateFolder } from '../../../src/edge/disk/node-disk.ts';
import { openReader, openStore } from '../../../src/edge/memory/parse-store.ts';
import type { Digest } from '../../../src/model/digest.ts';
import { backfile } from '../../support/here.ts';
import { layFiles } from '../../support/site-on-disk.ts';

const folder = mkdtempSync(join(tmpdir(), 'backfile-store-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is not in use any more is forgotten by the next build, and by no other command', async () => {
  const site = layFiles(join(folder, 'forgets'), {
    'site.yaml': 'title: T\nurl: https://example.org\n',
    'posts/a.md': '---\ntitle: A\ndate: 2009-02-02\n---\nOne.\n',
  });
  const kept = () => {
    const store = openStore(join(stateFolder(join(site, 'dist')), 'store.db'));
    const counts = [[...store.parses()].length, store.copies().size];
    store.close();
    return counts;
  };
  await backfile(['build', '--site', site]);
  writeFileSync(join(site, 'posts/a.md'), '---\ntitle: A\ndate: 2009-02-02\n---\nTwo.\n');
  await backfile(['check', '--site', site]);
  expect(kept()).toEqual([2, 2]);
  await backfile(['build', '--site', site]);
  expect(kept()).toEqual([1, 1]);
});

test('a store that another command is writing is never taken for a damaged one', () => {
  const file = join(folder, 'store.db');
  const store = openStore(file);
  store.keep('k' as Digest, '{}', null, '');
  store.close();
  const other = new DatabaseSync(file);
  other.exec('PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE');
  expect(() => openStore(file, 1)).toThrow(/locked/);
  other.close();
  const again = openStore(file);
  expect([...again.parses()].map(([key]) => key)).toEqual(['k']);
  again.close();
});

test('of a store that was cut off while it was filled, nothing counts', () => {
  const [file, cut] = [join(folder, 'filled.db'), join(folder, 'cut.db')];
  const store = openStore(file);
  const keyOf = (at: number) => `key ${at}` as Digest;
  for (let at = 0; at < 2_000; at++) store.keep(keyOf(at), `{"at":${at}}`, keyOf(at), 'Words. '.repeat(500));
  copyFileSync(file, cut);
  expect(statSync(cut).size).toBeGreaterThan(1_000_000);
  store.close();
  const whole = openStore(file);
  expect([[...whole.parses()].length, whole.copies().size]).toEqual([2_000, 2_000]);
  whole.close();
  const again = openStore(cut);
  expect([[...again.parses()].length, again.copies().size]).toEqual([0, 0]);
  again.keep(keyOf(1), '{}', keyOf(1), 'One');
  again.flush();
  expect(openReader(cut)(keyOf(1))).toBe('One');
  again.close();
});
