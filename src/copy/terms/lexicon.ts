import { HASH_BITS } from '../../model/terms.ts';
import { fnv1a } from '../../model/text/fnv.ts';
import { stemmingOf } from './stemming.ts';
import type { TextUnits } from './text-units.ts';
import type { Words } from './text-words.ts';

/** The words of a language that have been met. What it tells about a word does not depend on what it has met before. */
export type Lexicon = {
  /**
   * Looks up the different words of a text: puts the hash of the stem of each into `stems`, -1 if it is no term; and 0 to 3
   * into `bonuses`, since names and long words say more. Two hashes of 32 bits identify a word: comparing letters would take
   * longer than all else, since those of each word are elsewhere in memory. All words are looked up in one loop, in which the
   * processor waits for several places in memory at once.
   */
  readonly look: (text: TextUnits, words: Words, stems: Int32Array, bonuses: Int32Array) => void;
  readonly segmenter: () => Intl.Segmenter;
};

/** How many words are remembered. When there are more, all are forgotten, so that memory stays small. */
const REMEMBERED = 131_072;
/** For how many words there is room at first. */
const FIRST_ROOM = 4096;

/** Each word has this many numbers in a row, which are found sooner than objects; all counts are powers of two. */
const WIDTH = 4;
const [HASH, CHECK, STEM, BONUS] = [0, 1, 2, 3];
/** The bonus where there is no word. */
const FREE = -1;

/** Opens the lexicon of a language. */
export function openLexicon(lang: string): Lexicon {
  const { stem: stemOf, stopWords } = stemmingOf(lang);
  let segmenter: Intl.Segmenter | undefined;
  let [room, words] = [FIRST_ROOM, 0];
  /** Facts of each word, in the slot of its hash or the next free one. */
  let table = new Int32Array(2 * room * WIDTH).fill(FREE);

  const enlarge = () => {
    const before = table;
    room *= 2;
    table = new Int32Array(2 * room * WIDTH).fill(FREE);
    for (let from = 0; from < before.length; from += WIDTH)
      if (before[from + BONUS] !== FREE)
        table.set(before.subarray(from, from + WIDTH), freeSlot(before[from + HASH] as number));
  };
  const freeSlot = (hash: number): number => {
    let at = Math.imul(WIDTH, hash) & (table.length - 1);
    while (table[at + BONUS] !== FREE) at = (at + WIDTH) & (table.length - 1);
    return at;
  };
  const add = (text: string, hash: number, check: number): number => {
    if (words === REMEMBERED) {
      table.fill(FREE);
      words = 0;
    } else if (words === room) enlarge();
    words++;
    const word = text.toLowerCase();
    const isTerm = word.length > 1 && !stopWords.has(word) && !/^\p{N}+$/u.test(word);
    const isName = text.charCodeAt(0) !== word.charCodeAt(0);
    const at = freeSlot(hash);
    table[at + HASH] = hash;
    table[at + CHECK] = check;
    table[at + STEM] = isTerm ? fnv1a(stemOf(word)) & HASH_BITS : -1;
    table[at + BONUS] = (isName ? 2 : 0) + (text.length > 6 ? 1 : 0);
    return at;
  };
  return {
    look: (text, { different, froms, tos, hashes, checks }, stems, bonuses) => {
      let [slots, mask] = [table, table.length - 1];
      for (let word = 1; word <= different; word++) {
        const hash = hashes[word] as number;
        const check = checks[word] as number;
        let at = Math.imul(WIDTH, hash) & mask;
        while (slots[at + BONUS] !== FREE && (slots[at + HASH] !== hash || slots[at + CHECK] !== check))
          at = (at + WIDTH) & mask;
        if (slots[at + BONUS] === FREE) {
          at = add(text.slice(froms[word] as number, tos[word] as number), hash, check);
          [slots, mask] = [table, table.length - 1];
        }
        stems[word] = slots[at + STEM] as number;
        bonuses[word] = slots[at + BONUS] as number;
      }
    },
    segmenter: () => {
      segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
      return segmenter;
    },
  };
}
