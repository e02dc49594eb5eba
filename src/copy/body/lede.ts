import { oneLine } from '../../model/text/one-line.ts';

/** Longest lede, in characters. */
const LONGEST = 300;

/** The lede of a text: one line of at most 300 characters, without the place in front, cut at a word with `…`. */
export function ledeOf(text: string): string {
  return cutAtWord(withoutDateline(oneLine(text)), LONGEST);
}

/** The first words of a text, as a title for a dispatch without one. */
export function firstWords(text: string): string {
  return cutAtWord(oneLine(text), 60);
}

/**
 * Counts the words of a text: runs between spaces that hold a letter or digit. Chinese and Japanese put no spaces between
 * words, so every two of their characters count as one word, which is the average length of their words.
 */
export function countWords(text: string): number {
  let words = 0;
  /** 1 within a word, 0 elsewhere. No branch depends on it, since a processor could not foresee where words end. */
  let inWord = 0;
  let characters = 0;
  for (let at = 0; at < text.length; at++) {
    let kind = KINDS[text.charCodeAt(at)]!;
    if (kind === ALONE) {
      characters++;
      kind = BETWEEN;
    }
    const begins = kind >> 1;
    words += begins & (inWord ^ 1);
    inWord = (inWord | begins) & ((kind + 1) >> 1);
  }
  return words + Math.ceil(characters / 2);
}

/** What a character is to words: `BETWEEN` two, `NEUTRAL`, a `LETTER` or digit, or `ALONE`, in scripts without spaces. */
const [BETWEEN, NEUTRAL, LETTER, ALONE] = [0, 1, 2, 3];

/** The kind of each UTF-16 unit. */
const KINDS = new Uint8Array(0x10000).fill(NEUTRAL);
/** Where each kind begins and ends; later rows have their way. */
const RANGES = [
  [LETTER, 0x30, 0x39],
  [LETTER, 0x41, 0x5a],
  [LETTER, 0x61, 0x7a],
  [LETTER, 0xc0, 0xffff],
  [NEUTRAL, 0x2000, 0x2bff],
  [ALONE, 0x3040, 0x9fff],
  // Punctuation as wide as the letters of Chinese, Japanese and Korean: `、`, `。`, `，`, `（`.
  [NEUTRAL, 0x3001, 0x3003],
  [NEUTRAL, 0x3008, 0x3020],
  [NEUTRAL, 0xff01, 0xff0f],
  [NEUTRAL, 0xff1a, 0xff20],
  [NEUTRAL, 0xff3b, 0xff40],
  [NEUTRAL, 0xff5b, 0xff65],
  [BETWEEN, 0x00, 0x20],
  [BETWEEN, 0xa0, 0xa0],
  [BETWEEN, 0x2000, 0x200a],
  [BETWEEN, 0x2028, 0x2028],
  [BETWEEN, 0x3000, 0x3000],
] as const;
for (const [kind, first, last] of RANGES) KINDS.fill(kind, first, last + 1);

/** How many characters a text has, spaces left out, as word processors of Chinese, Japanese and Korean count them. */
export function countCharacters(text: string): number {
  return text.match(SHOWN)?.length ?? 0;
}

/** A character that is visible by itself: not a space, a control or a combining mark. */
const SHOWN = /[^\p{White_Space}\p{C}\p{M}]/gu;

/** `GENEVA — The envoy …` without the place in front, if enough is left. */
function withoutDateline(text: string): string {
  const place = /^\p{Lu}[\p{Lu}\p{M}\s.,'’()-]{2,40}[—–] ?(?=.{40})/u.exec(text);
  return place === null ? text : text.slice(place[0].length);
}

function cutAtWord(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  const words = space > longest / 2 ? cut.slice(0, space) : cut.slice(0, longest - 1);
  return `${words.replace(/[\ud800-\udbff]$|[\s,;:.—–-]+$/, '')}…`;
}
