/** Quotation marks of a language: outer pair, inner pair; null where straight quotes are left as they are. */
export type Marks = readonly [string, string, string, string] | null;

/** What stands around a text, and the quotations open in it: carried from one piece of a paragraph to the next. */
export type Flow = { before: string; double: number; single: number };

/**
 * Quotation marks by language, after CLDR's delimiters; French has narrow no-break spaces inside. Languages that write
 * their own marks on the keyboard, or whose quotes cannot be told by the spaces around them, are left alone.
 */
const MARKS: { readonly [language: string]: Marks } = {
  en: ['“', '”', '‘', '’'],
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

/** The marks of a language tag (BCP 47): of `de-CH` itself, else of `de`, else those of English. */
export function marksOf(lang: string): Marks {
  const tag = lang.toLowerCase().replace('_', '-');
  const known = [tag, tag.split('-')[0]!].find((each) => Object.hasOwn(MARKS, each));
  return MARKS[known ?? 'en'] ?? null;
}

/**
 * Typographic punctuation for a text of one language: quotes, apostrophes, `--` and `...`; what is typographic already
 * and what is rather a measure (`6'2"`) stays. For a text that is whole; see `smartenPiece` for pieces.
 */
export function smarten(text: string, lang: string): string {
  return smartenPiece(text, marksOf(lang), { before: '', double: 0, single: 0 }, '');
}

/**
 * The same for a piece of a paragraph: `flow` says what stands before it and is moved on; `after` is the character
 * behind it, '' at the end of the paragraph.
 */
export function smartenPiece(text: string, marks: Marks, flow: Flow, after: string): string {
  if (!/["'.-]/.test(text)) {
    if (text !== '') flow.before = text.at(-1)!;
    return text;
  }
  let result = '';
  let kept = 0;
  for (const found of text.matchAll(/"|'|\.{3,}|-{2,}/g)) {
    const at = found.index;
    const before = at > 0 ? text[at - 1]! : flow.before;
    const rest = text.slice(at + found[0].length, at + found[0].length + 12) + after;
    const mark = replacement(found[0], before, rest, marks, flow);
    result += text.slice(kept, at) + mark;
    kept = at + found[0].length;
  }
  flow.before = text.at(-1) ?? flow.before;
  return result + text.slice(kept);
}

function replacement(found: string, before: string, rest: string, marks: Marks, flow: Flow): string {
  if (found[0] === '.') return found.length > 4 || rest[0] === '/' ? found : `…${found.slice(3)}`;
  if (found[0] === '-') return dash(found, before, rest);
  if (marks === null) return found;
  return found === '"' ? double(before, rest, marks, flow) : single(before, rest, marks, flow);
}

function dash(found: string, before: string, rest: string): string {
  if (found.length > 3 || rest[0] === '>' || before === '<' || before === '!') return found;
  return found.length === 2 && /\d/.test(before) && /^\d/.test(rest) ? '–' : '—';
}

function double(before: string, rest: string, marks: NonNullable<Marks>, flow: Flow): string {
  const opens =
    isOpening(before, rest) || (isSpace(before) && isSpace(rest) && flow.double === 0 && rest !== '');
  if (opens) {
    flow.double++;
    return marks[0];
  }
  if (flow.double === 0 && /\d/.test(before)) return '"';
  if (flow.double > 0) flow.double--;
  return marks[1];
}

function single(before: string, rest: string, marks: NonNullable<Marks>, flow: Flow): string {
  const inWord = /[\p{L}\p{N}\p{M}]/u.test(before);
  if (inWord && /^\p{L}/u.test(rest)) return '’';
  if (/\d/.test(before) && flow.single === 0) return "'";
  if (isOpening(before, rest) || (before === '“' && rest !== '')) {
    if (/^(?:\d\d(?:s|er)?|n|N|[Tt]is|[Tt]was|[Tt]were|til|em|cause|bout|cuz)(?![\p{L}\d])/u.test(rest))
      return '’';
    flow.single++;
    return marks[2];
  }
  if (flow.single === 0) return '’';
  flow.single--;
  return marks[3];
}

/** Whether a quote between these opens: before it nothing, a space, a dash or an opening mark; behind it a word. */
function isOpening(before: string, rest: string): boolean {
  return (
    (isSpace(before) || /[([{<—–\-/“‘„‚«‹"'\u202f]/.test(before)) &&
    rest !== '' &&
    !/^(?:[\s,;:!?)\]}—–”’»]|\.(?!\.))/.test(rest)
  );
}

function isSpace(text: string): boolean {
  return text === '' || /^\s/.test(text);
}
