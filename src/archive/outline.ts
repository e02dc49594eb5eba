import { type Digest, digest, digestAll, digestEach } from '../model/digest.ts';
import type { Json } from '../model/json.ts';
import type { Archive } from './archive.ts';
import type { Body, Clipping, List, Shelf, Slip, StandingPage, Story } from './clipping.ts';
import type { Placed } from './filed.ts';

/**
 * Digest of everything in an archive that pages may read without `Reads` recording it: all but the words and bodies of
 * dispatches. If two archives have the same outline, a page differs only if a part that it read does. The types require
 * every new field of an archive or a clipping to be entered here.
 */
export function outlineOf(archive: Archive): Digest {
  const {
    site,
    listed,
    corrected,
    changed,
    unlisted,
    pages,
    shelves,
    stories,
    lists,
    threads,
    translations,
    portraits,
  } = archive;
  const outline: { readonly [field in keyof Archive]: Iterable<string> } = {
    // The clock only decides which dispatches are filed and which of them are under embargo.
    site: [JSON.stringify({ ...site, now: 0 })],
    listed: listed.values().map(lineOf),
    unlisted: unlisted.values().map(lineOf),
    corrected: [placesOf(corrected)],
    changed: [placesOf(changed)],
    pages: pages.map(pageLine),
    shelves: Object.values(shelves).flatMap((list: readonly Shelf[]) => list.map(shelfLine)),
    stories: stories.map(storyLine),
    lists: lists.map(listLine),
    threads: [threads.referred, threads.picked].flatMap(placesIn),
    translations: placesIn(translations),
    portraits: [...portraits].map(([{ path }, picture]) => path + JSON.stringify(picture)),
    assets: archive.assets.map((asset) => JSON.stringify(asset)),
    heldFiles: archive.heldFiles.map((file) => JSON.stringify(file)),
    leftOut: [JSON.stringify(archive.leftOut)],
    held: archive.held.map((dispatch) => dispatch.digest),
    gone: archive.gone.map(({ dispatch, path, shelves }) =>
      [dispatch.digest, path, ...shelves.map((shelf) => shelf.path)].join(' '),
    ),
    // The trace is tied to the register, too.
    followed: archive.followed.moved.map(({ registered, path }) => `${registered.address} ${path}`),
    // The rest of it follows from the other entries.
    directory: [...archive.directory.added, ...archive.directory.left],
    // This follows from the other entries.
    related: [],
    // No page shows them.
    reads: [],
    findings: [],
  };
  return digestAll(...Object.values(outline).map(digestEach));
}

/**
 * Digest of the part `dispatch` of `PARTS`: the dispatch, identified by its file, and what was found about it. What its
 * body shows follows from it and from the outline, which has everything that links and pictures can lead to.
 */
export function stateOf({ dispatch, akin }: Pick<Clipping, 'dispatch' | 'akin'>): Digest {
  const { mentions, history } = dispatch;
  if (mentions.length === 0 && akin.length === 0 && history === null) return dispatch.digest;
  return digest(dispatch.digest + JSON.stringify([mentions, akin, history]));
}

function lineOf(clipping: Clipping): string {
  const { slip, rank, shelves, names, instant, day, path, href, lang, embargoed, scanned } = clipping;
  const line: { readonly [field in keyof Placed]: Json } = {
    slip: slipOf(slip),
    shelves: shelves.map((shelf) => shelf.path),
    names: names.map((shelf) => shelf.path),
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
    scanned,
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
  return JSON.stringify(line) + stateOf({ dispatch: page.dispatch, akin: [] });
}

function shelfLine({ clippings: _clippings, ...shelf }: Shelf): string {
  return JSON.stringify(shelf);
}

function storyLine({ path, title, clippings }: Story): string {
  return JSON.stringify([path, title, placesOf(clippings)]);
}

function listLine({ pieces, ...list }: List): string {
  return JSON.stringify([list, pieces.map(({ clipping, note }) => [clipping.rank, note])]);
}

/** Picks the fields of a slip: in memory the value is a whole dispatch. */
function slipOf(slip: Slip): { readonly [field in keyof Slip]: Json } {
  const { source, slug, id, filed, updated, draft, unlisted, aliases, canonical, corrections } = slip;
  return { source, slug, id, filed, updated, draft, unlisted, aliases, canonical, corrections };
}

function placesIn(lists: ReadonlyMap<Clipping, readonly Clipping[]>): readonly string[] {
  return [...lists].map(([{ rank }, others]) => `${rank}: ${placesOf(others)}`);
}

function placesOf(clippings: readonly Clipping[]): string {
  return clippings.map(({ rank }) => rank).join();
}
