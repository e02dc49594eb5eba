import { readTerms } from '../../model/terms.ts';

/** Something else than words that two dispatches can share, such as a tag: its hash, its name, and what it counts. */
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

/** The terms of pieces, numbered. Terms of a piece: from `starts[piece]` to `starts[piece + 1]`. */
export type Numbered = {
  readonly starts: Int32Array;
  readonly ids: Int32Array;
  /** How often each occurs in its piece. */
  readonly counts: Uint8Array;
  /** How many words each piece has. */
  readonly lengths: Int32Array;
  /** How many ids there are. */
  readonly many: number;
};

/** Numbers the terms of pieces, in the order in which they are first met; marks come after the words of their piece. */
export function numbered(pieces: readonly Piece[]): Numbered {
  const read = pieces.map(({ terms }) => readTerms(terms));
  const starts = new Int32Array(pieces.length + 1);
  for (const [at, { hashes }] of read.entries())
    starts[at + 1] = (starts[at] as number) + hashes.length + (pieces[at] as Piece).marks.length;
  const all = starts[pieces.length] as number;
  const ids = new Int32Array(all);
  const counts = new Uint8Array(all);
  const byHash = new Map<number, number>();
  let next = 0;
  const put = (hash: number, count: number) => {
    let id = byHash.get(hash);
    if (id === undefined) {
      id = byHash.size;
      byHash.set(hash, id);
    }
    ids[next] = id;
    counts[next++] = count;
  };
  for (const [at, terms] of read.entries()) {
    for (let term = 0; term < terms.hashes.length; term++)
      put(terms.hashes[term] as number, terms.counts[term] as number);
    for (const { hash, count } of (pieces[at] as Piece).marks) put(hash, count);
  }
  return {
    starts,
    ids,
    counts,
    lengths: Int32Array.from(read, ({ length }) => length),
    many: byHash.size,
  };
}
