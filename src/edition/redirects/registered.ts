import { insideTarget, pathOfAlias } from '../../archive/directory.ts';
import { foldPath, type SitePath, type SourcePath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import { manifestPath } from '../../model/facsimile.ts';
import type { Finding } from '../../model/finding.ts';
import {
  FEEDS,
  otherLines,
  ownerOf,
  REFERENCES,
  REGISTER,
  type Register,
  type Registered,
} from '../../model/register.ts';
import { type FedKind, folderOfKind, hasFeeds, SHELVES } from '../../model/shelf-kinds.ts';
import type { Bench } from '../bench.ts';
import { changesPath } from '../changes-path.ts';
import type { Redirect } from '../page.ts';
import { belowBase } from './base-changed.ts';
import { addressesLost, type Lost, unreadLine } from './lost.ts';
import { foldAddress } from './old-address.ts';

/** What answers at addresses apart from the register, by folded address. */
export type Answered = {
  /** Whether a page or file stands there. */
  readonly served: (folded: string) => boolean;
  /** The address of the page or file there as it is spelt. */
  readonly at: (folded: string) => SitePath | undefined;
  /** Where an alias or a line of `redirects.yaml` leads, within the site; undefined if there is none. */
  readonly leads: (folded: string) => SitePath | null | undefined;
  /** How an address is spelt at which a page or file, an alias or a line of `redirects.yaml` answers. */
  readonly spelling: (folded: string) => string | undefined;
  /** Whether a page stands there that says what is gone, or a line of `redirects.yaml` leads from there. */
  readonly settled: (folded: string) => boolean;
  /** Every address of a page, a file made from a template, or an old address that is written somewhere. */
  readonly addresses: () => Iterable<string>;
  /** See `Indexes`. */
  readonly indexes: () => Digest;
};

/**
 * The redirects that follow from the register: from every address that was published before to where its owner stands
 * now. An address whose owner is gone is an error, unless something else answers there.
 */
export function registeredRedirects(
  bench: Bench,
  answered: Answered,
): {
  readonly redirects: readonly Redirect[];
  /** Addresses that differ in letter case alone from where their owner stands now, or from another old address. */
  readonly twins: readonly Redirect[];
  readonly findings: readonly Finding[];
} {
  const { followed } = bench.archive;
  const redirects = new Map<string, Redirect>();
  const twins = new Map<string, Redirect>();
  const findings: Finding[] = followed.register.unread.map(unreadLine);
  const isFree = (folded: string) => answered.leads(folded) === undefined && !answered.served(folded);
  const lead = ({ address, line }: Registered, target: SitePath, from = address) => {
    const folded = foldAddress(from);
    const at = () => ({ line, column: 1 });
    const redirectTo = (path: SitePath, twin: boolean): Redirect => ({
      ...{ from, to: bench.href(path), target: path, source: REGISTER as SourcePath, at, twin },
    });
    // What answers at an address that differs in letter case alone does not answer here on most hosts.
    const rival = redirects.get(folded)?.from ?? answered.spelling(folded);
    if (folded === foldPath(target)) {
      if (from !== target) twins.set(from, redirectTo(target, true));
    } else if (rival === undefined && isFree(folded)) redirects.set(folded, redirectTo(target, false));
    else if (rival !== undefined && rival !== from)
      twins.set(from, redirectTo(answered.leads(folded) ?? target, true));
  };
  const overview = (address: string) =>
    answered.served('/archive/') && address !== '/archive/' ? ARCHIVE : HOME;
  const had = hadFiles(otherLines(followed.register));
  for (const { registered, path, kind } of followed.moved) {
    lead(registered, path);
    if (kind)
      for (const file of following(kind))
        if (answered.served(foldPath(path + file)) || had(kind, file))
          lead(registered, followerOf(path, file, answered), registered.address + file);
  }
  for (const { registered, path } of followed.manifests) {
    const manifest = manifestPath({ path });
    lead(registered, answered.served(foldPath(manifest)) ? manifest : path);
  }
  const lostNow: Lost[] = [];
  const lostLines = new Set(followed.lost.map(({ registered }) => registered));
  /** Where a reader who follows an address arrives now. */
  const endOf = (address: string): SitePath | undefined => {
    let at = address;
    // A chain that does not end after this many steps is a circle, which is reported elsewhere.
    for (let step = 0; step < 9; step++) {
      const folded = foldAddress(at);
      const standing = answered.at(folded);
      if (standing !== undefined) return standing;
      const next = answered.leads(folded) ?? redirects.get(folded)?.target;
      if (next === undefined || next === null) return undefined;
      at = next;
    }
    return undefined;
  };
  const others = followed.lost.length === 0 ? null : Map.groupBy(followed.register.lines, ownerAmong);
  for (const lost of followed.lost) {
    const { registered } = lost;
    if (!isFree(foldAddress(registered.address))) continue;
    // A decision about one address of a dispatch holds for all addresses that it had.
    const settled = others
      ?.get(ownerAmong(registered))
      ?.filter(({ address, stood }) => stood.kind !== 'alias' && answered.settled(foldAddress(address)))
      .map(({ address }) => endOf(address));
    const end = 'name' in registered.stood ? undefined : settled?.find((one) => one !== undefined);
    if (end !== undefined) lead(registered, end);
    // What became of a manifest is reported with its dispatch.
    else if (registered.stood.kind !== 'facsimile') lostNow.push(lost);
  }
  const fed = fedPages(bench);
  const ofFed = new Set<string>(fed.map(({ path }) => path));
  for (const registered of linesToLead(followed.register, answered)) {
    const { address, stood } = registered;
    // A dispatch, a page or a story was followed when the archive was filed.
    if ('id' in stood || 'source' in stood || stood.kind === 'files' || stood.kind === 'base') continue;
    if (isFed(stood)) {
      // Feeds and references of what is gone lead where its page leads.
      const stands = !lostLines.has(registered) && (ofFed.has(address) || answered.served(foldPath(address)));
      const end = stands ? undefined : endOf(address);
      if (end === undefined) continue;
      for (const file of following(stood.kind))
        lead(registered, followerOf(end, file, answered), address + file);
    }
    if (!isFree(foldAddress(address))) continue;
    if (stood.kind === 'dates') lead(registered, datesNow(address, endOf, answered));
    if (stood.kind === 'feed')
      lead(registered, followerOf(endOf(address.replace(YEAR_FEED, '')) ?? HOME, 'feed.xml', answered));
    if (stood.kind === 'index') lead(registered, changedAt(address, endOf, answered) ?? overview(address));
    if (stood.kind === 'config') lostNow.push({ registered, heldBack: null, likely: null });
    if (stood.kind === 'redirect') {
      const inside = insideTarget(stood.to, bench.archive.site);
      const end = inside === null ? undefined : endOf(inside);
      if (end !== undefined) lead(registered, end);
      else if (/^https?:/.test(stood.to)) redirects.set(foldAddress(address), outside(registered, stood.to));
      else lostNow.push({ registered, heldBack: null, likely: null });
    }
  }
  // These depend on the pages of this edition and not on the register, which gains lines only when the edition is
  // published.
  for (const { kind, path } of fed)
    for (const file of following(kind)) {
      const line = isMade(kind, file, bench.archive.site) ? undefined : had(kind, file);
      if (line && !answered.served(foldPath(path + file)))
        lead(line, followerOf(path, file, answered), path + file);
    }
  const below = belowBase(bench);
  findings.push(...below.findings);
  for (const { line, prefix } of below.prefixes) {
    const known = followed.register.lines.map(({ address }) => address);
    for (const address of new Set([...answered.addresses(), ...known])) {
      const end = endOf(address);
      if (end !== undefined) lead(line, end, prefix + address);
    }
  }
  lostNow.push(...deadEnds(bench, answered, endOf));
  findings.push(...addressesLost(lostNow));
  return { redirects: [...redirects.values()], twins: [...twins.values()], findings };
}

/**
 * Registered addresses from which a line of `redirects.yaml` leads to nothing, unless nothing but that line ever stood
 * there.
 */
function deadEnds(
  { archive: { site, followed } }: Bench,
  { served }: Answered,
  endOf: (address: string) => SitePath | undefined,
): readonly Lost[] {
  const dead = new Map<string, { readonly to: string; readonly target: SitePath }>();
  for (const { from, to } of site.redirects) {
    const target = insideTarget(to, site);
    if (target === null || served(foldPath(target.replace(/(?<=.)\/$/, '')))) continue;
    const address = pathOfAlias(from, site);
    if (endOf(address) === undefined) dead.set(foldAddress(address), { to, target });
  }
  if (dead.size === 0) return [];
  return followed.register.lines.flatMap((registered) => {
    const { address, stood } = registered;
    const end = dead.get(foldAddress(address));
    if (!end || (stood.kind === 'redirect' && stood.to === end.to)) return [];
    return { registered, heldBack: null, likely: null, deadEnd: end.target };
  });
}

/** The lines of a register, except those of indexes that have not moved. */
function linesToLead(register: Register, { indexes }: Answered): readonly Registered[] {
  const { kept } = register;
  return kept?.indexes === indexes() ? kept.others : register.lines;
}

/** A text that is equal for lines about the same dispatch. */
function ownerAmong({ stood }: Registered): string {
  return ownerOf(stood);
}

function isFed(
  stood: Registered['stood'],
): stood is Extract<Registered['stood'], { readonly kind: FedKind }> {
  return 'name' in stood || 'list' in stood || 'member' in stood;
}

/** Every page that has, or could have, feeds beside it, but for that of the whole site. */
function fedPages({ archive }: Bench): readonly { readonly kind: FedKind; readonly path: SitePath }[] {
  return [
    ...Object.values(archive.shelves).flat(),
    ...archive.stories.map(({ path }) => ({ kind: 'story' as const, path })),
    ...archive.lists.map(({ path }) => ({ kind: 'list' as const, path })),
  ];
}

/** Whether every page of a kind has a file beside it now. */
function isMade(kind: FedKind, file: string, site: Bench['archive']['site']): boolean {
  return (FEEDS as readonly string[]).includes(file) ? hasFeeds(kind, site) : site.citations;
}

/** The line of the register that says that every page of a kind had a file beside it. */
function hadFiles(lines: readonly Registered[]): (kind: FedKind, file: string) => Registered | undefined {
  const known = new Map(
    lines.filter(({ stood }) => stood.kind === 'files').map((line) => [line.address, line]),
  );
  return (kind, file) => {
    const [first] = (FEEDS as readonly string[]).includes(file) ? FEEDS : REFERENCES;
    return known.get(`/${folderOfKind(kind)}/*/${first}`);
  };
}

/** The files that every page of a kind has beside it. */
function following(kind: FedKind): readonly string[] {
  if (kind === 'story' || kind === 'list') return [FEEDS[0]];
  const { feed, citations }: { readonly feed: string | null; readonly citations?: true } = SHELVES[kind];
  return [...(feed === null ? [] : FEEDS), ...(citations ? REFERENCES : [])];
}

const HOME = '/' as SitePath;
const ARCHIVE = '/archive/' as SitePath;
const YEAR_FEED = /feed\/\d{4}\.xml$/;

/** The file of a page that has taken the place of another: its own, else that of the whole site, else the page. */
function followerOf(page: SitePath, file: string, { served }: Answered): SitePath {
  return ([page + file, `/${file}`].find((path) => served(foldPath(path))) ?? page) as SitePath;
}

/**
 * Where the page that said how a dispatch changed is now: beside the dispatch, else the dispatch itself. Undefined if the
 * address is not that of such a page.
 */
function changedAt(
  address: string,
  endOf: (address: string) => SitePath | undefined,
  { served }: Answered,
): SitePath | undefined {
  const [, stem] = /^(.+?)[/-]changes\/$/.exec(address) ?? [];
  if (stem === undefined) return undefined;
  const end = [`${stem}/`, `${stem}.html`, `${stem}.htm`, stem].map(endOf).find((one) => one !== undefined);
  if (end === undefined) return undefined;
  const beside = changesPath(end);
  return served(foldPath(beside)) ? beside : end;
}

/** The page of dates nearest to one that is gone: of the same shelf or of the whole archive, the narrowest that holds it. */
function datesNow(
  address: string,
  endOf: (address: string) => SitePath | undefined,
  { served }: Answered,
): SitePath {
  const [, shelf = '/', dates = ''] = /^(.*?\/)(\d{4}\/(?:\d\d\/){0,2})$/.exec(address) ?? [];
  const home = shelf === '/' ? HOME : (endOf(shelf) ?? HOME);
  const parts = dates.split('/').filter(Boolean);
  for (let length = parts.length; length > 0; length--) {
    const path = `${home}${parts.slice(0, length).join('/')}/`;
    if (served(foldPath(path))) return path as SitePath;
  }
  return home === HOME && served('/archive/') ? ARCHIVE : home;
}

function outside({ address, line }: Registered, to: string): Redirect {
  return {
    from: address,
    to: new URL(to).href as Redirect['to'],
    target: null,
    source: REGISTER as SourcePath,
    at: () => ({ line, column: 1 }),
    twin: false,
  };
}
