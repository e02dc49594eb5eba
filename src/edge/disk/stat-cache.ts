import type { Stats } from 'node:fs';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import type { Kind } from './first-bytes.ts';
import { toStamp } from './output-folder.ts';

/** What a file contained when it was read. */
export type KnownFile = { readonly digest: Digest; readonly kind: Kind };

/**
 * Digests and kinds of source files by their stamps (inode, size, mtime and ctime), so that an unchanged file is not read
 * again. A file that changed just now is always read: it may change again without a new mtime.
 */
export type StatCache = {
  /** What is known of a file that is unchanged since it was last read. */
  readonly known: (path: SourcePath, stat: Stats) => KnownFile | undefined;
  readonly note: (path: SourcePath, stat: Stats, look: KnownFile) => void;
  /** Everything that was known or entered since the cache was opened, as text; null if nothing changed. */
  readonly news: () => string | null;
};

/** A file that changed this many milliseconds before it was read may change again without a new mtime. */
const GRAIN = 2_500;
/** The number of characters of a digest and the sign of its kind. */
const DIGEST = 33;
const SIGNS: readonly (readonly [Kind, string])[] = [
  ['other', ' '],
  ['picture', 'p'],
  ['placed', 'f'],
  ['dispatch', 'd'],
  ['no-pdf', 'n'],
  ['locked-pdf', 'l'],
];
const SIGN_OF = new Map(SIGNS);
const KIND_OF = new Map(SIGNS.map(([kind, sign]) => [sign, kind]));

/** Opens a cache from its text `last`: a line for each file with digest, sign of the kind, stamp and path. `now` is in milliseconds since 1970. */
export function openStatCache(last: string | undefined, now: () => number): StatCache {
  const before = readLines(last ?? '');
  const seen = new Map<SourcePath, string>();
  return {
    known: (path, stat) => {
      const line = before.get(path) ?? seen.get(path);
      if (line?.slice(DIGEST) !== toStamp(stat)) return undefined;
      seen.set(path, line);
      const kind = KIND_OF.get(line.charAt(DIGEST - 1)) ?? 'other';
      return { digest: line.slice(0, DIGEST - 1) as Digest, kind };
    },
    note: (path, stat, { digest, kind }) => {
      const youngest = Math.max(stat.mtimeMs, stat.ctimeMs);
      // A time in the future (a clock that jumped) is trusted as little as the present.
      const isSettled = now() - youngest > GRAIN && !path.includes('\n');
      if (isSettled) seen.set(path, `${digest}${SIGN_OF.get(kind)}${toStamp(stat)}`);
      else seen.delete(path);
    },
    news: () => {
      const isNews = seen.size !== before.size || [...seen].some(([path, line]) => before.get(path) !== line);
      return seen.size > 0 && isNews ? [...seen].map(([path, line]) => `${line} ${path}`).join('\n') : null;
    },
  };
}

function readLines(text: string): ReadonlyMap<SourcePath, string> {
  const lines = new Map<SourcePath, string>();
  for (const line of text === '' ? [] : text.split('\n')) {
    const end = line.indexOf(' ', DIGEST);
    lines.set(line.slice(end + 1) as SourcePath, line.slice(0, end));
  }
  return lines;
}
