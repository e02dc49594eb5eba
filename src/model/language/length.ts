import { readLanguage } from './language.ts';

/** How long a copy is: in words, and in characters if its language measures length in them. */
export type Length = { readonly words: number; readonly characters: number | null };

/**
 * Characters that are read in a minute, by script. Chinese and Japanese: Trauzettel-Klosinski and Dietz, "Standardized
 * Assessment of Reading Performance: The New International Reading Speed Texts IReST", Investigative Ophthalmology &
 * Visual Science 53 (2012), table 2, in which English has 228 words. Korean, which is not among their languages: the
 * rate that Medium uses for reading times of Chinese, Japanese and Korean.
 */
const CHARACTERS_A_MINUTE: { readonly [script: string]: number } = {
  Hans: 255,
  Hant: 255,
  Hani: 255,
  Bopo: 255,
  Jpan: 357,
  Hrkt: 357,
  Hira: 357,
  Kana: 357,
  Kore: 500,
  Hang: 500,
};
const WORDS_A_MINUTE = 230;

/** A word of Chinese or Japanese is two characters long on average. */
const CHARACTERS_A_WORD = 2;

/** Whether a language measures length in characters: Chinese, Japanese and Korean do. */
export function isToldInCharacters(lang: string): boolean {
  return CHARACTERS_A_MINUTE[scriptOf(lang)] !== undefined;
}

/** Reading time in minutes, at least one. */
export function minutesToRead({ words, characters }: Length, lang: string): number {
  const rate = CHARACTERS_A_MINUTE[scriptOf(lang)];
  const minutes = characters === null || rate === undefined ? words / WORDS_A_MINUTE : characters / rate;
  return Math.max(1, Math.round(minutes));
}

/** The total length of several copies, in the unit of a language. */
export function totalLength(lengths: readonly Length[], lang: string): Length {
  const words = lengths.reduce((sum, length) => sum + length.words, 0);
  if (!isToldInCharacters(lang)) return { words, characters: null };
  const characters = lengths.reduce(
    (sum, length) => sum + (length.characters ?? length.words * CHARACTERS_A_WORD),
    0,
  );
  return { words, characters };
}

function scriptOf(lang: string): string {
  // Most calls are about other languages, which this pattern rules out without asking Intl.
  return /^(?:zh|ja|ko|yue|cmn|wuu|hak|nan|gan|hsn|lzh)\b|-(?:han|jpan|kore|hira|kana|hrkt|bopo)/i.test(lang)
    ? (readLanguage(lang)?.script ?? '')
    : '';
}
