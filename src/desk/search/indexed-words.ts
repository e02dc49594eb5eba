/** Between a word and a form of it with diacritics, in an entry of the index. */
export const FORM = '\0';

/** A word under which a written one is found. */
export type IndexedWord = {
  /** The number of its entry. */
  readonly number: number;
  /** Whether it is a part of a compound: `well` of `well-known`. */
  readonly isPart: boolean;
};

/** The words under which written ones are found. */
export type IndexedWords = {
  /** The entries of the index by number: a stem, and a form with diacritics if there is any (see `Postings`). */
  readonly entries: readonly string[];
  /** By the number of the written word. */
  readonly of: readonly (readonly IndexedWord[])[];
  /** The same for those that are found under one word, as nearly all are: the number of its entry; else `SEVERAL`. */
  readonly one: Int32Array;
};

/** A written word is found under several words, or under none. */
export const SEVERAL = -1;

/** Gives the words under which written ones are found. It is given all that it was given before, and more. */
export type WordsOf = (written: readonly string[]) => IndexedWords;

/** Reduces words to their stems, each in its place. */
export type Stems = (words: readonly string[]) => readonly string[];

const IS_WORD = /^[\p{Alphabetic}\p{N}]*$/u;
const IS_SIMPLE = /^[a-z0-9]*$/;
const IS_ASCII = /^[\0-\x7f]*$/;
const EMOJI = /\p{Emoji}/u;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
/** Where the parts of a word meet that is written as one: `camelCase`, `HTMLPage`, `Q3report`. */
const MEETS =
  /(?<=\p{Lowercase})(?=\p{Uppercase})|(?<=\p{Uppercase})(?=\p{Uppercase}\p{Lowercase})|(?<=[\p{Uppercase}\p{Lowercase}])(?=[0-9])|(?<=[0-9])(?=[\p{Uppercase}\p{Lowercase}])/gu;

/**
 * Gives the words under which Pagefind finds a written word: the word itself, the parts of a compound, and emoji. They
 * must be the same as Pagefind's own, since its reader looks for them. `kept`: characters beside letters and digits that
 * belong to words.
 */
export function indexedWords(stems: Stems, kept: readonly string[]): WordsOf {
  const of: (readonly IndexedWord[])[] = [];
  let one = new Int32Array(1024);
  const entries: string[] = [];
  const numbers = new Map<string, number>();
  /** Stems by word. A word that stands with several signs and capitals is reduced once. */
  const stemOf = new Map<string, string>();
  const draftsIn = openDrafts(kept);
  return (written) => {
    const drafts = written.slice(of.length).map(draftsIn);
    const bases = new Set<string>();
    for (const those of drafts)
      for (const { base, isEmoji } of those) if (!isEmoji && !stemOf.has(base)) bases.add(base);
    const asked = [...bases];
    for (const [at, stem] of stems(asked).entries()) stemOf.set(asked[at] as string, stem);
    if (written.length > one.length) {
      const longer = new Int32Array(written.length * 2);
      longer.set(one);
      one = longer;
    }
    for (const those of drafts) {
      const words = those.map(({ base, form, isPart, isEmoji }) => {
        const stem = stemOf.get(base) as string;
        const entry = isEmoji ? base : form === null ? stem : `${stem}${FORM}${form}`;
        let number = numbers.get(entry);
        if (number === undefined) {
          number = entries.push(entry) - 1;
          numbers.set(entry, number);
        }
        return { number, isPart };
      });
      const [first] = words;
      one[of.length] = first && words.length === 1 && !first.isPart ? first.number : SEVERAL;
      of.push(words);
    }
    return { entries, of, one };
  };
}

/** A word before it is stemmed. */
type Draft = {
  readonly base: string;
  readonly form: string | null;
  readonly isPart: boolean;
  readonly isEmoji: boolean;
};

