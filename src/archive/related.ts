import type { Finding } from '../model/finding.ts';
import type { Clipping, Shelf } from './clipping.ts';
import type { Directory } from './directory.ts';
import { referencesOf } from './threads.ts';

/** "More from …": at most four for each clipping. */
export type Related = (clipping: Clipping) => readonly Clipping[];

const WANTED = 4;
/** How many of a shelf's nearest earlier dispatches are looked at: this bounds the work for each clipping. */
const LOOK_BACK = 12;
const DAY = 86_400_000;

/**
 * Hand-picked ones first, then earlier ones by shared rare tags, column and nearness. Rarity is counted over
 * what came before, so that a new dispatch changes nothing of what older pages show; later ones only fill up.
 */
export function relate(
  listed: readonly Clipping[],
  all: readonly Clipping[],
  directory: Directory,
  findings: Finding[],
): Related {
  const bySource = new Map(all.map((clipping) => [clipping.dispatch.source, clipping]));
  const picked = new Map<Clipping, readonly Clipping[]>();
  for (const clipping of all) {
    if (clipping.dispatch.related.length === 0) continue;
    picked.set(clipping, referencesOf(clipping.dispatch, 'related', bySource, directory, findings));
  }
  const position = new Map(listed.map((clipping, index) => [clipping, index]));
  const onShelf = new Map<Shelf, Map<Clipping, number>>();
  const placeOn = (shelf: Shelf, clipping: Clipping): number => {
    let places = onShelf.get(shelf);
    if (!places) {
      places = new Map(shelf.clippings.map((member, index) => [member, index]));
      onShelf.set(shelf, places);
    }
    return places.get(clipping) ?? -1;
  };
  const known = new Map<Clipping, readonly Clipping[]>();
  return (clipping) => {
    const before = known.get(clipping);
    if (before) return before;
    const chosen = new Set(picked.get(clipping)?.slice(0, WANTED));
    const at = position.get(clipping) ?? placeAmong(clipping, listed);
    for (const earlier of earlierOnes(clipping, at, listed, placeOn)) {
      if (chosen.size >= WANTED) break;
      chosen.add(earlier);
    }
    for (let later = at - 1; chosen.size < WANTED && later >= 0; later--)
      chosen.add(listed[later] as Clipping);
    chosen.delete(clipping);
    const found = [...chosen];
    known.set(clipping, found);
    return found;
  };
}

/** Where an unlisted clipping would stand among the listed ones: the index of the first that is earlier. */
function placeAmong({ dispatch }: Clipping, listed: readonly Clipping[]): number {
  const instant = dispatch.filed?.instant ?? 0;
  let [from, to] = [0, listed.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((listed[middle]?.dispatch.filed?.instant ?? 0) <= instant) to = middle;
    else from = middle + 1;
  }
  return from;
}

function earlierOnes(
  clipping: Clipping,
  at: number,
  listed: readonly Clipping[],
  placeOn: (shelf: Shelf, clipping: Clipping) => number,
): readonly Clipping[] {
  const score = new Map<Clipping, number>();
  const near = (other: Clipping) =>
    1 / (1 + ((clipping.dispatch.filed?.instant ?? 0) - (other.dispatch.filed?.instant ?? 0)) / (365 * DAY));
  const consider = (other: Clipping, weight: number) => {
    score.set(other, (score.get(other) ?? 0.2 * near(other)) + weight);
  };
  for (const tag of clipping.tags) {
    const place = placeOn(tag, clipping);
    if (place < 0) continue;
    const before = tag.clippings.length - place - 1;
    const weight = 1 / Math.log2(2 + before);
    for (const other of tag.clippings.slice(place + 1, place + 1 + LOOK_BACK)) consider(other, weight);
  }
  if (clipping.column) {
    const place = placeOn(clipping.column, clipping);
    if (place >= 0)
      for (const other of clipping.column.clippings.slice(place + 1, place + 1 + WANTED))
        consider(other, 0.1);
  }
  const start = listed[at] === clipping ? at + 1 : at;
  for (const other of listed.slice(start, start + WANTED)) consider(other, 0);
  return [...score]
    .sort(([a, m], [b, n]) => n - m || (b.dispatch.filed?.instant ?? 0) - (a.dispatch.filed?.instant ?? 0))
    .map(([other]) => other);
}
