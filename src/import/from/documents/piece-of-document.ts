import type { Element, Root } from 'hast';
import { slugInPath } from '../../../copy/front/days/path-names.ts';
import { slugOf } from '../../../model/address/slug.ts';
import { htmlOf } from '../../body/html-text.ts';
import { readHtml, unlessTooDeep } from '../../body/read-html.ts';
import { classes, findAll, isBlank, isElement, textOf, walk } from '../../body/tree.ts';
import { countWords, seenText } from '../../body/words.ts';
import type { Request } from '../../found/format.ts';
import { type Found, pieceOf, type Remark } from '../../found/piece.ts';
import { dateOfDocument } from './date-of-document.ts';
import type { Document } from './document.ts';

/** Names that programs put where a writer's should stand. */
const NOBODY =
  /^(?:|user|admin(?:istrator)?|owner|author|unknown|microsoft(?: office)? user|windows[- ]user|office|python-docx|pandoc|default|home|pc|laptop|acer|asus|dell|hp)$/i;

/** A piece from a document: named by its title or its file, dated by its name, its text or its properties. */
export function* pieceOfDocument(document: Document, path: string, request: Request): Generator<Found> {
  const notes: Remark[] = [...document.notes];
  const root = unlessTooDeep(() => readHtml(document.html));
  if (root === undefined)
    return yield {
      kind: 'failed',
      what: 'file',
      name: path,
      why: 'its parts are nested too deeply to be read',
    };
  if (textOf(root) === '' && findAll(root, 'img').length === 0)
    return yield { kind: 'skipped', what: 'file', name: path, why: 'it is empty' };
  const take = (name: string) => {
    const found = findAll(root)
      .filter((one) => classes(one).includes(` ${name} `))
      .slice(0, 1);
    for (const one of found) {
      remove(root, one);
      notes.push(moved(one, name.replace('doc-', '')));
    }
    return found.map(textOf).join(' ');
  };
  const fileTitle = titleOfName(path);
  const title =
    take('doc-title') || leadingTitle(root, fileTitle, notes) || propertyTitle(document, notes) || fileTitle;
  const dek = take('doc-subtitle');
  const { author, keywords, lang } = document.properties;
  const byline = take('doc-author').replace(/^by:?\s+/i, '') || (NOBODY.test(author) ? '' : author);
  captions(root);
  if (byline !== '' && byline === author)
    notes.push({ kind: 'guessed', what: 'byline', detail: `"${author}", from the properties of the file` });
  const plain = path.replace(/\.\w+$/, '.md');
  const slug = slugOf(slugInPath(plain).replace(/[_]+/g, ' ')) || null;
  yield {
    kind: 'piece',
    piece: pieceOf({
      id: `tag:${request.oldUrl === null ? 'localhost' : new URL(request.oldUrl).hostname},2000:document/${encodeURI(path)}`,
      origin: path,
      title: title || null,
      slug,
      date: dateOfDocument(path, take('doc-date'), document.properties.created, notes),
      bylines: byline === '' ? [] : [{ key: byline, name: byline }],
      tags: [
        ...new Set(
          keywords
            .split(/[,;]/)
            .map((one) => one.trim())
            .filter((one) => one !== ''),
        ),
      ],
      dek: dek || null,
      body: { kind: 'html', text: htmlOf(root) },
      base: request.oldUrl,
      lang: /^[a-z]{2,3}(?:-[a-z]{2})?$/i.test(lang) ? lang : null,
      notes,
    }),
  };
}

/** The title that a text begins with: a heading of the first level, or a short line that is bold as a whole. */
function leadingTitle(root: Root, fileTitle: string, notes: Remark[]): string {
  const first = root.children.find((child): child is Element => !isBlank(child) && isElement(child));
  if (first === undefined) return '';
  const text = textOf(first);
  const isHeading = first.tagName === 'h1' && !findAll(root, 'h1').some((one) => one !== first);
  const same = slugOf(text) !== '' && slugOf(text) === slugOf(fileTitle);
  const isBold =
    first.tagName === 'p' &&
    text.length > 0 &&
    text.length <= 120 &&
    first.children.every((child) => isBlank(child) || isElement(child, 'strong', 'b'));
  if (!isHeading && !isBold && !(same && /^(?:p|h[1-6])$/.test(first.tagName))) return '';
  if (isBold && !same)
    notes.push({ kind: 'guessed', what: 'title', detail: 'its first line, which is bold as a whole' });
  remove(root, first);
  notes.push(moved(first, 'title'));
  return text;
}

/** A note of what stands above a text now, no longer in it. */
function moved(element: Element, what: string): Remark {
  const text = textOf(element);
  const words = countWords(seenText(element));
  return { kind: 'moved', what, detail: `"${text.slice(0, 80)}" headed the text`, words };
}

function propertyTitle({ properties: { title } }: Document, notes: Remark[]): string {
  if (
    title === '' ||
    /^(?:untitled|document\d*|microsoft word|doc\d+|title|template|normal)\b/i.test(title) ||
    /\.\w{3,4}$/.test(title)
  )
    return '';
  notes.push({ kind: 'guessed', what: 'title', detail: 'from the properties of the file' });
  return title;
}

/** The name of a file as a title: without its date, its extension and the signs between words. */
function titleOfName(path: string): string {
  const name = path
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
  const bare = name
    .replace(/^(?:\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})[-_. ]*/, '')
    .replace(/[-_. ]*\(?(?:\d{4}[-_. ]\d{2}[-_. ]\d{2}|\d{1,2}[-_.]\d{1,2}[-_.]\d{4})\)?$/, '');
  const words = /\s/.test(bare) ? bare : bare.replace(/[-_]+/g, ' ');
  return words.replace(/_/g, ' ').replace(/\s+/g, ' ').trim();
}

/** A caption below a picture becomes the picture's own. */
function captions(root: Root): void {
  walk(root, (node, parent) => {
    if (!classes(node).includes(' doc-caption ')) return;
    const at = parent.children.indexOf(node as never);
    const above = parent.children.slice(0, Math.max(0, at)).findLast((child) => !isBlank(child));
    if (
      above === undefined ||
      !isElement(above, 'p') ||
      textOf(above) !== '' ||
      findAll(above, 'img').length !== 1
    )
      return;
    above.tagName = 'figure';
    above.children.push({ type: 'element', tagName: 'figcaption', properties: {}, children: node.children });
    remove(parent as Root, node);
  });
}

function remove(root: Root | Element, node: Element): void {
  const drop = (parent: Root | Element) => {
    parent.children = parent.children.filter((child) => child !== node) as typeof parent.children;
  };
  drop(root);
  walk(root, (one) => drop(one));
}
