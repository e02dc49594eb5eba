import { HASH_BITS } from '../../model/terms.ts';
import { fnv1a } from '../../model/text/fnv.ts';
import { stemmingOf } from './stemming.ts';
import type { TextUnits } from './text-units.ts';

/** What is known about a word: the hash of its stem, -1 if it is no term; and 0 to 3, since names and long words say more. */
export type WordFacts = { stem: number; bonus: number };

/** The words of a language that have been met. What it tells about a word does not depend on what it has met before. */
export type Lexicon = {
  /**
   * Looks up the word from `from` to `to` in a text. Two hashes of 32 bits identify it: comparing letters would take longer
   * than all else, since those of each word are elsewhere in memory.
   */
  readonly look: (
    text: TextUnits,
    from: number,
    to: number,
    hash: number,
    check: number,
    into: WordFacts,
  ) => void;
  readonly segmenter: () => Intl.Segmenter;
};

/** How many words are remembered. When there are more, all are forgotten, so that memory stays small. */
const REMEMBERED = 131_072;
/** For how many words there is room at first. */
const FIRST_ROOM = 4096;

/** Each word has this many numbers in a row, which are found sooner than objects. */
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
    let at = WIDTH * (hash & (2 * room - 1));
    while (table[at + BONUS] !== FREE) at = (at + WIDTH) % table.length;
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
    look: (text, from, to, hash, check, into) => {
      let at = WIDTH * (hash & (2 * room - 1));
      while (table[at + BONUS] !== FREE && (table[at + HASH] !== hash || table[at + CHECK] !== check))
        at = (at + WIDTH) % table.length;
      if (table[at + BONUS] === FREE) at = add(text.slice(from, to), hash, check);
      into.stem = table[at + STEM] as number;
      into.bonus = table[at + BONUS] as number;
    },
    segmenter: () => {
      segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
      return segmenter;
    },
  };
}
