import { foldPath, type SitePath } from '../model/address/paths.ts';
import { type Digest, digestEach } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import {
  type Named,
  otherLines,
  ownerOf,
  type Register,
  type Registered,
  type Stood,
} from '../model/register.ts';
import type { FedKind, ShelfKind } from '../model/shelf-kinds.ts';
import type { Entry, Shelf, StandingPage } from './clipping.ts';
import { lastSegment, likelyOriginals, likelyShelves } from './register/likely.ts';
import { byLikeness, markOf } from './register/likeness.ts';

/** A dispatch or page with its address, as far as the register needs it. */
type Holder = {
  readonly slip: Pick<Dispatch, 'source' | 'id'>;
  readonly dispatch: Dispatch;
  readonly path: SitePath;
};

/**
 * A registered address whose owner stands elsewhere now. `kind`: the kind of its owner, if that has feeds beside it;
 * else null.
 */
export type Moved = {
  readonly registered: Registered;
  readonly path: SitePath;
  readonly kind: FedKind | null;
};

/** A registered address of a manifest, and where its dispatch stands now. */
export type Beside = Pick<Moved, 'registered' | 'path'>;

/** A registered address whose owner is not part of this edition. */
export type Lost = {
  readonly registered: Registered;
  /** The dispatch or page that it was, if it is still there and only left out. */
  readonly heldBack: Dispatch | null;
  /** The address that most likely took its place. */
  readonly likely: SitePath | null;
};

/** A line of a story, and where the dispatch that it names stands now; null if that is not part of this edition. */
type Member = {
  readonly registered: Registered;
  readonly path: SitePath | null;
  readonly heldBack: Dispatch | null;
};

/** What became of the addresses that the register lists. */
export type Followed = {
  readonly register: Register;
  readonly moved: readonly Moved[];
  readonly lost: readonly Lost[];
  /** Every line of a manifest whose dispatch is there. */
  readonly manifests: readonly Beside[];
  /** Every line of a story. */
  readonly members: readonly Member[];
  /** What each line should say now, by its number, where that differs: a renamed file, a name with another spelling. */
  readonly renamed: ReadonlyMap<number, Stood>;
  /** Digest of where every dispatch and page stands. */
  readonly places: () => Digest;
  /** Whether a line names a dispatch or page that stands at its address. */
  readonly isInPlace: (registered: Registered) => boolean;
};

/** Everything in an archive that has an address of its own. */
export type Owners = {
  readonly entries: readonly Pick<Entry, 'slip' | 'dispatch' | 'path'>[];
  readonly pages: readonly Pick<StandingPage, 'slip' | 'dispatch' | 'path'>[];
  /** Withdrawn and expired dispatches, whose addresses have a page that says so. */
  readonly gone: readonly Pick<Entry, 'dispatch' | 'path'>[];
  readonly shelves: readonly Shelf[];
  readonly shelfNamed: (kind: ShelfKind, name: string) => Shelf | undefined;
  /** Dispatches and pages that are left out. */
  readonly unpublished: readonly Dispatch[];
  /** Folded old addresses that a columnist settled by hand, in `redirects.yaml` or as an alias. */
  readonly settled: (folded: string) => boolean;
};

/**
 * Looks for what stood at each registered address: a dispatch or page by its `id`, by its file, or by the likeness of its
 * words if its file has a new name; a shelf by its name.
 */
export function followRegister(register: Register, owners: Owners): Followed {
  const moved: Moved[] = [];
  const lost: Lost[] = [];
  const manifests: Beside[] = [];
  const members: Member[] = [];
  const renamed = new Map<number, Stood>();
  const holders = holdersOf(owners, register);
  const isInPlace = ({ address, stood }: Registered) => isNamed(stood) && isOf(holders.at(address), stood);
  const { places } = holders;
  const followed = { register, moved, lost, manifests, members, renamed, places, isInPlace };
  if (register.kept === null && register.lines.length === 0) return followed;
  const shelfAt = new Map<string, Shelf>(owners.shelves.map((shelf) => [shelf.path, shelf]));
  /** Dispatches that were recognised by their words, by the name that the register has for them. */
  const alike = new Map<string, Holder>();
  const lines = register.kept?.places === places() ? register.kept.others : register.lines;
  const likelyShelf = likelyShelves(owners.shelves, register);
  const heirOf = ({ stood }: Registered) => (isNamed(stood) ? alike.get(ownerOf(stood)) : undefined);
  const isWithoutHeir = ({ registered }: Lost) => heirOf(registered) === undefined;
  for (const registered of lines) {
    if (isInPlace(registered)) continue;
    const { address, stood, line } = registered;
    if ('name' in stood) {
      const there = shelfAt.get(address);
      if (there?.kind === stood.kind && there.name === stood.name) continue;
      const shelf = owners.shelfNamed(stood.kind, stood.name) ?? there;
      if (!shelf) lost.push({ registered, heldBack: null, likely: likelyShelf(stood) });
      else if (shelf.path !== address) moved.push({ registered, path: shelf.path, kind: shelf.kind });
      else if (shelf.name !== stood.name) renamed.set(line, { kind: shelf.kind, name: shelf.name });
    } else if (isNamed(stood)) {
      const known = holders.named(stood);
      const holder = known ?? holders.at(address) ?? holders.alike(registered);
      if (!holder) {
        if (owners.settled(foldPath(address))) continue;
        lost.push({ registered, heldBack: holders.heldBack(stood), likely: holders.likely(registered) });
        continue;
      }
      if (!known && stood.kind !== 'alias' && stood.kind !== 'facsimile') alike.set(ownerOf(stood), holder);
      if (stood.kind === 'facsimile') manifests.push({ registered, path: holder.path });
      else if (holder.path !== address) moved.push({ registered, path: holder.path, kind: null });
      const now = identityOf(holder, stood);
      if (now !== stood) renamed.set(line, { kind: stood.kind, ...now });
    }
  }
  // Who stands where another one stood has all of its addresses.
  for (const { registered } of lost.splice(0, lost.length, ...lost.filter(isWithoutHeir))) {
    const heir = heirOf(registered);
    if (!heir) continue;
    if (registered.stood.kind === 'facsimile') manifests.push({ registered, path: heir.path });
    else if (heir.path !== registered.address) moved.push({ registered, path: heir.path, kind: null });
    renamed.set(registered.line, { kind: registered.stood.kind as 'alias', ...identityOf(heir) });
  }
  for (const registered of otherLines(register)) {
    const { stood, line } = registered;
    if (stood.kind !== 'story') continue;
    const holder = holders.named(stood.member) ?? alike.get(ownerOf(stood.member));
    const heldBack = holder ? null : holders.heldBack(stood.member);
    members.push({ registered, path: holder?.path ?? null, heldBack });
    const now = holder ? identityOf(holder, stood.member) : stood.member;
    if (now !== stood.member) renamed.set(line, { kind: 'story', member: now });
  }
  return followed;
}

