import type { AssetFile } from '../model/asset.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { hrefOf } from '../model/paths.ts';
import type { Picture } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { archivedLinks } from './archived-links.ts';
import type { Clipping, Shelf, StandingPage } from './clipping.ts';
import { type Directory, directoryOf } from './directory.ts';
import { fillSlots, leadPicture, portraitOf, teaserPicture } from './links.ts';
import { permalinkFindings, standingPath, withPaths } from './permalinks.ts';
import { permanentId } from './permanent-id.ts';
import { type Related, relate } from './related.ts';
import { type Shelves, shelve } from './shelves.ts';
import { followThreads, type Threads } from './threads.ts';

/** All dispatches filed. */
export type Archive = {
  readonly site: Site;
  /** On indexes and in feeds. */
  readonly listed: readonly Clipping[];
  /** Built, but on no index. */
  readonly unlisted: readonly Clipping[];
  readonly pages: readonly StandingPage[];
  readonly shelves: Shelves;
  readonly threads: Threads;
  readonly related: Related;
  /** Finds what references of its dispatches lead to. */
  readonly directory: Directory;
  readonly assets: readonly AssetFile[];
  readonly portraits: ReadonlyMap<Shelf, Picture>;
  /** Why dispatches were left out, and how many. */
  readonly leftOut: { readonly drafts: number; readonly future: number; readonly expired: number };
  /** What was left out because it is dated in the future. */
  readonly held: readonly Dispatch[];
  readonly findings: readonly Finding[];
};

/** Files dispatches and standing pages: order, shelves, addresses, links, neighbours. */
export function file(dispatches: readonly Dispatch[], assets: readonly AssetFile[], site: Site): Archive {
  const findings: Finding[] = [];
  const leftOut = { drafts: 0, future: 0, expired: 0 };
  const held: Dispatch[] = [];
  const current = dispatches.filter((dispatch) => {
    const reason = whyLeftOut(dispatch, site);
    if (reason) leftOut[reason]++;
    if (reason === 'future') held.push(dispatch);
    return reason === null;
  });
  for (const dispatch of current) findings.push(...permalinkFindings(dispatch, site));
  const ordered = current.filter((dispatch) => dispatch.kind === 'dispatch').sort(newestFirst);
  const { shelves, placed } = shelve(ordered, site, findings);
  const addressed = withPaths(placed, site);
  const pages = current
    .filter((dispatch) => dispatch.kind === 'page')
    .sort((a, b) => compareText(a.source, b.source))
    .map((dispatch) => ({ dispatch, path: standingPath(dispatch, site) }));
  const directory = directoryOf(addressed, pages, shelves, assets, site);
  const clippings: Clipping[] = addressed.map((placed) => ({
    ...placed,
    href: hrefOf(placed.path, site.base),
    id: permanentId(placed.dispatch, site),
    lang: placed.dispatch.lang ?? site.style.lang,
    embargoed: (placed.dispatch.filed?.instant ?? 0) > site.now,
    ...bodyOf(placed.dispatch, directory, findings),
  }));
  for (const clipping of clippings) {
    if (clipping.dispatch.unlisted) continue;
    for (const shelf of [clipping.column, ...clipping.bylines, ...clipping.tags])
      shelf?.clippings.push(clipping);
  }
  const listed = clippings.filter((clipping) => !clipping.dispatch.unlisted);
  const threads = followThreads(clippings, directory, findings);
  return {
    site,
    listed,
    unlisted: clippings.filter((clipping) => clipping.dispatch.unlisted),
    pages: pages.map((page) => ({
      ...page,
      href: hrefOf(page.path, site.base),
      lang: page.dispatch.lang ?? site.style.lang,
      ...bodyOf(page.dispatch, directory, findings),
    })),
    shelves: withoutEmpty(shelves),
    threads,
    related: relate(listed, clippings, directory, findings),
    directory,
    assets,
    portraits: portraitsOf(shelves, directory, findings),
    leftOut,
    held,
    findings,
  };
}

/** Whether a dispatch is still under embargo: dated after `now`, milliseconds since 1970. */
export function isEmbargoed(dispatch: Dispatch, now: number): boolean {
  return dispatch.filed !== null && dispatch.filed.instant > now;
}

function whyLeftOut(dispatch: Dispatch, site: Site): 'drafts' | 'future' | 'expired' | null {
  if (dispatch.draft && !site.drafts) return 'drafts';
  if (dispatch.expires !== null && dispatch.expires <= site.now) return 'expired';
  if (dispatch.kind === 'dispatch' && isEmbargoed(dispatch, site.now) && !site.future) return 'future';
  return null;
}

function newestFirst(a: Dispatch, b: Dispatch): number {
  return (b.filed?.instant ?? 0) - (a.filed?.instant ?? 0) || compareText(a.source, b.source);
}

/** The linked body of a dispatch: what stands in its slots, and its pictures. */
export function bodyOf(
  dispatch: Dispatch,
  directory: Directory,
  findings: Finding[],
): Pick<Clipping, 'fills' | 'archived' | 'lead' | 'thumbnail'> {
  const fills = fillSlots(dispatch, directory, findings);
  const lead = leadPicture(dispatch, directory, findings);
  const archived = archivedLinks(dispatch, directory.site);
  return { fills, archived, lead, thumbnail: lead ?? teaserPicture(dispatch, directory) };
}

function portraitsOf(
  shelves: Shelves,
  directory: Directory,
  findings: Finding[],
): ReadonlyMap<Shelf, Picture> {
  const portraits = new Map<Shelf, Picture>();
  for (const shelf of shelves.bylines) {
    const picture = shelf.image && portraitOf(shelf.name, shelf.image, directory, findings);
    if (picture) portraits.set(shelf, picture);
  }
  return portraits;
}

function withoutEmpty(shelves: Shelves): Shelves {
  const filled = (list: readonly Shelf[]) => list.filter((shelf) => shelf.clippings.length > 0);
  return { columns: filled(shelves.columns), bylines: filled(shelves.bylines), tags: filled(shelves.tags) };
}
