/** Where a pattern stands in a text; `pattern` is its number, `end` is exclusive, both offsets count UTF-16 units. */
export type Hit = { readonly pattern: number; readonly start: number; readonly end: number };

/**
 * Finds every occurrence of many patterns in one pass over a text (A. V. Aho, M. J. Corasick: Efficient string matching,
 * CACM 18:6, 1975), letter for letter, overlapping ones too, in order of their ends.
 */
export function findAll(patterns: readonly string[]): (text: string) => readonly Hit[] {
  /** The states that follow each state, by UTF-16 unit. */
  const next: Map<number, number>[] = [new Map()];
  /** The patterns that end in each state. */
  const ends: (readonly number[])[] = [[]];
  for (const [at, pattern] of patterns.entries()) {
    let state = 0;
    for (let place = 0; place < pattern.length; place++) {
      const unit = pattern.charCodeAt(place);
      const known = (next[state] as Map<number, number>).get(unit);
      if (known === undefined) {
        (next[state] as Map<number, number>).set(unit, next.length);
        state = next.length;
        next.push(new Map());
        ends.push([]);
      } else state = known;
    }
    ends[state] = [...(ends[state] as readonly number[]), at];
  }
  const fallback = new Int32Array(next.length);
  const step = (state: number, unit: number): number => {
    for (let at = state; ; at = fallback[at] as number) {
      const to = (next[at] as Map<number, number>).get(unit);
      if (to !== undefined) return to;
      if (at === 0) return 0;
    }
  };
  const waiting = [...(next[0] as Map<number, number>).values()];
  for (const state of waiting) {
    for (const [unit, to] of next[state] as Map<number, number>) {
      const back = step(fallback[state] as number, unit);
      fallback[to] = back;
      if ((ends[back] as readonly number[]).length > 0)
        ends[to] = [...(ends[to] as readonly number[]), ...(ends[back] as readonly number[])];
      waiting.push(to);
    }
  }
  /** The first state of each unit: most units of a text begin no pattern. */
  const first = new Int32Array(0x10000);
  for (const [unit, state] of next[0] as Map<number, number>) first[unit] = state;
  return (text) => {
    const hits: Hit[] = [];
    let state = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      state = state === 0 ? (first[unit] as number) : step(state, unit);
      if (state === 0) continue;
      for (const pattern of ends[state] as readonly number[])
        hits.push({ pattern, start: at + 1 - (patterns[pattern] as string).length, end: at + 1 });
    }
    return hits;
  };
}
