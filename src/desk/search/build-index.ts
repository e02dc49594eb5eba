import type { OutputPath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import type { IndexAll } from './door.ts';
import { compressed, type IndexedPage, type IndexFile, indexFiles } from './index-files.ts';
import {
  addedFields,
  type Facts,
  FIELDS,
  type Group,
  groundOf,
  type IndexedGroup,
  keyOfPages,
  openGroups,
} from './index-group.ts';
import { joinedPostings, type Placed } from './joined-postings.ts';
import { keepPostings, recallPostings } from './kept-postings.ts';
import type { ByteNotes, SearchKit } from './kit.ts';
import { type Block, blocksOf, joinedRuns, piecesOf, type Source } from './page-blocks.ts';
import type { Postings } from './postings.ts';
import { recordOf } from './record.ts';

/** A page to be indexed. */
export type SearchedPage = {
  readonly url: string;
  readonly path: OutputPath;
  /** What its HTML is made from: with the same key, it is the same. Null if that is not known. */
  readonly key: string | null;
  readonly html: () => Promise<string>;
};

/** What is remembered from build to build: notes, and larger things as bytes. */
export type IndexMemory = { readonly notes: Notes; readonly bytes: ByteNotes };

/** What is remembered of an index: names of metadata that the theme adds, and its pages in order. */
type Kept = { readonly ground: Digest; readonly added: readonly string[]; readonly pages: readonly Known[] };
type Known = { readonly url: string; readonly key: string | null; readonly facts: Facts };

const NOTE = 'search-pages';

/**
 * Makes an index of pages. Where words stand is kept for blocks of pages. After an edit, only edited pages are read: their
 * places are put between those that were kept of the other pages of their block. Which pages are in a block depends on
 * addresses alone. `indexAll` indexes many groups; null: this thread does it.
 */
export async function buildIndex(
  pages: readonly SearchedPage[],
  kit: SearchKit,
  { notes, bytes }: IndexMemory,
  onProgress: (done: number, of: number) => void,
  indexAll: (many: number) => IndexAll | null = () => null,
): Promise<readonly IndexFile[]> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const ground = groundOf(kit);
  const last = recallIndex(notes, ground);
  const before = new Map(last.pages.map((page) => [page.url, page]));
  const known = new Map<SearchedPage, Facts>();
  for (const page of sorted) {
    const one = before.get(page.url);
    if (page.key !== null && one?.key === page.key) known.set(page, one.facts);
  }
  const factsOf = (page: SearchedPage) => known.get(page) ?? null;
  const fragments = new Map<SearchedPage, Uint8Array>();
  const sources = new Map<SearchedPage, Source>();
  const indexGroup = openGroups(kit);

  /** Indexes groups of pages, and collects their facts and postings. */
  const index = async (
    some: readonly (readonly SearchedPage[])[],
    fields: readonly string[],
    digestOf: (page: SearchedPage) => Digest | null,
  ) => {
    const groups = some.map((group): Group => {
      const pages = group.map((page) => ({ ...page, facts: known.get(page), kept: digestOf(page) }));
      return { fields, pages };
    });
    let done = 0;
    const each = (at: number, { facts, fragments: made, indexed, postings }: IndexedGroup) => {
      const group = some[at] as readonly SearchedPage[];
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

  const unknown = sorted.filter((page) => !known.has(page));
  await index(piecesOf(unknown), last.added, ({ url }) => before.get(url)?.facts?.digest ?? null);

  // The numbers of fields that a theme adds are not known until all pages are.
  const added = [...new Set(sorted.flatMap((page) => addedFields(factsOf(page))))].sort();
  const keyOf = (facts: readonly Facts[], fields: readonly string[]) =>
    keyOfPages(ground, facts.some((those) => addedFields(those).length > 0) ? fields : [], facts);
  const isSame = added.join('\n') === last.added.join('\n');
  if (!isSame)
    for (const page of sources.keys()) if (addedFields(factsOf(page)).length > 0) sources.delete(page);
  const blocks = blocksOf(sorted);
  const lastBlocks = blocksOf(last.pages);
  const found = new Map<Block<SearchedPage>, Postings>();
  for (const [at, block] of blocks.entries()) {
    const kept = recallPostings(bytes, nameOf(at));
    if (kept === null) continue;
    if (kept.key === keyOf(block.map(factsOf), added)) {
      found.set(block, kept.read());
      continue;
    }
    const those = lastBlocks[at] ?? [];
    const indexed = those.filter(({ facts }) => facts !== null);
    if (
      kept.key !==
      keyOf(
        those.map(({ facts }) => facts),
        last.added,
      )
    )
      continue;
    const postings = kept.read();
    const places = new Map(indexed.map(({ url, facts }, place) => [`${url} ${facts?.digest}`, place]));
    for (const page of block) {
      const place = places.get(`${page.url} ${factsOf(page)?.digest}`);
      const isKept = place !== undefined && (isSame || addedFields(factsOf(page)).length === 0);
      if (isKept && !sources.has(page)) sources.set(page, { postings, of: indexed.length, at: place });
    }
  }
  const open = blocks.filter((block) => !found.has(block));
  const isOpen = (page: SearchedPage) => factsOf(page) !== null && !sources.has(page);
  await index(
    open.flatMap((block) => piecesOf(block.filter(isOpen))),
    added,
    () => null,
  );

  const placed: Placed[] = [];
  let first = 0;
  for (const [at, block] of blocks.entries()) {
    const indexed = block.filter((page) => factsOf(page) !== null);
    const postings = found.get(block) ?? joinedRuns(indexed.map((page) => sources.get(page) as Source));
    if (!found.has(block)) keepPostings(bytes, nameOf(at), keyOf(block.map(factsOf), added), postings);
    placed.push({ postings, first });
    first += indexed.length;
  }
  const kept: Kept = {
    ground,
    added,
    pages: sorted.map((page) => ({ url: page.url, key: page.key, facts: factsOf(page) })),
  };
  notes.keep(NOTE, JSON.stringify(kept));
  const indexed = sorted.flatMap((page): readonly IndexedPage[] => {
    const facts = factsOf(page);
    const fragment = async () =>
      fragments.get(page) ?? compressed(recordOf(page.url, await page.html())?.fragment ?? '', kit);
    return facts ? [{ ...facts, fragment }] : [];
  });
  return indexFiles(indexed, [...FIELDS, ...added], joinedPostings(placed), kit);
}

/** The name under which the postings of a block are kept. */
function nameOf(block: number): string {
  return `search-block-${block}`;
}

function recallIndex(notes: Notes, ground: Digest): Kept {
  const text = notes.recall(NOTE);
  const kept = text === undefined ? null : (JSON.parse(text) as Kept);
  return kept?.ground === ground ? kept : { ground, added: [], pages: [] };
}
