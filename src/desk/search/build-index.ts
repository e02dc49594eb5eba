import type { Digest } from '../../model/digest.ts';
import { once } from '../../model/once.ts';
import type { Notes } from '../../press/press-notes.ts';
import { cutPostings } from './cut-postings.ts';
import type { IndexAll } from './door.ts';
import { chunkReader, chunksOf, keepChunks, recallChunks } from './index-chunks.ts';
import { compressed, type IndexedPage, type IndexFile, indexFiles } from './index-files.ts';
import {
  addedFields,
  type Facts,
  FIELDS,
  type Group,
  type IndexedGroup,
  keyOfPages,
  openGroups,
} from './index-group.ts';
import { EntryNumbers, joinedPostings } from './joined-postings.ts';
import { type Known, keepIndex, recallIndex, type SearchedPage } from './kept-index.ts';
import type { ByteNotes, SearchKit } from './kit.ts';
import { type OpenBlock, openBlocks, placed } from './open-blocks.ts';
import { piecesOf, type Source } from './page-blocks.ts';
import { addChanges, type Changes, patchedChunks } from './patched-chunks.ts';
import type { Postings } from './postings.ts';
import { openRecords } from './record.ts';
import type { IndexChunk } from './word-chunks.ts';
import { WrittenWords } from './written-words.ts';

/** What is remembered from build to build: notes, larger things as bytes, and the last index itself. */
export type IndexMemory = {
  readonly notes: Notes;
  readonly bytes: ByteNotes;
  /** Reads a file of the last index by its path from the folder of the index; null if there is none. */
  readonly read: (path: string) => Uint8Array | null;
};

/** Nothing is remembered: pages in memory have no keys. */
export const NO_MEMORY: IndexMemory = {
  notes: { recall: () => undefined, keep: () => {} },
  bytes: { recall: () => undefined, keep: () => {} },
  read: () => null,
};

/**
 * Makes an index of pages. Where words stand is kept for blocks of pages. After an edit, only edited pages are read: their
 * places are put between those that were kept of the other pages of their block. Which pages are in a block depends on
 * addresses alone. `indexAll` indexes many groups; null: this thread does it.
 */
export async function buildIndex(
  pages: readonly SearchedPage[],
  kit: SearchKit,
  memory: IndexMemory,
  onProgress: (done: number, of: number) => void,
  indexAll: (many: number) => IndexAll | null = () => null,
): Promise<readonly IndexFile[]> {
  const { files, keep } = await makeIndex(pages, kit, memory, onProgress, indexAll);
  keep(({ key }) => key);
  return files;
}

/** The files of an index, and what remembers its pages once their keys are known. */
export type MadeIndex = {
  readonly files: readonly IndexFile[];
  readonly keep: (keyOf: (page: SearchedPage) => SearchedPage['key']) => void;
};

