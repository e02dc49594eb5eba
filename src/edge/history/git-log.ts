import type { Version } from '../../desk/changes/door.ts';
import type { SourcePath } from '../../model/address/paths.ts';

/** A file that a commit changed, and what it changed, from `git log --raw`. */
type Entry = {
  /** When it was committed, in RFC 3339. */
  readonly at: string;
  /** Null if there is no file after the commit. */
  readonly blob: string | null;
  readonly path: string;
  /** Its path before the commit, if it was renamed. */
  readonly from: string | null;
};

/** A file that is followed back in time: its path at first, and its states, newest first. */
type Chain = { readonly now: string; readonly versions: Version[] };

/**
 * The states of files, oldest first, by the path that they have now, in Unicode form NFC. `log`: what `git log --raw -z`
 * prints in `posts/`, newest commit first, each commit with U+0001 and its time.
 */
export function readLog(log: string): ReadonlyMap<SourcePath, readonly Version[]> {
  /** Every file by the path that it had at the commit that is read. */
  const chains = new Map<string, Chain>();
  const all: Chain[] = [];
  for (const entries of commitsOf(log.split('\0'))) {
    const renamed: (readonly [from: string, chain: Chain])[] = [];
    for (const { at, blob, path, from } of entries) {
      let chain = chains.get(path);
      if (!chain) {
        chain = { now: path, versions: [] };
        chains.set(path, chain);
        all.push(chain);
      }
      chain.versions.push({ path: sourceOf(path), blob, at });
      if (from === null) continue;
      chains.delete(path);
      renamed.push([from, chain]);
    }
    for (const [from, chain] of renamed) chains.set(from, chain);
  }
  return new Map(
    all
      // A file that was removed is not in the last commit.
      .filter(({ versions }) => versions[0]?.blob)
      .map(({ now, versions }) => [sourceOf(now), versions.toReversed()]),
  );
}

function sourceOf(path: string): SourcePath {
  return `posts/${path}`.normalize('NFC') as SourcePath;
}

/**
 * The entries of each commit. A commit is a field with its time; an entry is a field `:modes names status` and one with a
 * path, or two if it was renamed: the paths before and after.
 */
function* commitsOf(fields: readonly string[]): Generator<readonly Entry[]> {
  let at = '';
  let entries: Entry[] = [];
  for (let place = 0; place < fields.length; place++) {
    const field = (fields[place] as string).trimStart();
    if (field.startsWith('\u0001')) {
      yield entries;
      entries = [];
      at = field.slice(1);
    }
    const [, mode = '', blob = '', status] = /^:\d+ (\d+) [\da-f]+ ([\da-f]+) ([A-Z])\d*$/.exec(field) ?? [];
    if (status === undefined) continue;
    const first = fields[++place] ?? '';
    const from = status === 'R' ? first : null;
    // Only regular files have a text: links and submodules have none.
    const isFile = mode.startsWith('100');
    entries.push({
      at,
      blob: isFile ? blob : null,
      path: from === null ? first : (fields[++place] ?? ''),
      from,
    });
  }
  yield entries;
}
