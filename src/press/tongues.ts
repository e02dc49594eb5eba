import { directionOf, runsAgainst } from '../model/language/direction.ts';
import { hasLocale, localeFor } from '../model/language/language.ts';
import { inLanguage } from '../model/language/language-marks.ts';
import { memo } from './memo.ts';

/** The separator before each name in a list within a sentence: "", ", ", " and ". */
type Separators = (names: readonly string[], lang: string) => readonly string[];

/**
 * Returns a function that separates names; it asks Intl once for each list, since lists show the same bylines again. In
 * English it need not ask.
 */
export function listSeparators(): Separators {
  const formats = memo((lang) => new Intl.ListFormat(localeFor(lang, Intl.ListFormat)));
  const known = memo((list) => {
    const [lang, ...names] = JSON.parse(list) as [string, ...string[]];
    return separatorsIn(formats(lang), names, lang);
  });
  return (names, lang) => {
    if (names.length < 2) return names.map(() => '');
    if (lang === 'en')
      return names.map((_, at) => (at === 0 ? '' : at === names.length - 1 ? ' and ' : ', '));
    return known(JSON.stringify([lang, ...names]));
  };
}

function separatorsIn(format: Intl.ListFormat, names: readonly string[], lang: string): readonly string[] {
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

const MARKUP = /[<&]/;

/**
 * Sets a text apart from the text around it on a page: marks its language and direction if they differ from the page's,
 * and isolates it if it has letters of the other direction.
 */
export function setApart(html: string, pageLang: string, lang = pageLang): string {
  if (lang !== pageLang) return `<bdi lang="${lang}" dir="${directionOf(lang)}">${html}</bdi>`;
  const text = MARKUP.test(html) ? html.replace(/<[^>]*>|&#?\w+;/g, ' ') : html;
  return runsAgainst(text, directionOf(pageLang)) ? `<bdi>${html}</bdi>` : html;
}
