import type { ElementContent } from 'hast';
import { hasLocale } from '../../model/language/language.ts';
import { inLanguage } from '../../model/language/language-marks.ts';
import { formatDate } from '../../model/time/dates.ts';
import type { Words } from '../../press/words.ts';
import type { Book } from './book.ts';
import { element } from './element.ts';

/** The half-title: the book's name, and whose it is. */
export function titlePage({ title, subtitle, editors, writers, archive }: Book): ElementContent[] {
  const people = editors.length > 0 ? editors : writers.length <= 6 ? writers : [];
  return [
    element('h1', { className: ['book-title'] }, title),
    subtitle ? element('p', { className: ['dek'] }, subtitle) : null,
    ...people.map((name) => element('p', { className: ['byline'] }, element('bdi', {}, name))),
    title === archive.title ? null : element('p', { className: ['imprint'] }, archive.title),
  ].filter((node) => node !== null);
}

/** The last page: where the dispatches are from, how many there are, from when, and their digest. */
export function colophon(book: Book, say: Words['say']): ElementContent[] {
  const { lang, archive, chapters, first, last, digest, program } = book;
  const day = (text: string) => {
    const shown = formatDate(text, 'long', lang);
    return element('time', { dateTime: text }, hasLocale(lang) ? shown : inLanguage('en', shown));
  };
  return [
    element('h1', {}, say('book-about', lang, {})),
    element('p', {}, element('a', { href: archive.url }, archive.title)),
    archive.description ? element('p', {}, archive.description) : null,
    element(
      'p',
      {},
      say('dispatches', lang, { count: chapters.length }),
      ', ',
      day(first),
      ...(first === last ? [] : [' – ', day(last)]),
    ),
    element('p', { className: ['digest'] }, 'SHA-256/128: ', element('code', {}, digest)),
    element('p', { lang: 'en', xmlLang: 'en', dir: 'ltr' }, program),
  ].filter((node) => node !== null);
}

/** A foreword, which may have a heading of its own. */
export function foreword(book: Book, nodes: readonly ElementContent[], say: Words['say']): ElementContent[] {
  return [
    element(
      'section',
      { 'epub:type': 'foreword', role: 'doc-foreword', ariaLabelledBy: ['foreword.title'] },
      element('h1', { id: 'foreword.title' }, say('book-foreword', book.lang, {})),
      ...nodes,
    ),
  ];
}
