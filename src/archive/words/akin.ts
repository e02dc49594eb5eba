import { type AkinPiece, type Told, withReasons } from './reasons.ts';
import { Sought } from './sought.ts';
import { openTermIndex } from './term-index.ts';
import { numberTerms, type Piece } from './terms-by-id.ts';

/** How many earlier pieces there must be: fewer do not show which words are rare. */
const ENOUGH = 12;
/** How many akin pieces are looked for: an editor may have picked some of them. */
const WANTED = 6;
/** A term is looked for in the latest pieces that have it. */
const LATEST = 128;
/** The score of a piece is a share of the weight of this many sought terms. */
const COMPARED = 20;
/** A piece with a lower score is not listed: among random words, few pieces reach it. */
const LEAST = 0.2;
/** A term that occurs often in a piece weighs more than one that occurs once, but at most 1 + K3 times as much. */
const K3 = 1.5;
/** The more earlier pieces have a term, the less it weighs: a fifth less each time that their number doubles. */
const FALL = 0.3;
/** What nearness in time adds to a score at most. A year apart, it adds half as much. */
const NEARNESS = 0.25;
const YEAR = 365 * 86_400_000;

/**
 * Finds the earlier pieces (`pieces`: oldest first, of one language) that share the most telling words with each of those
 * from `first` to `last`. How telling a word is depends only on the number of earlier pieces that have it, rounded
 * to a power of four. So a new piece changes no earlier list, and a word added to an old piece changes very few.
 */
export function findAkin(
  pieces: readonly Piece[],
  first = 0,
  last = pieces.length - 1,
): ReadonlyMap<number, readonly AkinPiece[]> {
  const found = new Map<number, readonly AkinPiece[]>();
  for (const [at, { akin }] of search(pieces, first, last)) if (akin.length > 0) found.set(at, akin);
  return found;
}

/**
 * What was found for a piece, and how: a number that stands for the terms that were looked for, and the least score with
 * which another piece would be listed, too.
 */
export type Search = { readonly akin: readonly AkinPiece[]; readonly sign: number; readonly bar: number };

/** Earlier searches among the same number of pieces, a few of which have changed since. */
export type Before = {
  readonly changed: readonly number[];
  readonly of: (at: number) => Search | undefined;
};

/**
 * Does the work of `findAkin`. What was found before for a piece is found again if it has not changed, if its terms weigh
 * the same and are looked for in the same pieces, and if no changed piece is or will be among those that were found.
 */
export function search(
  pieces: readonly Piece[],
  first: number,
  last = pieces.length - 1,
  before: Before | null = null,
): ReadonlyMap<number, Search> {
  const terms = numberTerms(pieces, first);
  const desk: Desk = {
    pieces,
    terms,
    index: openTermIndex(terms),
    steps: Uint8Array.from({ length: pieces.length + 1 }, (_, count) => stepOf(count)),
    sought: new Sought(),
    ranks: new Uint8Array(terms.idCount),
    scores: new Float64Array(pieces.length),
    reached: new Int32Array(pieces.length),
  };
  const found = new Map<number, Search>();
  const changed = before?.changed.map((piece) => weightsIn(piece, desk)) ?? [];
  for (let at = 0; at <= last; at++) {
    if (at >= first && desk.index.pieceCount() >= ENOUGH) {
      seek(at, desk);
      const sign = signOf(desk);
      const known = before?.of(at);
      if (known?.sign === sign && !changed.some((one) => isOrWillBe(one, known, at, desk)))
        found.set(at, known);
      else {
        const { places, bar } = best(at, desk);
        found.set(at, { akin: withReasons(places, at, desk), sign, bar });
      }
    }
    if ((pieces[at] as Piece).isListed) desk.index.add(at);
  }
  return found;
}

/** What finding takes, and room for the work of one piece. */
type Desk = Told & {
  /** The score of each earlier piece, 0 between pieces; and those whose score is high enough. */
  readonly scores: Float64Array;
  readonly reached: Int32Array;
};

/** The even power of two that is nearest to a count, as its exponent; 0 for none. */
function stepOf(count: number): number {
  return count === 0 ? 0 : 2 * Math.round(Math.log2(count) / 2);
}

/** How much a term weighs by its step. */
const RARITIES = Float64Array.from({ length: 64 }, (_, step) => 2 ** (-FALL * step));

