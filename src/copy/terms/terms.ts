import type { Dispatch } from '../../model/dispatch.ts';
import { enlarged, Numbering } from '../../model/numbering.ts';
import { HASH_BITS, packTerms, type Term } from '../../model/terms.ts';
import { type Lexicon, openLexicon } from './lexicon.ts';
import { TextUnits } from './text-units.ts';
import { Words } from './text-words.ts';

/** Finds the terms of a dispatch in its headline, its dek and the HTML of its copy; packed (`model/terms.ts`). */
export type TermsOf = (dispatch: Pick<Dispatch, 'headline' | 'dek'>, html: string, lang: string) => string;

/** How many terms of a dispatch are kept, and how many of those with the word to show for them. */
const KEPT = 64;
const SHOWN = 36;
/** How many words that are not terms may stand between two that belong together: "price of the diesel". */
const MOST_BETWEEN = 2;

/** Terms that occur more often than this rank as if they occurred this often. */
const MOST_COUNTED = 40;

/** Opens a reader of terms. It remembers words of the languages that it has read. */
export function openTerms(): TermsOf {
  const lexicons = new Map<string, Lexicon>();
  const text = new TextUnits();
  const words = new Words();
  const stems = new Stems();
  const pairs = new Pairs();
  return ({ headline, dek }, html, lang) => {
    const lexicon = lexicons.get(lang) ?? openLexicon(lang);
    lexicons.set(lang, lexicon);
    text.read(dek === null ? headline : `${headline}\n${dek}`, html);
    words.read(text, lexicon.segmenter);
    stems.count(text, words, lexicon);
    pairs.count(words, stems);
    return packTerms(stems.length, chosen(text, words, stems, pairs));
  };
}

/** The stems of a text, in the order in which they are met. */
class Stems {
  numbers = new Numbering();
  counts = new Int32Array(1024);
  /** Of each stem, the word that is written most often, and its bonus. */
  words = new Int32Array(1024);
  bonuses = new Int32Array(1024);
  /** The stem of each different word; 0 if it is no term. */
  ofWords = new Int32Array(1024);
  /** How many words are terms. */
  length = 0;
  /** The hash of the stem of each different word, and its bonus, as the lexicon tells them. */
  #hashesOfWords = new Int32Array(1024);
  #bonusesOfWords = new Int32Array(1024);

  count(text: TextUnits, words: Words, lexicon: Lexicon): void {
    this.numbers.clear();
    this.length = 0;
    const { different } = words;
    if (different >= this.counts.length) {
      this.counts = new Int32Array(2 * different);
      this.words = new Int32Array(2 * different);
      this.bonuses = new Int32Array(2 * different);
      this.ofWords = new Int32Array(2 * different);
      this.#hashesOfWords = new Int32Array(2 * different);
      this.#bonusesOfWords = new Int32Array(2 * different);
    }
    const [hashes, bonuses] = [this.#hashesOfWords, this.#bonusesOfWords];
    lexicon.look(text, words, hashes, bonuses);
    for (let word = 1; word <= different; word++) {
      const hash = hashes[word] as number;
      this.ofWords[word] = hash < 0 ? 0 : this.#add(word, hash, bonuses[word] as number, words.counts);
    }
  }

  /** Counts a word, and returns its stem. */
  #add(word: number, hash: number, bonus: number, counts: Int32Array): number {
    const isNew = this.numbers.size;
    const stem = this.numbers.numberOf(hash);
    const count = counts[word] as number;
    this.length += count;
    if (stem > isNew) {
      this.counts[stem] = count;
      this.words[stem] = word;
      this.bonuses[stem] = bonus;
      return stem;
    }
    this.counts[stem] = (this.counts[stem] as number) + count;
    if (count > (counts[this.words[stem] as number] as number)) {
      this.words[stem] = word;
      this.bonuses[stem] = bonus;
    }
    return stem;
  }
}

