/** A language as its tag says it, likely script and region filled in. */
export type Language = {
  /** `pt`. A language whose readers read another's words is told as that one: Norwegian as Bokmål. */
  readonly language: string;
  /** `Latn` */
  readonly script: string;
  /** `BR` */
  readonly region: string;
  /** Whether the tag itself names the region. */
  readonly isRegional: boolean;
};

/** Languages whose readers read another's words, as CLDR has it (languageMatching). */
const READ_AS: { readonly [language: string]: string } = {
  no: 'nb',
  nn: 'nb',
  yue: 'zh',
  gsw: 'de',
  lb: 'de',
};

/** Reads a language tag (BCP 47) with its likely script and region (CLDR, likelySubtags); null where it is no tag. */
export function readLanguage(tag: string): Language | null {
  try {
    const locale = new Intl.Locale(tag);
    const { language, script, region } = locale.maximize();
    return {
      language: READ_AS[language] ?? language,
      script: script ?? '',
      region: region ?? '',
      isRegional: locale.region !== undefined,
    };
  } catch {
    return null;
  }
}

type Formatter = { supportedLocalesOf(tag: string): readonly string[] };

/**
 * The locale in which numbers, dates and lists are set for a language: its own where Intl has it, else English.
 * Asked for a language that it does not have, Intl would take that of the machine. English alone puts the day first,
 * as newspapers do.
 */
export function localeFor(lang: string, formatter: Formatter = Intl.DateTimeFormat): string {
  if (lang === 'en') return 'en-GB';
  try {
    return formatter.supportedLocalesOf(lang)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

/** Whether dates, numbers or lists can be set in a language; English stands in where not. */
export function hasLocale(lang: string, formatter: Formatter = Intl.DateTimeFormat): boolean {
  return localeFor(lang, formatter) !== 'en-GB' || /^en(?:-GB)?$/i.test(lang);
}
