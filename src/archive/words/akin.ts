import { countTerms, formsOf } from '../../model/terms.ts';
import { Sought } from './sought.ts';
import { openTermIndex, type TermIndex } from './term-index.ts';
import { type NumberedTerms, numberTerms, type Piece } from './terms-by-id.ts';

/** An earlier piece that shares words with one: its place in the list, and the words that weigh most, as written. */
export type AkinPiece = { readonly at: number; readonly because: string | null };

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
  const found = new Map<number, readonly AkinPiece[]>();
  for (let at = 0; at <= last; at++) {
    if (at >= first && desk.index.pieceCount() >= ENOUGH) {
      seek(at, desk);
      const akin = best(at, desk);
      if (akin.length > 0) found.set(at, withReasons(akin, at, desk));
    }
    if ((pieces[at] as Piece).isListed) desk.index.add(at);
  }
  return found;
}

/** What finding takes, and room for the work of one piece. */
type Desk = {
  readonly pieces: readonly Piece[];
  readonly terms: NumberedTerms;
  readonly index: TermIndex;
  /** `stepOf` of each count. */
  readonly steps: Uint8Array;
  /** The terms of the piece that are looked for. */
  readonly sought: Sought;
  /** Of each term by its id, its rank among those that are looked for, from 1; 0 between pieces. */
  readonly ranks: Uint8Array;
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
function seek(at: number, { terms: { starts, ids, counts }, index, steps, sought }: Desk): void {
  sought.clear();
  const start = starts[at] as number;
  const end = starts[at + 1] as number;
  for (let term = start; term < end; term++) {
    const id = ids[term] as number;
    const before = index.count(id);
    if (before === 0) continue;
    const rarity = RARITIES[steps[before] as number] as number;
    const count = counts[term] as number;
    sought.put(id, term - start, (rarity * count * (1 + K3)) / (count + K3));
  }
}

/** The places of the earlier pieces that share most with a piece, the best first. */
function best(at: number, { pieces, index, sought, scores, reached }: Desk): readonly number[] {
  const { ids, weights } = sought;
  let whole = 0;
  for (let rank = 0; rank < Math.min(COMPARED, sought.size); rank++) whole += weights[rank] as number;
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

function withReasons(akin: readonly number[], at: number, desk: Desk): readonly AkinPiece[] {
  const { terms, index, sought, ranks } = desk;
  const reasons: (Reason | null)[] = [];
  for (let rank = sought.size; rank > 0; rank--) ranks[sought.ids[rank - 1] as number] = rank;
  const formOf = openForms(desk.pieces[at] as Piece);
  const told = akin.map((piece) => {
    let [because, most, first]: [string | null, number, number] = [null, 0, 0];
    for (let term = terms.starts[piece] as number; term < (terms.starts[piece + 1] as number); term++) {
      const rank = ranks[terms.ids[term] as number] as number;
      if (rank === 0) continue;
      if (reasons[rank] === undefined) reasons[rank] = reasonOf(rank - 1, formOf, desk);
      const reason = reasons[rank];
      if (!reason) continue;
      const share = reason.weight * (index.weights[term] as number);
      if (share > most || (share === most && rank < first))
        [because, most, first] = [reason.form, share, rank];
    }
    return { at: piece, because };
  });
  for (let rank = 0; rank < sought.size; rank++) ranks[sought.ids[rank] as number] = 0;
  return told;
}

/** A term as it can be told. */
type Reason = { readonly form: string; readonly weight: number };

/** A term that is looked for as it can be told; null if it is not telling. */
function reasonOf(rank: number, formOf: FormOf, { index, steps, sought }: Desk): Reason | null {
  const { form, isMark } = formOf(sought.places[rank] as number);
  const step = steps[index.count(sought.ids[rank] as number)] as number;
  if (!form || !isTelling(form, isMark, step)) return null;
  const bonus = isMark || form.includes(' ') ? PHRASE_BONUS : 1;
  return { form, weight: (sought.weights[rank] as number) * bonus };
}

/** The form of a term of a piece by its place, and whether it is a mark. */
type FormOf = (place: number) => { readonly form: string | undefined; readonly isMark: boolean };

function openForms({ terms, marks }: Piece): FormOf {
  const words = countTerms(terms);
  let forms: readonly string[] | undefined;
  return (place) => {
    const isMark = place >= words;
    if (!isMark) forms ??= formsOf(terms);
    return { form: isMark ? marks[place - words]?.name : forms?.[place], isMark };
  };
}
