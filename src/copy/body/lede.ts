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
    const code = text.charCodeAt(at);
    let kind = code < 0x80 ? ASCII[code]! : kindOfCode(code);
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

function kindOfCode(code: number): number {
  if (
    code <= 0x20 ||
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x3000
  )
    return BETWEEN;
  if (code >= 0x3040 && code <= 0x9fff) return ALONE;
  return isWordCode(code) ? LETTER : NEUTRAL;
}

/** The kinds of the characters of ASCII. */
const ASCII = Uint8Array.from({ length: 0x80 }, (_, code) => kindOfCode(code));

/** How many characters a text has, spaces left out, as word processors of Chinese, Japanese and Korean count them. */
export function countCharacters(text: string): number {
  return text.match(SHOWN)?.length ?? 0;
}

/** A character that is visible by itself: not a space, a control or a combining mark. */
const SHOWN = /[^\p{White_Space}\p{C}\p{M}]/gu;

function isWordCode(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !isWidePunctuation(code))
  );
}

/** Punctuation as wide as the letters of Chinese, Japanese and Korean: `、`, `。`, `，`, `（`. */
function isWidePunctuation(code: number): boolean {
  return (
    (code >= 0x3001 && code <= 0x3003) ||
    (code >= 0x3008 && code <= 0x3020) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20) ||
    (code >= 0xff3b && code <= 0xff40) ||
    (code >= 0xff5b && code <= 0xff65)
  );
}

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
