import type { Digest } from '../../model/digest.ts';
import { addedFields, type Facts } from './index-group.ts';
import type { EntryNumbers, Placed } from './joined-postings.ts';
import { keepPostings, recallPostings } from './kept-postings.ts';
import type { ByteNotes } from './kit.ts';
import { type Block, blocksOf, joinedRuns, type Source } from './page-blocks.ts';
import type { Postings } from './postings.ts';

/** The pages of an index and what was known of them last time, both in order. */
type Ground<Page> = {
  readonly pages: readonly Page[];
  readonly factsOf: (page: Page) => Facts;
  readonly last: readonly { readonly url: string; readonly facts: Facts }[];
  /** Names of metadata that a theme adds, now and last time. */
  readonly added: readonly string[];
  readonly lastAdded: readonly string[];
  readonly keyOf: (facts: readonly Facts[], added: readonly string[]) => Digest;
  readonly bytes: ByteNotes;
};

/** A block of pages as the index sees it. */
export type OpenBlock<Page> = {
  readonly pages: Block<Page>;
  /** Those that the index holds something of. */
  readonly indexed: readonly Page[];
  /**
   * The postings that were kept for the block, those of now or those of last time; null if others or none are kept. Those
   * of last time become sources of the pages that are the same.
   */
  readonly recall: () => Postings | null;
  /** Its postings, if they are known: they were kept, or joined. */
  readonly postings: () => Postings | null;
  /** Joins its postings from their sources, which all of its pages must have, and keeps them. */
  readonly join: (entries?: EntryNumbers) => Postings;
};

/** Opens the blocks of an index. `sources` says where the postings of pages are; what is recalled is added to it. */
export function openBlocks<Page extends { readonly url: string }>(
  { pages, factsOf, last, added, lastAdded, keyOf, bytes }: Ground<Page>,
  sources: Map<Page, Source>,
): readonly OpenBlock<Page>[] {
  const isSame = added.join('\n') === lastAdded.join('\n');
  const lastBlocks = blocksOf(last);
  return blocksOf(pages).map((block, at) => {
    const name = `search-block-${at}`;
    const key = () => keyOf(block.map(factsOf), added);
    let postings: Postings | null = null;
    let recalled: Postings | null | undefined;
    const addSources = (kept: Postings) => {
      const those = (lastBlocks[at] ?? []).filter(({ facts }) => facts !== null);
      const places = new Map(those.map(({ url, facts }, place) => [`${url} ${facts?.digest}`, place]));
      for (const page of block) {
        const place = places.get(`${page.url} ${factsOf(page)?.digest}`);
        const isKept = place !== undefined && (isSame || addedFields(factsOf(page)).length === 0);
        if (isKept && !sources.has(page)) sources.set(page, { postings: kept, of: those.length, at: place });
      }
    };
    const recall = () => {
      const kept = recallPostings(bytes, name);
      const isNow = kept?.key === key();
      const lastFacts = (lastBlocks[at] ?? []).map(({ facts }) => facts);
      if (!kept || !(isNow || kept.key === keyOf(lastFacts, lastAdded))) return null;
      const read = kept.read();
      if (isNow) postings = read;
      else addSources(read);
      return read;
    };
    const indexed = block.filter((page) => factsOf(page) !== null);
    return {
      pages: block,
      indexed,
      recall: () => {
        if (recalled === undefined) recalled = recall();
        return recalled;
      },
      postings: () => postings,
      join: (entries) => {
        if (postings === null) {
          postings = joinedRuns(
            indexed.map((page) => sources.get(page) as Source),
            entries,
          );
          keepPostings(bytes, name, key(), postings);
          // These postings take the place of their sources, which would be a second copy.
          for (const page of indexed) sources.delete(page);
        }
        return postings;
      },
    };
  });
}

/** The postings of blocks, each with the number of its first page. All of their pages must have sources. */
export function placed<Page>(blocks: readonly OpenBlock<Page>[], entries: EntryNumbers): readonly Placed[] {
  let first = 0;
  return blocks.map((block) => {
    const one = { postings: block.join(entries), first };
    first += block.indexed.length;
    return one;
  });
}
