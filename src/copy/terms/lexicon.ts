import { HASH_BITS } from '../../model/terms.ts';
import { fnv1a } from '../../model/text/fnv.ts';
import { stemmingOf } from './stemming.ts';

/** What is known about a word: the hash of its stem, -1 if it is no term; and 0 to 3, since names and long words say more. */
export type WordFacts = { stem: number; bonus: number };

/** The words of a language that have been met. What it tells about a word does not depend on what it has met before. */
export type Lexicon = {
  /** Looks up the word from `from` to `to` in a text, given as UTF-16 units; `hash`: its hash by `fnv1a`. */
  readonly look: (units: Uint16Array, from: number, to: number, hash: number, into: WordFacts) => void;
  readonly segmenter: () => Intl.Segmenter;
};

/** How many words are remembered. When there are more, all are forgotten, so that memory stays small. */
const REMEMBERED = 131_072;
/** For how many words there is room at first. */
const FIRST_ROOM = 4096;

/** Each word has this many numbers in a row, which are found sooner than objects. `end`: 0 where there is no word. */
const WIDTH = 8;
const [HASH, START, END, STEM, BONUS] = [0, 1, 2, 3, 4];

/** Opens the lexicon of a language. */
export function openLexicon(lang: string): Lexicon {
  const { stem: stemOf, stopWords } = stemmingOf(lang);
  let segmenter: Intl.Segmenter | undefined;
  let [room, words, letterCount] = [FIRST_ROOM, 0, 0];
  /** Facts of each word, in the slot of its hash or the next free one. */
  let table = new Int32Array(2 * room * WIDTH);
  /** The units of all words. */
  let letters = new Uint16Array(8 * room);

  const enlarge = () => {
    const before = table;
    room *= 2;
    table = new Int32Array(2 * room * WIDTH);
    for (let from = 0; from < before.length; from += WIDTH)
      if (before[from + END] !== 0)
        table.set(before.subarray(from, from + WIDTH), freeSlot(before[from + HASH] as number));
  };
  const freeSlot = (hash: number): number => {
    let at = WIDTH * (hash & (2 * room - 1));
    while (table[at + END] !== 0) at = (at + WIDTH) % table.length;
    return at;
  };
  const add = (units: Uint16Array, from: number, to: number, hash: number): number => {
    if (words === REMEMBERED) {
      table.fill(0);
      [words, letterCount] = [0, 0];
    } else if (words === room) enlarge();
    words++;
    const end = letterCount + to - from;
    if (end > letters.length) {
      const more = new Uint16Array(2 * end);
      more.set(letters);
      letters = more;
    }
    letters.set(units.subarray(from, to), letterCount);
    const text = textOf(units, from, to);
    const word = text.toLowerCase();
    const isTerm = word.length > 1 && !stopWords.has(word) && !/^\p{N}+$/u.test(word);
    const isName = text.charCodeAt(0) !== word.charCodeAt(0);
    const at = freeSlot(hash);
    table[at + HASH] = hash;
    table[at + START] = letterCount;
    table[at + END] = end;
    table[at + STEM] = isTerm ? fnv1a(stemOf(word)) & HASH_BITS : -1;
    table[at + BONUS] = (isName ? 2 : 0) + (text.length > 6 ? 1 : 0);
    letterCount = end;
    return at;
  };
  return {
    look: (units, from, to, hash, into) => {
      let at = WIDTH * (hash & (2 * room - 1));
      while (table[at + END] !== 0) {
        if (
          table[at + HASH] === hash &&
          isEqual(units, from, to, letters, table[at + START] as number, table[at + END] as number)
        )
          break;
        at = (at + WIDTH) % table.length;
      }
      if (table[at + END] === 0) at = add(units, from, to, hash);
      into.stem = table[at + STEM] as number;
      into.bonus = table[at + BONUS] as number;
    },
    segmenter: () => {
      segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
      return segmenter;
    },
  };
}

/** Whether the units from `from` to `to` are those of `others` from `start` to `end`. */
export function isEqual(
  units: Uint16Array,
  from: number,
  to: number,
  others: Uint16Array,
  start: number,
  end: number,
): boolean {
  if (to - from !== end - start) return false;
  for (let at = from, other = start; at < to; at++, other++) if (units[at] !== others[other]) return false;
  return true;
}

/** Text of UTF-16 units. A call takes no more arguments than the stack has room for, so a long word is made in parts. */
function textOf(units: Uint16Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to; at += 8_000)
    text += String.fromCharCode(...units.subarray(at, Math.min(to, at + 8_000)));
  return text;
}
