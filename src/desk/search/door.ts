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

/** What the search asks of the outside. */
export type SearchDoor = {
  readonly open: OpenSearchKit;
  readonly memory: ByteNotes;
  /** Shares this many pages among threads; null if they are indexed in this one. */
  readonly indexAll: (lang: string, many: number) => IndexAll | null;
};
