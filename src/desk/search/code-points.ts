const SURROGATE = /[\uD800-\uDFFF]/;

/** Sorts as Pagefind's reader compares: by code points, which differ from code units beyond the basic plane. */
export function inCodePointOrder(texts: string[]): string[] {
  const isBasic = !texts.some((text) => SURROGATE.test(text));
  return isBasic ? texts.sort() : texts.sort(compareCodePoints);
}

/** Compares two texts by code points. */
export function compareCodePoints(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  for (let at = 0; at < most; at++) {
    const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (one !== other) return lifted(one) - lifted(other);
  }
  return a.length - b.length;
}

/** A code unit in the order of code points: surrogates come after everything else. */
function lifted(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}
