import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { Clipping } from './clipping.ts';
import type { Directory } from './directory.ts';

/** Which dispatches tell one story, and which refer to which. */
export type Threads = {
  /** The story of a clipping, oldest first, itself among them; empty where it stands alone. */
  readonly story: ReadonlyMap<Clipping, readonly Clipping[]>;
  /** Later dispatches whose text links to a clipping, oldest first. */
  readonly referred: ReadonlyMap<Clipping, readonly Clipping[]>;
};

/** Follows `follows` and the links of the copies (clippings newest first). */
export function followThreads(
  clippings: readonly Clipping[],
  directory: Directory,
  findings: Finding[],
): Threads {
  const bySource = new Map(clippings.map((clipping) => [clipping.dispatch.source, clipping]));
  const oldestFirst = clippings.toReversed();
  const parent = new Map<Clipping, Clipping>();
  const root = (clipping: Clipping): Clipping => {
    let top = clipping;
    for (let up = parent.get(top); up; up = parent.get(top)) top = up;
    if (top !== clipping) parent.set(clipping, top);
    return top;
  };
  for (const clipping of oldestFirst) {
    for (const before of referencesOf(clipping.dispatch, 'follows', bySource, directory, findings)) {
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
  return { story, referred: backLinks(oldestFirst, bySource, directory) };
}

/** The clippings that a field of front matter names; one that names nothing is a warning. */
export function referencesOf(
  dispatch: Dispatch,
  field: 'follows' | 'related',
  bySource: ReadonlyMap<string, Clipping>,
  directory: Directory,
  findings: Finding[],
): readonly Clipping[] {
  return dispatch[field].flatMap((reference) => {
    const found = directory.find(reference, dispatch);
    const clipping = found?.kind === 'dispatch' ? bySource.get(found.dispatch.source) : undefined;
    if (clipping && clipping.dispatch !== dispatch) return [clipping];
    const line = dispatch.lines[field];
    findings.push({
      rule: `unknown-${field}`,
      level: 'warning',
      source: dispatch.source,
      ...(line === undefined ? {} : { place: { line, column: 1 } }),
      reason: clipping
        ? `The dispatch names itself under ${field}`
        : `No dispatch of this edition answers to "${reference}" under ${field}`,
      remedy: 'Write the slug, the file or the address of another dispatch.',
    });
    return [];
  });
}

function backLinks(
  oldestFirst: readonly Clipping[],
  bySource: ReadonlyMap<string, Clipping>,
  directory: Directory,
): ReadonlyMap<Clipping, readonly Clipping[]> {
  const referred = new Map<Clipping, Clipping[]>();
  const past = new Set<Clipping>();
  for (const clipping of oldestFirst) {
    past.add(clipping);
    if (clipping.dispatch.unlisted) continue;
    const seen = new Set<Clipping>([clipping]);
    for (const slot of clipping.dispatch.copy.slots) {
      if (slot.kind !== 'link') continue;
      const found = directory.find(slot.target.replace(/[?#].*$/s, ''), clipping.dispatch);
      const target = found?.kind === 'dispatch' ? bySource.get(found.dispatch.source) : undefined;
      if (!target || seen.has(target) || !past.has(target)) continue;
      seen.add(target);
      const list = referred.get(target);
      if (list) list.push(clipping);
      else referred.set(target, [clipping]);
    }
  }
  return referred;
}
