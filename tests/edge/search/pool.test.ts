import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildIndex } from '../../../src/desk/search/build-index.ts';
import type { IndexAll } from '../../../src/desk/search/door.ts';
import { recallIndex, type SearchedPage } from '../../../src/desk/search/kept-index.ts';
import { openByteNotes } from '../../../src/edge/memory/notes.ts';
import { openSearchKit } from '../../../src/edge/search/pagefind.ts';
import { indexAhead, indexPool } from '../../../src/edge/search/pool.ts';
import type { OutputPath } from '../../../src/model/address/paths.ts';
import type { Digest } from '../../../src/model/digest.ts';

const WORDS = 'herring lamp clause river Café naïve well-known “quoted” ferry council ’tis reed'.split(' ');

/** A page of an archive, with words of its own and some that others have, too. */
function htmlOf(number: number): string {
  const words = Array.from({ length: 40 }, (_, at) => WORDS[(number * 7 + at * at) % WORDS.length]).join(' ');
  return `<!doctype html><html lang="en"><head><title>Piece ${number}</title></head><body><main data-pagefind-body data-pagefind-sort="date:${number}"><h1 id="h">Piece ${number}</h1><p>${words} unique${number}</p></main></body></html>`;
}

/** An archive of so many pages in an output folder, and what indexes it. */
function archiveOf(many: number) {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-index-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [out, staging] = [join(folder, 'dist'), join(folder, 'staging')];
  const generator = 'a program' as Digest;
  const pages = Array.from({ length: many }, (_, number): SearchedPage => {
    const path = `p${number}/index.html` as OutputPath;
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), htmlOf(number));
    return { url: `/p${number}/`, path, key: null, html: async () => htmlOf(number) };
  });
  const groundOf = (notes: string) => ({ out, staging, notes: join(folder, notes), generator, lang: 'en' });
  const index = async (notes: string, indexAll: () => IndexAll | null) => {
    const bytes = openByteNotes(join(folder, notes), generator);
    const kit = await openSearchKit('en', bytes);
    const memory = { notes: { recall: () => undefined, keep: () => {} }, bytes, read: () => null };
    const files = await buildIndex(pages, kit, memory, () => {}, indexAll);
    return new Map(
      await Promise.all(
        files.map(
          async ({ path, content }) => [path, Buffer.from(await content()).toString('base64')] as const,
        ),
      ),
    );
  };
  return { out, staging, pages, groundOf, index };
}

/** The same, and counts the groups that are indexed in this thread. */
function counted(indexAll: IndexAll) {
  const groups = { all: 0, here: 0 };
  const counting: IndexAll = (those, indexGroup, each) => {
    groups.all += those.length;
    const here: typeof indexGroup = (group) => {
      groups.here++;
      return indexGroup(group);
    };
    return indexAll(those, here, each);
  };
  return { groups, indexAll: counting };
}

test('threads make the same index as this one, and do a part of the work', { timeout: 60_000 }, async () => {
  const { groundOf, index } = archiveOf(300);
  const alone = await index('alone', () => null);
  const { groups, indexAll } = counted(indexPool(groundOf('shared'), 2));
  expect(await index('shared', () => indexAll)).toEqual(alone);
  expect(groups.all).toBeGreaterThan(4);
  expect(groups.here).toBeLessThan(groups.all);
});

describe('an index that is begun ahead', () => {
  /** The groups of pages as an index without memory has them. */
  const groupsOf = async (pages: readonly SearchedPage[]) =>
    recallIndex(pages, await openSearchKit('en', null), { recall: () => undefined, keep: () => {} }).groups;

  test('is the same, whichever groups were offered', { timeout: 60_000 }, async () => {
    const { out, staging, pages, groundOf, index } = archiveOf(300);
    const alone = await index('alone', () => null);
    // Some pages are staged and not in place yet, and then what stands there is old.
    mkdirSync(staging);
    for (const number of [7, 8]) {
      renameSync(join(out, `p${number}`), join(staging, `p${number}`));
      mkdirSync(join(out, `p${number}`));
      writeFileSync(join(out, `p${number}`, 'index.html'), 'An old page');
    }
    const groups = await groupsOf(pages);
    for (const offered of [groups, groups.slice(2).reverse(), []]) {
      const ahead = indexAhead(groundOf('ahead'), 2);
      for (const group of offered) ahead.offer(group);
      // A group that is never asked for changes nothing.
      ahead.offer({ fields: ['another'], pages: groups[0]!.pages });
      const { groups: done, indexAll } = counted(ahead.indexAll);
      expect(await index('ahead', () => indexAll)).toEqual(alone);
      expect(done.all).toBe(groups.length);
      await ahead.drop();
    }
  });

  test('ends when it is dropped, whatever was offered', async () => {
    const { pages, groundOf } = archiveOf(130);
    const ahead = indexAhead(groundOf('dropped'), 2);
    for (const group of await groupsOf(pages)) ahead.offer(group);
    await ahead.pause();
    await expect(ahead.drop()).resolves.toBe(undefined);
  });
});
