import type { Clipping, Shelf, StandingPage } from '../archive/clipping.ts';
import { pathOfAlias } from '../archive/directory.ts';
import { identityOf } from '../archive/followed.ts';
import { leavesSite } from '../archive/permalinks.ts';
import { isPlaceholder } from '../model/address/placeholder.ts';
import { type Registered, registerText, type Stood } from '../model/register.ts';
import type { Planned } from './prepare.ts';

/** What is done with the register: `keep` writes it, `compare` only tells what it lacks, `leave` does neither. */
export type RegisterUse = 'keep' | 'compare' | 'leave';

/** The register with the addresses of an edition. */
export type UpdatedRegister = {
  readonly text: string;
  /** How many addresses are new. */
  readonly added: number;
};

/**
 * The register as it should be once an edition is published: new addresses are added, and lines follow what they name. No
 * line is ever removed. Null if nothing changes. `now`: milliseconds since 1970; `isWanted`: which new lines are added.
 */
export function updatedRegister(
  planned: Planned,
  now: number,
  isWanted: (stood: Stood) => boolean = () => true,
): UpdatedRegister | null {
  const { register, renamed } = planned.archive.followed;
  const known = new Set(register.lines.map(({ address }) => address));
  const added: Registered[] = [];
  const today = new Date(now).toISOString().slice(0, 10);
  const owned = new Set(register.lines.map(({ stood }) => ownerOf(stood)));
  for (const [address, stood, first] of published(planned)) {
    if (known.has(address)) continue;
    known.add(address);
    const what = stood();
    if (!isWanted(what)) continue;
    const isFirst = first !== null && first < today && !owned.has(ownerOf(what));
    added.push({ address, since: isFirst ? first : today, stood: what, line: 0 });
  }
  if (added.length === 0 && renamed.size === 0) return null;
  const lines = register.lines.map((line) => {
    const stood = renamed.get(line.line);
    return stood ? { ...line, stood } : line;
  });
  return { text: registerText([...lines, ...added]), added: added.length };
}

/**
 * The register with the old addresses of an archive alone: an import enters them, so that an alias that is taken out later
 * is still kept. Null if nothing changes.
 */
export function registerOfOldAddresses(planned: Planned, now: number): UpdatedRegister | null {
  if (!hasRegister(planned)) return null;
  return updatedRegister(planned, now, ({ kind }) => kind === 'alias' || kind === 'redirect');
}

/** Whether a site keeps a register: one whose address is not known yet does not. */
export function hasRegister({ site }: Planned): boolean {
  return site.register && !isPlaceholder(site.origin);
}

/** An address of an edition: what stands there, and the day since when, if that is known from the archive itself. */
type Published = readonly [address: string, stood: () => Stood, since: string | null];

function* published({ archive, edition }: Planned): Generator<Published> {
  const { listed, unlisted, pages, site } = archive;
  const owners = new Map<string, Published>();
  for (const clipping of [...listed, ...unlisted])
    owners.set(clipping.path, [clipping.path, () => dispatchAt(clipping), clipping.slip.filed?.day ?? null]);
  for (const page of pages) owners.set(page.path, [page.path, () => pageOf(page), null]);
  for (const shelf of Object.values(archive.shelves).flat() as readonly Shelf[])
    owners.set(shelf.path, [
      shelf.path,
      () => ({ kind: shelf.kind, name: shelf.name }),
      shelf.clippings.at(-1)?.day || null,
    ]);
  for (const { url, template } of edition.pages) {
    const owner = owners.get(url);
    const kind = owner ? null : kindOf(url, template);
    if (owner) yield owner;
    else if (kind) yield [url, () => ({ kind }), null];
  }
  for (const clipping of [...listed, ...unlisted, ...pages])
    for (const alias of clipping.slip.aliases) {
      const address = pathOfAlias(alias, site);
      if (!leavesSite(address)) yield [address, () => ({ kind: 'alias', ...identityOf(clipping) }), null];
    }
  for (const { from, to } of site.redirects) {
    const address = pathOfAlias(from, site);
    if (!leavesSite(address)) yield [address, () => ({ kind: 'redirect', to }), null];
  }
}

function dispatchAt(clipping: Clipping): Stood {
  return { kind: 'dispatch', ...identityOf(clipping) };
}

function pageOf(page: StandingPage): Stood {
  return { kind: 'page', ...identityOf(page) };
}

/** What a page of the archive itself is to the register; null for one that follows from others or that no reader visits. */
function kindOf(url: string, template: string): 'dates' | 'feed' | 'index' | null {
  if (/\/feed\/\d{4}\.xml$/.test(url)) return 'feed';
  if (!/(?:\/|\.html)$/.test(url) || url === '/404.html' || NO_PAGES.has(template)) return null;
  return /\/\d{4}\/(?:\d\d\/){0,2}$/.test(url) ? 'dates' : 'index';
}

const NO_PAGES: ReadonlySet<string> = new Set(['redirect.njk', 'gone.njk']);

/** A text that is equal for two lines about the same thing. */
function ownerOf(stood: Stood): string {
  if ('name' in stood) return `${stood.kind} ${stood.name}`;
  if ('id' in stood) return `id ${stood.id}`;
  return 'source' in stood ? stood.source : stood.kind;
}
