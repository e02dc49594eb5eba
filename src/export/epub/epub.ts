import type { ElementContent } from 'hast';
import type { Words } from '../../press/words.ts';
import type { Book } from '../book/book.ts';
import type { PictureCase } from '../book/bound.ts';
import { chapterSetter } from '../book/chapter.ts';
import { linker } from '../book/links.ts';
import { colophon, foreword, titlePage } from '../book/own-pages.ts';
import { saidOnce } from '../book/said-once.ts';
import { type Binding, type LeftOut, tidied } from '../book/tidy.ts';
import { contents, type FrontPage } from './navigation.ts';
import { CONTAINER, type Item, packageDocument } from './package.ts';
import { STYLE } from './style.ts';
import { hasMath, type XhtmlPage, xhtml } from './xhtml.ts';

/** What a book is set with. */
type Setting = {
  readonly say: Words['say'];
  readonly pictures: PictureCase;
  /** A picture for the cover; null for a cover of words alone. */
  readonly cover: { readonly ending: string; readonly type: string } | null;
  readonly uuid: string;
  readonly modified: string;
  readonly leaveOut: (what: LeftOut) => void;
  readonly progress: (done: number, of: number) => Promise<void>;
};

/** A text file of the package, by its path in it. */
type EpubFile = { readonly path: string; readonly content: string };

/** Sets a book as EPUB 3.3: its text files in order, `mimetype` first. Pictures are in the case, the cover is `cover.…`. */
export async function setEpub(book: Book, setting: Setting): Promise<readonly EpubFile[]> {
  const { say, pictures, cover, progress, leaveOut } = setting;
  const { lang } = book;
  const link = linker(
    book.chapters.map(({ name, url, ids }) => ({
      url,
      ids,
      at: (id) => (id === null ? `${name}.xhtml` : `${name}.xhtml#${id}`),
    })),
  );
  const binding = (url: string): Binding => ({
    link: (href) => link(href, { url }),
    picture: (src) => pictures.place(src, url),
    prefix: '',
    leaveOut,
  });
  const setChapter = chapterSetter(say);
  const counted = { count: 0, described: 0, moving: false };
  const files: EpubFile[] = [];
  const items: Item[] = [];
  const add = (file: string, page: XhtmlPage, properties: readonly string[] = []) => {
    const all = [...properties, ...(hasMath(page) ? ['mathml'] : [])];
    items.push({
      id: `page-${file.replace('.xhtml', '')}`,
      file,
      type: 'application/xhtml+xml',
      properties: all,
      read: true,
    });
    countPictures(page.children, counted);
    files.push({ path: `EPUB/${file}`, content: xhtml({ ...page, children: saidOnce(page.children) }) });
  };

  const own = (key: string) => say(key, lang, {});
  const before: FrontPage[] = [];
  const page = (
    file: string,
    kind: string,
    title: string,
    children: readonly ElementContent[],
    type: string | null,
  ) => {
    if (type !== null) before.push({ file, title, type });
    return () => add(file, { title: `${title} – ${book.title}`, lang, kind, children });
  };
  const words = book.foreword === null ? null : tidied(book.foreword, binding(book.archive.url));
  const pages = [
    ...(cover
      ? [page('cover.xhtml', 'cover', own('book-cover'), [coverPicture(book, cover.ending)], 'cover')]
      : []),
    page('title.xhtml', 'title', book.title, titlePage(book), 'titlepage'),
    ...(words
      ? [page('foreword.xhtml', 'foreword', own('book-foreword'), foreword(book, words, say), 'foreword')]
      : []),
  ];
  const after: FrontPage[] = [{ file: 'colophon.xhtml', title: own('book-about'), type: 'colophon' }];
  for (const make of pages) make();
  add(
    'nav.xhtml',
    {
      title: `${own('book-contents')} – ${book.title}`,
      lang,
      kind: 'contents',
      children: contents(book, before, after, say),
    },
    ['nav'],
  );
  for (const [at, chapter] of book.chapters.entries()) {
    await progress(at + 1, book.chapters.length);
    const { dispatch, name, url } = chapter;
    const children = [setChapter(chapter, binding(url))];
    add(`${name}.xhtml`, { title: dispatch.headline, lang: dispatch.lang, kind: 'dispatch', children });
  }
  add('colophon.xhtml', {
    title: `${own('book-about')} – ${book.title}`,
    lang,
    kind: 'colophon',
    children: colophon(book, say),
  });
  const other: Item[] = [
    { id: 'style', file: 'style.css', type: 'text/css' },
    ...(cover
      ? [{ id: 'cover-image', file: `cover.${cover.ending}`, type: cover.type, properties: ['cover-image'] }]
      : []),
    ...pictures.all().map(({ file, type }, at) => ({ id: `picture-${at + 1}`, file, type })),
  ];
  const described = packageDocument(book, {
    uuid: setting.uuid,
    modified: setting.modified,
    items: [...items, ...other],
    pictures: counted,
  });
  return [
    { path: 'mimetype', content: 'application/epub+zip' },
    { path: 'META-INF/container.xml', content: CONTAINER },
    { path: 'EPUB/package.opf', content: described },
    { path: 'EPUB/style.css', content: STYLE },
    ...files,
  ];
}

function coverPicture({ title, subtitle }: Book, ending: string): ElementContent {
  const alt = subtitle ? `${title}, ${subtitle}` : title;
  return { type: 'element', tagName: 'img', properties: { src: `cover.${ending}`, alt }, children: [] };
}

function countPictures(
  nodes: readonly ElementContent[],
  counted: { count: number; described: number; moving: boolean },
): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'img') {
      counted.count += 1;
      if (String(node.properties.alt ?? '').trim() !== '') counted.described += 1;
      if (/\.(?:gif|webp)$/.test(String(node.properties.src))) counted.moving = true;
    }
    countPictures(node.children, counted);
  }
}
