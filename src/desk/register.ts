import type { Clipping, Shelf } from '../archive/clipping.ts';
import { identityOf, isOf } from '../archive/register/holders.ts';
import { isPlaceholder } from '../model/address/placeholder.ts';
import { ownerOf, type Registered, registerText, type Stood } from '../model/register.ts';
import type { Planned } from './prepare.ts';
import { publishedAddresses } from './published-addresses.ts';

/** What is done with the register: `keep` writes it, `compare` only reports what it lacks, `leave` does neither. */
export type RegisterUse = 'keep' | 'compare' | 'leave';

/** The register with the addresses of an edition. */
type UpdatedRegister = {
  readonly text: string;
  /** How many addresses are new. */
  readonly added: number;
};

/**
 * The register as it should be once an edition is published: new addresses are added, and lines follow what they name. If
 * something else took over an address, the line names that. No address is ever removed. Null if nothing changes. `now`:
 * milliseconds since 1970; `isWanted`: which new lines are added.
 */
export function updatedRegister(
  planned: Planned,
  now: number,
  isWanted: (stood: Stood) => boolean = () => true,
): UpdatedRegister | null {
  const { register, renamed } = planned.archive.followed;
  const known = Map.groupBy(register.lines, ({ address }) => address);
  const seen = new Set<string>();
  const added: Registered[] = [];
  /** Lines about what stood at an address before something else took it over. */
  const former = new Set<Registered>();
  const today = new Date(now).toISOString().slice(0, 10);
  let owners: ReadonlySet<string> | undefined;
  const isOwned = (stood: Stood) => {
    owners ??= new Set(register.lines.map((line) => ownerOf(line.stood)));
    return owners.has(ownerOf(stood));
  };
  for (const { address, isStill, stood, first, members } of publishedAddresses(planned)) {
    if (seen.has(address)) continue;
    seen.add(address);
    const lines = known.get(address) ?? [];
    if (members) {
      if (!isWanted(stood())) continue;
      const stands = members.map((member) => ({
        member,
        line: lines.find((line) => isMember(renamed.get(line.line) ?? line.stood, member)),
      }));
      const kept = new Set(stands.map(({ line }) => line));
      for (const line of lines) if (!kept.has(line)) former.add(line);
      for (const { member, line } of stands)
        if (!line)
          added.push({
            address,
            since: today,
            stood: { kind: 'story', member: identityOf(member) },
            line: 0,
          });
      continue;
    }
    const still = lines.find((line) => isStill(renamed.get(line.line) ?? line.stood));
    if (still && lines.length === 1) continue;
    const what = stood();
    if (!isWanted(what)) continue;
    // Every path that the site itself ever had is kept.
    if (what.kind !== 'base')
      for (const line of lines)
        if (line !== still && !('member' in line.stood && isStill(line.stood))) former.add(line);
    if (still) continue;
    const isFirst = first !== null && first < today && !isOwned(what);
    added.push({ address, since: isFirst ? first : today, stood: what, line: 0 });
  }
  if (added.length === 0 && renamed.size === 0 && former.size === 0) return null;
  const lines = register.lines.flatMap((line) => {
    if (former.has(line)) return [];
    const stood = renamed.get(line.line);
    return stood ? { ...line, stood } : line;
  });
  const fresh = new Set(added.flatMap(({ address }) => (known.has(address) ? [] : [address])));
  return { text: registerText([...lines, ...added]), added: fresh.size };
}

/** Whether a line of a story names a dispatch as it would be named now. */
function isMember(stood: Stood, member: Clipping): boolean {
  return 'member' in stood && isOf(member, stood.member);
}

/**
 * The register with the old addresses of an archive alone: an import enters them, so that an alias that is taken out later
 * is still kept. Null if nothing changes.
 */
export function registerOfOldAddresses(planned: Planned, now: number): UpdatedRegister | null {
  if (!hasRegister(planned)) return null;
  return updatedRegister(
    { ...planned, archive: withoutWaiting(planned.archive) },
    now,
    ({ kind }) => kind === 'alias' || kind === 'redirect',
  );
}

/** An archive without redirects to indexes of what waits for its day: until then, they would lead nowhere. */
function withoutWaiting(archive: Planned['archive']): Planned['archive'] {
  const waiting = (Object.values(archive.shelves).flat() as readonly Shelf[]).filter(({ clippings }) =>
    clippings.every(({ embargoed }) => embargoed),
  );
  const isOut = ({ to }: { readonly to: string }) => !waiting.some(({ path }) => to.startsWith(path));
  return { ...archive, site: { ...archive.site, redirects: archive.site.redirects.filter(isOut) } };
}

/** Whether a site keeps a register: one whose address is not known yet does not. */
export function hasRegister({ site }: Planned): boolean {
  return site.register && !isPlaceholder(site.origin);
}
