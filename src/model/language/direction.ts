const RIGHT_TO_LEFT = new Set(
  'ar arc arz ary ckb dv fa glk he iw ji ks lrc mzn nqo pnb ps prs sd sdh syr ug ur yi'.split(' '),
);
const RIGHT_TO_LEFT_SCRIPT = /^(?:adlm|arab|aran|hebr|mand|nkoo|rohg|samr|syrc|thaa)$/;
const RIGHT_TO_LEFT_LETTER =
  /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Every other letter: without `\P{L}` and these ranges, only such letters are left. */
const LEFT_TO_RIGHT_LETTER =
  /[^\P{L}\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The direction in which a text runs. */
export type Direction = 'ltr' | 'rtl';

/** Direction in which a language (BCP 47) is written. */
export function directionOf(lang: string): Direction {
  if (!lang.includes('-')) return RIGHT_TO_LEFT.has(lang.toLowerCase()) ? 'rtl' : 'ltr';
  const [language = '', ...rest] = lang.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  if (script !== undefined) return RIGHT_TO_LEFT_SCRIPT.test(script) ? 'rtl' : 'ltr';
  return RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr';
}

/** Whether a text has letters of the other direction and so must be isolated from the text around it. */
export function runsAgainst(text: string, direction: Direction): boolean {
  return (direction === 'rtl' ? LEFT_TO_RIGHT_LETTER : RIGHT_TO_LEFT_LETTER).test(text);
}
