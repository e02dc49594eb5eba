import type { OutputPath } from '../../model/address/paths.ts';
import { type Digest, digestEach } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { chanceOf } from './chance.ts';
import type { IndexAll } from './door.ts';
import { compressed, type IndexedPage, type IndexFile, indexFiles } from './index-files.ts';
import {
  addedFields,
  type Facts,
  FIELDS,
  type Group,
  groundOf,
  type IndexedGroup,
  keyOfGroup,
  openGroups,
} from './index-group.ts';
import { joinedPostings, type Placed } from './joined-postings.ts';
import { keepPostings, recallPostings } from './kept-postings.ts';
import type { ByteNotes, SearchKit } from './kit.ts';
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

/** What is remembered of a page. */
type Known = { readonly key: string | null; readonly facts: Facts };

const NOTE = 'search-pages';

/** One page of so many begins a new group, and one of so many a new block of groups. */
const [GROUP, BLOCK] = [24, 288];

/**
 * Makes an index of pages. Where words stand is found by small groups of pages, joined to that of blocks of groups, and
 * kept, so that after an edit only the edited pages and those of their group are read. Which pages are in a group or a
 * block depends on their addresses alone. `indexAll` indexes many groups; null: this thread does it.
 */
export async function buildIndex(
  pages: readonly SearchedPage[],
  kit: SearchKit,
  { notes, bytes }: IndexMemory,
  told: (done: number, of: number) => void,
  indexAll: (many: number) => IndexAll | null = () => null,
): Promise<readonly IndexFile[]> {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const ground = groundOf(kit);
  const last = recallPages(notes, ground);
  const known = new Map<SearchedPage, Facts>();
  for (const page of sorted) {
    const before = last.get(page.url);
    if (page.key !== null && before?.key === page.key) known.set(page, before.facts);
  }
  const fragments = new Map<SearchedPage, Uint8Array>();
  const indexGroup = openGroups(kit, bytes);
  const blocks = groupsOf(sorted, BLOCK).map((block, at) =>
    groupsOf(block, GROUP).map((group, number) => ({ name: `search-group-${at}-${number}`, pages: group })),
  );
  type Pages = (typeof blocks)[number][number];
  const postings = new Map<Pages, Postings>();
  const factsIn = ({ pages: those }: Pages) => those.map((page) => known.get(page) ?? null);

  /** Indexes groups and collects the facts of their pages. */
  const index = async (some: readonly Pages[], fields: readonly string[]) => {
    const groups = some.map(
      (group): Group => ({
        name: group.name,
        fields,
        pages: group.pages.map((page) => ({ ...page, facts: known.get(page) })),
      }),
    );
    let done = 0;
    const each = (at: number, indexed: IndexedGroup) => {
      const group = some[at] as Pages;
      if (indexed.postings) postings.set(group, indexed.postings);
      for (const [number, page] of group.pages.entries()) {
        known.set(page, indexed.facts[number] ?? null);
        const fragment = indexed.fragments[number];
        if (fragment) fragments.set(page, fragment);
      }
      done += group.pages.length;
      told(done, sorted.length);
    };
    const shared = indexAll(groups.reduce((many, { pages: those }) => many + those.length, 0));
    if (shared) await shared(groups, indexGroup, each);
    else for (const [at, group] of groups.entries()) each(at, await indexGroup(group));
  };

  const isUnknown = ({ pages: those }: Pages) => those.some((page) => !known.has(page));
  await index(blocks.flat().filter(isUnknown), []);
  notes.keep(NOTE, writePages(ground, sorted, known));

  // The numbers of fields that a theme adds are not known until all pages are.
  const added = [...new Set(blocks.flat().flatMap((group) => factsIn(group).flatMap(addedFields)))].sort();
  const fieldsOf = (group: Pages) => (factsIn(group).flatMap(addedFields).length > 0 ? added : []);
  const keyOf = (group: Pages) => keyOfGroup(ground, fieldsOf(group), factsIn(group));
  const keys = blocks.map((block) => digestEach(block.map(keyOf)));
  const kept = blocks.map((_, at) => recallPostings(bytes, `search-block-${at}`, keys[at] as Digest));
  const missing = blocks.flatMap((block, at) =>
    kept[at] ? [] : block.filter((group) => !postings.has(group)),
  );
  const hasPlainFields = (group: Pages) => fieldsOf(group).length === 0;
  await index(missing.filter(hasPlainFields), []);
  await index(
    missing.filter((group) => !hasPlainFields(group)),
    added,
  );

  const placed: Placed[] = [];
  let first = 0;
  for (const [at, block] of blocks.entries()) {
    const found = kept[at] ?? joinedBlock(block);
    if (!kept[at]) keepPostings(bytes, `search-block-${at}`, keys[at] as Digest, found);
    placed.push({ postings: found, first });
    for (const group of block) first += countOf(group);
  }
  const indexed = sorted.flatMap((page): readonly IndexedPage[] => {
    const facts = known.get(page);
    const fragment = async () =>
      fragments.get(page) ?? compressed(recordOf(page.url, await page.html())?.fragment ?? '', kit);
    return facts ? [{ ...facts, fragment }] : [];
  });
  return indexFiles(indexed, [...FIELDS, ...added], joinedPostings(placed), kit);

  /** How many pages of a group are in the index. */
  function countOf(group: Pages): number {
    return factsIn(group).filter((facts) => facts !== null).length;
  }

  function joinedBlock(block: readonly Pages[]): Postings {
    let from = 0;
    const those = block.map((group) => {
      const one = { postings: postings.get(group) as Postings, first: from };
      from += countOf(group);
      return one;
    });
    return joinedPostings(those);
  }
}

/** Pages in groups of about `size`. Whether a page begins a group depends on its address alone. */
function groupsOf(pages: readonly SearchedPage[], size: number): readonly (readonly SearchedPage[])[] {
  const groups: SearchedPage[][] = [];
  for (const page of pages) {
    const begins = chanceOf(page.url) < 1 / size;
    const group = groups.at(-1);
    if (group && !begins) group.push(page);
    else groups.push([page]);
  }
  return groups;
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
  known: ReadonlyMap<SearchedPage, Facts>,
): string {
  const kept = pages.map((page) => [page.url, { key: page.key, facts: known.get(page) ?? null }]);
  return JSON.stringify({ ground, pages: kept });
}
