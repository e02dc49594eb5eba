import type { Element, Root } from 'hast';
import type { Remark } from '../found/piece.ts';
import type { Circumstance, ClosedBody } from './circumstance.ts';
import { normalizeCode } from './code/blocks.ts';
import { linkEmbeds } from './embeds/embeds.ts';
import { levelHeadings } from './headings.ts';
import { keepAnchors, type OpenFile, settleLinks } from './links.ts';
import { markFootnotes } from './notes/footnotes.ts';
import { lowerInlineNotes } from './notes/inline.ts';
import { settlePictureLinks } from './pictures/links.ts';
import { type OpenPicture, readyPictures } from './pictures/pictures.ts';
import { OTHER_MEANS, revealPictures } from './pictures/reveal.ts';
import { readyPoems } from './poems.ts';
import { print } from './printing/print.ts';
import { signQuotations } from './quotations.ts';
import { readHtml } from './read-html.ts';
import { tidy } from './tidy.ts';
import { attribute, classes, findAll, textOf, walk } from './tree.ts';
import { countWords, printedText, seenText } from './words.ts';

/** A body that was read and tidied; its pictures and files have no places yet. */
type OpenBody = {
  readonly root: Root;
  readonly pictures: readonly OpenPicture[];
  readonly files: readonly OpenFile[];
  readonly links: number;
  readonly footnotes: number;
  /**
   * The number of words that a reader of the old page saw, without numbers of footnotes. Each must be printed or noted.
   */
  readonly words: number;
  readonly notes: Remark[];
};

/** Signs of rare constructs; a tree without them need not be walked. */
const INLINE_NOTES =
  /abt-footnote|modern-footnotes|footnote_tooltip|sidenote|marginnote|<(?:mfn|footnote|fn)[\s>]/i;
const POEMS = /verse|poem|poetry|lyrics|white-space/i;
const CODE = /<(?:pre|code|textarea)[\s>]/i;

/** Reads a body of HTML: footnotes, pictures, embeds, links and debris are settled; what is dropped is noted. */
export function openBody(html: string, circumstance: Circumstance): OpenBody {
  const notes: Remark[] = [];
  const root = readHtml(html);
  if (INLINE_NOTES.test(html)) lowerInlineNotes(root);
  const seen = countWords(seenText(root));
  const footnotes = markFootnotes(root, notes);
  const gone = notes.reduce((sum, note) => sum + (note.words ?? 0), 0);
  const words = footnotes === 0 ? seen : countWords(seenText(root)) + gone;
  if (POEMS.test(html)) readyPoems(root);
  if (CODE.test(html)) normalizeCode(root, notes);
  keepAnchors(root);
  if (OTHER_MEANS.test(html)) revealPictures(root, notes);
  const found = readyPictures(root, circumstance, notes);
  linkEmbeds(root, circumstance.base, notes);
  const pictures = found.length === 0 ? found : settlePictureLinks(root, found, circumstance, notes);
  dropSecondLinks(root, notes);
  signQuotations(root);
  tidy(root, notes);
  const { links, files } = settleLinks(root, circumstance, notes);
  const standing = pictures.filter(({ image }) => isIn(root, image));
  return { root, pictures: standing, files, links, footnotes, words, notes };
}

/**
 * Gives pictures and files their places and prints the body. `placed`: null for what could not be fetched. What is
 * changed is noted in the body's notes.
 */
export function closeBody(body: OpenBody, placed: (source: string) => string | null): ClosedBody {
  levelHeadings(body.root, body.notes);
  for (const { image, source } of body.pictures) image.properties.src = placed(source) ?? source;
  for (const { link, name, source } of body.files) link.properties[name] = placed(source) ?? source;
  const { markdown, tree } = print(body.root);
  return { markdown, words: countWords(printedText(tree)) };
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

function isIn(root: Root | Element, image: Element): boolean {
  return root.children.some((child) => child === image || (child.type === 'element' && isIn(child, image)));
}
