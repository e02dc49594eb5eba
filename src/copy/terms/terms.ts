import type { Dispatch } from '../../model/dispatch.ts';
import { HASH_BITS, packTerms, type Term } from '../../model/terms.ts';
import { linesOf, linesOfCopy } from '../names/read-text.ts';
import { eachWord } from './each-word.ts';
import { type Lexicon, openLexicon, type Stem } from './lexicon.ts';

/** Finds the terms of a dispatch in its headline, its dek and the HTML of its copy; packed (`model/terms.ts`). */
export type TermsOf = (dispatch: Pick<Dispatch, 'headline' | 'dek'>, html: string, lang: string) => string;

/** How many terms of a dispatch are kept, and how many of those with the word to show for them. */
const KEPT = 112;
const SHOWN = 36;
/** A word in a headline or a dek counts as this many words of the text. */
const ABOVE = 2;
/** How many words that are not terms may stand between two that belong together: "price of the diesel". */
const MOST_BETWEEN = 2;

/** Terms that occur more often than this rank as if they occurred this often. */
const MOST_COUNTED = 40;

/** Opens a reader of terms. It remembers words of the languages that it has read. */
export function openTerms(): TermsOf {
  const lexicons = new Map<string, Lexicon>();
  const sequence: Sequence = { stems: [], froms: [], tos: [] };
  let read = 0;
  return ({ headline, dek }, html, lang) => {
    const lexicon = lexicons.get(lang) ?? openLexicon(lang);
    lexicons.set(lang, lexicon);
    const above = linesOf(dek === null ? headline : `${headline}\n${dek}`).join('\n');
    const text = `${above}\n${linesOfCopy(html).join('\n')}`;
    return termsIn(text, above.length, lexicon, sequence, ++read);
  };
}

/** The terms of a text in their order, each with its place; null between terms that do not belong together. */
type Sequence = { readonly stems: (Stem | null)[]; readonly froms: number[]; readonly tos: number[] };

/** The terms of a text whose first `above` characters stand above the body. */
function termsIn(text: string, above: number, lexicon: Lexicon, sequence: Sequence, read: number): string {
  const met: Stem[] = [];
  const { stems, froms, tos } = sequence;
  let size = 0;
  let length = 0;
  let between = 0;
  eachWord(text, lexicon, (form, from, to, isJoined) => {
    const { stem } = form;
    if (!isJoined || (stem === null && ++between > MOST_BETWEEN)) stems[size++] = null;
    if (stem === null) return;
    between = 0;
    const weight = from < above ? ABOVE : 1;
    length += weight;
    if (form.metIn !== read) {
      form.metIn = read;
      form.count = 0;
    }
    form.count += weight;
    if (stem.metIn !== read) {
      stem.metIn = read;
      stem.count = 0;
      stem.form = null;
      met.push(stem);
    }
    stem.count += weight;
    if (stem.form === null || form.count > stem.form.count) stem.form = form;
    stems[size] = stem;
    froms[size] = from;
    tos[size++] = to;
  });
  return packTerms(length, chosen(met, pairsIn(text, sequence, size)));
}

/** Two terms that stand together more than once, as terms. */
function pairsIn(text: string, { stems, froms, tos }: Sequence, size: number): readonly Term[] {
  const pairs = new Map<number, { readonly at: number; count: number }>();
  for (let at = 1; at < size; at++) {
    const [first, second] = [stems[at - 1], stems[at]];
    if (!first || !second || first === second || first.count < 2 || second.count < 2) continue;
    const hash = (Math.imul(first.hash, 0x9e3779b1) ^ Math.imul(second.hash, 0x85ebca6b)) & HASH_BITS;
    const pair = pairs.get(hash);
    if (pair) pair.count++;
    else pairs.set(hash, { at, count: 1 });
  }
  const terms: Term[] = [];
  for (const [hash, { at, count }] of pairs)
    if (count > 1) terms.push({ hash, count, form: text.slice(froms[at - 1], tos[at]) });
  return terms;
}

/**
 * The most telling terms: those that occur most often; among equals, pairs, names and long words first, and then those
 * that come first. Each count has four ranks: three for the bonuses of words, and the highest for pairs.
 */
function chosen(stems: readonly Stem[], pairs: readonly Term[]): readonly Term[] {
  const pairsByCount: Term[][] = [];
  for (const pair of pairs) put(pairsByCount, Math.min(pair.count, MOST_COUNTED), pair);
  const byRank: Stem[][] = [];
  for (const stem of stems)
    put(byRank, 4 * Math.min(stem.count, MOST_COUNTED) + (stem.form?.bonus ?? 0), stem);
  const terms: Term[] = [];
  for (let rank = 4 * MOST_COUNTED + 3; rank >= 0; rank--) {
    if (rank % 4 === 3) terms.push(...(pairsByCount[(rank - 3) / 4] ?? []));
    for (const { hash, count, form } of byRank[rank] ?? [])
      terms.push({ hash, count, form: terms.length < SHOWN ? (form?.text ?? '') : '' });
    if (terms.length >= KEPT) break;
  }
  if (terms.length > KEPT) terms.length = KEPT;
  return terms;
}

function put<T>(lists: T[][], at: number, value: T): void {
  const list = lists[at];
  if (list) list.push(value);
  else lists[at] = [value];
}
