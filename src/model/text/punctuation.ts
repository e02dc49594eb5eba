import { type Quoting, quotesOf } from './quotes.ts';

/** A stretch of a line. A `kept` one is not changed; it only gives context to its neighbours. */
export type Stretch = { readonly text: string; readonly kept?: boolean };

/**
 * Quotation marks by language, after CLDR's delimiters; French has narrow no-break spaces inside. Languages that write
 * their own marks on the keyboard, or whose quotes cannot be recognised by the spaces around them, are left alone.
 */
const MARKS: { readonly [language: string]: Quoting['marks'] | null } = {
  en: ['“', '”', '‘', '’'],
  nl: ['“', '”', '‘', '’'],
  pt: ['“', '”', '‘', '’'],
  de: ['„', '“', '‚', '‘'],
  'de-ch': ['«', '»', '‹', '›'],
  fr: ['«\u202f', '\u202f»', '“', '”'],
  'fr-ch': ['«\u202f', '\u202f»', '‹', '›'],
  es: ['«', '»', '“', '”'],
  it: ['«', '»', '“', '”'],
  'pt-pt': ['«', '»', '“', '”'],
  ca: ['«', '»', '“', '”'],
  el: ['«', '»', '“', '”'],
  ru: ['«', '»', '„', '“'],
  uk: ['«', '»', '„', '“'],
  be: ['«', '»', '„', '“'],
  pl: ['„', '”', '«', '»'],
  hu: ['„', '”', '»', '«'],
  ro: ['„', '”', '«', '»'],
  hr: ['„', '”', '‚', '‘'],
  cs: ['„', '“', '‚', '‘'],
  sk: ['„', '“', '‚', '‘'],
  sl: ['„', '“', '‚', '‘'],
  bg: ['„', '“', '’', '’'],
  lt: ['„', '“', '‚', '‘'],
  et: ['„', '“', '‚', '‘'],
  is: ['„', '“', '‚', '‘'],
  sv: ['”', '”', '’', '’'],
  fi: ['”', '”', '’', '’'],
  nb: ['«', '»', '‘', '’'],
  nn: ['«', '»', '‘', '’'],
  no: ['«', '»', '‘', '’'],
  ja: null,
  zh: null,
  he: null,
  yi: null,
  ar: null,
  fa: null,
  ur: null,
  th: null,
};

/** Words that a language writes with an apostrophe in front: `'em`, `'s avonds`, `'ne Frage`. */
const ELIDED: { readonly [language: string]: RegExp } = {
  en: words(
    'n|em|til|till|tis|twas|twere|twill|twould|cause|cos|coz|cuz|bout|round|nuff|neath|tween|gainst|scuse|kay|sup|ello|ere',
  ),
  de: words('s|n|ne|nem|nen|ner|nes|rein|raus|rauf|runter|rum|rüber|ran'),
  nl: words('s|t|n|k|m|r|ns|ie'),
  it: words('n|na|no|nu|o|sto|sta|sti|ste|ndrangheta|ndranghetista'),
  pt: words('tá|tás|tava|tô|bora|pera'),
};

function words(list: string): RegExp {
  return new RegExp(`^(?:${list})(?![\\p{L}\\d'])|^n'`, 'iu');
}

const NONE_ELIDED = words('n');

/** How a language (BCP 47) quotes: as `de-CH`, else as `de`, else as English; null if its quotes are left alone. */
export function quotingOf(lang: string): Quoting | null {
  const tag = lang.toLowerCase().replace('_', '-');
  const language = tag.split('-')[0]!;
  const known = [tag, language].find((each) => Object.hasOwn(MARKS, each));
  const marks = MARKS[known ?? 'en'] ?? null;
  return marks && { marks, elided: ELIDED[known === undefined ? 'en' : language] ?? NONE_ELIDED };
}

/**
 * Sets typographic punctuation in a text of one language: quotes, apostrophes, `--` and `...`. Typographic characters
 * and measures (`6'2"`) stay as they are.
 */
export function smarten(text: string, lang: string): string {
  return hasPunctuation(text) ? smartenLine([{ text }], quotingOf(lang))[0]! : text;
}

/** Does the same for a line in several stretches; a quotation may span several of them. */
export function smartenLine(stretches: readonly Stretch[], quoting: Quoting | null): readonly string[] {
  let line = '';
  const places: number[] = [];
  for (const { text, kept } of stretches) {
    if (!kept) while (QUOTE.test(text)) places.push(line.length + QUOTE.lastIndex - 1);
    line += text;
  }
  const quotes = quoting && places.length > 0 ? quotesOf(line, places, quoting) : new Map<number, string>();
  let start = 0;
  return stretches.map(({ text, kept }) => {
    const set = kept || !hasPunctuation(text) ? text : setStretch(text, line, start, quotes);
    start += text.length;
    return set;
  });
}

const QUOTE = /["']/g;

/** Whether a text has something to set. Four searches for fixed letters take less time than one pattern. */
export function hasPunctuation(text: string): boolean {
  return text.includes("'") || text.includes('"') || text.includes('--') || text.includes('...');
}

function setStretch(text: string, line: string, start: number, quotes: ReadonlyMap<number, string>): string {
  let result = '';
  let kept = 0;
  for (let match = SIGN.exec(text); match !== null; match = SIGN.exec(text)) {
    const { 0: found, index } = match;
    const end = index + found.length;
    const mark =
      quotes.get(start + index) ?? dots(found, line[start + index - 1] ?? '', line[start + end] ?? '');
    // Spaces that French writers type inside their quotes belong to the mark.
    const words = text.slice(kept, index);
    result += (mark.startsWith(THIN) ? words.replace(/[ \u00a0\u202f]$/, '') : words) + mark;
    kept = mark.endsWith(THIN) && /[ \u00a0\u202f]/.test(text[end] ?? '') ? end + 1 : end;
  }
  return result + text.slice(kept);
}

const SIGN = /"|'|\.{3,}|-{2,}/g;

const THIN = '\u202f';

/** Turns dots or hyphens between two characters into an ellipsis or a dash if they mean one. */
function dots(found: string, before: string, behind: string): string {
  if (found[0] === '.') return found.length > 4 || behind === '/' ? found : `…${found.slice(3)}`;
  if (found[0] !== '-' || found.length > 3 || behind === '>' || before === '<' || before === '!')
    return found;
  return found.length === 2 && /\d/.test(before) && /\d/.test(behind) ? '–' : '—';
}
