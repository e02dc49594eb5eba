import type { Element, ElementContent, Root } from 'hast';
import { isFileName } from '../body/pictures/source.ts';
import { print } from '../body/printing/print.ts';
import { attribute, find, findAll, isElement, replace, textOf } from '../body/tree.ts';
import { countWords, seenText, wordsOf } from '../body/words.ts';
import { readMoment } from '../found/moment.ts';
import type { Picture, Piece, Remark } from '../found/piece.ts';
import { clip, dropTitle, withoutSecondLead } from './repeated-head.ts';

/** The head of a piece after it was compared with its body. */
export type Mended = {
  readonly dek: string | null;
  readonly bio: string | null;
  readonly image: Picture | false | null;
};

/**
 * Mends what old systems doubled, in the tree and in the head: a headline that the body repeats, a lede that stands
 * there twice, a dek that is a piece of the lede, a bio line that is the last paragraph, a caption that is a file name.
 * Each repair is noted.
 */
export function mend(piece: Piece, root: Root, writers: readonly string[], notes: Remark[]): Mended {
  if (isExact(piece)) return piece;
  dropTitle(piece, root, notes);
  if (piece.aside.hasOwnHead === true) liftHead(piece, root, writers, notes);
  const image = withoutSecondLead(piece, root, notes);
  dropDoubledLede(root, notes);
  return {
    dek: mendDek(piece, openingOf(root), notes),
    bio: piece.bio ?? liftBio(root, writers, notes),
    image: mendPicture(image, notes),
  };
}

/** Whether a piece comes from an export of Backfile, which doubles nothing: what stands there twice is meant. */
export function isExact({ aside }: Pick<Piece, 'aside'>): boolean {
  return aside.isExact === true;
}

/** Removes a dek that only repeats the first words of the piece. */
export function mendDek(piece: Pick<Piece, 'dek'>, opening: string, notes: Remark[]): string | null {
  if (piece.dek === null) return null;
  const cut = /(?:\[?(?:…|\.{3}|&hellip;)\]?|\bread more.*|\bcontinue reading.*)\s*$/i.test(piece.dek);
  const dek = wordsOf(piece.dek.replace(/(?:\[?(?:…|\.{3})\]?|\bread more.*|\bcontinue reading.*)\s*$/i, ''));
  const start = wordsOf(opening.slice(0, piece.dek.length * 2 + 400)).slice(0, dek.length);
  const last = cut && dek.length > 6 ? dek.length - 1 : dek.length;
  if (dek.length < 4 || start.length < last || dek.slice(0, last).some((word, at) => word !== start[at]))
    return piece.dek;
  notes.push({
    kind: 'repaired',
    what: 'dek',
    detail: `"${clip(piece.dek)}" is only the beginning of the piece`,
  });
  return null;
}

/**
 * Removes alternative texts and captions that are the name of the file; a caption that the alternative text repeats
 * stays.
 */
export function mendPicture(picture: Picture | false | null, notes: Remark[]): Picture | false | null {
  if (!picture) return picture;
  const bare = (what: 'alt' | 'caption') => {
    const text = picture[what];
    if (text === null || !isFileName(text, picture.src)) return text;
    notes.push({ kind: 'repaired', what: `image ${what}`, detail: `"${clip(text)}" is only a file name` });
    return null;
  };
  return { ...picture, alt: bare('alt'), caption: bare('caption') };
}

function openingOf(root: Root): string {
  return root.children
    .filter((child) => isElement(child, 'p', 'blockquote', 'ul', 'ol', 'h1', 'h2', 'h3', 'h4'))
    .slice(0, 6)
    .map((child) => textOf(child))
    .join(' ');
}

/** Paragraphs above the text that only repeat the byline or the date of the head. */
function liftHead(piece: Piece, root: Root, writers: readonly string[], notes: Remark[]): void {
  for (const child of root.children.filter((one) => isElement(one)).slice(0, 4)) {
    const text = textOf(child);
    if (!isElement(child, 'p', 'ul', 'h1', 'h2', 'h3', 'h4') || text.length > 120) return;
    const name = wordsOf(text.replace(/^by:?\s+/i, '')).join(' ');
    const isByline = name !== '' && name === wordsOf(writers.join(' and ')).join(' ');
    const day = readMoment(text.replace(/^(?:posted|published|filed)(?: on)?:?\s+/i, ''))?.day;
    if (!isByline && (day === undefined || day !== piece.date?.day)) return;
    replace(root, child);
    notes.push({
      kind: 'moved',
      what: isByline ? 'byline' : 'date',
      detail: `"${clip(text)}" was above the text`,
      words: countWords(seenText(child)),
    });
    for (const link of findAll(child, 'a'))
      notes.push({ kind: 'dropped', what: 'link', detail: `${attribute(link, 'href')}, of "${clip(text)}"` });
  }
}

/** Of two first paragraphs that differ only in quotation marks, the one with typographic ones stays. */
function dropDoubledLede(root: Root, notes: Remark[]): void {
  const paragraphs = root.children
    .values()
    .filter((child): child is Element => isElement(child, 'p') && textOf(child) !== '')
    .take(3)
    .toArray();
  for (let at = 0; at + 1 < paragraphs.length; at++) {
    const [first, second] = [paragraphs[at]!, paragraphs[at + 1]!];
    if (beginning(first) !== beginning(second)) continue;
    const words = wordsOf(textOf(first));
    if (
      words.length < 8 ||
      words.join(' ') !== wordsOf(textOf(second)).join(' ') ||
      textOf(first) === textOf(second) ||
      find(first, 'img') ||
      find(second, 'img')
    )
      continue;
    const curly = (node: Element) => (textOf(node).match(/[“”‘’]/g) ?? []).length + (find(node, 'a') ? 1 : 0);
    const dropped = curly(first) > curly(second) ? second : first;
    replace(root, dropped);
    notes.push({
      kind: 'repaired',
      what: 'lede',
      detail: `the paragraph "${clip(textOf(dropped))}" was there twice`,
      words: countWords(seenText(dropped)),
    });
    return;
  }
}

/** The first words of a paragraph. Paragraphs that differ there are not compared further. */
function beginning(paragraph: Element): string {
  return wordsOf(textOf(paragraph).slice(0, 60)).slice(0, 4).join(' ');
}

/** The last paragraph, if it says who the writer is: `Laura Hale writes The Wire daily.` */
function liftBio(root: Root, writers: readonly string[], notes: Remark[]): string | null {
  const last = root.children.findLast(
    (child): child is Element =>
      isElement(child) && textOf(child) !== '' && child.tagName !== 'footnote-text',
  );
  if (last?.tagName !== 'p' || find(last, 'img', 'br') !== undefined) return null;
  const text = textOf(last);
  if (text.length > 400) return null;
  const named = writers.some(
    (name) =>
      name.includes(' ') &&
      text.startsWith(name) &&
      /^,?\s(?:is|was|are|writes|covers|reports|contributes|blogs|edits|teaches|served|serves|has|,)/.test(
        text.slice(name.length),
      ),
  );
  if (!named) return null;
  replace(root, last);
  notes.push({
    kind: 'moved',
    what: 'bio',
    detail: `"${clip(text)}" is the bio line, no longer the last paragraph`,
    words: countWords(seenText(last)),
  });
  const only = last.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const inner: ElementContent[] =
    only.length === 1 && isElement(only[0], 'em', 'i', 'strong', 'b') ? only[0].children : last.children;
  return print({
    type: 'root',
    children: [{ type: 'element', tagName: 'p', properties: {}, children: inner }],
  }).markdown.trim();
}
