import type { SitePath } from '../model/address/paths.ts';
import { type Slug, sameName, slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { freeSlug } from './cabinet.ts';
import type { FiledDispatch } from './clipping.ts';
import type { Directory } from './directory.ts';
import type { Followed } from './followed.ts';
import { likelyReference, referencesOf } from './threads.ts';

/** A story with its address: its listed dispatches by rank, oldest first. `title`: null if front matter names none. */
export type PlacedStory = {
  readonly path: SitePath;
  readonly title: string | null;
  readonly ranks: readonly number[];
};

/** The listed dispatches of a story, oldest first. */
type Members = readonly FiledDispatch[];

/** The folder of all stories. */
export const STORIES = '/stories/' as SitePath;

/**
 * Finds the stories of an archive (entries newest first): dispatches that `follows` or a common `story` connect. A story
 * keeps the address under which the register lists its dispatches; a new one gets it from its title or its first dispatch.
 */
export function findStories(
  entries: readonly FiledDispatch[],
  directory: Directory,
  { members }: Pick<Followed, 'members'>,
  findings: Finding[],
): { readonly stories: readonly PlacedStory[] } & Pick<Followed, 'moved' | 'lost'> {
  const groups = connected(entries, directory, findings);
  const addresses = Map.groupBy(members, ({ registered }) => registered.address);
  const moved: Followed['moved'][number][] = [];
  const lost: Followed['lost'][number][] = [];
  const kept = new Map<Members, string>();
  const owners = ownersOf(addresses, groups);
  for (const address of oldestFirst(addresses)) {
    const owner = owners.get(address);
    const lines = addresses.get(address) as Followed['members'];
    const { registered } = lines[0] as Followed['members'][number];
    if (owner) {
      const other = kept.get(owner);
      if (other === undefined) kept.set(owner, address);
      else moved.push({ registered, path: other as SitePath, kind: 'story' });
      continue;
    }
    const path = whatIsLeft(lines, entries);
    if (path !== null) moved.push({ registered, path, kind: 'story' });
    else lost.push({ registered, heldBack: lines[0]?.heldBack ?? null, likely: null });
  }
  const taken = new Set<string>(addresses.keys());
  const stories = groups.map((group) => {
    const title = group.find(({ dispatch }) => dispatch.story !== null)?.dispatch.story ?? null;
    const path = (kept.get(group) ?? newAddress(group, title, taken)) as SitePath;
    taken.add(path);
    return { path, title, ranks: group.map(({ rank }) => rank) };
  });
  return { stories, moved, lost };
}

/** Groups of at least two listed entries that `follows` or `story` connect, in the order of their oldest ones. */
function connected(
  entries: readonly FiledDispatch[],
  directory: Directory,
  findings: Finding[],
): readonly Members[] {
  const oldest = entries.toReversed();
  const likely = likelyReference(entries);
  const parent = new Map<FiledDispatch, FiledDispatch>();
  const root = (entry: FiledDispatch): FiledDispatch => {
    let top = entry;
    for (let up = parent.get(top); up; up = parent.get(top)) top = up;
    if (top !== entry) parent.set(entry, top);
    return top;
  };
  const join = (entry: FiledDispatch, other: FiledDispatch) => {
    const [a, b] = [root(entry), root(other)];
    if (a !== b) parent.set(a, b);
  };
  const named = new Map<string, FiledDispatch>();
  for (const entry of oldest) {
    const { dispatch } = entry;
    for (const before of referencesOf(dispatch, 'follows', entries, directory, likely, findings))
      join(entry, before);
    if (dispatch.story === null) continue;
    const key = sameName(dispatch.story);
    const first = named.get(key);
    if (first) join(entry, first);
    else named.set(key, entry);
  }
  if (parent.size === 0) return [];
  const groups = Map.groupBy(
    oldest.filter(({ slip }) => !slip.unlisted),
    root,
  );
  return [...groups.values()].filter(({ length }) => length > 1);
}

/**
 * The story that each registered address belongs to: the one with most of the dispatches that were registered there. Of
 * several such stories, the one with the oldest dispatch gets the address.
 */
function ownersOf(
  addresses: ReadonlyMap<string, Followed['members']>,
  groups: readonly Members[],
): ReadonlyMap<string, Members> {
  if (addresses.size === 0) return new Map();
  const groupAt = new Map(groups.flatMap((group) => group.map(({ path }) => [path, group] as const)));
  const owners = new Map<string, Members>();
  for (const [address, lines] of addresses) {
    const counts = new Map<Members, number>();
    for (const { path } of lines) {
      const group = path === null ? undefined : groupAt.get(path);
      if (group) counts.set(group, (counts.get(group) ?? 0) + 1);
    }
    const most = Math.max(0, ...counts.values());
    const owner = groups.find((group) => most > 0 && counts.get(group) === most);
    if (owner) owners.set(address, owner);
  }
  return owners;
}

/** What is left of a story: its oldest dispatch, else a page that says that one is gone; null if there is neither. */
function whatIsLeft(lines: Followed['members'], entries: readonly FiledDispatch[]): SitePath | null {
  const paths = new Set(lines.map(({ path }) => path));
  const oldest = entries.findLast(({ path }) => paths.has(path));
  return oldest?.path ?? lines.find(({ path }) => path !== null)?.path ?? null;
}

/** Registered addresses, the oldest first; of the same day, by code unit. */
function oldestFirst(addresses: ReadonlyMap<string, Followed['members']>): readonly string[] {
  const since = (address: string) =>
    (addresses.get(address) ?? []).reduce(
      (first, { registered }) => (registered.since < first ? registered.since : first),
      '9999-12-31',
    );
  return [...addresses.keys()].sort((a, b) => compareText(since(a), since(b)) || compareText(a, b));
}

/**
 * An address that no other story has or had: from the title of a story, else from the slug of its first dispatch, which
 * stays when its headline changes.
 */
function newAddress(group: Members, title: string | null, taken: ReadonlySet<string>): string {
  const { dispatch } = group[0] as FiledDispatch;
  const name = title ?? dispatch.slug;
  const slug = slugOf(name) || (`x-${digest(name).slice(0, 6)}` as Slug);
  const own = freeSlug(slug, dispatch.id ?? dispatch.source, (slug) => taken.has(`${STORIES}${slug}/`));
  return `${STORIES}${own}/`;
}
