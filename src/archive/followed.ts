import { foldPath, type SitePath } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { otherLines, ownerOf, type Register, type Registered, type Stood } from '../model/register.ts';
import type { FedKind, ShelfKind } from '../model/shelf-kinds.ts';
import type { Shelf } from './clipping.ts';
import { type Held, type Holder, holdersOf, identityOf, isNamed, isOf } from './register/holders.ts';
import { likelyShelves } from './register/likely.ts';

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
type ManifestLine = Pick<Moved, 'registered' | 'path'>;

/** A registered address whose owner is not part of this edition. */
export type Lost = {
  readonly registered: Registered;
  /** Its owner, a dispatch or page, if that is still in the site folder and only left out of this edition. */
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
  readonly manifests: readonly ManifestLine[];
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
export type Owners = Held & {
  readonly shelves: readonly Shelf[];
  readonly shelfNamed: (kind: ShelfKind, name: string) => Shelf | undefined;
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
  const manifests: ManifestLine[] = [];
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
  for (const registered of lines.filter((one) => !isInPlace(one))) {
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
  // A dispatch that replaced another at one address gets all addresses of the other.
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
