import type { OutputPath } from '../../model/address/paths.ts';
import type { IndexFile } from './index-files.ts';
import type { Group, IndexedGroup, IndexGroup } from './index-group.ts';
import type { SearchedPage } from './kept-index.ts';
import type { ByteNotes, OpenSearchKit } from './kit.ts';

/** The folder of the index in the output folder. */
export const SEARCH_FOLDER = 'pagefind/';

/**
 * Indexes groups of pages that stand in the output folder, in any order. `each` is called with the place of each group in
 * the list; `here` indexes one in this thread.
 */
export type IndexAll = (
  groups: readonly Group[],
  here: IndexGroup,
  each: (at: number, indexed: IndexedGroup) => void,
) => Promise<void>;

/** An index that another thread makes while pages are printed. */
export type IndexAhead = {
  /** Receives a page once it is staged, or is found in place. */
  readonly printed: (path: OutputPath) => void;
  /**
   * Its files, once all pages are in place. `keys` are those of all pages now, in the order in which they were given.
   */
  readonly files: (
    keys: readonly SearchedPage['key'][],
    onProgress: (done: number, of: number) => void,
  ) => Promise<readonly IndexFile[]>;
  /** Ends all work. */
  readonly drop: () => Promise<void>;
};

/** What the search asks of the outside. */
export type SearchDoor = {
  readonly open: OpenSearchKit;
  readonly memory: ByteNotes;
  /** Shares this many pages among threads; null if they are indexed in this one. */
  readonly indexAll: (lang: string, many: number) => IndexAll | null;
  /**
   * Makes the index of pages in another thread while those are printed that have no keys, of which there are so many; null
   * if no thread is to spare.
   */
  readonly indexAhead: (
    lang: string,
    many: number,
  ) => ((pages: readonly SearchedPage[]) => Promise<IndexAhead>) | null;
};
