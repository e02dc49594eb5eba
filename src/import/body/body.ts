import type { Element, Root } from 'hast';
import type { Media, Remark } from '../found/piece.ts';
import { absolute, addressKey } from './addresses.ts';
import { linkEmbeds } from './embeds.ts';
import { markFootnotes } from './footnotes.ts';
import { keepAnchors, type LinkMap, type OpenFile, settleLinks } from './links.ts';
import { originalOf } from './picture-source.ts';
import { type OpenPicture, readyPictures } from './pictures.ts';
import { print } from './print.ts';
import { signQuotations } from './quotations.ts';
import { readHtml } from './read-html.ts';
import { tidy } from './tidy.ts';
import { attribute, classes, find, findAll, textOf, walk } from './tree.ts';
import { countWords, printedText, seenText } from './words.ts';

/** What is known around a body when it is read. */
export type Circumstance = {
  readonly base: string | null;
  readonly map: LinkMap;
  readonly media: (reference: string) => Media | null;
  /** Whether an address is a file of the old site itself. */
  readonly isOwn: (address: string) => boolean;
};

/** A body read and put in order, whose pictures and files wait for their places. */
type OpenBody = {
  readonly root: Root;
  readonly pictures: readonly OpenPicture[];
  readonly files: readonly OpenFile[];
  readonly links: number;
  readonly footnotes: number;
  /** Words that a reader of the old page saw, before anything was taken out. */
  readonly words: number;
  /** The same without the marks of footnotes: what must be printed, but for what notes say has gone. */
  readonly due: number;
  readonly notes: Remark[];
};

/** A body as Markdown. */
export type ClosedBody = { readonly markdown: string; readonly words: number };

/** Reads a body of HTML: footnotes, pictures, embeds, links and debris are settled; what is dropped is noted. */
export function openBody(html: string, circumstance: Circumstance): OpenBody {
  const notes: Remark[] = [];
  const root = readHtml(html);
  const words = countWords(seenText(root));
  const footnotes = markFootnotes(root);
  const due = footnotes === 0 ? words : countWords(seenText(root));
  keepAnchors(root);
  const pictures = readyPictures(root, circumstance, notes);
  linkEmbeds(root, circumstance.base, notes);
  dropLinksToOwnPicture(root, pictures, circumstance.base, notes);
  dropSecondLinks(root, notes);
  signQuotations(root);
  tidy(root, notes);
  const { links, files } = settleLinks(root, circumstance.base, circumstance.map, circumstance.isOwn, notes);
  const standing = pictures.filter(({ image }) => isIn(root, image));
  return { root, pictures: standing, files, links, footnotes, words, due, notes };
}

/** Gives pictures and files their places and prints the body. `placed`: null where something could not be had. */
export function closeBody(body: OpenBody, placed: (source: string) => string | null): ClosedBody {
  for (const { image, source } of body.pictures) image.properties.src = placed(source) ?? source;
  for (const { link, name, source } of body.files) link.properties[name] = placed(source) ?? source;
  const { markdown, tree } = print(body.root);
  return { markdown, words: countWords(printedText(tree)) };
}

/** A picture that leads to its own larger self: the larger self is what is kept, so the link goes. */
function dropLinksToOwnPicture(
  root: Root,
  pictures: readonly OpenPicture[],
  base: string | null,
  notes: Remark[],
): void {
  const images = new Map(pictures.map((picture) => [picture.image, picture]));
  const visit = (node: Root | Element) => {
    for (const child of [...node.children]) {
      if (child.type !== 'element') continue;
      visit(child);
      if (child.tagName !== 'a') continue;
      const image = find(child, 'img');
      const href = originalOf(absolute(attribute(child, 'href'), base) ?? attribute(child, 'href'));
      if (image === undefined || !/\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)|\/\.a\/\w+-pi$/i.test(href))
        continue;
      const picture = images.get(image);
      if (picture === undefined || bare(href) !== bare(picture.source)) continue;
      notes.push({
        kind: 'dropped',
        what: 'link',
        detail: 'a picture led to its own full size, which is what is kept',
      });
      node.children.splice(node.children.indexOf(child), 1, ...(child.children as never[]));
    }
  };
  visit(root);
}

/** The block editor sets a button beside the link to a file, which leads to the same file. */
function dropSecondLinks(root: Root, notes: Remark[]): void {
  walk(root, (link, parent) => {
    if (link.tagName !== 'a' || !classes(link).includes(' wp-block-file__button ')) return;
    const first = findAll(parent, 'a').find((one) => one !== link);
    if (first === undefined || attribute(first, 'href') !== attribute(link, 'href')) return;
    notes.push({
      kind: 'dropped',
      what: 'link',
      detail: `the button "${textOf(link)}" beside a link to the same file`,
      words: countWords(textOf(link)),
    });
    parent.children = parent.children.filter((child) => child !== link) as typeof parent.children;
  });
}

function bare(address: string): string {
  return addressKey(address)
    .replace(/\?.*$/, '')
    .replace(/(?:-\d+x\d+|-scaled)(?=\.\w+$)/, '')
    .replace(/\/s\d+(?:-[a-z]+)?\//, '/');
}

function isIn(root: Root | Element, image: Element): boolean {
  return root.children.some((child) => child === image || (child.type === 'element' && isIn(child, image)));
}
