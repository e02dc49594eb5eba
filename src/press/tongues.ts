import { directionOf, runsAgainst } from '../model/direction.ts';
import { inLanguage } from '../model/fallback.ts';
import { hasLocale, localeFor } from '../model/language.ts';

/** What stands in front of each of some names where they are listed in a sentence: "", ", ", " and ". */
export function separators(names: readonly string[], lang: string): readonly string[] {
  const format = new Intl.ListFormat(localeFor(lang, Intl.ListFormat));
  const before: string[] = [];
  let between = '';
  for (const { type, value } of format.formatToParts(names)) {
    if (type === 'literal') between += value;
    else {
      before.push(between === '' || hasLocale(lang, Intl.ListFormat) ? between : inLanguage('en', between));
      between = '';
    }
  }
  return before;
}

/**
 * A text as HTML that stands among others on a page: with its language and direction where that is not the page's,
 * and isolated where it has letters that run against the page.
 */
export function setApart(html: string, pageLang: string, lang = pageLang): string {
  if (lang !== pageLang) return `<bdi lang="${lang}" dir="${directionOf(lang)}">${html}</bdi>`;
  return runsAgainst(html.replace(/<[^>]*>|&#?\w+;/g, ' '), directionOf(pageLang))
    ? `<bdi>${html}</bdi>`
    : html;
}
