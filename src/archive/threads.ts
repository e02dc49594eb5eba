import { nameOf } from '../model/address/paths.ts';
import { slugOf } from '../model/address/slug.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import { closest } from '../model/text/guess.ts';
import type { Clipping } from './clipping.ts';
import type { Directory, Found } from './directory.ts';

/** Which dispatches belong to one story, and which refer to which. */
export type Threads = {
  /** The story of a clipping, oldest first, with the clipping itself; empty if it has no story. */
  readonly story: ReadonlyMap<Clipping, readonly Clipping[]>;
  /** Later dispatches whose text links to a clipping, oldest first. */
  readonly referred: ReadonlyMap<Clipping, readonly Clipping[]>;
  /** What writers name as related, in their order. */
  readonly picked: ReadonlyMap<Clipping, readonly Clipping[]>;
};

/** Follows `follows`, `related` and the links of the copies (clippings newest first). */
export function followThreads(
  clippings: readonly Clipping[],
  directory: Directory,
  findings: Finding[],
): Threads {
  const oldestFirst = clippings.toReversed();
  const likely = likelyReference(clippings);
  const parent = new Map<Clipping, Clipping>();
  const root = (clipping: Clipping): Clipping => {
    let top = clipping;
    for (let up = parent.get(top); up; up = parent.get(top)) top = up;
    if (top !== clipping) parent.set(clipping, top);
    return top;
  };
  for (const clipping of oldestFirst) {
    for (const before of referencesOf(clipping.dispatch, 'follows', clippings, directory, likely, findings)) {
      const [a, b] = [root(clipping), root(before)];
      if (a !== b) parent.set(a, b);
    }
  }
  const stories = Map.groupBy(
    oldestFirst.filter((clipping) => !clipping.dispatch.unlisted),
    root,
  );
  const story = new Map<Clipping, readonly Clipping[]>();
  for (const members of stories.values()) {
    if (members.length > 1) for (const member of members) story.set(member, members);
  }
  const picked = new Map<Clipping, readonly Clipping[]>();
  for (const clipping of clippings) {
    const { dispatch } = clipping;
    if (dispatch.related.length > 0)
      picked.set(clipping, referencesOf(dispatch, 'related', clippings, directory, likely, findings));
  }
  return { story, referred: backLinks(clippings, directory), picked };
}

/** Clippings that a field of front matter names, in their order. Warns about a name that matches nothing. */
function referencesOf(
  dispatch: Dispatch,
  field: 'follows' | 'related',
  clippings: readonly Clipping[],
  directory: Directory,
  likely: (reference: string) => string | undefined,
  findings: Finding[],
): readonly Clipping[] {
  return dispatch[field].flatMap((reference) => {
    const found = directory.find(reference, dispatch);
    const clipping = clippingOf(found, clippings);
    if (clipping && clipping.dispatch !== dispatch) return [clipping];
    const line = dispatch.lines[field];
    const meant = clipping ? undefined : likely(reference);
    findings.push({
      rule: `unknown-${field}`,
      level: 'warning',
      source: dispatch.source,
      ...(line === undefined ? {} : { position: { line, column: 1 } }),
      reason: clipping
        ? `The dispatch names itself under ${field}`
        : `${field} names "${reference}", which is not a published dispatch`,
      remedy: meant
        ? `Did you mean "${meant}"?`
        : 'Write the slug, the file or the address of another dispatch.',
    });
    return [];
  });
}

/** Guesses the slug that an unresolved reference was meant to be. Slugs are collected at the first call. */
function likelyReference(clippings: readonly Clipping[]): (reference: string) => string | undefined {
  let slugs: readonly string[] | undefined;
  return (reference) => {
    slugs ??= [...new Set(clippings.map(({ path }) => nameOf(path.replace(/\/$/, ''))))];
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
    const seen = new Set<Clipping>([clipping]);
    for (const slot of clipping.dispatch.copy.slots) {
      if (slot.kind !== 'link' || slot.file) continue;
      const found = directory.find(slot.target.replace(/[?#].*$/s, ''), clipping.dispatch);
      const target = clippingOf(found, clippings);
      if (!target || seen.has(target) || target.rank < clipping.rank) continue;
      seen.add(target);
      const list = referred.get(target);
      if (list) list.push(clipping);
      else referred.set(target, [clipping]);
    }
  }
  return referred;
}

/** The clipping that a reference leads to; undefined if it leads to something else. */
function clippingOf(found: Found | undefined, clippings: readonly Clipping[]): Clipping | undefined {
  return found?.kind === 'dispatch' && found.rank !== null ? clippings[found.rank] : undefined;
}
