import { countTerms, formsOf } from '../../model/terms.ts';
import type { Sought } from './sought.ts';
import type { TermIndex } from './term-index.ts';
import type { NumberedTerms, Piece } from './terms-by-id.ts';

/** An earlier piece that shares words with one: its place in the list, and the words that weigh most, as written. */
export type AkinPiece = { readonly at: number; readonly because: string | null };

/** What was looked for, and in which pieces. */
export type Told = {
  readonly pieces: readonly Piece[];
  readonly terms: NumberedTerms;
  readonly index: TermIndex;
  /** `stepOf` of each count. */
  readonly steps: Uint8Array;
  /** The terms of the piece that are looked for. */
  readonly sought: Sought;
  /** Of each term by its id, its rank among those that are looked for, from 1; 0 between pieces. */
  readonly ranks: Uint8Array;
};

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

/** The akin pieces of one, each with the words that weigh most among those that they share. */
export function withReasons(akin: readonly number[], at: number, desk: Told): readonly AkinPiece[] {
  const { terms, index, sought, ranks } = desk;
  const reasons: (Reason | null)[] = [];
  for (let rank = sought.size; rank > 0; rank--) ranks[sought.ids[rank - 1] as number] = rank;
  const formOf = openForms(desk.pieces[at] as Piece);
  const told = akin.map((piece) => {
    let [because, most, first]: [string | null, number, number] = [null, 0, 0];
    for (let term = terms.starts[piece] as number; term < (terms.ends[piece] as number); term++) {
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
function reasonOf(rank: number, formOf: FormOf, { index, steps, sought }: Told): Reason | null {
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