/** Two terms that stand together, each more than once in the text. */
class Pairs {
  numbers = new Numbering();
  counts = new Int32Array(1024);
  /** Where the two words of a pair first stand in the sequence of words. */
  firsts = new Int32Array(1024);
  seconds = new Int32Array(1024);

  count({ sequence, size }: Words, stems: Stems): void {
    this.numbers.clear();
    const { hashes } = stems.numbers;
    /** The last term and its place; 0 if the next one does not belong to it. */
    let [first, firstAt, between] = [0, 0, 0];
    for (let at = 0; at < size; at++) {
      const word = sequence[at] as number;
      const stem = stems.ofWords[word < 0 ? -word : word] as number;
      if (word < 0) first = 0;
      if (stem === 0) {
        if (++between > MOST_BETWEEN) first = 0;
        continue;
      }
      if (
        first !== 0 &&
        first !== stem &&
        (stems.counts[first] as number) > 1 &&
        (stems.counts[stem] as number) > 1
      )
        this.#add(hashOfPair(hashes[first] as number, hashes[stem] as number), firstAt, at);
      first = stem;
      firstAt = at;
      between = 0;
    }
  }

  #add(hash: number, first: number, second: number): void {
    const before = this.numbers.size;
    const pair = this.numbers.numberOf(hash);
    if (pair <= before) {
      this.counts[pair] = (this.counts[pair] as number) + 1;
      return;
    }
    if (pair === this.counts.length) {
      this.counts = enlarged(this.counts);
      this.firsts = enlarged(this.firsts);
      this.seconds = enlarged(this.seconds);
    }
    this.counts[pair] = 1;
    this.firsts[pair] = first;
    this.seconds[pair] = second;
  }
}

function hashOfPair(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) & HASH_BITS;
}

/**
 * The most telling terms: those that occur most often; among equals, pairs, names and long words first, and then those
 * that come first. Each count has four ranks: three for the bonuses of words, and the highest for pairs.
 */
function chosen(text: TextUnits, words: Words, stems: Stems, pairs: Pairs): readonly Term[] {
  /** By rank: stems, and pairs as negative numbers. */
  const byRank: number[][] = [];
  for (let pair = 1; pair <= pairs.numbers.size; pair++) {
    const count = pairs.counts[pair] as number;
    if (count > 1) put(byRank, 4 * Math.min(count, MOST_COUNTED) + 3, -pair);
  }
  for (let stem = 1; stem <= stems.numbers.size; stem++) {
    const count = stems.counts[stem] as number;
    put(byRank, 4 * Math.min(count, MOST_COUNTED) + (stems.bonuses[stem] as number), stem);
  }
  const terms: Term[] = [];
  for (let rank = byRank.length - 1; rank >= 0 && terms.length < KEPT; rank--)
    for (const number of byRank[rank] ?? []) {
      if (terms.length === KEPT) break;
      if (number < 0) terms.push(pairAsTerm(text, words, pairs, -number));
      else {
        const word = stems.words[number] as number;
        const form =
          terms.length < SHOWN ? text.slice(words.froms[word] as number, words.tos[word] as number) : '';
        terms.push({
          hash: stems.numbers.hashes[number] as number,
          count: stems.counts[number] as number,
          form,
        });
      }
    }
  return terms;
}

function pairAsTerm(text: TextUnits, words: Words, pairs: Pairs, pair: number): Term {
  const second = pairs.seconds[pair] as number;
  const word = Math.abs(words.sequence[second] as number);
  const length = (words.tos[word] as number) - (words.froms[word] as number);
  const end = (words.places[second] as number) + length;
  return {
    hash: pairs.numbers.hashes[pair] as number,
    count: pairs.counts[pair] as number,
    form: text.slice(words.places[pairs.firsts[pair] as number] as number, end),
  };
}

function put(lists: number[][], at: number, value: number): void {
  const list = lists[at];
  if (list) list.push(value);
  else lists[at] = [value];
}
