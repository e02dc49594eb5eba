import type { NumberedTerms } from './terms-by-id.ts';

/** Constants of BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), and an ordinary length in words. */
const [K1, B, ORDINARY] = [1.2, 0.9, 400];

/** Which of the pieces that were added have which terms. */
export type TermIndex = {
  /** How many pieces were added. */
  readonly pieceCount: () => number;
  readonly add: (piece: number) => void;
  /** How many pieces have a term. */
  readonly count: (id: number) => number;
  /** The earliest of the latest pieces that have a term, `most` at most; -1 if no other has it. */
  readonly since: (id: number, most: number) => number;
  /**
   * Adds the weight of a term in each of the latest pieces that have it, `most` at most, to their scores, times `times`.
   * Pieces whose scores reach `least` by that are put into `reached`, from `from` on; returns where they end.
   */
  readonly addScores: (
    id: number,
    most: number,
    times: number,
    scores: Float64Array,
    least: number,
    reached: Int32Array,
    from: number,
  ) => number;
  /** Sets the scores to 0 that `addScores` changed. */
  readonly clearScores: (id: number, most: number, scores: Float64Array) => void;
  /** The weight of each term in its piece, in the order of the numbered terms. */
  readonly weights: Float32Array;
};

/** Opens an index for pieces that are added in their order. It allocates room for all of their terms at once. */
export function openTermIndex(terms: NumberedTerms): TermIndex {
  const { starts, ends, ids, idCount } = terms;
  const begins = new Int32Array(idCount + 1);
  for (const id of ids) begins[id + 1] = (begins[id + 1] as number) + 1;
  for (let id = 0; id < idCount; id++) begins[id + 1] = (begins[id + 1] as number) + (begins[id] as number);
  const used = new Int32Array(idCount);
  const pieces = new Int32Array(ids.length);
  /** The weight of the term in each of these pieces. */
  const shares = new Float32Array(ids.length);
  const weights = weightsOf(terms);
  let added = 0;
  return {
    pieceCount: () => added,
    add: (piece) => {
      added++;
      for (let term = starts[piece] as number; term < (ends[piece] as number); term++) {
        const id = ids[term] as number;
        const place = (begins[id] as number) + (used[id] as number);
        used[id] = (used[id] as number) + 1;
        pieces[place] = piece;
        shares[place] = weights[term] as number;
      }
    },
    count: (id) => used[id] as number,
    since: (id, most) => {
      const many = used[id] as number;
      return many <= most ? -1 : (pieces[(begins[id] as number) + many - most] as number);
    },
    addScores: (id, most, times, scores, least, reached, from) => {
      const begin = begins[id] as number;
      const end = begin + (used[id] as number);
      let to = from;
      for (let place = Math.max(begin, end - most); place < end; place++) {
        const piece = pieces[place] as number;
        const score = scores[piece] as number;
        const more = score + times * (shares[place] as number);
        if (more >= least && score < least) reached[to++] = piece;
        scores[piece] = more;
      }
      return to;
    },
    clearScores: (id, most, scores) => {
      const begin = begins[id] as number;
      const end = begin + (used[id] as number);
      for (let place = Math.max(begin, end - most); place < end; place++) scores[pieces[place] as number] = 0;
    },
    weights,
  };
}

/** The weight of each term in its piece: the more often it occurs, and the shorter the piece, the more. */
function weightsOf({ starts, ends, counts, lengths }: NumberedTerms): Float32Array {
  const weights = new Float32Array(counts.length);
  for (let piece = 0; piece < lengths.length; piece++) {
    const share = K1 * (1 - B + (B * (lengths[piece] as number)) / ORDINARY);
    for (let term = starts[piece] as number; term < (ends[piece] as number); term++) {
      const count = counts[term] as number;
      weights[term] = (count * (K1 + 1)) / (count + share);
    }
  }
  return weights;
}
