import { type Digest, digestAll, digestEach } from '../model/digest.ts';
import type { Json } from '../model/json.ts';
import type { Archive } from './archive.ts';
import type { Body, Clipping, Shelf, Slip, StandingPage } from './clipping.ts';
import type { Placed } from './filed.ts';

/**
 * Digest of all that pages may read of an archive without `Reads` hearing it: everything but the words and bodies of
 * its dispatches. Of two archives with the same outline, pages differ only if parts that they read do. The types see
 * to it that a new field of an archive or a clipping is entered here.
 */
export function outlineOf(archive: Archive): Digest {
  const { site, listed, corrected, unlisted, pages, shelves, threads, portraits } = archive;
  const outline: { readonly [field in keyof Archive]: Iterable<string> } = {
    // What the clock decides is which dispatches are filed, and which of them are under embargo.
    site: [JSON.stringify({ ...site, now: 0 })],
    listed: listed.values().map(lineOf),
    unlisted: unlisted.values().map(lineOf),
    corrected: [placesOf(corrected)],
    pages: pages.map(pageLine),
    shelves: Object.values(shelves).flatMap((list: readonly Shelf[]) => list.map(shelfLine)),
    threads: [threads.story, threads.referred, threads.picked].flatMap((lists) =>
      [...lists].map(([{ rank }, others]) => `${rank}: ${placesOf(others)}`),
    ),
    portraits: [...portraits].map(([{ path }, picture]) => path + JSON.stringify(picture)),
    assets: archive.assets.map((asset) => JSON.stringify(asset)),
    heldFiles: archive.heldFiles.map((file) => JSON.stringify(file)),
    leftOut: [JSON.stringify(archive.leftOut)],
    held: archive.held.map((dispatch) => dispatch.digest),
    // These follow from what stands above.
    directory: [],
    related: [],
    // No page shows them.
    reads: [],
    findings: [],
  };
  return digestAll(...Object.values(outline).map(digestEach));
}

/** Digest of what `dispatch` stands for in `PARTS`: a dispatch, which its file tells, and what its body shows. */
export function stateOf(clipping: Pick<Clipping, 'dispatch' | keyof Body>): string {
  return clipping.dispatch.digest + JSON.stringify(bodyIn(clipping));
}

function lineOf(clipping: Clipping): string {
  const { slip, rank, shelves, instant, day, path, href, lang, embargoed } = clipping;
  const line: { readonly [field in keyof Placed]: Json } = {
    slip: slipOf(slip),
    shelves: shelves.map((shelf) => shelf.path),
    // These are some of its shelves.
    column: null,
    bylines: null,
    tags: null,
    rank,
    instant,
    day,
    path,
    href,
    lang,
    embargoed,
  };
  return JSON.stringify(line);
}

function pageLine(page: StandingPage): string {
  const { slip, path, href, lang } = page;
  const line: { readonly [field in Exclude<keyof StandingPage, 'dispatch' | keyof Body>]: Json } = {
    slip: slipOf(slip),
    path,
    href,
    lang,
  };
  return JSON.stringify(line) + stateOf({ ...page, thumbnail: null });
}

function shelfLine({ clippings: _clippings, ...shelf }: Shelf): string {
  return JSON.stringify(shelf);
}

/** A slip is a whole dispatch in memory: only its own fields are entered. */
function slipOf(slip: Slip): { readonly [field in keyof Slip]: Json } {
  const { source, slug, id, filed, updated, draft, unlisted, aliases, canonical, corrections } = slip;
  return { source, slug, id, filed, updated, draft, unlisted, aliases, canonical, corrections };
}

function bodyIn({ fills, archived, lead, thumbnail }: Body): { readonly [field in keyof Body]: Json } {
  return { fills, archived, lead, thumbnail };
}

function placesOf(clippings: readonly Clipping[]): string {
  return clippings.map(({ rank }) => rank).join();
}
