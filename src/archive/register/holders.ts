import { foldPath, type SitePath } from '../../model/address/paths.ts';
import { type Digest, digestEach } from '../../model/digest.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import { once } from '../../model/once.ts';
import type { Named, Register, Registered, Stood } from '../../model/register.ts';
import { lastSegment, likelyOriginals } from './likely.ts';
import { byLikeness, markOf } from './likeness.ts';

/** A dispatch or page with its address, as far as the register needs it. */
export type Holder = {
  readonly slip: Pick<Dispatch, 'source' | 'id'>;
  readonly dispatch: Dispatch;
  readonly path: SitePath;
};

/** Everything that may hold a registered address of a dispatch or page. */
export type Held = {
  readonly entries: readonly Holder[];
  readonly pages: readonly Holder[];
  /** Withdrawn and expired dispatches, whose addresses have a page that says so. */
  readonly gone: readonly Pick<Holder, 'dispatch' | 'path'>[];
  /** Dispatches and pages that are left out. */
  readonly unpublished: readonly Dispatch[];
};

/** Finds who holds an address now, by what the register says about it. */
type Holders = {
  readonly named: (stood: Named) => Holder | undefined;
  readonly at: (address: string) => Holder | undefined;
  /** The one whose words are like those that stood at the address; undefined if there is none, or more than one. */
  readonly alike: (registered: Registered) => Holder | undefined;
  readonly heldBack: (stood: Named) => Dispatch | null;
  /** The address that most likely took the place of another. */
  readonly likely: (registered: Registered) => SitePath | null;
  /** Digest of where every dispatch and page stands. */
  readonly places: () => Digest;
};

/** Finds holders. Each index is made when it is first needed: most addresses still have their owners. */
export function holdersOf({ entries, pages, gone, unpublished }: Held, register: Register): Holders {
  const all: readonly Holder[] = [
    ...entries,
    ...pages,
    ...gone.map(({ dispatch, path }) => ({ slip: dispatch, dispatch, path })),
  ];
  const byPath = once(() => firsts(all, ({ path }) => path));
  const byId = once(() => firsts(all, ({ slip }) => slip.id));
  const bySource = sourceFinder(all, ({ slip }) => slip.source);
  const bySegment = once(() => Map.groupBy(all, ({ path }) => lastSegment(path)));
  const newcomers = once(() => byLikeness(unnamedIn(register, all)));
  const heldBack = once(() => ({
    byId: firsts(unpublished, ({ id }) => id),
    bySource: sourceFinder(unpublished, ({ source }) => source),
  }));
  const originalOf = likelyOriginals(all);
  return {
    named: (stood) => ('id' in stood ? byId().get(stood.id) : bySource(stood.source)),
    at: (address) => byPath().get(address),
    alike: ({ stood, since }) => {
      if (!('mark' in stood)) return undefined;
      const [same, other] = newcomers().inBoth(stood.mark);
      if (same) return other ? undefined : same;
      const ofTheDay = newcomers()
        .inOne(stood.mark)
        .filter(({ dispatch }) => dispatch.filed?.day === since);
      return ofTheDay.length === 1 ? ofTheDay[0] : undefined;
    },
    heldBack: (stood) =>
      ('id' in stood ? heldBack().byId.get(stood.id) : heldBack().bySource(stood.source)) ?? null,
    likely: ({ stood, address }) => {
      const [near] = 'mark' in stood ? newcomers().inOne(stood.mark) : [];
      if (near) return near.path;
      const original = 'source' in stood ? originalOf(stood.source) : null;
      if (original) return original;
      const same = bySegment().get(lastSegment(address)) ?? [];
      return same.length === 1 ? (same[0]?.path ?? null) : null;
    },
    places: once(() =>
      digestEach(
        all.values().map(({ path, slip: { id, source } }) => `${path}\n${id === null ? source : `id ${id}`}`),
      ),
    ),
  };
}

/**
 * Returns a function that finds one of many by its file. If none has the name, it may be written in another letter case or
 * Unicode form, as on a disk that ignores these; then the only one counts.
 */
function sourceFinder<T>(all: readonly T[], sourceOf: (one: T) => string): (source: string) => T | undefined {
  const exact = once(() => new Map(all.map((one) => [sourceOf(one), one])));
  const folded = once(() => Map.groupBy(all, (one) => foldPath(sourceOf(one))));
  return (source) => {
    const found = exact().get(source);
    if (found) return found;
    const [only, other] = folded().get(foldPath(source)) ?? [];
    return other ? undefined : only;
  };
}

/** The first of each key, without those that have none. */
function firsts<T>(all: readonly T[], keyOf: (one: T) => string | null): ReadonlyMap<string, T> {
  const found = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (key !== null && !found.has(key)) found.set(key, one);
  }
  return found;
}

/** Those whose names are not in the register, each with its mark. */
function unnamedIn(
  register: Register,
  all: readonly Holder[],
): readonly (Holder & { readonly mark: string })[] {
  const ids = new Set<string>();
  const sources = new Set<string>();
  for (const { stood } of register.lines) {
    if ('id' in stood) ids.add(stood.id);
    else if ('source' in stood) sources.add(foldPath(stood.source));
  }
  return all
    .filter(({ slip: { id, source } }) => (id === null || !ids.has(id)) && !sources.has(foldPath(source)))
    .map((holder) => ({ ...holder, mark: markOf(holder.dispatch) }));
}

/** How the register names a dispatch or page. */
export function identityOf(holder: Pick<Holder, 'dispatch'>, before: Named | null = null): Named {
  const { id, source } = holder.dispatch;
  if (id !== null) return before && 'id' in before && before.id === id ? before : { id };
  // A mark stays as it was first, so that edits of words do not change the register.
  if (before && 'source' in before && isSameFile(before.source, source)) return before;
  return { source, mark: markOf(holder.dispatch) };
}

/** Whether a holder is the one that the register names, and is named as it would be now. */
export function isOf(holder: Pick<Holder, 'slip'> | undefined, stood: Stood | Named): boolean {
  if (!holder) return false;
  if ('id' in stood) return holder.slip.id === stood.id;
  return 'source' in stood && holder.slip.id === null && isSameFile(holder.slip.source, stood.source);
}

/** Whether two names are the same apart from their Unicode form, which differs between machines for one file. */
function isSameFile(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}

/** Whether a line names a dispatch or page. */
export function isNamed(stood: Stood): stood is Extract<Stood, Named> {
  return 'id' in stood || 'source' in stood;
}
