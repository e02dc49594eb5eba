import { languageCode } from '../../model/language/language.ts';
import { loadPackage, type StemmedLanguage } from '../packages/on-demand.ts';

/** How words of a language become terms. */
export type Stemming = {
  /** Reduces a word in small letters to its stem. */
  readonly stem: (word: string) => string;
  /** Words that say nothing about what a text is about, in small letters. */
  readonly stopWords: ReadonlySet<string>;
};

/** Languages that have a stemmer and stop words, by their codes. */
const STEMMED: { readonly [language: string]: StemmedLanguage } = {
  ar: 'arabic',
  bg: 'bulgarian',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'indian',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  uk: 'ukrainian',
};
/** Languages that have only stop words. */
const UNSTEMMED = { ja: 'japanese', zh: 'mandarin' } as const;

/** The stemming of a language tag. Words of a language without a stemmer are their own stems. */
export function stemmingOf(lang: string): Stemming {
  const language = languageCode(lang);
  const name = STEMMED[language];
  const listed = name ?? (UNSTEMMED as { readonly [language: string]: 'japanese' | 'mandarin' })[language];
  const words = listed === undefined ? [] : loadPackage(`@orama/stopwords/${listed}`).stopwords;
  return {
    stem: name === undefined ? (word) => word : carefully(loadPackage(`@orama/stemmers/${name}`).stemmer),
    stopWords: new Set(words.flatMap((word) => [word, ...word.split(/['’]/)])),
  };
}

/** A stemmer that leaves a word as it is if it fails, as the Bulgarian one does at some plurals, or if no letter would be left. */
function carefully(stemmer: (word: string) => string): (word: string) => string {
  return (word) => {
    try {
      return stemmer(word) || word;
    } catch {
      return word;
    }
  };
}
