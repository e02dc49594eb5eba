import type { Clipping, Shelf, StandingPage } from '../archive/clipping.ts';
import { pathOfAlias } from '../archive/directory.ts';
import { identityOf, isOf } from '../archive/followed.ts';
import { isForPrograms } from '../edition/redirects/stubs.ts';
import { leavesSite } from '../model/address/paths.ts';
import { isPlaceholder } from '../model/address/placeholder.ts';
import { manifestPath } from '../model/facsimile.ts';
import {
  EVERYTHING,
  FEEDS,
  ownerOf,
  REFERENCES,
  type Registered,
  registerText,
  type Stood,
} from '../model/register.ts';
import { folderOfKind, hasFeeds, SHELF_KINDS, SHELVES } from '../model/shelf-kinds.ts';
import type { Planned } from './prepare.ts';

/** What is done with the register: `keep` writes it, `compare` only tells what it lacks, `leave` does neither. */
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
  const known = linesByAddress(register.lines);
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
  for (const { address, isStill, stood, first, members } of published(planned)) {
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

function linesByAddress(lines: readonly Registered[]): ReadonlyMap<string, readonly Registered[]> {
  const found = new Map<string, Registered[]>();
  for (const line of lines) {
    const others = found.get(line.address);
    if (others) others.push(line);
    else found.set(line.address, [line]);
  }
  return found;
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

/** An address of an edition, and what is there. */
type Published = {
  readonly address: string;
  /** Whether a line of the register need not be another: it says what stands there, or what more must be known of it. */
  readonly isStill: (stood: Stood) => boolean;
  readonly stood: () => Stood;
  /** The day since when, if that is known from the archive itself. */
  readonly first: string | null;
  /** The dispatches of a story, each of which has a line. */
  readonly members?: readonly Clipping[];
};

function* published({ archive, edition }: Planned): Generator<Published> {
  const { listed, unlisted, pages, site } = archive;
  const owners = new Map<string, Published>();
  for (const clipping of [...listed, ...unlisted])
    owners.set(clipping.path, holding(clipping, 'dispatch', clipping.slip.filed?.day ?? null));
  for (const page of pages) owners.set(page.path, holding(page, 'page', null));
  for (const one of archive.gone)
    if (!owners.has(one.path))
      owners.set(
        one.path,
        holding({ ...one, slip: one.dispatch }, one.dispatch.kind, one.dispatch.filed?.day ?? null),
      );
  for (const shelf of Object.values(archive.shelves).flat() as readonly Shelf[])
    owners.set(shelf.path, {
      address: shelf.path,
      isStill: (stood) => 'name' in stood && stood.kind === shelf.kind,
      stood: () => ({ kind: shelf.kind, name: shelf.name }),
      first: shelf.clippings.at(-1)?.day || null,
    });
  for (const { path, clippings } of archive.stories)
    owners.set(path, {
      address: path,
      isStill: () => false,
      stood: () => ({ kind: 'story', member: identityOf(clippings[0] as Clipping) }),
      first: null,
      members: clippings,
    });
  for (const { path, id } of archive.lists)
    owners.set(path, {
      address: path,
      isStill: ({ kind }) => kind === 'list',
      stood: () => ({ kind: 'list', list: id }),
      first: null,
    });
  for (const clipping of [...listed, ...unlisted]) {
    if (!clipping.scanned) continue;
    const path = manifestPath(clipping);
    owners.set(path, holding(clipping, 'facsimile', null, path));
  }
  for (const { url, template, ofConfig } of edition.pages) {
    const owner = owners.get(url);
    const kind = owner ? null : kindOf(url, template, ofConfig === true);
    if (owner) yield owner;
    else if (kind)
      yield { address: url, isStill: (stood) => stood.kind === kind, stood: () => ({ kind }), first: null };
  }
  for (const address of filesBeside(archive))
    yield { address, isStill: ({ kind }) => kind === 'files', stood: () => ({ kind: 'files' }), first: null };
  yield {
    address: EVERYTHING,
    isStill: (stood) => 'base' in stood && stood.base === `${site.base}/`,
    stood: () => ({ kind: 'base', base: `${site.base}/` }),
    first: null,
  };
  // A preview also plans what is dated ahead, which is not published yet.
  const shown = [...listed, ...unlisted].filter(({ embargoed }) => !embargoed);
  for (const clipping of [...shown, ...pages])
    for (const alias of clipping.slip.aliases) {
      const address = pathOfAlias(alias, site);
      if (!leavesSite(address)) yield holding(clipping, 'alias', null, address);
    }
  for (const { from, to } of site.redirects) {
    const address = pathOfAlias(from, site);
    // The register keeps what kind of page stood at an address, since its feeds follow from that.
    const isStill = ({ kind, ...stood }: Stood) =>
      kind === 'redirect' ? 'to' in stood && stood.to === to : kind !== 'alias';
    if (!leavesSite(address))
      yield { address, isStill, stood: () => ({ kind: 'redirect', to }), first: null };
  }
}

/** What stands beside every page of a kind, and may be turned off: the first file of each sort. */
function filesBeside({ shelves, stories, lists, site }: Planned['archive']): readonly string[] {
  const ofShelves = SHELF_KINDS.flatMap((kind) => {
    const { folder, ...row }: { readonly folder: keyof typeof shelves; readonly citations?: true } =
      SHELVES[kind];
    if (shelves[folder].length === 0) return [];
    const files = [
      ...(hasFeeds(kind, site) ? [FEEDS[0]] : []),
      ...(row.citations && site.citations ? [REFERENCES[0]] : []),
    ];
    return files.map((file) => `/${folder}/*/${file}`);
  });
  const others = [
    ...(stories.length > 0 ? (['story'] as const) : []),
    ...(lists.length > 0 ? (['list'] as const) : []),
  ];
  const fed = others.filter((kind) => hasFeeds(kind, site));
  return [...ofShelves, ...fed.map((kind) => `/${folderOfKind(kind)}/*/${FEEDS[0]}`)];
}

/** An address of a dispatch or page. */
function holding(
  holder: Pick<StandingPage, 'dispatch' | 'slip' | 'path'>,
  kind: 'dispatch' | 'page' | 'alias' | 'facsimile',
  first: string | null,
  address: string = holder.path,
): Published {
  return {
    address,
    isStill: (stood) => (stood.kind === kind ? isOf(holder, stood) : kind === 'alias' && 'name' in stood),
    stood: () => ({ kind, ...identityOf(holder) }),
    first,
  };
}

/** What a page of the archive itself is to the register; null for one that follows from others or that no reader visits. */
function kindOf(
  url: string,
  template: string,
  ofConfig: boolean,
): 'dates' | 'feed' | 'index' | 'config' | null {
  if (/\/feed\/\d{4}\.xml$/.test(url)) return 'feed';
  if (REFERENCES.some((file) => url === `/${file}`)) return 'index';
  if (
    !/(?:\/|\.html)$/.test(url) ||
    url === '/404.html' ||
    NO_PAGES.has(template) ||
    isForPrograms({ template }) ||
    leavesSite(url)
  )
    return null;
  if (ofConfig) return 'config';
  return /\/\d{4}\/(?:\d\d\/){0,2}$/.test(url) ? 'dates' : 'index';
}

const NO_PAGES: ReadonlySet<string> = new Set(['redirect.njk', 'gone.njk']);
