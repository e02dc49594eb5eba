import { enlarged } from '../../model/numbering.ts';
import { UNSPACED } from '../../model/text/unspaced.ts';
import type { TextUnits } from './text-units.ts';

/** Letters, marks and digits: what words are made of. */
const OF_WORD = /[\p{L}\p{M}\p{N}]/u;
/** The first character of the first script without spaces, Thai. */
const FIRST_UNSPACED = 0xe00;
/** A word in a headline or a dek counts as this many words of the text. */
const ABOVE = 2;

/** Two hashes identify a word: that of FNV-1a, and another like it. */
const [FIRST_HASH, HASH_PRIME] = [0x811c9dc5, 0x01000193];
const [FIRST_CHECK, CHECK_PRIME] = [0x9e3779b1, 0x85ebca6b];

/** The kinds of the UTF-16 units below U+0250. */
const [OTHER, WORD, JOINT] = [0, 1, 2];
const KINDS = Uint8Array.from({ length: 0x250 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  return OF_WORD.test(character) ? WORD : " -'\u00a0".includes(character) ? JOINT : OTHER;
});

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
  /** The number of each different word, in the slot of its hash or the next free one; 0 if there is none. */
  #table = new Int32Array(4096);

  /** Reads a text. In scripts without spaces, the segmenter divides words. */
  read(text: TextUnits, segmenter: () => Intl.Segmenter): void {
    const { units, length: end, above } = text;
    this.size = 0;
    this.different = 0;
    this.#table.fill(0);
    let isJoined = false;
    for (let at = 0; at < end; ) {
      for (; at < end; at++) {
        const kind = kindOf(units[at] as number);
        if (kind === WORD) break;
        if (kind === OTHER) isJoined = false;
      }
      const from = at;
      let isUnspaced = false;
      let hash: number = FIRST_HASH;
      let check: number = FIRST_CHECK;
      for (; at < end; at++) {
        const unit = units[at] as number;
        if (kindOf(unit) !== WORD) break;
        if (unit >= FIRST_UNSPACED && !isUnspaced) isUnspaced = UNSPACED.test(String.fromCharCode(unit));
        hash = Math.imul(hash ^ unit, HASH_PRIME);
        check = Math.imul(check ^ unit, CHECK_PRIME);
      }
      if (at === from) break;
      const weight = from < above ? ABOVE : 1;
      if (!isUnspaced) this.#put(from, at, hash, check, weight, isJoined);
      else
        for (const { index, segment, isWordLike } of segmenter().segment(text.slice(from, at)))
          if (isWordLike) {
            const [start, stop] = [from + index, from + index + segment.length];
            const [hash, check] = hashesOf(segment);
            this.#put(start, stop, hash, check, weight, isJoined || index > 0);
          }
      isJoined = true;
    }
  }

  #put(from: number, to: number, hash: number, check: number, weight: number, isJoined: boolean): void {
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

/** The kind of a UTF-16 unit. Halves of surrogate pairs count as letters. */
function kindOf(unit: number): number {
  if (unit < 0x250) return KINDS[unit] as number;
  if (unit === 0x2019 || unit === 0x2010) return JOINT;
  if (unit >= 0x2000 && unit < 0x2c00) return OTHER;
  return (unit >= 0xd800 && unit < 0xe000) || OF_WORD.test(String.fromCharCode(unit)) ? WORD : OTHER;
}

function hashesOf(word: string): readonly [hash: number, check: number] {
  let [hash, check]: [number, number] = [FIRST_HASH, FIRST_CHECK];
  for (let at = 0; at < word.length; at++) {
    hash = Math.imul(hash ^ word.charCodeAt(at), HASH_PRIME);
    check = Math.imul(check ^ word.charCodeAt(at), CHECK_PRIME);
  }
  return [hash, check];
}
