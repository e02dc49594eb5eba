import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildIndex } from '../../../src/desk/search/build-index.ts';
import type { IndexAll } from '../../../src/desk/search/door.ts';
import type { IndexFile } from '../../../src/desk/search/index-files.ts';
import { recallIndex, type SearchedPage } from '../../../src/desk/search/kept-index.ts';
import { openByteNotes, openNotes } from '../../../src/edge/memory/notes.ts';
import { indexAhead } from '../../../src/edge/search/ahead.ts';
import { openSearchKit } from '../../../src/edge/search/pagefind.ts';
import { indexPool } from '../../../src/edge/search/pool.ts';
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
    return contentsOf(await buildIndex(pages, kit, memory, () => {}, indexAll));
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

/** The files of an index, by path. */
async function contentsOf(files: readonly IndexFile[]): Promise<ReadonlyMap<string, string>> {
  const all = files.map(
    async ({ path, content }) => [path, Buffer.from(await content()).toString('base64')] as const,
  );
  return new Map(await Promise.all(all));
}

describe('an index that is begun ahead', () => {
  test('is the same, whichever pages were printed, and remembers their keys', {
    timeout: 60_000,
  }, async () => {
    const { out, staging, pages, groundOf, index } = archiveOf(300);
    const alone = await index('alone', () => null);
    // Some pages are staged and not in place yet, and then what stands there is old.
    mkdirSync(staging);
    for (const number of [7, 8]) {
      renameSync(join(out, `p${number}`), join(staging, `p${number}`));
      mkdirSync(join(out, `p${number}`));
      writeFileSync(join(out, `p${number}`, 'index.html'), 'An old page');
    }
    const keys = pages.map(({ url }) => `key of ${url}`);
    for (const printed of [pages, pages.slice(100).reverse(), []]) {
      const ground = groundOf(`ahead of ${printed.length}`);
      const ahead = indexAhead(ground, pages, 2);
      for (const { path } of printed) ahead.printed(path);
      expect(await contentsOf(await ahead.files(keys, () => {}))).toEqual(alone);
      await ahead.drop();
      const { known } = recallIndex(
        pages.map((page, at) => ({ ...page, key: keys[at] ?? null })),
        await openSearchKit('en', null),
        openNotes(ground.notes, ground.generator),
      );
      expect(known.size).toBe(pages.length);
    }
  });

  test('gives only those files that are wanted, if another stands', { timeout: 60_000 }, async () => {
    const { out, pages, groundOf, index } = archiveOf(130);
    const alone = await index('alone', () => null);
    mkdirSync(join(out, 'pagefind'));
    writeFileSync(join(out, 'pagefind', 'pagefind-entry.json'), 'of another');
    const ahead = indexAhead(groundOf('wanted'), pages, 2);
    const files = await ahead.files(
      pages.map(() => null),
      () => {},
    );
    const some = files.filter((_, at) => at % 3 === 0);
    expect(await contentsOf(some)).toEqual(new Map(some.map(({ path }) => [path, alone.get(path)])));
    await ahead.drop();
  });

  test('ends when it is dropped, whatever was printed', async () => {
    const { pages, groundOf } = archiveOf(130);
    const ahead = indexAhead(groundOf('dropped'), pages, 2);
    for (const { path } of pages) ahead.printed(path);
    await expect(ahead.drop()).resolves.toBe(undefined);
  });
});
