/**
 * Two numbers of pages with a dash, a sign or a word between them: "12–13", "A1, A4", "3 and 7". A letter may stand before
 * the second one.
 */
const SEVERAL = /\d\s*(?:[-\u2010-\u2015,;&+/]|\b(?:and|to|und|bis|et|y|e|en|och|og)\b)\s*\p{L}?\d/iu;
/** A first and a last page, and nothing else. */
const RANGE = /^\s*(\p{L}?\d+)\s*[-\u2010-\u2015]\s*(\p{L}?\d+)\s*$/u;

/** Whether a printed page, as it is written, is more than one page. */
export function areSeveralPages(page: string): boolean {
  return SEVERAL.test(page);
}

/** The word of the interface for a printed page, or for several pages. */
export function wordForPages(page: string): 'print-page' | 'print-pages' {
  return areSeveralPages(page) ? 'print-pages' : 'print-page';
}

/** The first and the last page of a range; null if it is none. */
export function rangeOfPages(page: string): readonly [first: string, last: string] | null {
  const [, first, last] = RANGE.exec(page) ?? [];
  return first !== undefined && last !== undefined ? [first, last] : null;
}
