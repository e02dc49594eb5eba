import type { ElementContent } from 'hast';
import { escapeHtml } from '../../model/text/html.ts';
import type { Words } from '../../press/words.ts';
import type { Book, BookPart, Chapter } from '../book/book.ts';
import { element } from '../book/element.ts';
import { IN_CONTENTS, tidied } from '../book/tidy.ts';

/** A page of the book beside its chapters: the file, its heading, and what it is (EPUB 3 Structural Semantics). */
export type FrontPage = { readonly file: string; readonly title: string; readonly type: string };

/** The contents: the pages before and after the chapters, and the chapters under their parts. */
export function contents(
  book: Book,
  before: readonly FrontPage[],
  after: readonly FrontPage[],
  say: Words['say'],
): ElementContent[] {
  const heading = say('book-contents', book.lang, {});
  const pageOf = ({ file, title }: FrontPage) => element('li', {}, element('a', { href: file }, title));
  const items = [
    ...before.map(pageOf),
    ...book.parts.flatMap((part) => partOf(part, book)),
    ...after.map(pageOf),
  ];
  const marks: readonly FrontPage[] = [
    ...before,
    { file: 'nav.xhtml', title: heading, type: 'toc' },
    { file: `${book.chapters[0]?.name}.xhtml`, title: book.title, type: 'bodymatter' },
    ...after,
  ];
  return [
    element(
      'nav',
      { 'epub:type': 'toc', role: 'doc-toc', id: 'toc', ariaLabelledBy: ['toc-title'] },
      element('h1', { id: 'toc-title' }, heading),
      element('ol', {}, ...items),
    ),
    element(
      'nav',
      { 'epub:type': 'landmarks', id: 'landmarks', hidden: true, ariaLabel: `${heading} (EPUB)` },
      element(
        'ol',
        {},
        ...marks.map(({ file, title, type }) =>
          element('li', {}, element('a', { 'epub:type': type, href: file }, title)),
        ),
      ),
    ),
  ];
}

function partOf({ title, chapters }: BookPart, book: Book): ElementContent[] {
  const items = chapters.map((chapter) => chapterOf(chapter, book));
  if (title === null) return items;
  const first = chapters[0];
  if (!first) return [];
  return [element('li', {}, element('span', { className: ['part'] }, title), element('ol', {}, ...items))];
}

function chapterOf({ name, dispatch }: Chapter, book: Book): ElementContent {
  const { headline, headlineHtml, lang, dir } = dispatch;
  const words = tidied(headlineHtml ?? escapeHtml(headline), IN_CONTENTS, false);
  const marked = lang === book.lang ? {} : { lang, xmlLang: lang, dir };
  return element('li', {}, element('a', { href: `${name}.xhtml`, ...marked }, ...words));
}
