/** Of the terms of a piece, so many are looked for. */
const SOUGHT = 40;

/** The terms of a piece that weigh most, the heaviest first, in typed arrays, which are much faster than objects. */
export class Sought {
  size = 0;
  readonly ids = new Int32Array(SOUGHT);
  /** The place of each among the terms of its piece. */
  readonly places = new Int32Array(SOUGHT);
  readonly weights = new Float64Array(SOUGHT);

  clear(): void {
    this.size = 0;
  }

  /** Puts a term after those that weigh at least as much. If there are too many, the last one is left out. */
  put(id: number, place: number, weight: number): void {
    const { ids, places, weights } = this;
    let rank = this.size;
    if (rank < SOUGHT) this.size++;
    else if (weight <= (weights[--rank] as number)) return;
    for (; rank > 0 && (weights[rank - 1] as number) < weight; rank--) {
      ids[rank] = ids[rank - 1] as number;
      places[rank] = places[rank - 1] as number;
      weights[rank] = weights[rank - 1] as number;
    }
    ids[rank] = id;
    places[rank] = place;
    weights[rank] = weight;
  }
}
