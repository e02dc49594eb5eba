/**
 * Pagefind reads what stands between two spaces as one word, and as its parts where ASCII punctuation divides it. These
 * marks divide other text: ASCII punctuation that no writer writes. The search page takes them out of what it shows, the
 * second with the space that follows it.
 */
const [WITHIN, BETWEEN] = ['`~`', '`~~` '];
/** Elements whose text becomes a value of a filter, or is not read at all. */
const KEPT: ReadonlySet<string> = new Set(['script', 'style', 'title', 'textarea']);

/** Whether words are not divided in elements of a name. */
export function isUndivided(name: string): boolean {
  return KEPT.has(name);
}

/** Whether the text of an element is a value of a filter: one that its start tag takes from no attribute of its own. */
export function isFilter(attributes: string): boolean {
  if (!attributes.includes('data-pagefind-filter')) return false;
  const [, filters] = /\sdata-pagefind-filter="([^"]*)"/.exec(attributes) ?? [];
  return filters?.split(',').some((filter) => !/[[:]/.test(filter)) ?? false;
}

/** ASCII that is neither letter, digit nor white space, and neither begins nor ends a reference to a character. */
const SIGN = String.raw`[\0-\x08\x0e-\x1f!-%'-/:<-@[-\x60{-\x7f]`;
/** A run of what is neither letter nor digit and not all ASCII, between two of them or at the edge of an element. */
const JOINT = jointBetween(String.raw`\p{L}\p{N}\p{M}`, 'gu');
/** The same in Latin text (see `IS_LATIN`): V8 finds a few ranges of letters faster than those of all scripts. */
const LATIN_JOINT = jointBetween(
  String.raw`0-9A-Za-z\xaa\xb2\xb3\xb5\xb9\xba\xbc-\xbe\xc0-\xd6\xd8-\xf6\xf8-\u017f`,
  'g',
);

/** `letters`: letters, digits and marks, as in a class of a pattern. */
function jointBetween(letters: string, flags: string): RegExp {
  return new RegExp(
    String.raw`(?<=^|[${letters};])${SIGN}*[^\0-\x7f${letters}\s][^${letters}\s&;]*(?=$|[${letters}&])`,
    flags,
  );
}

const WORD_BEGINS = String.raw`(?<![\p{L}\p{M}\p{N}])`;
/** At least three more letters, whatever points they have. */
const GOES_ON = String.raw`(?=(?:\p{L}\p{M}*){3})`;
const PREFIX = new RegExp(
  [
    // "And" or "so" before the article or another prefix, the article, and prefixes of one letter.
    String.raw`${WORD_BEGINS}[وف]\p{M}*${GOES_ON}`,
    String.raw`${WORD_BEGINS}(?:[بك]\p{M}*)?[اٱ]\p{M}*ل\p{M}*${GOES_ON}`,
    String.raw`${WORD_BEGINS}(?:ل\p{M}*)?[بكلس]\p{M}*${GOES_ON}`,
    String.raw`${WORD_BEGINS}ו\p{M}*${GOES_ON}`,
    String.raw`${WORD_BEGINS}(?:כ\p{M}*)?[הבלמשכ]\p{M}*${GOES_ON}`,
  ].join('|'),
  'gu',
);
/** Scripts that set no spaces between words. */
const UNSPACED = String.raw`[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]`;
/** A run of such a script, and where it meets a word of another. */
const RUN = new RegExp(`${UNSPACED}+`, 'gu');
const MEETS = new RegExp(
  String.raw`(?<=[\p{L}\p{N}\p{M}])(?<!${UNSPACED})(?=${UNSPACED})|(?<=${UNSPACED})(?!${UNSPACED})(?=[\p{L}\p{N}])`,
  'gu',
);
const IS_ASCII = /^[\0-\x7f]*$/;
/** Latin letters and common punctuation: nothing that the patterns for other scripts find. */
const IS_LATIN = /^[\0-\xb6\xb8-\u017f\u2010-\u2027\u2030-\u203f\u20ac\u2122]*$/;

/**
 * A text as the search index reads it. Words are found that follow a dash, an apostrophe or another character that is
 * not ASCII, a Hebrew or Arabic prefix, or, in scripts that set no spaces, another word. Tatweel, which only stretches
 * a word, is left out.
 */
export function dividedWords(text: string): string {
  if (IS_ASCII.test(text)) return text;
  if (IS_LATIN.test(text)) return text.replace(LATIN_JOINT, `${WITHIN}$&${WITHIN}`);
  return text
    .replaceAll('\u0640', '')
    .replace(MEETS, BETWEEN)
    .replace(RUN, segmented)
    .replace(JOINT, `${WITHIN}$&${WITHIN}`)
    .replace(PREFIX, `$&${WITHIN}`);
}

/** It takes V8 long to make. */
const SEGMENTER = new Intl.Segmenter('en', { granularity: 'word' });

function segmented(run: string): string {
  return Array.from(SEGMENTER.segment(run), ({ segment }) => segment).join(BETWEEN);
}
