import { enlarged } from '../../model/numbering.ts';
import { UNSPACED } from '../../model/text/unspaced.ts';
import type { TextUnits } from './text-units.ts';

/** Letters, marks and digits: what words are made of. */
const OF_WORD = /[\p{L}\p{M}\p{N}]/u;
/** A word in a headline or a dek counts as this many words of the text. */
const ABOVE = 2;

/** Two hashes identify a word: that of FNV-1a, and another like it. */
const [FIRST_HASH, HASH_PRIME] = [0x811c9dc5, 0x01000193];
const [FIRST_CHECK, CHECK_PRIME] = [0x9e3779b1, 0x85ebca6b];

/** The kinds of UTF-16 units. Halves of surrogate pairs count as letters; `LETTER` is one of a script without spaces. */
const [UNKNOWN, OTHER, JOINT, WORD, LETTER] = [0, 1, 2, 3, 4];
const JOINTS = " -'\u00a0\u2019\u2010";

/** How many units the segmenter is given at least: each call takes as long as dividing ten words. */
const STRETCH = 128;

/** A part of a text that the segmenter divides. */
type Stretch = { readonly from: number; readonly to: number; readonly segments: Intl.Segments };

/**
 * The words of a text, in typed arrays, which are much faster than objects. Different words are numbered from 1 in the order
 * in which they are met. Each text that is read takes the place of the last one.
 */
export class Words {
  /** How many words there are. */
  size = 0;
  /** The number of each word; negative if more than spaces, apostrophes and hyphens stands between it and the one before it. */
  sequence = new Int32Array(4096);
  /** Where each word begins. */
  places = new Int32Array(4096);
  /** How many different words there are. */
  different = 0;
  /** Where each different word first begins and ends, its two hashes, and how often it occurs, those above counted twice. */
  froms = new Int32Array(2048);
  tos = new Int32Array(2048);
  hashes = new Int32Array(2048);
  checks = new Int32Array(2048);
  counts = new Int32Array(2048);
  /** The kind of each UTF-16 unit that was met. */
  readonly #kinds = new Uint8Array(0x10000).fill(UNKNOWN);
  /** The number of each different word, in the slot of its hash or the next free one; 0 if there is none. */
  #table = new Int32Array(4096);

  /** Reads a text. In scripts without spaces, the segmenter divides words. */
  read(text: TextUnits, segmenter: () => Intl.Segmenter): void {
    const { units, length: end, above } = text;
    const kinds = this.#kinds;
    this.size = 0;
    this.different = 0;
    this.#table.fill(0);
    let isJoined = false;
    let stretch: Stretch | null = null;
    for (let at = 0; at < end; ) {
      for (; at < end; at++) {
        const kind = kinds[units[at] as number] || this.#kindOf(units[at] as number);
        if (kind >= WORD) break;
        if (kind === OTHER) isJoined = false;
      }
      const from = at;
      let isUnspaced = false;
      for (; at < end; at++) {
        const kind = kinds[units[at] as number] || this.#kindOf(units[at] as number);
        if (kind < WORD) break;
        if (kind === LETTER) isUnspaced = true;
      }
      if (at === from) break;
      const weight = from < above ? ABOVE : 1;
      if (!isUnspaced) this.#put(units, from, at, weight, isJoined);
      else {
        if (stretch === null || at > stretch.to) {
          const to = Math.max(at, Math.min(from + STRETCH, end));
          stretch = { from, to, segments: segmenter().segment(text.slice(from, to)) };
        }
        for (let start = from; start < at; ) {
          const { index, segment, isWordLike } = stretch.segments.containing(
            start - stretch.from,
          ) as Intl.SegmentData;
          const stop = Math.min(stretch.from + index + segment.length, at);
          if (isWordLike) this.#put(units, start, stop, weight, isJoined || start > from);
          start = stop;
        }
      }
      isJoined = true;
    }
  }

  /** The kind of a UTF-16 unit that is met for the first time. */
  #kindOf(unit: number): number {
    const character = String.fromCharCode(unit);
    const isOfWord = (unit >= 0xd800 && unit < 0xe000) || OF_WORD.test(character);
    const other = JOINTS.includes(character) ? JOINT : OTHER;
    const kind = !isOfWord ? other : UNSPACED.test(character) ? LETTER : WORD;
    this.#kinds[unit] = kind;
    return kind;
  }

  #put(units: Uint16Array, from: number, to: number, weight: number, isJoined: boolean): void {
    let hash: number = FIRST_HASH;
    let check: number = FIRST_CHECK;
    for (let at = from; at < to; at++) {
      hash = Math.imul(hash ^ (units[at] as number), HASH_PRIME);
      check = Math.imul(check ^ (units[at] as number), CHECK_PRIME);
    }
    const word = this.#numberOf(from, to, hash, check);
    this.counts[word] = (this.counts[word] as number) + weight;
    if (this.size === this.sequence.length) {
      this.sequence = enlarged(this.sequence);
      this.places = enlarged(this.places);
    }
    this.sequence[this.size] = isJoined ? word : -word;
    this.places[this.size++] = from;
  }

  #numberOf(from: number, to: number, hash: number, check: number): number {
    const { hashes, checks, froms, tos } = this;
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (let word = this.#table[slot] as number; word !== 0; word = this.#table[slot] as number) {
      if (hashes[word] === hash && checks[word] === check) return word;
      slot = (slot + 1) & mask;
    }
    const word = ++this.different;
    this.#table[slot] = word;
    hashes[word] = hash;
    checks[word] = check;
    froms[word] = from;
    tos[word] = to;
    this.counts[word] = 0;
    if (2 * (word + 1) >= this.#table.length) this.#enlarge();
    return word;
  }

  #enlarge(): void {
    this.hashes = enlarged(this.hashes);
    this.checks = enlarged(this.checks);
    this.froms = enlarged(this.froms);
    this.tos = enlarged(this.tos);
    this.counts = enlarged(this.counts);
    this.#table = new Int32Array(2 * this.#table.length);
    const mask = this.#table.length - 1;
    for (let word = 1; word <= this.different; word++) {
      let slot = (this.hashes[word] as number) & mask;
      while (this.#table[slot] !== 0) slot = (slot + 1) & mask;
      this.#table[slot] = word;
    }
  }
}
