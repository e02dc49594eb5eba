import { Numbering } from '../../model/numbering.ts';
import { type ReadTerms, readTerms } from '../../model/terms.ts';

/**
 * Something other than words that two dispatches can share, such as a tag: its hash, its name, and how many occurrences of
 * a word it counts as.
 */
export type Mark = { readonly hash: number; readonly name: string; readonly count: number };

/** A dispatch as it is compared with earlier ones. */
export type Piece = {
  /** Its terms, packed (`model/terms.ts`). */
  readonly terms: string;
  readonly marks: readonly Mark[];
  readonly instant: number;
  /** Whether others may list it. */
  readonly isListed: boolean;
};

/** The terms of pieces, numbered. Terms of a piece: from `starts[piece]` to `ends[piece]`. */
export type NumberedTerms = {
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly ids: Int32Array;
  /** How often each term occurs in its piece. */
  readonly counts: Uint8Array;
  /** How many words each piece has. */
  readonly lengths: Int32Array;
  /** How many ids there are. */
  readonly idCount: number;
  /** The hash of each id, at the place after it. */
  readonly hashes: Int32Array;
};

/**
 * Numbers the terms of pieces, in the order in which they are first met. The marks of a piece come after its words. Terms
 * that only pieces before `first` have are left out.
 */
export function numberTerms(pieces: readonly Piece[], first: number): NumberedTerms {
  const read = pieces.map(({ terms }) => readTerms(terms));
  const most = read.reduce(
    (sum, { hashes }, at) => sum + hashes.length + (pieces[at] as Piece).marks.length,
    0,
  );
  const starts = new Int32Array(pieces.length);
  const ends = new Int32Array(pieces.length);
  const ids = new Int32Array(most);
  const counts = new Uint8Array(most);
  const numbers = new Numbering();
  let next = 0;
  const put = (hash: number, count: number, mayAdd: boolean) => {
    const number = mayAdd ? numbers.numberOf(hash) : numbers.known(hash);
    if (number === 0) return;
    ids[next] = number - 1;
    counts[next++] = count;
  };
  const putPiece = (at: number, mayAdd: boolean) => {
    const { hashes, counts } = read[at] as ReadTerms;
    starts[at] = next;
    for (let term = 0; term < hashes.length; term++)
      put(hashes[term] as number, counts[term] as number, mayAdd);
    for (const { hash, count } of (pieces[at] as Piece).marks) put(hash, count, mayAdd);
    ends[at] = next;
  };
  for (let at = first; at < pieces.length; at++) putPiece(at, true);
  for (let at = 0; at < first; at++) putPiece(at, false);
  return {
    starts,
    ends,
    ids: ids.subarray(0, next),
    counts: counts.subarray(0, next),
    lengths: Int32Array.from(read, ({ length }) => length),
    idCount: numbers.size,
    hashes: numbers.hashes,
  };
}
