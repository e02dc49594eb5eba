import type { Dispatch } from '../model/dispatch.ts';
import { languageCode } from '../model/language/language.ts';
import { HASH_BITS } from '../model/terms.ts';
import { fnv1a } from '../model/text/fnv.ts';
import { type Akin, type Clipping, rankIn, type Shelf } from './clipping.ts';
import type { Threads } from './threads.ts';
import { findAkin } from './words/akin.ts';
import { type AkinMemory, findKeptAkin, type KeyedPiece } from './words/kept-akin.ts';
import type { Mark, Piece } from './words/terms-by-id.ts';

/** A dispatch that "More from …" lists; `because`: words that it shares, if they are why it was chosen. */
type RelatedClipping = { readonly clipping: Clipping; readonly because: string | null };

/** Chooses the dispatches for "More from …": at most four for each clipping. */
export type Related = (clipping: Clipping) => readonly RelatedClipping[];

const WANTED = 4;
/** How many of a shelf's nearest earlier dispatches are considered; this limits the work for each clipping. */
const LOOK_BACK = 12;
const DAY = 86_400_000;
/** What a tag and a name count beside words. */
const COUNTS = { tag: 6, name: 3 };

/**
 * Chooses related dispatches: hand-picked ones first, then earlier ones that share words, then earlier ones by shared
 * rare tags, column and nearness. What is rare is counted among earlier dispatches, so that a new dispatch changes no
 * older page. Later ones only fill up the list. `clippings`: all by rank.
 */
export function relate(
  clippings: readonly Clipping[],
  listed: readonly Clipping[],
  { picked }: Threads,
): Related {
  return (clipping) => {
    const chosen = new Map<Clipping, string | null>();
    for (const other of picked.get(clipping)?.slice(0, WANTED) ?? []) chosen.set(other, null);
    const akin = clipping.akin.filter(({ rank }) => !chosen.has(clippings[rank] as Clipping));
    for (const { rank, because } of akin.slice(0, WANTED - chosen.size))
      chosen.set(clippings[rank] as Clipping, because);
    const put = (other: Clipping) => {
      if (chosen.size < WANTED && !chosen.has(other)) chosen.set(other, null);
    };
    if (chosen.size < WANTED) {
      const at = rankIn(listed, clipping);
      for (const earlier of earlierOnes(clipping, at, listed)) put(earlier);
      for (let later = at - 1; chosen.size < WANTED && later >= 0; later--) put(listed[later] as Clipping);
    }
    return [...chosen].map(([clipping, because]) => ({ clipping, because }));
  };
}

/** Finds what is akin to each clipping (all by rank, newest first) among earlier ones of its language, by rank. */
export function findAllAkin(
  clippings: readonly Clipping[],
  memory: AkinMemory,
): ReadonlyMap<number, readonly Akin[]> {
  const groups = byLanguage(clippings);
  const pieces = new Map(Array.from(groups, ([language, group]) => [language, group.map(keyedPieceOf)]));
  const akin = new Map<number, readonly Akin[]>();
  for (const [language, found] of findKeptAkin(pieces, memory)) {
    const group = groups.get(language) as readonly Clipping[];
    for (const [at, those] of found) akin.set((group[at] as Clipping).rank, inPlace(those, group));
  }
  return akin;
}

/** Finds what is akin to a single clipping that has new words. */
export function findAkinTo(
  clipping: Clipping,
  { terms }: Dispatch,
  clippings: readonly Clipping[],
): readonly Akin[] {
  const group = byLanguage(clippings).get(languageCode(clipping.lang)) ?? [];
  const at = group.indexOf(clipping);
  const pieces = group.map((other) => pieceOf(other, other === clipping ? terms : undefined));
  return inPlace(findAkin(pieces, at, at).get(at) ?? [], group);
}

/** Clippings that are compared with each other, oldest first. */
function byLanguage(clippings: readonly Clipping[]): ReadonlyMap<string, readonly Clipping[]> {
  const codes = new Map<string, string>();
  return Map.groupBy(clippings.toReversed(), ({ lang }) => {
    const code = codes.get(lang) ?? languageCode(lang);
    codes.set(lang, code);
    return code;
  });
}

function pieceOf({ dispatch, tags, names, instant, slip }: Clipping, terms = dispatch.terms): Piece {
  // Without words, tags alone say nothing new.
  const marks = terms === '' ? [] : [...tags.map(markOf), ...names.map(markOf)];
  return { terms, marks, instant, isListed: !slip.unlisted };
}

function keyedPieceOf(clipping: Clipping): KeyedPiece {
  const piece = pieceOf(clipping);
  const { digest } = clipping.dispatch;
  const marks = piece.marks.map(({ hash }) => hash).join();
  return { ...piece, key: `${digest} ${piece.instant} ${Number(piece.isListed)} ${marks}` };
}

function markOf({ kind, path, name }: Shelf): Mark {
  return { hash: fnv1a(path) & HASH_BITS, name, count: kind === 'tag' ? COUNTS.tag : COUNTS.name };
}

function inPlace(
  found: readonly { readonly at: number; readonly because: string | null }[],
  group: readonly Clipping[],
): readonly Akin[] {
  return found.map(({ at, because }) => ({ rank: (group[at] as Clipping).rank, because }));
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
