import type { Dispatch } from '../model/dispatch.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { hrefOf } from '../model/paths.ts';
import type { Site } from '../model/site.ts';
import type { Entry, StandingPage } from './clipping.ts';
import { permalinkFindings, standingPath, withPaths } from './permalinks.ts';
import { type Shelves, shelve } from './shelves.ts';
import { zoneHint } from './zone-hint.ts';

/** Dispatches in their order, at their addresses and named on their shelves. What is in their bodies is not looked at. */
export type Catalogue = {
  /** Newest first, unlisted ones among them. */
  readonly entries: readonly Entry[];
  readonly pages: readonly Pick<StandingPage, 'dispatch' | 'slip' | 'path'>[];
  /** Shelves on which nothing stands yet. */
  readonly shelves: Shelves;
  /** Why dispatches were left out, and how many. */
  readonly leftOut: { readonly drafts: number; readonly future: number; readonly expired: number };
  /** All that was left out. */
  readonly unpublished: readonly Dispatch[];
  /** What was left out because it is dated in the future. */
  readonly held: readonly Dispatch[];
};

/** Catalogues dispatches and standing pages; `findings` takes what is wrong with their order, names and addresses. */
export function catalogue(dispatches: readonly Dispatch[], site: Site, findings: Finding[]): Catalogue {
  const leftOut = { drafts: 0, future: 0, expired: 0 };
  const held: Dispatch[] = [];
  const unpublished: Dispatch[] = [];
  const expired: Dispatch[] = [];
  const current = dispatches.filter((dispatch) => {
    const reason = whyLeftOut(dispatch, site);
    if (reason) {
      leftOut[reason]++;
      unpublished.push(dispatch);
    }
    if (reason === 'future') held.push(dispatch);
    if (reason === 'expired' && dispatch.kind === 'dispatch') expired.push(dispatch);
    return reason === null;
  });
  findings.push(...zoneHint(dispatches, site));
  for (const dispatch of current) findings.push(...permalinkFindings(dispatch, site));
  const ordered = current.filter((dispatch) => dispatch.kind === 'dispatch').sort(newestFirst);
  const { shelves, placed } = shelve(ordered, expired, site, findings);
  return {
    entries: withPaths(placed, site).map((placed, rank) => ({
      ...placed,
      rank,
      slip: placed.dispatch,
      instant: placed.dispatch.filed?.instant ?? 0,
      day: placed.dispatch.filed?.day ?? '',
      href: hrefOf(placed.path, site.base),
      lang: placed.dispatch.lang ?? site.style.lang,
      embargoed: isEmbargoed(placed.dispatch, site.now),
    })),
    pages: current
      .filter((dispatch) => dispatch.kind === 'page')
      .sort(bySource)
      .map((dispatch) => ({ dispatch, slip: dispatch, path: standingPath(dispatch, site) })),
    shelves,
    leftOut,
    unpublished,
    held,
  };
}

/** Whether a dispatch or a standing page is still under embargo: dated after `now`, milliseconds since 1970. */
function isEmbargoed({ filed, notBefore }: Dispatch, now: number): boolean {
  return (filed?.instant ?? 0) > now || (notBefore ?? 0) > now;
}

function whyLeftOut(dispatch: Dispatch, site: Site): 'drafts' | 'future' | 'expired' | null {
  if (dispatch.draft && !site.drafts) return 'drafts';
  if (dispatch.expires !== null && dispatch.expires <= site.now) return 'expired';
  if (isEmbargoed(dispatch, site.now) && !site.future) return 'future';
  return null;
}

/**
 * Order of an archive: the latest day first, so that lists by day never turn back; within a day the latest moment
 * first; of one moment, by path. A day is the one under which a dispatch is filed, in whatever zone that was.
 */
export function newestFirst(a: Dispatch, b: Dispatch): number {
  return (
    compareText(b.filed?.day ?? '', a.filed?.day ?? '') ||
    (b.filed?.instant ?? 0) - (a.filed?.instant ?? 0) ||
    bySource(a, b)
  );
}

/** By path, whatever Unicode form a file system gives names in. */
function bySource(a: Dispatch, b: Dispatch): number {
  return compareText(a.source.normalize('NFC'), b.source.normalize('NFC'));
}
