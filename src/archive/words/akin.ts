import { countTerms, formsOf } from '../../model/terms.ts';
import { openTermIndex, type TermIndex } from './term-index.ts';
import { type NumberedTerms, numberTerms, type Piece } from './terms-by-id.ts';

/** An earlier piece that shares words with one: its place in the list, and the words that weigh most, as written. */
export type AkinPiece = { readonly at: number; readonly because: string | null };

/** How many earlier pieces there must be: fewer do not show which words are rare. */
const ENOUGH = 12;
/** How many akin pieces are looked for: an editor may have picked some of them. */
const WANTED = 6;
/** Of the terms of a piece, those that weigh most are looked for, each in the latest pieces that have it. */
const SOUGHT = 40;
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
  const terms = numberTerms(pieces, first);
  const index = openTermIndex(terms);
  const room = { scores: new Float64Array(pieces.length), reached: new Int32Array(pieces.length) };
  const found = new Map<number, readonly AkinPiece[]>();
  for (let at = 0; at <= last; at++) {
    if (at >= first && index.pieceCount() >= ENOUGH) {
      const sought = soughtOf(at, terms, index);
      const akin = best(at, sought, pieces, index, room);
      if (akin.length > 0) found.set(at, withReasons(akin, at, sought, pieces, index));
    }
    if ((pieces[at] as Piece).isListed) index.add(at);
  }
  return found;
}

/** A term that is looked for; `place`: among the terms of its piece. */
type Sought = { readonly id: number; readonly place: number; readonly weight: number };

/** The terms of a piece that weigh most, the heaviest first. */
function soughtOf(at: number, { starts, ids, counts }: NumberedTerms, index: TermIndex): readonly Sought[] {
  const sought: Sought[] = [];
  const start = starts[at] as number;
  const end = starts[at + 1] as number;
  for (let term = start; term < end; term++) {
    const id = ids[term] as number;
    const before = index.count(id);
    if (before === 0) continue;
    const rarity = 2 ** (-FALL * stepOf(before));
    const count = counts[term] as number;
    sought.push({ id, place: term - start, weight: (rarity * count * (1 + K3)) / (count + K3) });
  }
  return sought.sort((a, b) => b.weight - a.weight || a.place - b.place).slice(0, SOUGHT);
}

/** The even power of two that is nearest to a count, as its exponent. */
function stepOf(count: number): number {
  return 2 * Math.round(Math.log2(count) / 2);
}

/** Room for the work of one piece: the score of each earlier piece, 0 between pieces, and those whose score is high enough. */
type Room = { readonly scores: Float64Array; readonly reached: Int32Array };

/** The places of the earlier pieces that share most with a piece, the best first. */
function best(
  at: number,
  sought: readonly Sought[],
  pieces: readonly Piece[],
  index: TermIndex,
  { scores, reached }: Room,
): readonly number[] {
  const whole = sought.slice(0, COMPARED).reduce((sum, { weight }) => sum + weight, 0);
  let many = 0;
  for (const { id, weight } of sought)
    many = index.addScores(id, LATEST, weight, scores, LEAST * whole, reached, many);
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
  for (const { id } of sought) index.clearScores(id, LATEST, scores);
  return chosen.map(({ piece }) => piece);
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

/** Two words that stand together, and marks, tell a reader more than a single word: their weight is multiplied by this. */
const PHRASE_BONUS = 2.5;
/**
 * Above these steps, a term is too common to be told as a reason: "both on regular" says nothing. A word in small letters may
 * be in 7 earlier pieces, a name in 31, a tag in 127. Two words that stand together are always telling, and short words in
 * small letters never are.
 */
const COMMONEST = { word: 2, name: 4, mark: 6 } as const;
const LONG = 6;

/** Whether a term can be told as a reason. `step`: how many earlier pieces have it (see `stepOf`). */
function isTelling(form: string, isMark: boolean, step: number): boolean {
  if (isMark) return step <= COMMONEST.mark;
  if (form.includes(' ')) return true;
  return isName(form) ? step <= COMMONEST.name : step <= COMMONEST.word && form.length >= LONG;
}

/** Whether a word looks like a name, or is of a script without capitals, in which words are short. */
function isName(form: string): boolean {
  return !/^\p{Ll}/u.test(form);
}

function withReasons(
  akin: readonly number[],
  at: number,
  sought: readonly Sought[],
  pieces: readonly Piece[],
  index: TermIndex,
): readonly AkinPiece[] {
  const { terms, marks } = pieces[at] as Piece;
  const forms = formsOf(terms);
  const words = countTerms(terms);
  const showable = sought.flatMap(({ id, place, weight }) => {
    const isMark = place >= words;
    const form = isMark ? marks[place - words]?.name : forms[place];
    if (!form || !isTelling(form, isMark, stepOf(index.count(id)))) return [];
    return [{ id, form, weight: weight * (isMark || form.includes(' ') ? PHRASE_BONUS : 1) }];
  });
  return akin.map((piece) => {
    let [because, most]: [string | null, number] = [null, 0];
    for (const { id, form, weight } of showable) {
      const share = weight * index.weight(id, piece);
      if (share > most) [because, most] = [form, share];
    }
    return { at: piece, because };
  });
}
