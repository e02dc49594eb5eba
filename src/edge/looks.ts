import type { Stats } from 'node:fs';
import type { Digest } from '../model/digest.ts';
import type { SourcePath } from '../model/paths.ts';
import { toStamp } from './output-folder.ts';

/** What was seen of a file when it was last read. */
export type Look = { readonly stamp: string; readonly digest: Digest };

/**
 * Digests of source files by what the file system tells of them, so that a file that nobody touched is not read
 * again: inode, size, mtime and ctime together, and never for a file as young as the clock's grain.
 */
export type Looks = {
  /** The digest of a file that stands as it did when it was last read. */
  readonly known: (path: SourcePath, stat: Stats) => Digest | undefined;
  readonly note: (path: SourcePath, stat: Stats, digest: Digest) => void;
  /** All that was known or noted since the looks were opened: what is to be remembered. */
  readonly seen: () => ReadonlyMap<SourcePath, Look>;
  /** Whether that is other than what was remembered. */
  readonly isNews: () => boolean;
};

/** A file changed within this many milliseconds of being read may change again without its times telling. */
const GRAIN = 2_500;

/** Looks that remember `last`; `now` is the clock, in milliseconds since 1970. */
export function openLooks(last: ReadonlyMap<SourcePath, Look>, now: () => number): Looks {
  const seen = new Map<SourcePath, Look>();
  return {
    known: (path, stat) => {
      const look = last.get(path) ?? seen.get(path);
      if (look?.stamp !== toStamp(stat)) return undefined;
      seen.set(path, look);
      return look.digest;
    },
    note: (path, stat, digest) => {
      const youngest = Math.max(stat.mtimeMs, stat.ctimeMs);
      // A time in the future (a clock that jumped) is as untrustworthy as one just now.
      if (now() - youngest > GRAIN) seen.set(path, { stamp: toStamp(stat), digest });
      else seen.delete(path);
    },
    seen: () => seen,
    isNews: () => seen.size !== last.size || [...seen].some(([path, look]) => last.get(path) !== look),
  };
}
