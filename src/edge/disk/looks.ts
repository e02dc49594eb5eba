import type { Stats } from 'node:fs';
import type { Digest } from '../../model/digest.ts';
import type { SourcePath } from '../../model/paths.ts';
import { toStamp } from './output-folder.ts';

/**
 * Digests of source files by what the file system tells of them, so that a file that nobody touched is not read
 * again: inode, size, mtime and ctime together, and never for a file as young as the clock's grain.
 */
export type Looks = {
  /** The digest of a file that stands as it did when it was last read. */
  readonly known: (path: SourcePath, stat: Stats) => Digest | undefined;
  readonly note: (path: SourcePath, stat: Stats, digest: Digest) => void;
  /** All that was known or noted since the looks were opened, to be remembered; null where that is remembered already. */
  readonly news: () => string | null;
};

/** A file changed within this many milliseconds of being read may change again without its times telling. */
const GRAIN = 2_500;
/** Characters of a digest and the space behind it. */
const DIGEST = 33;

/** Looks that remember `last`, a line a file: digest, stamp, path. `now` is the clock, in milliseconds since 1970. */
export function openLooks(last: string | undefined, now: () => number): Looks {
  const before = readLooks(last ?? '');
  const seen = new Map<SourcePath, string>();
  return {
    known: (path, stat) => {
      const look = before.get(path) ?? seen.get(path);
      if (look?.slice(DIGEST) !== toStamp(stat)) return undefined;
      seen.set(path, look);
      return look.slice(0, DIGEST - 1) as Digest;
    },
    note: (path, stat, digest) => {
      const youngest = Math.max(stat.mtimeMs, stat.ctimeMs);
      // A time in the future (a clock that jumped) is as untrustworthy as one just now.
      const isSettled = now() - youngest > GRAIN && !path.includes('\n');
      if (isSettled) seen.set(path, `${digest} ${toStamp(stat)}`);
      else seen.delete(path);
    },
    news: () => {
      const isNews = seen.size !== before.size || [...seen].some(([path, look]) => before.get(path) !== look);
      return seen.size > 0 && isNews ? [...seen].map(([path, look]) => `${look} ${path}`).join('\n') : null;
    },
  };
}

function readLooks(text: string): ReadonlyMap<SourcePath, string> {
  const looks = new Map<SourcePath, string>();
  for (const line of text === '' ? [] : text.split('\n')) {
    const end = line.indexOf(' ', DIGEST);
    looks.set(line.slice(end + 1) as SourcePath, line.slice(0, end));
  }
  return looks;
}
