/** A language read from its tag, with the likely script and region filled in. */
export type Language = {
  /** `pt`. A language whose readers also read another one is given as that one: Norwegian as Bokmål. */
  readonly language: string;
  /** `Latn` */
  readonly script: string;
  /** `BR` */
  readonly region: string;
  /** Whether the tag itself names the region. */
  readonly isRegional: boolean;
};

/** Languages whose readers also read another language (CLDR, languageMatching). */
const READ_AS: { readonly [language: string]: string } = {
  no: 'nb',
  nn: 'nb',
  yue: 'zh',
  gsw: 'de',
  lb: 'de',
};

/** The code of a language without script and region, so that `en-GB` and `en-US` are one; a tag that is none, as it is. */
export function languageCode(tag: string): string {
  return readLanguage(tag)?.language ?? tag;
}

/** Reads a language tag (BCP 47) and adds the likely script and region (CLDR, likelySubtags); null if it is not a tag. */
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
 * The locale for numbers, dates and lists of a language: its own if Intl has it, else English. For a language that it
 * does not have, Intl would use the language of the machine. Plain `en` becomes British English, which puts the day
 * first, as newspapers do.
 */
export function localeFor(lang: string, formatter: Formatter = Intl.DateTimeFormat): string {
  if (lang === 'en') return 'en-GB';
  try {
    return formatter.supportedLocalesOf(lang)[0] ?? 'en-GB';
  } catch {
    return 'en-GB';
  }
}

/** Whether Intl can format dates, numbers or lists in a language; if it cannot, English is used. */
export function hasLocale(lang: string, formatter: Formatter = Intl.DateTimeFormat): boolean {
  return localeFor(lang, formatter) !== 'en-GB' || /^en(?:-GB)?$/i.test(lang);
}
