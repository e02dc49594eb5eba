import type { Element, Root } from 'hast';
import type { Media, Remark } from '../../found/piece.ts';
import { absolute } from '../addresses.ts';
import { attribute, classes, find, parentsOf, replace, walk } from '../tree.ts';
import { mendCaption } from './captions.ts';
import { fileName, isCounter, isFileName, sameFile, sourceOf } from './source.ts';

/** What is known of the old system's pictures, and where the body stood. */
type PictureLore = {
  readonly base: string | null;
  readonly media: (reference: string) => Media | null;
  readonly isExact?: boolean;
};

/** A picture of the body that waits for its place: `source` is its address, or a path in the export. */
export type OpenPicture = {
  readonly image: Element;
  readonly source: string;
  /** Whether the old media library has it, so that `source` is its full size. */
  readonly known?: boolean;
};

/**
 * Makes every picture of a tree plain, in place: its true address (past lazy loading and thumbnails), an alternative
 * text that is one, its caption in a `figcaption` beside it. Counters of visits and smileys go. Returns them in order.
 */
export function readyPictures(root: Root, lore: PictureLore, notes: Remark[]): readonly OpenPicture[] {
  const pictures: OpenPicture[] = [];
  unwrapPicture(root);
  const parents = parentsOf(root);
  walk(root, (image, parent) => {
    if (image.tagName !== 'img' && image.tagName !== 'image') return;
    image.tagName = 'img';
    const written = sourceOf(image);
    const smiley = / (?:wp-smiley|emoji|emojione|smiley) /.test(classes(image));
    if (written === '' || smiley || isCounter(image, written)) {
      const alt = attribute(image, 'alt');
      replace(parent, image, ...(smiley && alt !== '' ? [{ type: 'text' as const, value: alt }] : []));
      if (!smiley)
        notes.push({
          kind: 'dropped',
          what: 'image',
          detail: written === '' ? 'an image without address' : `a counter of visits: ${clip(written)}`,
        });
      return;
    }
    const address = /^(?:data:image\/|export:)/i.test(written)
      ? written
      : (absolute(written, lore.base) ?? (/^[a-z][a-z0-9+.-]*:/i.test(written) ? null : written));
    if (address === null) {
      replace(parent, image);
      notes.push({
        kind: 'dropped',
        what: 'image',
        detail: `an image with an address that is none: ${clip(written)}`,
      });
      return;
    }
    const key =
      /(?:^| )wp-image-(\d+)(?: |$)/.exec(classes(image).trim())?.[1] ?? attribute(image, 'dataId') ?? '';
    const media = (key === '' ? null : lore.media(key)) ?? lore.media(address);
    const source = media && sameFile(media.url, address) ? media.url : address;
    if (media && source !== address)
      notes.push({ kind: 'repaired', what: 'image', detail: `took the full size of ${fileName(address)}` });
    image.properties = {
      src: source,
      alt: lore.isExact ? attribute(image, 'alt') : altOf(image, source, media, notes),
    };
    pictures.push({ image, source, known: media !== null && source === media.url });
    mendCaption(image, parent, parents, source, notes);
  });
  return pictures;
}

/** `picture` is its `img`; thumbnails' sources are of no use. */
function unwrapPicture(root: Root): void {
  walk(root, (node, parent) => {
    if (node.tagName !== 'picture') return;
    const image = find(node, 'img');
    const source = find(node, 'source');
    if (image && source && attribute(image, 'src') === '')
      image.properties.srcSet ??= attribute(source, 'srcSet');
    replace(parent, node, ...(image ? [image] : []));
  });
}

function altOf(image: Element, source: string, media: Media | null, notes: Remark[]): string {
  const own = attribute(image, 'alt').replace(/\s+/g, ' ').trim();
  const title = attribute(image, 'title').replace(/\s+/g, ' ').trim();
  if (own !== '' && !isFileName(own, source)) {
    if (title !== '' && title !== own && !isFileName(title, source))
      notes.push({
        kind: 'dropped',
        what: 'image title',
        detail: `"${clip(title)}" (the alternative text is "${clip(own)}")`,
      });
    return own;
  }
  const other = [media?.alt ?? '', title].find((text) => text !== '' && !isFileName(text, source)) ?? '';
  if (own !== '')
    notes.push({
      kind: 'repaired',
      what: 'alt',
      detail: `"${own}" is only a file name${other === '' ? '' : `; "${clip(other)}" takes its place`}`,
    });
  else if (other !== '')
    notes.push({
      kind: 'guessed',
      what: 'alt',
      detail: `"${clip(other)}" from ${media?.alt === other ? 'the media library' : 'the title of the image'}`,
    });
  return other;
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
