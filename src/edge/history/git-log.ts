import type { Version } from '../../desk/changes/door.ts';
import type { SourcePath } from '../../model/address/paths.ts';

/** A file of a commit: what became of it, as `--raw` tells. */
type Entry = {
  /** A letter: added, deleted, modified, renamed, of another type. */
  readonly status: string;
  /** Null if there is no file after the commit. */
  readonly blob: string | null;
  readonly path: string;
  /** Its path before the commit, if it was renamed. */
  readonly from: string | null;
};

/**
 * The states of files, oldest first, by the path that they have now, in Unicode form NFC. `log`: what `git log --raw -z`
 * prints in `posts/`, newest commit first, each commit with U+0001 and its time.
 */
export function readLog(log: string): ReadonlyMap<SourcePath, readonly Version[]> {
  /** The states of every file, newest first, by the path that it had at the commit that is read. */
  const chains = new Map<string, { readonly now: string; readonly versions: Version[] }>();
  const all: { readonly now: string; readonly versions: Version[] }[] = [];
  for (const commit of log.split('\u0001').slice(1)) {
    const [at = '', ...fields] = commit.split('\0');
    const renamed: (readonly [from: string, chain: (typeof all)[number]])[] = [];
    for (const { status, blob, path, from } of entriesOf(fields)) {
      let chain = chains.get(path);
      if (!chain) {
        // The newest state of a file; if it is deleted there, the file is not in the last commit.
        chain = { now: path, versions: [] };
        chains.set(path, chain);
        all.push(chain);
      }
      chain.versions.push({ path: sourceOf(path), blob, at });
      if (status !== 'R' || from === null) continue;
      chains.delete(path);
      renamed.push([from, chain]);
    }
    for (const [from, chain] of renamed) chains.set(from, chain);
  }
  return new Map(
    all
      .filter(({ versions }) => versions[0]?.blob)
      .map(({ now, versions }) => [sourceOf(now), versions.toReversed()]),
  );
}

function sourceOf(path: string): SourcePath {
  return `posts/${path}`.normalize('NFC') as SourcePath;
}

/** Entries are `:modes names status`, a path, and for a renamed file the path that it has then. */
function* entriesOf(fields: readonly string[]): Generator<Entry> {
  for (let at = 0; at < fields.length; at++) {
    const found = /^\n?:\d+ (\d+) [\da-f]+ ([\da-f]+) ([A-Z])\d*$/.exec(fields[at] ?? '');
    if (!found) continue;
    const [, mode = '', blob = '', status = ''] = found;
    const first = fields[++at] ?? '';
    const isMoved = status === 'R' || status === 'C';
    // A link or a submodule is no text of its own.
    const isFile = mode.startsWith('100');
    yield {
      status,
      blob: isFile ? blob : null,
      path: isMoved ? (fields[++at] ?? '') : first,
      from: isMoved ? first : null,
    };
  }
}
