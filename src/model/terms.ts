import { fromUtf8 } from './text/utf8.ts';

/**
 * A term of a text: a word, or two words that stand together. `hash`: of its stem, 30 bits. `count`: how often it occurs.
 * `form`: as the text writes it; '' if it is not worth showing.
 */
export type Term = { readonly hash: number; readonly count: number; readonly form: string };

/** Terms as the archive compares them; `length`: how many words the text has that are terms, in all. */
export type ReadTerms = {
  readonly length: number;
  readonly hashes: Int32Array;
  readonly counts: Uint8Array;
};

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const VALUES = Uint8Array.from({ length: 128 }, (_, unit) =>
  Math.max(0, DIGITS.indexOf(String.fromCharCode(unit))),
);
const UNITS = Uint8Array.from(DIGITS, (digit) => digit.charCodeAt(0));
const DIVIDER = 124;
/** Digits of base 64: of the length, of a hash, and of a whole term, whose last one is its count. */
const [OF_LENGTH, OF_HASH, OF_TERM] = [3, 5, 6];

/** The largest hash of a term, as bits. */
export const HASH_BITS = 0x3fffffff;
/** Terms that occur more often are counted as if they occurred so often. */
const MOST = 63;

/** Terms as text, which takes less memory and less time to read than a list: six characters each, then their forms. */
export function packTerms(length: number, terms: readonly Term[]): string {
  if (terms.length === 0) return '';
  const units = new Uint8Array(OF_LENGTH + OF_TERM * terms.length + 1);
  let at = putDigits(units, 0, Math.min(length, 0x3ffff), OF_LENGTH);
  for (const { hash, count } of terms) {
    at = putDigits(units, at, hash, OF_HASH);
    at = putDigits(units, at, Math.min(count, MOST), 1);
  }
  units[at] = DIVIDER;
  const forms = terms.map(({ form }) => (form.includes('|') ? form.replaceAll('|', ' ') : form)).join('|');
  return fromUtf8(units) + forms.replace(/\|+$/, '');
}

/** Reads what `packTerms` wrote, without the forms. */
export function readTerms(packed: string): ReadTerms {
  const many = countTerms(packed);
  const hashes = new Int32Array(many);
  const counts = new Uint8Array(many);
  let at = OF_LENGTH;
  for (let term = 0; term < many; term++) {
    hashes[term] = number(packed, at, OF_HASH);
    counts[term] = VALUES[packed.charCodeAt(at + OF_HASH)] as number;
    at += OF_TERM;
  }
  return { length: many === 0 ? 0 : number(packed, 0, OF_LENGTH), hashes, counts };
}

/** The forms of packed terms, in their order; the last ones may be missing. */
export function formsOf(packed: string): readonly string[] {
  const end = packed.indexOf('|');
  return end < 0 ? [] : packed.slice(end + 1).split('|');
}

/** How many terms are packed. */
export function countTerms(packed: string): number {
  const end = packed.indexOf('|');
  return end < 0 ? 0 : (end - OF_LENGTH) / OF_TERM;
}

/** Writes a number from a place on; returns where it ends. */
function putDigits(units: Uint8Array, at: number, value: number, many: number): number {
  for (let digit = 0; digit < many; digit++)
    units[at + digit] = UNITS[(value >>> (6 * (many - 1 - digit))) & 63] as number;
  return at + many;
}

function number(text: string, at: number, many: number): number {
  let value = 0;
  for (let digit = at; digit < at + many; digit++)
    value = (value << 6) | (VALUES[text.charCodeAt(digit)] as number);
  return value;
}