/** Looks for the terms of a piece that weigh most. */
function seek(at: number, { terms: { starts, ends, ids, counts }, index, steps, sought }: Desk): void {
  sought.clear();
  const start = starts[at] as number;
  const end = ends[at] as number;
  for (let term = start; term < end; term++) {
    const id = ids[term] as number;
    const before = index.count(id);
    if (before === 0) continue;
    const rarity = RARITIES[steps[before] as number] as number;
    const count = counts[term] as number;
    sought.put(id, term - start, (rarity * count * (1 + K3)) / (count + K3));
  }
}

/** A number that stands for the terms that are looked for, how telling they are, and in which pieces they are looked for. */
function signOf({ sought, steps, index, terms: { hashes } }: Desk): number {
  let [high, low] = [sought.size, sought.size];
  for (let rank = 0; rank < sought.size; rank++) {
    const id = sought.ids[rank] as number;
    const step = steps[index.count(id)] as number;
    const term =
      (hashes[id + 1] as number) ^
      Math.imul(step + 1, 0x9e3779b1) ^
      Math.imul(index.since(id, LATEST), 0x27d4eb2f);
    high = Math.imul(high ^ term, 0x85ebca6b);
    high ^= high >>> 15;
    low = Math.imul(low + term, 0xc2b2ae35);
    low ^= low >>> 13;
  }
  return (high >>> 0) * 2 ** 21 + (low >>> 11);
}

/** A piece, and the weight of each of its terms by its id. */
type Weighed = { readonly piece: number; readonly weights: ReadonlyMap<number, number> };

function weightsIn(piece: number, { terms: { starts, ends, ids }, index }: Desk): Weighed {
  const weights = new Map<number, number>();
  for (let term = starts[piece] as number; term < (ends[piece] as number); term++)
    weights.set(ids[term] as number, index.weights[term] as number);
  return { piece, weights };
}

/** Whether a changed piece is among those that were found for a piece, or may be now: then all are looked for again. */
function isOrWillBe({ piece, weights }: Weighed, known: Search, at: number, desk: Desk): boolean {
  if (piece >= at) return false;
  if (known.akin.some(({ at }) => at === piece)) return true;
  const { pieces, sought } = desk;
  let score = 0;
  for (let rank = 0; rank < sought.size; rank++)
    score += (sought.weights[rank] as number) * (weights.get(sought.ids[rank] as number) ?? 0);
  const shared = score / wholeOf(sought) + TINY;
  return shared >= LEAST && shared + nearness(pieces[at] as Piece, pieces[piece] as Piece) >= known.bar;
}

/** More than the error of a score. */
const TINY = 1e-9;

/** The weight of the terms with which scores are compared. */
function wholeOf({ size, weights }: Sought): number {
  let whole = 0;
  for (let rank = 0; rank < Math.min(COMPARED, size); rank++) whole += weights[rank] as number;
  return whole;
}

/** The places of the earlier pieces that share most with a piece, the best first; and what others must reach (`Search`). */
function best(
  at: number,
  { pieces, index, sought, scores, reached }: Desk,
): { readonly places: readonly number[]; readonly bar: number } {
  const { ids, weights } = sought;
  const whole = wholeOf(sought);
  let many = 0;
  for (let rank = 0; rank < sought.size; rank++)
    many = index.addScores(
      ids[rank] as number,
      LATEST,
      weights[rank] as number,
      scores,
      LEAST * whole,
      reached,
      many,
    );
  const chosen: { readonly piece: number; readonly score: number }[] = [];
  for (let place = 0; place < many; place++) {
    const piece = reached[place] as number;
    const shared = (scores[piece] as number) / whole;
    const score = shared + nearness(pieces[at] as Piece, pieces[piece] as Piece);
    let rank = chosen.length;
    while (rank > 0 && isBetter(score, piece, chosen[rank - 1] as (typeof chosen)[number])) rank--;
    if (rank >= WANTED) continue;
    chosen.splice(rank, 0, { piece, score });
    if (chosen.length > WANTED) chosen.pop();
  }
  for (let rank = 0; rank < sought.size; rank++) index.clearScores(ids[rank] as number, LATEST, scores);
  return {
    places: chosen.map(({ piece }) => piece),
    bar: chosen.length < WANTED ? 0 : (chosen.at(-1)?.score ?? 0),
  };
}

function nearness(piece: Piece, earlier: Piece): number {
  return NEARNESS / (1 + (piece.instant - earlier.instant) / YEAR);
}

/** Of two pieces with the same score, the later one is better. */
function isBetter(
  score: number,
  piece: number,
  than: { readonly piece: number; readonly score: number },
): boolean {
  return score > than.score || (score === than.score && piece > than.piece);
}
