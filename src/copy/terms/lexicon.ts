import { HASH_BITS } from '../../model/terms.ts';
import { fnv1a } from '../../model/text/fnv.ts';
import { stemmingOf } from './stemming.ts';

/** A stem, and how often the text that is read has it. `metIn`: the number of the last text that has it. */
export type Stem = { readonly hash: number; metIn: number; count: number; form: Form | null };

/** A word as it is written, and its stem; null if it is not a term. */
export type Form = {
  readonly text: string;
  readonly hash: number;
  readonly stem: Stem | null;
  /** 0 to 3: names and long words say more about a text. */
  readonly bonus: number;
  metIn: number;
  count: number;
};

/** The words of a language that have been met. They are found by their place in a text, so that no strings are made. */
export type Lexicon = {
  /** The form from `from` to `to` in a text; `hash`: its hash by `fnv1a`. */
  readonly form: (text: string, from: number, to: number, hash: number) => Form;
  readonly segmenter: () => Intl.Segmenter;
};

/** How many words are remembered. When there are more, all are forgotten, so that memory stays small. */
const REMEMBERED = 131_072;

const NONE: Form = { text: '', hash: 0, stem: null, bonus: 0, metIn: 0, count: 0 };

/** Opens the lexicon of a language. What it returns does not depend on what it has met before. */
export function openLexicon(lang: string): Lexicon {
  const { stem: stemOf, stopWords } = stemmingOf(lang);
  const mask = 2 * REMEMBERED - 1;
  /** Where each form is in `forms`, by its hash or the next free place; 0 if there is none. */
  const table = new Int32Array(2 * REMEMBERED);
  const forms: Form[] = [NONE];
  let stems = new Map<string, Stem>();
  let segmenter: Intl.Segmenter | undefined;
  const make = (text: string, hash: number): Form => {
    const word = text.toLowerCase();
    let stem: Stem | null = null;
    if (word.length > 1 && !stopWords.has(word) && !/^\p{N}+$/u.test(word)) {
      const stemmed = stemOf(word);
      stem = stems.get(stemmed) ?? { hash: fnv1a(stemmed) & HASH_BITS, metIn: 0, count: 0, form: null };
      stems.set(stemmed, stem);
    }
    const isName = text.charCodeAt(0) !== word.charCodeAt(0);
    return { text, hash, stem, bonus: (isName ? 2 : 0) + (text.length > 6 ? 1 : 0), metIn: 0, count: 0 };
  };
  return {
    form: (text, from, to, hash) => {
      let slot = hash & mask;
      for (let known = table[slot] as number; known !== 0; known = table[slot] as number) {
        const form = forms[known] as Form;
        if (form.hash === hash && isAt(text, from, to, form.text)) return form;
        slot = (slot + 1) & mask;
      }
      if (forms.length > REMEMBERED) {
        table.fill(0);
        forms.length = 1;
        stems = new Map();
        slot = hash & mask;
      }
      // A new string: a slice would keep the whole text in memory.
      const form = make(text.slice(from, to).split('').join(''), hash);
      table[slot] = forms.length;
      forms.push(form);
      return form;
    },
    segmenter: () => {
      segmenter ??= new Intl.Segmenter(lang, { granularity: 'word' });
      return segmenter;
    },
  };
}

/** Whether a text has a word from `from` to `to`. */
function isAt(text: string, from: number, to: number, word: string): boolean {
  if (word.length !== to - from) return false;
  for (let at = 0; at < word.length; at++)
    if (text.charCodeAt(from + at) !== word.charCodeAt(at)) return false;
  return true;
}
