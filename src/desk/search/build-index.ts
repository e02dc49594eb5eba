import { type Digest, digest, digestAll, digestEach } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { compressed, type IndexedPage, type IndexFile, indexFiles } from './index-files.ts';
import { indexedWords } from './indexed-words.ts';
import { joinedPostings, type Placed } from './joined-postings.ts';
import { keepPostings, recallPostings } from './kept-postings.ts';
import type { ByteNotes, SearchKit } from './kit.ts';
import { type Postings, postingsOf } from './postings.ts';
import { recordOf, type SearchRecord } from './record.ts';

/** A page to be indexed. */
export type SearchedPage = {
  readonly url: string;
  /** What its HTML is made from: with the same key, it is the same. Null if that is not known. */
  readonly key: string | null;
  readonly html: () => Promise<string>;
};

/** What is remembered from build to build: notes, and larger things as bytes. */
export type IndexMemory = { readonly notes: Notes; readonly bytes: ByteNotes };

/** What is remembered of a page; null if the index holds nothing of it. */
type Facts = (Omit<IndexedPage, 'fragment'> & { readonly fields: readonly string[] }) | null;
type Known = { readonly key: string | null; readonly facts: Facts };

const NOTE = 'search-pages';

/** One page of so many begins a new group, and one of so many a new block of groups. */
const [GROUP, BLOCK] = [24, 288];

/** The metadata of pages in Pagefind's own names. What a theme adds comes after them in an index. */
const FIELDS: readonly string[] = ['byline', 'date', 'image', 'image_alt', 'lang', 'title'];

/**
 * Makes an index of pages. Where words stand is found by small groups of pages, joined to that of blocks of groups, and
 * kept, so that after an edit only the edited pages and those of their group are read. Which pages are in a group or a
 * block depends on their addresses alone.
 */
export async function buildIndex(
  pages: readonly SearchedPage[],
  kit: SearchKit,
  { notes, bytes }: IndexMemory,
  told: (done: number, of: number) => void,
): Promise<readonly IndexFile[]> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const ground = digestAll(kit.engine, kit.language);
  const last = recallPages(notes, ground);
  const known = new Map<SearchedPage, Known>();
  const fragments = new Map<SearchedPage, Uint8Array>();
  const wordsOf = indexedWords(kit.stems, kit.wordCharacters);
  const recordOfPage = async (page: SearchedPage) => recordOf(page.url, await page.html());
  const factsIn = (group: readonly SearchedPage[]) => group.flatMap((page) => known.get(page)?.facts ?? []);

  /** Learns what there is to know of the pages of a block; the records that were read. */
  const learn = async (block: readonly SearchedPage[]) => {
    const records = new Map<SearchedPage, SearchRecord | null>();
    for (const page of block) {
      const before = last.get(page.url);
      if (page.key !== null && before?.key === page.key) known.set(page, before);
      else {
        const record = await recordOfPage(page);
        records.set(page, record);
        known.set(page, { key: page.key, facts: factsOf(record) });
        if (record) fragments.set(page, compressed(record.fragment, kit));
      }
    }
    return records;
  };

  /** The postings of a block. `fields`: names of metadata that a theme adds. */
  const find = async (
    block: readonly SearchedPage[],
    at: number,
    fields: readonly string[],
    records: Map<SearchedPage, SearchRecord | null>,
  ) => {
    const keyOf = (group: readonly SearchedPage[]) =>
      digestEach([ground, ...fields, ...factsIn(group).map((facts) => facts.digest)]);
    const groups = groupsOf(block, GROUP);
    const key = digestEach(groups.map(keyOf));
    const kept = recallPostings(bytes, `search-block-${at}`, key);
    if (kept) return kept;
    const placed: Placed[] = [];
    let first = 0;
    for (const [number, group] of groups.entries()) {
      const name = `search-group-${at}-${number}`;
      let found = recallPostings(bytes, name, keyOf(group));
      if (!found) {
        for (const page of group) if (!records.has(page)) records.set(page, await recordOfPage(page));
        const those = group.flatMap((page) => records.get(page) ?? []);
        found = postingsOf(those, wordsOf, [...FIELDS, ...fields]);
        keepPostings(bytes, name, keyOf(group), found);
      }
      placed.push({ postings: found, first });
      first += factsIn(group).length;
    }
    const joined = joinedPostings(placed);
    keepPostings(bytes, `search-block-${at}`, key, joined);
    return joined;
  };

  const blocks = groupsOf(sorted, BLOCK);
  const postings: (Postings | null)[] = [];
  for (const [at, block] of blocks.entries()) {
    told(known.size, sorted.length);
    const records = await learn(block);
    // The numbers of fields that a theme adds are not known until all pages are.
    postings.push(addedFields(factsIn(block)).length > 0 ? null : await find(block, at, [], records));
  }
  notes.keep(NOTE, writePages(ground, sorted, known));
  const added = addedFields(factsIn(sorted));
  const placed: Placed[] = [];
  let first = 0;
  for (const [at, block] of blocks.entries()) {
    placed.push({ postings: postings[at] ?? (await find(block, at, added, new Map())), first });
    first += factsIn(block).length;
  }
  const indexed = sorted.flatMap((page): readonly IndexedPage[] => {
    const facts = known.get(page)?.facts;
    const fragment = async () =>
      fragments.get(page) ?? compressed((await recordOfPage(page))?.fragment ?? '', kit);
    return facts ? [{ ...facts, fragment }] : [];
  });
  return indexFiles(indexed, [...FIELDS, ...added], joinedPostings(placed), kit);
}

/** Pages in groups of about `size`. Whether a page begins a group depends on its address alone. */
function groupsOf(pages: readonly SearchedPage[], size: number): readonly (readonly SearchedPage[])[] {
  const groups: SearchedPage[][] = [];
  for (const page of pages) {
    const begins = Number.parseInt(digest(page.url).slice(0, 8), 16) % size === 0;
    const group = groups.at(-1);
    if (group && !begins) group.push(page);
    else groups.push([page]);
  }
  return groups;
}

/** Names of metadata that a theme adds, in their order. */
function addedFields(pages: readonly NonNullable<Facts>[]): readonly string[] {
  const added = new Set<string>();
  for (const { fields } of pages) for (const field of fields) if (!FIELDS.includes(field)) added.add(field);
  return [...added].sort();
}

function factsOf(record: SearchRecord | null): Facts {
  if (record === null) return null;
  const { words, page } = record;
  return {
    digest: record.digest,
    words: words.length,
    filters: page.filters,
    sort: page.sort,
    fields: Object.keys(page.meta),
  };
}

function recallPages(notes: Notes, ground: Digest): ReadonlyMap<string, Known> {
  const text = notes.recall(NOTE);
  if (text === undefined) return new Map();
  const kept = JSON.parse(text) as { readonly ground: Digest; readonly pages: readonly [string, Known][] };
  return new Map(kept.ground === ground ? kept.pages : []);
}

function writePages(
  ground: Digest,
  pages: readonly SearchedPage[],
  known: ReadonlyMap<SearchedPage, Known>,
): string {
  return JSON.stringify({ ground, pages: pages.map((page) => [page.url, known.get(page)]) });
}
