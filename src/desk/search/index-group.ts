import type { OutputPath } from '../../model/address/paths.ts';
import { type Digest, digestAll, digestEach } from '../../model/digest.ts';
import { compressed, type IndexedPage } from './index-files.ts';
import { indexedWords, type WordsOf } from './indexed-words.ts';
import { keepPostings, recallPostings } from './kept-postings.ts';
import type { ByteNotes, SearchKit } from './kit.ts';
import { type Postings, postingsOf } from './postings.ts';
import { recordOf, type SearchRecord } from './record.ts';

/** What is known of a page; null if the index holds nothing of it. */
export type Facts = (Omit<IndexedPage, 'fragment'> & { readonly fields: readonly string[] }) | null;

/** Pages that follow each other in an index, and of which the postings are kept together. */
export type Group = {
  /** The name under which its postings are kept. */
  readonly name: string;
  /** Names of metadata that a theme adds; [] if the pages have none, or if they are not known yet. */
  readonly fields: readonly string[];
  readonly pages: readonly GroupPage[];
};

/** A page to be indexed. `facts`: what is known of it; undefined if it has to be read for that. */
export type GroupPage = {
  readonly url: string;
  readonly path: OutputPath;
  readonly facts: Facts | undefined;
  readonly html: () => Promise<string>;
};

/** What the index holds of a group. */
export type IndexedGroup = {
  /** By page. */
  readonly facts: readonly Facts[];
  /** By page, what a result shows, compressed; null of pages whose facts were known. */
  readonly fragments: readonly (Uint8Array | null)[];
  /** Null if the pages have fields that are not among those of the group. */
  readonly postings: Postings | null;
};

/** Indexes one group. */
export type IndexGroup = (group: Group) => Promise<IndexedGroup>;

/** The metadata of pages in Pagefind's own names. What a theme adds comes after them in an index. */
export const FIELDS: readonly string[] = ['byline', 'date', 'image', 'image_alt', 'lang', 'title'];

/** Digest of what everything kept depends on besides the pages. */
export function groundOf({ engine, language }: SearchKit): Digest {
  return digestAll(engine, language);
}

/** The key of a group's postings. */
export function keyOfGroup(ground: Digest, fields: readonly string[], facts: readonly Facts[]): Digest {
  return digestEach([ground, ...fields, ...facts.flatMap((those) => those?.digest ?? [])]);
}

/** Opens what indexes groups of pages, one after another. Pages are read only if their facts or postings are not known. */
export function openGroups(kit: SearchKit, bytes: ByteNotes): IndexGroup {
  const ground = groundOf(kit);
  const wordsOf: WordsOf = indexedWords(kit.stems, kit.wordCharacters);
  return async ({ name, fields, pages }) => {
    const records = new Map<GroupPage, SearchRecord | null>();
    const recordOfPage = async (page: GroupPage) => {
      const record = records.get(page) ?? recordOf(page.url, await page.html());
      records.set(page, record);
      return record;
    };
    const facts: Facts[] = [];
    const fragments: (Uint8Array | null)[] = [];
    for (const page of pages) {
      const record = page.facts === undefined ? await recordOfPage(page) : null;
      facts.push(page.facts === undefined ? factsOf(record) : page.facts);
      fragments.push(record && compressed(record.fragment, kit));
    }
    if (facts.some((those) => addedFields(those).some((field) => !fields.includes(field))))
      return { facts, fragments, postings: null };
    const key = keyOfGroup(ground, fields, facts);
    const kept = recallPostings(bytes, name, key);
    if (kept) return { facts, fragments, postings: kept };
    const whole: SearchRecord[] = [];
    for (const page of pages) {
      const record = await recordOfPage(page);
      if (record) whole.push(record);
    }
    const postings = postingsOf(whole, wordsOf, [...FIELDS, ...fields]);
    keepPostings(bytes, name, key, postings);
    return { facts, fragments, postings };
  };
}

/** Names of metadata that a theme adds to a page. */
export function addedFields(facts: Facts): readonly string[] {
  return facts?.fields.filter((field) => !FIELDS.includes(field)) ?? [];
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