/** How the register names a dispatch or page. */
export function identityOf(holder: Pick<Holder, 'dispatch'>, before: Named | null = null): Named {
  const { id, source } = holder.dispatch;
  if (id !== null) return before && 'id' in before && before.id === id ? before : { id };
  // A mark stays as it was first, so that edits of words do not change the register.
  if (before && 'source' in before && before.source === source) return before;
  return { source, mark: markOf(holder.dispatch) };
}

type Holders = {
  readonly named: (stood: Named) => Holder | undefined;
  readonly at: (address: string) => Holder | undefined;
  readonly alike: (registered: Registered) => Holder | undefined;
  readonly heldBack: (stood: Named) => Dispatch | null;
  readonly likely: (registered: Registered) => SitePath | null;
  readonly places: () => Digest;
};

function holdersOf({ entries, pages, gone, unpublished }: Owners, register: Register): Holders {
  const all: readonly Holder[] = [
    ...entries,
    ...pages,
    ...gone.map(({ dispatch, path }) => ({ slip: dispatch, dispatch, path })),
  ];
  let places: Digest | undefined;
  let paths: Map<string, Holder> | undefined;
  const byPath = () => {
    if (paths) return paths;
    paths = new Map();
    for (const holder of all) if (!paths.has(holder.path)) paths.set(holder.path, holder);
    return paths;
  };
  let names: { readonly byId: Map<string, Holder>; readonly bySource: Map<string, Holder> } | undefined;
  /** Made when it is needed: most addresses still have their owners, so that no name is looked up. */
  const byName = () => {
    if (names) return names;
    names = { byId: new Map(), bySource: new Map() };
    for (const holder of all) {
      const { id, source } = holder.slip;
      if (id !== null && !names.byId.has(id)) names.byId.set(id, holder);
      names.bySource.set(source, holder);
    }
    return names;
  };
  let unnamed: ReturnType<typeof byLikeness<Holder & { readonly mark: string }>> | undefined;
  const newcomers = () => {
    if (unnamed) return unnamed;
    const ids = new Set<string>();
    const sources = new Set<string>();
    for (const { stood } of register.lines) {
      if ('id' in stood) ids.add(stood.id);
      else if ('source' in stood) sources.add(stood.source);
    }
    unnamed = byLikeness(
      all
        .filter(({ slip: { id, source } }) => (id === null || !ids.has(id)) && !sources.has(source))
        .map((holder) => ({ ...holder, mark: markOf(holder.dispatch) })),
    );
    return unnamed;
  };
  const originalOf = likelyOriginals(all);
  let segments: Map<string, Holder[]> | undefined;
  const bySegment = () => {
    segments ??= Map.groupBy(all, ({ path }) => lastSegment(path));
    return segments;
  };
  let held: Map<string, Dispatch> | undefined;
  const heldByName = () => {
    held ??= new Map(
      unpublished.toReversed().flatMap((one): [string, Dispatch][] => [
        [one.source, one],
        [`id ${one.id}`, one],
      ]),
    );
    return held;
  };
  return {
    named: (stood) => ('id' in stood ? byName().byId.get(stood.id) : byName().bySource.get(stood.source)),
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
    heldBack: (stood) => heldByName().get('id' in stood ? `id ${stood.id}` : stood.source) ?? null,
    likely: ({ stood, address }) => {
      const [near] = 'mark' in stood ? newcomers().inOne(stood.mark) : [];
      if (near) return near.path;
      const original = 'source' in stood ? originalOf(stood.source) : null;
      if (original) return original;
      const same = bySegment().get(lastSegment(address)) ?? [];
      return same.length === 1 ? (same[0]?.path ?? null) : null;
    },
    places: () => {
      places ??= digestEach(
        all.values().map(({ path, slip: { id, source } }) => `${path}\n${id === null ? source : `id ${id}`}`),
      );
      return places;
    },
  };
}

/** Whether a holder is the one that the register names, and is named as it would be now. */
export function isOf(holder: Pick<Holder, 'slip'> | undefined, stood: Stood | Named): boolean {
  if (!holder) return false;
  if ('id' in stood) return holder.slip.id === stood.id;
  return 'source' in stood && holder.slip.id === null && holder.slip.source === stood.source;
}

function isNamed(stood: Stood): stood is Extract<Stood, Named> {
  return 'id' in stood || 'source' in stood;
}
