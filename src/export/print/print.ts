import type { ElementContent } from 'hast';
import { htmlOf } from '../../import/body/html-text.ts';
import { replaceMarks } from '../../model/language/language-marks.ts';
import { escapeHtml } from '../../model/text/html.ts';
import type { Words } from '../../press/words.ts';
import type { Book, Chapter } from '../book/book.ts';
import type { PictureCase } from '../book/bound.ts';
import { chapterSetter } from '../book/chapter.ts';
import { element } from '../book/element.ts';
import type { BookIndex } from '../book/indexes.ts';
import { levelled } from '../book/levels.ts';
import { linker } from '../book/links.ts';
import { colophon, foreword, titlePage } from '../book/own-pages.ts';
import { saidOnce } from '../book/said-once.ts';
import { type Binding, IN_CONTENTS, type LeftOut, tidied } from '../book/tidy.ts';
import { atTheFoot } from './footnotes.ts';
import { printStyle, type Skills } from './style.ts';

/** What a book is printed with. */
type Printing = {
  readonly say: Words['say'];
  readonly pictures: PictureCase;
  /** Width and height, as CSS gives them. */
  readonly paper: string;
  readonly skills: Skills;
  readonly leaveOut: (what: LeftOut) => void;
  readonly progress: (done: number, of: number) => Promise<void>;
};

/** A book as one HTML text for print. `pages`: the page of each chapter by its name, if a first printing found them. */
export async function printedBook(
  book: Book,
  printing: Printing,
): Promise<(pages: ReadonlyMap<string, number>) => string> {
  const { say, pictures, skills, leaveOut, progress, paper } = printing;
  const { lang, dir, title, chapters } = book;
  const link = linker(
    chapters.map(({ name, url, ids }) => ({
      url,
      ids,
      at: (id) => (id === null ? `#${name}` : `#${name}-${id}`),
    })),
  );
  const binding = (url: string, prefix: string): Binding => ({
    link: (href) => link(href, { url }),
    picture: (src) => pictures.place(src, url),
    prefix,
    leaveOut,
  });
  const setChapter = chapterSetter(say, 2);
  const own = (key: string) => say(key, lang, {});
  const section = (kind: string, children: readonly ElementContent[]) =>
    element('section', { className: [kind] }, ...children);
  const chapterOf = (chapter: Chapter): ElementContent => {
    const set = saidOnce([setChapter(chapter, binding(chapter.url, `${chapter.name}-`))]);
    const [whole] = skills.footnotes ? atTheFoot(set) : set;
    if (whole?.type !== 'element') return element('section', {}, ...set);
    return { ...whole, properties: { ...whole.properties, style: `page: ${chapter.name}` } };
  };
  const words = book.foreword === null ? null : tidied(book.foreword, binding(book.archive.url, 'foreword-'));
  const before = [
    section('half-title', titlePage(book)),
    ...(words ? [section('foreword', foreword(book, levelled(words, 2), say))] : []),
  ];
  const after = [section('colophon', colophon(book, say))];
  const parts: ElementContent[] = [];
  let done = 0;
  for (const { title, chapters: own } of book.parts) {
    const [first] = own;
    if (title !== null && first)
      parts.push(element('h1', { className: ['part'], style: `page: ${first.name}` }, title));
    for (const chapter of own) {
      await progress(++done, chapters.length);
      parts.push(chapterOf(chapter));
    }
  }
  const [start, body, end] = [before, parts, after].map(htmlOf);
  const style = printStyle(book, paper, skills);
  return (pages) => {
    const contents = htmlOf([
      section('contents', [element('h1', {}, own('book-contents')), contentsOf(book, pages, skills)]),
    ]);
    const indexes = htmlOf(
      book.indexes.map((index) =>
        section('index', [element('h1', {}, own(index.heading)), indexOf(index, pages, skills, own('see'))]),
      ),
    );
    const html = `<!doctype html>
<html lang="${lang}" dir="${dir}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(book.subtitle ? `${title}, ${book.subtitle}` : title)}</title>
<meta name="author" content="${escapeHtml((book.editors.length > 0 ? book.editors : book.writers).join(', '))}">
<style>
${style}</style>
</head>
<body>
${start}
${contents}
${body}
${indexes}
${end}
</body>
</html>
`;
    return replaceMarks(html, { isHtml: true, dir });
  };
}

function contentsOf(book: Book, pages: ReadonlyMap<string, number>, skills: Skills): ElementContent {
  const lineOf = ({ name, dispatch }: Chapter) => {
    const { headline, headlineHtml, lang, dir } = dispatch;
    const words = tidied(headlineHtml ?? escapeHtml(headline), IN_CONTENTS, false);
    const marked = lang === book.lang ? {} : { lang, dir };
    return element(
      'li',
      {},
      element('a', { href: `#${name}` }, element('span', marked, ...words), ...numberOf(name, pages, skills)),
    );
  };
  const items = book.parts.flatMap(({ title, chapters }) =>
    title === null
      ? chapters.map(lineOf)
      : [
          element(
            'li',
            { className: ['part'] },
            element('p', { className: ['part-name'] }, title),
            element('ol', {}, ...chapters.map(lineOf)),
          ),
        ],
  );
  return element('ol', {}, ...items);
}

/** The names of an index, each with the pages on which its chapters begin, or with the name to which it refers. */
function indexOf(
  { lines }: BookIndex,
  pages: ReadonlyMap<string, number>,
  skills: Skills,
  seeWord: string,
): ElementContent {
  const items = lines.map(({ name, see, chapters }) => {
    const places = chapters.flatMap((chapter, at) => [
      at === 0 ? ' ' : ', ',
      element('a', { href: `#${chapter.name}` }, ...numberOf(chapter.name, pages, skills)),
    ]);
    const refers = see === null ? [] : [' ', element('i', {}, seeWord), ' ', element('bdi', {}, see)];
    return element('li', {}, element('bdi', {}, name), ...places, ...refers);
  });
  return element('ul', {}, ...items);
}

/** The number of the page on which a chapter begins, if the program that prints does not set it by itself. */
function numberOf(
  name: string,
  pages: ReadonlyMap<string, number>,
  { pageNumbers }: Skills,
): readonly ElementContent[] {
  return pageNumbers ? [] : [element('span', { className: ['number'] }, String(pages.get(name) ?? UNKNOWN))];
}

/** As wide as most numbers of pages, so that a first printing breaks lines as the next one does. */
const UNKNOWN = 999;
