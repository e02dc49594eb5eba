/** The result of reading a language: its tag; or no tag, and the tag that was probably meant, if any. */
type LanguageReading = { readonly tag: string } | { readonly tag: null; readonly likely: string | undefined };

/**
 * Reads a language tag (BCP 47) as `Intl` takes it; `pt_BR` is read as `pt-BR`. The name of a language ("German",
 * "Deutsch"), a country's code (`jp`) and a tag in a wrong order (`zh-CN-Hans`) are not tags, but show what was meant.
 */
export function readLanguageTag(written: string): LanguageReading {
  const tag = written.trim().replaceAll('_', '-');
  return isLanguage(tag) ? { tag } : { tag: null, likely: likelyTag(tag) };
}

/** Whether `Intl` accepts a tag and the length of its language code is plausible. */
function isLanguage(tag: string): boolean {
  if (!isWellFormed(tag)) return false;
  const { language } = new Intl.Locale(tag);
  return language.length === 3 || (language.length === 2 && hasName(language));
}

/** Whether `Intl` knows the name of a language. Asking it takes 12 ms the first time, so it is not asked about common ones. */
function hasName(language: string): boolean {
  return COMMON_LANGUAGES.includes(language) || nameOf(language, 'en') !== undefined;
}

/** Languages that need no look at `Intl`. */
export const COMMON_LANGUAGES = ['de', 'en', 'es', 'fr', 'it', 'ja', 'nl', 'pl', 'pt', 'ru', 'sv', 'zh'];

function isWellFormed(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

function nameOf(language: string, into: string): string | undefined {
  return new Intl.DisplayNames([into], { type: 'language', fallback: 'none' }).of(language);
}

function likelyTag(tag: string): string | undefined {
  return namedLanguage(tag) ?? languageOfCountry(tag) ?? inOrder(tag);
}

/** Finds the tag of a language by its English name or its own name. */
function namedLanguage(name: string): string | undefined {
  const sought = fold(name);
  if (sought.length < 4 && /^[a-z]*$/.test(sought)) return undefined;
  for (const code of twoLetters()) {
    const english = nameOf(code, 'en');
    if (english === undefined || new Intl.Locale(code).language !== code) continue;
    if (fold(english) === sought || fold(nameOf(code, code) ?? '') === sought) return code;
  }
  return undefined;
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\s-]/gu, '')
    .toLowerCase();
}

function* twoLetters(): Generator<string> {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters) for (const second of letters) yield first + second;
}

/** The main language of a country, for a country code that was written instead of a language code. */
function languageOfCountry(tag: string): string | undefined {
  if (!/^[a-z]{2}$/i.test(tag)) return undefined;
  const isCountry = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(tag.toUpperCase());
  return isCountry === undefined ? undefined : new Intl.Locale(`und-${tag}`).maximize().language;
}

/** Puts the language, script and region of a tag into the order of BCP 47. */
function inOrder(tag: string): string | undefined {
  const parts = tag.replace(/[.@].*$/, '').split('-');
  const [language = ''] = parts;
  const script = parts.slice(1).find((part) => /^[a-z]{4}$/i.test(part));
  const region = parts.slice(1).find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part));
  const likely = [language, script, region].filter((part) => part !== undefined).join('-');
  return likely.toLowerCase() !== tag.toLowerCase() && isLanguage(likely)
    ? Intl.getCanonicalLocales(likely)[0]
    : undefined;
}
