import type { OutputPath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { type Facts, type Group, groundOf } from './index-group.ts';
import type { SearchKit } from './kit.ts';
import { blocksOf, piecesOf } from './page-blocks.ts';

/** A page to be indexed. */
export type SearchedPage = {
  readonly url: string;
  readonly path: OutputPath;
  /** What its HTML is made from: with the same key, it is the same. Null if that is not known. */
  readonly key: string | null;
  readonly html: () => Promise<string>;
};

/** What is remembered of an index: names of metadata that the theme adds, and its pages in order. */
type Kept = { readonly ground: Digest; readonly added: readonly string[]; readonly pages: readonly Known[] };
export type Known = { readonly url: string; readonly key: string | null; readonly facts: Facts };

/** Pages of an index, and what is remembered of them. */
export type RecalledIndex = {
  /** In the order of their addresses. */
  readonly sorted: readonly SearchedPage[];
  readonly ground: Digest;
  readonly last: Kept;
  /** The facts of pages that are as they were last time. */
  readonly known: Map<SearchedPage, Facts>;
  /** The other pages, in pieces of one block each, so that the postings of none have to be divided; and as groups. */
  readonly unknown: readonly (readonly SearchedPage[])[];
  readonly groups: readonly Group[];
};

const NOTE = 'search-pages';

/** Recalls what is known of pages that are to be indexed. */
export function recallIndex(pages: readonly SearchedPage[], kit: SearchKit, notes: Notes): RecalledIndex {
  const sorted = [...pages].sort((a, b) => (a.url < b.url ? -1 : 1));
  const ground = groundOf(kit);
  const last = lastIndex(notes, ground);
  const before = new Map(last.pages.map((page) => [page.url, page]));
  const known = new Map<SearchedPage, Facts>();
  for (const page of sorted) {
    const one = before.get(page.url);
    if (page.key !== null && one?.key === page.key) known.set(page, one.facts);
  }
  const unknown = blocksOf(sorted).flatMap((block) => piecesOf(block.filter((page) => !known.has(page))));
  const groups = unknown.map((piece): Group => {
    const keptOf = ({ url }: SearchedPage) => before.get(url)?.facts?.digest ?? null;
    return {
      fields: last.added,
      pages: piece.map((page) => ({ ...page, facts: undefined, kept: keptOf(page) })),
    };
  });
  return { sorted, ground, last, known, unknown, groups };
}

/** Remembers an index. */
export function keepIndex(notes: Notes, kept: Kept): void {
  notes.keep(NOTE, JSON.stringify(kept));
}

function lastIndex(notes: Notes, ground: Digest): Kept {
  const text = notes.recall(NOTE);
  const kept = text === undefined ? null : (JSON.parse(text) as Kept);
  return kept?.ground === ground ? kept : { ground, added: [], pages: [] };
}
