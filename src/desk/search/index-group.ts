import type { OutputPath } from '../../model/address/paths.ts';
import { type Digest, digestAll, digestEach } from '../../model/digest.ts';
import { compressed, type IndexedPage } from './index-files.ts';
import { indexedWords, type WordsOf } from './indexed-words.ts';
import type { SearchKit } from './kit.ts';
import type { PageText } from './page-text.ts';
import { Places, type Postings, postingsOf } from './postings.ts';
import { openRecords, type SearchRecord } from './record.ts';
import { WrittenWords } from './written-words.ts';

/** What is known of a page; null if the index holds nothing of it. */
export type Facts = (Omit<IndexedPage, 'fragment'> & { readonly fields: readonly string[] }) | null;

/** Pages that are indexed together. */
export type Group = {
  /** Names of metadata that a theme adds, so far as they are known. */
  readonly fields: readonly string[];
  readonly pages: readonly GroupPage[];
};

/** A page to be indexed. */
export type GroupPage = {
  readonly url: string;
  readonly path: OutputPath;
  /** What is known of it; undefined if nothing is. */
  readonly facts: Facts | undefined;
  /** The digest that it had when its postings were kept; null if none were. */
  readonly kept: Digest | null;
  readonly html: () => Promise<string>;
};

/** What the index holds of a group. */
export type IndexedGroup = {
  /** By page. */
  readonly facts: readonly Facts[];
  /** By page, what a result shows, compressed; null of pages that show what they did before. */
  readonly fragments: readonly (Uint8Array | null)[];
  /** The numbers of the pages in `postings`: those without kept postings. */
  readonly indexed: readonly number[];
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

/** The key of the postings of pages with these facts. */
export function keyOfPages(ground: Digest, fields: readonly string[], facts: readonly Facts[]): Digest {
  return digestEach([ground, ...fields, ...facts.flatMap((those) => those?.digest ?? [])]);
}

/** Opens what indexes groups of pages, one after another. */
export function openGroups(kit: SearchKit): IndexGroup {
  const written = new WrittenWords();
  const readRecord = openRecords(written);
  const places = new Places();
  const wordsOf: WordsOf = indexedWords(kit.stems, kit.wordCharacters);
  return async ({ fields, pages }) => {
    const facts: Facts[] = [];
    const fragments: (Uint8Array | null)[] = [];
    const indexed: number[] = [];
    const records: Parameters<typeof postingsOf>[0][number][] = [];
    for (const [at, page] of pages.entries()) {
      const record = readRecord(page.url, await page.html());
      facts.push(factsOf(record));
      const isNew = record !== null && record.digest !== page.kept;
      fragments.push(isNew && page.facts === undefined ? compressed(record.fragment, kit) : null);
      if (!isNew) continue;
      indexed.push(at);
      // The rest holds parts of the page, and with them the whole page.
      const { words, weights, metaWords } = record;
      records.push({ words, weights, metaWords });
    }
    const hasOthers = indexed.some((at) =>
      addedFields(facts[at] as Facts).some((field) => !fields.includes(field)),
    );
    const postings = hasOthers
      ? null
      : postingsOf(records, wordsOf(written.texts), [...FIELDS, ...fields], places);
    return { facts, fragments, indexed, postings };
  };
}

/** Names of metadata that a theme adds to a page. */
export function addedFields(facts: Facts): readonly string[] {
  return facts?.fields.filter((field) => !FIELDS.includes(field)) ?? [];
}

function factsOf(record: SearchRecord | null): Facts {
  if (record === null) return null;
  const { words, page } = record;
  const { filters, sort } = page;
  return {
    digest: record.digest,
    words: words.length,
    // Copied, since a part of a page keeps the whole page in memory.
    ...(JSON.parse(JSON.stringify({ filters, sort })) as Pick<PageText, 'filters' | 'sort'>),
    fields: Object.keys(page.meta),
  };
}