/** The same, but the pages may have keys that are not known yet. */
export async function makeIndex(
  pages: readonly SearchedPage[],
  kit: SearchKit,
  { notes, bytes, read }: IndexMemory,
  onProgress: (done: number, of: number) => void,
  indexAll: (many: number) => IndexAll | null,
): Promise<MadeIndex> {
  const { sorted, ground, last, known, unknown, groups } = recallIndex(pages, kit, notes);
  const factsOf = (page: SearchedPage) => known.get(page) ?? null;
  const fragments = new Map<SearchedPage, Uint8Array>();
  const sources = new Map<SearchedPage, Source>();
  const indexGroup = openGroups(kit);

  /** Indexes groups, which are pieces of pages, and collects their facts and postings. */
  const index = async (pieces: readonly (readonly SearchedPage[])[], groups: readonly Group[]) => {
    let done = 0;
    const each = (at: number, { facts, fragments: made, indexed, postings }: IndexedGroup) => {
      const group = pieces[at] as readonly SearchedPage[];
      for (const [number, page] of group.entries()) {
        known.set(page, facts[number] ?? null);
        const fragment = made[number];
        if (fragment) fragments.set(page, fragment);
      }
      for (const [place, number] of postings ? indexed.entries() : [])
        sources.set(group[number] as SearchedPage, {
          postings: postings as Postings,
          of: indexed.length,
          at: place,
        });
      done += group.length;
      onProgress(done, sorted.length);
    };
    const shared = indexAll(groups.reduce((many, { pages: those }) => many + those.length, 0));
    if (shared) await shared(groups, indexGroup, each);
    else for (const [at, group] of groups.entries()) each(at, await indexGroup(group));
  };

  await index(unknown, groups);

  // The numbers of fields that a theme adds are not known until all pages are.
  const added = [...new Set(sorted.flatMap((page) => addedFields(factsOf(page))))].sort();
  const keyOf = (facts: readonly Facts[], fields: readonly string[]) =>
    keyOfPages(ground, facts.some((those) => addedFields(those).length > 0) ? fields : [], facts);
  const isSame = added.join('\n') === last.added.join('\n');
  if (!isSame)
    for (const page of sources.keys()) if (addedFields(factsOf(page)).length > 0) sources.delete(page);
  const ofBlocks = { pages: sorted, factsOf, last: last.pages, added, lastAdded: last.added, keyOf, bytes };
  const blocks = openBlocks(ofBlocks, sources);
  /** The chunks of all pages, from their postings. */
  const whole = once(async () => {
    for (const block of blocks) block.recall();
    const isOpen = (page: SearchedPage) => factsOf(page) !== null && !sources.has(page);
    const open = blocks.filter((block) => block.postings() === null);
    const pieces = open.flatMap(({ indexed }) => piecesOf(indexed.filter(isOpen)));
    const groups = pieces.map(
      (piece): Group => ({
        fields: added,
        pages: piece.map((page) => ({ ...page, facts: known.get(page), kept: null })),
      }),
    );
    await index(pieces, groups);
    const entries = new EntryNumbers();
    for (const { postings } of sources.values()) entries.of(postings);
    return chunksOf(joinedPostings(placed(blocks, entries), entries));
  });
  const others = async (sum: Digest) => {
    const chunk = (await whole()).find(({ digest }) => digest === sum) as IndexChunk;
    return chunk.bytes();
  };
  const keyOfAll = (pages: readonly Known[]) =>
    keyOf(
      pages.map(({ facts }) => facts),
      added,
    );
  const now: readonly Known[] = sorted.map((page) => ({
    url: page.url,
    key: page.key,
    facts: factsOf(page),
  }));
  const lastChunks = isSame ? recallChunks(notes, keyOfAll(last.pages)) : null;
  const changes = lastChunks && changesOf(blocks, now, last.pages, sources);
  const chunks =
    (changes && patchedChunks(lastChunks, changes, chunkReader(lastChunks, read, kit), others)) ??
    (await whole());
  keepChunks(notes, keyOfAll(now), chunks);
  const readRecord = openRecords(new WrittenWords());
  const indexed = sorted.flatMap((page): readonly IndexedPage[] => {
    const facts = factsOf(page);
    const fragment = async () =>
      fragments.get(page) ?? compressed(readRecord(page.url, await page.html())?.fragment ?? '', kit);
    return facts ? [{ ...facts, fragment }] : [];
  });
  return {
    files: indexFiles(indexed, [...FIELDS, ...added], chunks, kit),
    keep: (keyOf) => {
      const pages = now.map((page, at) => ({ ...page, key: keyOf(sorted[at] as SearchedPage) }));
      keepIndex(notes, { ground, added, pages });
    },
  };
}

/** An edit of more than one page in so many is not patched: most of the index changes then. */
const FEW = 16;

/** What an edit changes of the places of words; null if pages came or went, if it is much, or if it is not known. */
function changesOf(
  blocks: readonly OpenBlock<SearchedPage>[],
  now: readonly Known[],
  last: readonly Known[],
  sources: ReadonlyMap<SearchedPage, Source>,
): Changes | null {
  const isSame = ({ url, facts }: Known, at: number) =>
    last[at]?.url === url && (last[at].facts === null) === (facts === null);
  if (now.length !== last.length || !now.every(isSame)) return null;
  const edited = now.map(({ facts }, at) => facts?.digest !== last[at]?.facts?.digest);
  if (edited.filter(Boolean).length * FEW > now.length) return null;
  const one = (postings: Postings, at: number) => cutPostings(postings, at, at + 1);
  const changes: Changes = new Map();
  let [at, number] = [0, 0];
  for (const block of blocks) {
    const isEdited = new Set(block.pages.filter((_, place) => edited[at + place]));
    const before = isEdited.size > 0 ? block.recall() : null;
    if (isEdited.size > 0 && (before === null || block.postings() !== null)) return null;
    for (const [place, page] of isEdited.size > 0 ? block.indexed.entries() : []) {
      if (!isEdited.has(page)) continue;
      const { postings, at: from } = sources.get(page) as Source;
      addChanges(changes, number + place, one(before as Postings, place), one(postings, from));
    }
    if (isEdited.size > 0) block.join();
    at += block.pages.length;
    number += block.indexed.length;
  }
  return changes;
}
