import { type Digest, digestAll, digestEach } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { compressed, type IndexedPage, type IndexFile, indexFiles } from './index-files.ts';
import { indexedWords } from './indexed-words.ts';
import type { ByteNotes, SearchKit } from './kit.ts';
import { type Postings, postingsOf, readPostings, writePostings } from './postings.ts';
import { recordOf, type SearchRecord } from './record.ts';
import type { Placed } from './word-chunks.ts';

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

/** One page of so many begins a new group. */
const GROUP = 64;

/** The metadata of pages in Pagefind's own names. What a theme adds comes after them in an index. */
const FIELDS: readonly string[] = ['byline', 'date', 'image', 'image_alt', 'lang', 'title'];

/**
 * Makes an index of pages. Where words stand is found by groups of pages and kept, so that after an edit only the groups
 * with edited pages are read again. Which pages are in a group depends on their addresses alone.
 */
export async function buildIndex(
  pages: readonly SearchedPage[],
  kit: SearchKit,
  memory: IndexMemory,
  told: (done: number, of: number) => void,
): Promise<readonly IndexFile[]> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const ground = digestAll(kit.engine, kit.language);
  const last = recallPages(memory.notes, ground);
  const known = new Map<SearchedPage, Known>();
  const fragments = new Map<SearchedPage, Uint8Array>();
  const wordsOf = indexedWords(kit.stems, kit.wordCharacters);
  const groups = groupsOf(sorted);
  const postings: (Postings | null)[] = [];
  let done = 0;
  const find = async (at: number, fields: readonly string[]) => {
    const group = groups[at] as readonly SearchedPage[];
    const records = new Map<SearchedPage, SearchRecord | null>();
    for (const page of group) {
      const before = last.get(page.url);
      if (page.key !== null && before?.key === page.key) known.set(page, before);
      else if (!known.has(page)) {
        const record = recordOf(page.url, await page.html());
        records.set(page, record);
        known.set(page, { key: page.key, facts: factsOf(record) });
        if (record) fragments.set(page, compressed(record.fragment, kit));
      }
    }
    const own = group.flatMap((page) => known.get(page)?.facts ?? []);
    const extra = own.flatMap((facts) => facts.fields).some((field) => !FIELDS.includes(field));
    if (extra && fields === FIELDS) return null;
    const key = digestEach([ground, ...(extra ? fields : []), ...own.map((facts) => facts.digest)]);
    const kept = recallPostings(memory.bytes, at, key);
    if (kept) return kept;
    for (const page of group)
      if (!records.has(page)) records.set(page, recordOf(page.url, await page.html()));
    const those = group.flatMap((page) => records.get(page) ?? []);
    const found = postingsOf(those, wordsOf, fields);
    keepPostings(memory.bytes, at, key, found);
    return found;
  };
  for (const [at, group] of groups.entries()) {
    told(done, sorted.length);
    postings.push(await find(at, FIELDS));
    done += group.length;
  }
  const added = new Set(
    [...known.values()]
      .flatMap(({ facts }) => facts?.fields ?? [])
      .filter((field) => !FIELDS.includes(field)),
  );
  const fields = [...FIELDS, ...[...added].sort()];
  for (const [at, found] of postings.entries()) postings[at] = found ?? (await find(at, fields));
  keepPages(memory.notes, ground, sorted, known);
  const indexed: IndexedPage[] = [];
  const placed: Placed[] = [];
  for (const [at, group] of groups.entries()) {
    placed.push({ postings: postings[at] as Postings, first: indexed.length });
    for (const page of group) {
      const facts = known.get(page)?.facts;
      const fragment = async () =>
        fragments.get(page) ?? compressed(recordOf(page.url, await page.html())?.fragment ?? '', kit);
      if (facts) indexed.push({ ...facts, fragment });
    }
  }
  return indexFiles(indexed, fields, placed, kit);
}

/** Pages in groups of about the same size. Whether one begins a group depends on its address alone. */
function groupsOf(pages: readonly SearchedPage[]): readonly (readonly SearchedPage[])[] {
  const groups: SearchedPage[][] = [];
  for (const page of pages) {
    const group = groups.at(-1);
    if (group && !begins(page.url)) group.push(page);
    else groups.push([page]);
  }
  return groups;
}

function begins(url: string): boolean {
  return Number.parseInt(digestAll(url).slice(0, 8), 16) % GROUP === 0;
}

function factsOf(record: SearchRecord | null): Facts {
  if (record === null) return null;
  const { digest, words, page } = record;
  return {
    digest,
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

function keepPages(
  notes: Notes,
  ground: Digest,
  pages: readonly SearchedPage[],
  known: ReadonlyMap<SearchedPage, Known>,
): void {
  notes.keep(NOTE, JSON.stringify({ ground, pages: pages.map((page) => [page.url, known.get(page)]) }));
}

/** Notes of postings go by place: those of a group that grew or shrank replace each other. */
const nameOf = (at: number) => `search-words-${at}`;

function recallPostings(bytes: ByteNotes, at: number, key: Digest): Postings | null {
  const kept = bytes.recall(nameOf(at));
  const isKept = kept !== undefined && new TextDecoder().decode(kept.subarray(0, key.length)) === key;
  return isKept ? readPostings(kept.subarray(key.length)) : null;
}

function keepPostings(bytes: ByteNotes, at: number, key: Digest, postings: Postings): void {
  const written = writePostings(postings);
  const kept = new Uint8Array(key.length + written.length);
  kept.set(new TextEncoder().encode(key));
  kept.set(written, key.length);
  bytes.keep(nameOf(at), kept);
}
