import { nameOf } from '../model/address/paths.ts';
import { slugOf } from '../model/address/slug.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import { closest } from '../model/text/guess.ts';
import type { Clipping, FiledDispatch, Story } from './clipping.ts';
import type { Directory, Found } from './directory.ts';
import { splitTarget } from './links.ts';

/** Which dispatches refer to which. */
export type Threads = {
  /** The story of a clipping. */
  readonly story: ReadonlyMap<Clipping, Story>;
  /** Later dispatches whose text links to a clipping, oldest first. */
  readonly referred: ReadonlyMap<Clipping, readonly Clipping[]>;
  /** What writers name as related, in their order. */
  readonly picked: ReadonlyMap<Clipping, readonly Clipping[]>;
};

/** Follows `related` and the links of the copies (clippings newest first), and finds the story of each clipping. */
export function followThreads(
  clippings: readonly Clipping[],
  stories: readonly Story[],
  directory: Directory,
  findings: Finding[],
): Threads {
  const story = new Map(
    stories.flatMap((each) => each.clippings.map((clipping) => [clipping, each] as const)),
  );
  const likely = likelyReference(clippings);
  const picked = new Map<Clipping, readonly Clipping[]>();
  for (const clipping of clippings) {
    const { dispatch } = clipping;
    if (dispatch.related.length > 0)
      picked.set(clipping, referencesOf(dispatch, 'related', clippings, directory, likely, findings));
  }
  return { story, referred: backLinks(clippings, directory), picked };
}

/**
 * Entries that a field of front matter names, in their order (`entries` newest first). Warns about a name that matches
 * nothing, and about that of an unlisted dispatch, which a listed one does not show.
 */
export function referencesOf<T extends FiledDispatch>(
  dispatch: Dispatch,
  field: 'follows' | 'related',
  entries: readonly T[],
  directory: Directory,
  likely: (reference: string) => string | undefined,
  findings: Finding[],
): readonly T[] {
  return dispatch[field].flatMap((reference) => {
    const found = directory.find(reference, dispatch);
    const entry = entryOf(found, entries);
    const isOther = entry !== undefined && entry.dispatch !== dispatch;
    const isOffLists = isOther && entry.dispatch.unlisted && !dispatch.unlisted;
    if (isOther && !isOffLists) return [entry];
    const line = dispatch.lines[field];
    const meant = entry ? undefined : likely(reference);
    findings.push({
      rule: `unknown-${field}`,
      level: 'warning',
      source: dispatch.source,
      ...(line === undefined ? {} : { position: { line, column: 1 } }),
      reason: isOffLists
        ? `${field} names "${reference}", which is unlisted, so this dispatch does not show it`
        : entry
          ? `The dispatch names itself under ${field}`
          : `${field} names "${reference}", which is not a published dispatch`,
      remedy: isOffLists
        ? 'Link to it in the text if readers may know of it; otherwise remove the name.'
        : meant
          ? `Did you mean "${meant}"?`
          : 'Write the slug, the file or the address of another dispatch.',
    });
    // An unlisted dispatch still connects those of its story.
    return isOffLists && field === 'follows' ? [entry] : [];
  });
}

/** Guesses the slug that an unresolved reference was meant to be. Slugs are collected at the first call. */
export function likelyReference(
  entries: readonly Pick<FiledDispatch, 'path'>[],
): (reference: string) => string | undefined {
  let slugs: readonly string[] | undefined;
  return (reference) => {
    slugs ??= [...new Set(entries.map(({ path }) => nameOf(path.replace(/\/$/, ''))))];
    return closest(slugOf(nameOf(reference.replace(/\/$/, '').replace(/\.(?:md|markdown)$/i, ''))), slugs);
  };
}

function backLinks(
  clippings: readonly Clipping[],
  directory: Directory,
): ReadonlyMap<Clipping, readonly Clipping[]> {
  const referred = new Map<Clipping, Clipping[]>();
  for (const clipping of clippings.toReversed()) {
    if (clipping.dispatch.unlisted) continue;
    const { dispatch } = clipping;
    const seen: Clipping[] = [clipping];
    for (const slot of dispatch.copy.slots) {
      if (slot.kind !== 'link' || slot.file) continue;
      const target = entryOf(directory.find(splitTarget(slot.target).path, dispatch), clippings);
      if (!target || target.rank < clipping.rank || seen.includes(target)) continue;
      seen.push(target);
      const list = referred.get(target);
      if (list) list.push(clipping);
      else referred.set(target, [clipping]);
    }
  }
  return referred;
}

/** The entry that a reference leads to; undefined if it leads to something else. */
function entryOf<T>(found: Found | undefined, entries: readonly T[]): T | undefined {
  return found?.kind === 'dispatch' && found.rank !== null ? entries[found.rank] : undefined;
}
