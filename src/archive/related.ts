import { type Clipping, rankIn } from './clipping.ts';
import type { Threads } from './threads.ts';

/** Chooses the dispatches for "More from …": at most four for each clipping. */
export type Related = (clipping: Clipping) => readonly Clipping[];

const WANTED = 4;
/** How many of a shelf's nearest earlier dispatches are considered; this limits the work for each clipping. */
const LOOK_BACK = 12;
const DAY = 86_400_000;

/**
 * Chooses related dispatches: hand-picked ones first, then earlier ones by shared rare tags, column and nearness. Rarity
 * is counted among earlier dispatches, so that a new dispatch changes no older page. Later ones only fill up the list.
 */
export function relate(listed: readonly Clipping[], { picked }: Threads): Related {
  return (clipping) => {
    const chosen = new Set(picked.get(clipping)?.slice(0, WANTED));
    const at = rankIn(listed, clipping);
    for (const earlier of earlierOnes(clipping, at, listed)) {
      if (chosen.size >= WANTED) break;
      chosen.add(earlier);
    }
    for (let later = at - 1; chosen.size < WANTED && later >= 0; later--)
      chosen.add(listed[later] as Clipping);
    return [...chosen];
  };
}

function earlierOnes(clipping: Clipping, at: number, listed: readonly Clipping[]): readonly Clipping[] {
  const score = new Map<Clipping, number>();
  const near = (other: Clipping) => 1 / (1 + (clipping.instant - other.instant) / (365 * DAY));
  const consider = (other: Clipping, weight: number) => {
    score.set(other, (score.get(other) ?? 0.2 * near(other)) + weight);
  };
  for (const tag of clipping.tags) {
    const index = rankIn(tag.clippings, clipping);
    if (tag.clippings[index] !== clipping) continue;
    const before = tag.clippings.length - index - 1;
    const weight = 1 / Math.log2(2 + before);
    for (const other of tag.clippings.slice(index + 1, index + 1 + LOOK_BACK)) consider(other, weight);
  }
  if (clipping.column) {
    const { clippings } = clipping.column;
    const index = rankIn(clippings, clipping);
    if (clippings[index] === clipping)
      for (const other of clippings.slice(index + 1, index + 1 + WANTED)) consider(other, 0.1);
  }
  const start = listed[at] === clipping ? at + 1 : at;
  for (const other of listed.slice(start, start + WANTED)) consider(other, 0);
  return [...score].sort(([a, m], [b, n]) => n - m || b.instant - a.instant).map(([other]) => other);
}