/** A word or a number with signs around it: it has no parts. */
const IS_PLAIN = /^["'([]*([A-Za-z]?[a-z]*|[A-Z]+|[0-9]+)[\])"'.,:;!?]*$/;
const AROUND = /["'([\])"'.,:;!?]/;

/** Characters with a meaning of their own in a class of a pattern. */
const SPECIAL = /[\\\]^-]/g;

/** Gives the drafts of a written word. */
function openDrafts(kept: readonly string[]): (raw: string) => readonly Draft[] {
  const isUsual = !kept.some((one) => AROUND.test(one));
  const others = new RegExp(`[^\\p{Alphabetic}\\p{N}${kept.join('').replace(SPECIAL, '\\$&')}]+`, 'gu');
  const joined: Joined = (text) => lower(text.replace(others, ''));
  return (raw) => {
    const word = isUsual && raw.length <= LONGEST ? IS_PLAIN.exec(raw)?.[1] : undefined;
    return word ? [simple(word.toLowerCase())] : draftsOf(raw, joined);
  };
}

/**
 * Nobody searches for more letters than these without a space. A longer word, such as data in an address, is found by its
 * parts alone: what it ends in would be as many words as it has full stops.
 */
const LONGEST = 1_000;

/** The letters and digits of a text, in lower case. */
type Joined = (text: string) => string;

function simple(base: string): Draft {
  return { base, form: null, isPart: false, isEmoji: false };
}

function draftsOf(raw: string, joined: Joined): readonly Draft[] {
  if (raw.length > LONGEST)
    return [...new Set(bareParts(raw))]
      .filter((part) => part.length <= LONGEST && isFound(part))
      .map((part) => withoutDiacritics(part, true));
  if (IS_SIMPLE.test(raw)) return raw === '' ? [] : [simple(raw)];
  const word = joined(raw);
  const drafts = word === '' ? [] : [withoutDiacritics(word, false)];
  if (KATAKANA.test(raw)) return [...drafts, ...tailsOf(raw)];
  if (!isCompound(raw)) return drafts;
  for (const part of word === '' ? [] : partsOf(raw, word, joined))
    drafts.push(withoutDiacritics(part, true));
  if (IS_ASCII.test(raw) || !EMOJI.test(raw)) return drafts;
  for (const { segment } of SEGMENTER.segment(raw))
    if (isOneEmoji(segment)) drafts.push({ base: segment, form: null, isPart: false, isEmoji: true });
  return drafts;
}

/** V8 takes 50 ms to compile this pattern, so it is not compiled until an emoji comes. */
function isOneEmoji(segment: string): boolean {
  return /^(?:\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?)$/v.test(segment);
}

/** Whether a word may have parts. */
function isCompound(raw: string): boolean {
  return !IS_WORD.test(raw) || /^.+\p{Uppercase}/su.test(raw);
}

/** In katakana, words that are joined look like one: all that a word ends in is found, too. */
function tailsOf(raw: string): readonly Draft[] {
  const characters = [...raw];
  return characters.slice(1, -1).map((_, at) => withoutDiacritics(characters.slice(at + 1).join(''), true));
}

/** The parts of a compound, and the compounds that follow a full stop in it: `example/page` of `www.example/page`. */
function partsOf(raw: string, word: string, joined: Joined): readonly string[] {
  const parts = bareParts(raw);
  if (parts.length < 2 && word.startsWith(parts.join(''))) return [];
  const tails = raw
    .split('.')
    .map((_, at, all) => all.slice(at).join('.'))
    .slice(1)
    .filter(isCompound)
    .map(joined)
    .filter((tail) => tail !== word && !parts.includes(tail));
  return [...parts, ...new Set(tails)].filter(isFound);
}

/** What stands between signs, and where small letters, capitals and digits meet. */
function bareParts(raw: string): readonly string[] {
  return raw.replace(PUNCTUATION, ' ').replace(MEETS, ' ').toLowerCase().split(/\s+/).filter(Boolean);
}

/** Whether a part is found by itself: one letter of ASCII is not. */
function isFound(part: string): boolean {
  return part.length > 1 || !IS_ASCII.test(part);
}

const KATAKANA = /^\p{scx=Katakana}+$/u;
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Each character by itself, as Pagefind does: a sigma at the end of a word stays like others. */
function lower(text: string): string {
  return IS_ASCII.test(text)
    ? text.toLowerCase()
    : text.replace(/\p{Uppercase}/gu, (one) => one.toLowerCase());
}

function withoutDiacritics(word: string, isPart: boolean): Draft {
  const base = IS_ASCII.test(word) ? word : plainLetters(word);
  return { base, form: base === word ? null : word, isPart, isEmoji: false };
}

/** Marks that make another letter of a Japanese one stay, as in Pagefind's reader. */
function plainLetters(word: string): string {
  const plain = word.normalize('NFD').replace(/(?![\u3099\u309A])\p{M}/gu, '');
  return /[\u3099\u309A]/.test(plain) ? plain.normalize('NFC') : plain;
}
