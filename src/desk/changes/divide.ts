import { UNSPACED } from '../../model/text/unspaced.ts';

/** A word with the marks inside it (`don't`, `U.S`, `1,000`, `track-two`); else a single character. */
const TOKEN = /[\p{L}\p{M}\p{N}_]+(?:['’.,\-\u2010\u2011][\p{L}\p{M}\p{N}_]+)*|./gsu;

/** Divides texts of a language into words and what is between them; together they are the text. */
export function divider(lang: string): (text: string) => readonly string[] {
  let segmenter: Intl.Segmenter | undefined;
  return (text) =>
    (text.match(TOKEN) ?? []).flatMap((token) => {
      if (!UNSPACED.test(token)) return [token];
      segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
      return Array.from(segmenter.segment(token), ({ segment }) => segment);
    });
}

/** Whether a token is a word or a number. */
export function isWord(token: string): boolean {
  return /[\p{L}\p{N}]/u.test(token);
}
