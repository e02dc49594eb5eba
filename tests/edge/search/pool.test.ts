import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { buildIndex, type SearchedPage } from '../../../src/desk/search/build-index.ts';
import type { IndexAll } from '../../../src/desk/search/door.ts';
import { openByteNotes } from '../../../src/edge/memory/notes.ts';
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

test('threads make the same index as this one, and do a part of the work', { timeout: 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-index-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const out = join(folder, 'dist');
  const generator = 'a program' as Digest;
  const pages = Array.from({ length: 300 }, (_, number): SearchedPage => {
    const path = `p${number}/index.html` as OutputPath;
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), htmlOf(number));
    return { url: `/p${number}/`, path, key: null, html: async () => htmlOf(number) };
  });
  const index = async (notes: string, indexAll: (pool: IndexAll) => IndexAll | null) => {
    const bytes = openByteNotes(notes, generator);
    const kit = await openSearchKit('en', bytes);
    const memory = { notes: { recall: () => undefined, keep: () => {} }, bytes, read: () => null };
    const pool = indexPool({ out, notes, generator, lang: 'en' }, 2);
    const files = await buildIndex(
      pages,
      kit,
      memory,
      () => {},
      () => indexAll(pool),
    );
    return new Map(
      await Promise.all(
        files.map(
          async ({ path, content }) => [path, Buffer.from(await content()).toString('base64')] as const,
        ),
      ),
    );
  };
  const alone = await index(join(folder, 'alone'), () => null);
  let [all, here] = [0, 0];
  const shared = await index(join(folder, 'shared'), (pool) => async (groups, indexGroup, each) => {
    all += groups.length;
    const counted: typeof indexGroup = (group) => {
      here++;
      return indexGroup(group);
    };
    await pool(groups, counted, each);
  });
  expect(shared).toEqual(alone);
  expect(all).toBeGreaterThan(4);
  expect(here).toBeLessThan(all);
});
