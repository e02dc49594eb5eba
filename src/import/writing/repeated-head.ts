import type { Element, Root } from 'hast';
import { absolute } from '../body/addresses.ts';
import { beginningOf } from '../body/markdown/body.ts';
import { samePicture } from '../body/pictures/source.ts';
import { attribute, find, findAll, isBlank, isElement, replace, textOf } from '../body/tree.ts';
import { countWords, wordsOf } from '../body/words.ts';
import type { Picture, Piece, Remark } from '../found/piece.ts';

/** The repeated headline, as a heading or as a bold line, unless it is all that the piece has. */
export function dropTitle(piece: Piece, root: Root, notes: Remark[]): void {
  if (piece.title === null || piece.title === '') return;
  const elements = root.children.filter((child) => isElement(child));
  const first = elements.find((child) => !isPicture(child));
  if (first === undefined || elements.length < 2) return;
  const inside = first.children.filter((child) => !isBlank(child));
  const isTitle =
    /^h[1-6]$/.test(first.tagName) ||
    (first.tagName === 'p' && inside.length === 1 && isElement(inside[0], 'strong', 'b'));
  if (!isTitle || find(first, 'img') !== undefined || !isSameLine(textOf(first), piece.title)) return;
  replace(root, first);
  notes.push(titleNote(textOf(first)));
  for (const link of findAll(first, 'a'))
    notes.push({
      kind: 'dropped',
      what: 'link',
      detail: `${attribute(link, 'href')}, of "${clip(textOf(first))}"`,
    });
}

function isPicture(node: Element): boolean {
  return find(node, 'img') !== undefined && textOf(node) === '';
}

/** Whether two lines are the same words. */
function isSameLine(one: string, other: string): boolean {
  const words = wordsOf(one).join(' ');
  return words !== '' && words === wordsOf(other).join(' ');
}

function titleNote(line: string): Remark {
  return {
    kind: 'repaired',
    what: 'title',
    detail: `the body began with "${clip(line)}" once more`,
    words: countWords(line),
  };
}

/** Removes the lead picture from the beginning of a body, since the page shows it above the body. */
export function withoutSecondLead(piece: Piece, root: Root, notes: Remark[]): Picture | false | null {
  const { image: lead, base } = piece;
  const elements = root.children.filter((child) => isElement(child));
  // Hatena showed the picture that it names for lists only where it stands in the body.
  const first = piece.aside.dialect === 'hatena' ? elements.find((child) => find(child, 'img')) : elements[0];
  const image = first && find(first, 'img');
  if (!lead || first === undefined || image === undefined || find(first, 'a') !== undefined) return lead;
  const caption = find(first, 'figcaption');
  const isAlone =
    findAll(first, 'img').length === 1 &&
    isElement(first, 'p', 'figure', 'img') &&
    textOf(first) === (caption ? textOf(caption) : '');
  const [full, shown] = [lead.src, attribute(image, 'src')].map((src) => absolute(src, base) ?? src);
  if (!isAlone || !samePicture(full!, shown!)) return lead;
  replace(root, first);
  notes.push(leadNote(lead.src, caption ? countWords(textOf(caption)) : 0));
  return {
    ...lead,
    alt: lead.alt || attribute(image, 'alt') || null,
    caption: lead.caption || (caption ? textOf(caption) : null),
  };
}

function leadNote(src: string, words: number): Remark {
  return {
    kind: 'moved',
    what: 'image',
    detail: `the body began with its lead picture once more: ${src.slice(0, 150)}`,
    words,
  };
}

/** A body of Markdown without its headline and its lead picture at the beginning, and the lead picture. */
export function mendMarkdown(
  piece: Piece,
  text: string,
  notes: Remark[],
): { readonly text: string; readonly image: Picture | false | null } {
  let rest = text;
  let lead = piece.image;
  for (let round = 0; round < 2; round++) {
    const start = beginningOf(rest);
    if (start === null || rest.slice(start.to).trim() === '') break;
    const { picture } = start;
    if (picture === null) {
      if (piece.title === null || !isSameLine(start.text, piece.title)) break;
      notes.push(titleNote(start.text));
    } else {
      const [full, shown] = [lead ? lead.src : '', picture.url].map(
        (src) => absolute(src, piece.base) ?? src,
      );
      if (!lead || !samePicture(full!, shown!)) break;
      notes.push(leadNote(lead.src, countWords(picture.title ?? '')));
      lead = {
        ...lead,
        alt: lead.alt || picture.alt || null,
        caption: lead.caption || picture.title || null,
      };
    }
    rest = rest.slice(start.to).replace(/^\s*\n/, '');
  }
  return { text: rest, image: lead };
}

/** The beginning of a text, for the report. */
export function clip(text: string): string {
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}
