import { chanceOf } from './chance.ts';
import { cutPostings } from './cut-postings.ts';
import { type EntryNumbers, joinedPostings, type Placed } from './joined-postings.ts';
import type { Postings } from './postings.ts';

/** Pages that follow each other in an index. Their postings are kept together. */
export type Block<Page> = readonly Page[];

/** The fewest and the most pages of a block. Between them, one page in this many begins a new block. */
const [FEWEST, MOST, CHANCE] = [128, 512, 128];

/** How many pages are indexed together. */
const PIECE = 64;

/** Divides pages into blocks. Addresses alone decide where one ends, so that a new page changes few of them. */
export function blocksOf<Page extends { readonly url: string }>(
  pages: readonly Page[],
): readonly Block<Page>[] {
  const blocks: Page[][] = [];
  for (const page of pages) {
    const block = blocks.at(-1);
    const isFull =
      block && (block.length >= MOST || (block.length >= FEWEST && chanceOf(page.url) < 1 / CHANCE));
    if (block && !isFull) block.push(page);
    else blocks.push([page]);
  }
  return blocks;
}

/** Divides pages into pieces, each of the pages that are indexed together. */
export function piecesOf<Page>(pages: readonly Page[]): readonly (readonly Page[])[] {
  return Array.from({ length: Math.ceil(pages.length / PIECE) }, (_, at) =>
    pages.slice(at * PIECE, (at + 1) * PIECE),
  );
}

/** Where the postings of a page are: page `at` among the `of` pages of some postings. */
export type Source = { readonly postings: Postings; readonly of: number; readonly at: number };

/** Joins the postings of pages that follow each other. */
export function joinedRuns(pages: readonly Source[], entries?: EntryNumbers): Postings {
  const placed: Placed[] = [];
  for (let from = 0, to = 0; from < pages.length; from = to) {
    const { postings, of, at } = pages[from] as Source;
    to = from + 1;
    while (pages[to]?.postings === postings && pages[to]?.at === at + to - from) to++;
    const isWhole = at === 0 && to - from === of;
    placed.push({ postings: isWhole ? postings : cutPostings(postings, at, at + to - from), first: from });
  }
  return joinedPostings(placed, entries);
}
