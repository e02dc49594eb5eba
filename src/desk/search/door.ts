import type { Group, IndexedGroup, IndexGroup } from './index-group.ts';
import type { ByteNotes, OpenSearchKit } from './kit.ts';

/**
 * Indexes groups of pages that stand in the output folder, in any order. `each` is called with the place of each group in
 * the list; `here` indexes one in this thread.
 */
export type IndexAll = (
  groups: readonly Group[],
  here: IndexGroup,
  each: (at: number, indexed: IndexedGroup) => void,
) => Promise<void>;

/** Indexes groups of pages while others are printed. */
export type IndexAhead = {
  /** Begins to index a group whose pages are staged or in place. */
  readonly offer: (group: Group) => void;
  /** Lets this thread receive what is ready, and give out more. */
  readonly pause: () => Promise<void>;
  /** Indexes groups once all pages are in place; of those that were offered, the rest. */
  readonly indexAll: IndexAll;
  /** Ends all work. */
  readonly drop: () => Promise<void>;
};

/** What the search asks of the outside. */
export type SearchDoor = {
  readonly open: OpenSearchKit;
  readonly memory: ByteNotes;
  /** Shares this many pages among threads; null if they are indexed in this one. */
  readonly indexAll: (lang: string, many: number) => IndexAll | null;
  /** Indexes this many pages in another thread while pages are printed; null if none is to spare. */
  readonly indexAhead: (lang: string, many: number) => (() => Promise<IndexAhead>) | null;
};
