/** Where a pattern stands in a text; `pattern` is its number, `end` is exclusive, both offsets count UTF-16 units. */
export type Hit = { readonly pattern: number; readonly start: number; readonly end: number };

/**
 * Finds the occurrences of many patterns in one pass over a text (A. V. Aho, M. J. Corasick: Efficient string matching,
 * CACM 18:6, 1975), letter for letter, overlapping ones too, in order of their ends. Those that begin within a word of
 * ASCII letters and digits are left out: no name begins there. The patterns differ, and none is empty.
 *
 * A state is a beginning of a pattern, as a number; 0 is the empty one. States are in typed arrays, for speed.
 */
export function findAll(patterns: readonly string[]): (text: string) => readonly Hit[] {
  const most = patterns.reduce((sum, { length }) => sum + length, 1);
  /** Each state without its last unit, and that unit. */
  const shorn = new Int32Array(most);
  const lastOf = new Uint16Array(most);
  /** The pattern that each state is, plus one; 0 if it is none. */
  const patternOf = new Int32Array(most);
  /** The longest other state that ends each, or -1 as long as nobody asked; and the longest that is a pattern, or 0. */
  const fallback = new Int32Array(most).fill(-1);
  const shorter = new Int32Array(most);
  /** States by the hash of `shorn` and `lastOf`. If a slot is taken, the next one serves. */
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(most * 2)));
  const mask = slots.length - 1;
  /** The state of each unit: most units of a text begin no pattern. */
  const first = new Int32Array(0x10000);

  const slotOf = (state: number, unit: number): number => {
    let slot = ((Math.imul(state, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca6b)) >>> 7) & mask;
    for (let to = slots[slot] as number; to !== 0; to = slots[slot] as number) {
      if (shorn[to] === state && lastOf[to] === unit) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  /** The state of a text that ends in two units, after the state without the last one. */
  const step = (state: number, before: number, unit: number): number => {
    for (let at = state; at !== 0; at = fallbackOf(at)) {
      const to = slots[slotOf(at, unit)] as number;
      if (to !== 0) return to;
    }
    return isOfWord(before) && isOfWord(unit) ? 0 : (first[unit] as number);
  };
  const fallbackOf = (state: number): number => {
    const known = fallback[state] as number;
    if (known >= 0) return known;
    const rest = shorn[state] as number;
    const back = rest === 0 ? 0 : step(fallbackOf(rest), lastOf[rest] as number, lastOf[state] as number);
    fallback[state] = back;
    shorter[state] = back === 0 || patternOf[back] !== 0 ? back : shorterOf(back);
    return back;
  };
  const shorterOf = (state: number): number => {
    if (fallback[state] === -1) fallbackOf(state);
    return shorter[state] as number;
  };

  let count = 0;
  for (const [at, pattern] of patterns.entries()) {
    let state = 0;
    for (let place = 0; place < pattern.length; place++) {
      const unit = pattern.charCodeAt(place);
      const slot = slotOf(state, unit);
      if (slots[slot] === 0) {
        slots[slot] = ++count;
        shorn[count] = state;
        lastOf[count] = unit;
        if (state === 0) first[unit] = count;
      }
      state = slots[slot] as number;
    }
    patternOf[state] = at + 1;
  }

  return (text) => {
    const hits: Hit[] = [];
    let state = 0;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (state !== 0) state = step(state, before, unit);
      else if (!isOfWord(before) || !isOfWord(unit)) state = first[unit] as number;
      before = unit;
      if (state === 0) continue;
      for (let end = patternOf[state] === 0 ? shorterOf(state) : state; end !== 0; end = shorterOf(end)) {
        const pattern = (patternOf[end] as number) - 1;
        hits.push({ pattern, start: at + 1 - (patterns[pattern] as string).length, end: at + 1 });
      }
    }
    return hits;
  };
}

/** Whether a unit is an ASCII letter, a digit or `_`. */
function isOfWord(unit: number): boolean {
  return OF_WORD[unit] === 1;
}

const OF_WORD = new Uint8Array(0x10000);
for (let unit = 0; unit < 128; unit++) OF_WORD[unit] = /\w/.test(String.fromCharCode(unit)) ? 1 : 0;
