import type { Element, Parents, Root } from 'hast';
import type { Media, Note } from '../piece.ts';
import { absolute, decoded } from './addresses.ts';
import {
  attribute,
  classes,
  element,
  find,
  findAll,
  isBlank,
  isElement,
  parentsOf,
  replace,
  textOf,
  walk,
} from './tree.ts';
import { countWords, seenText } from './words.ts';

/** What is known of the old system's pictures, and where the body stood. */
export type PictureLore = {
  readonly base: string | null;
  readonly media: (reference: string) => Media | null;
};

/** A picture of the body that waits for its place: `source` is its address, or a path in the export. */
export type OpenPicture = { readonly image: Element; readonly source: string };

/**
 * Makes every picture of a tree plain, in place: its true address (past lazy loading and thumbnails), an alternative
 * text that is one, its caption in a `figcaption` beside it. Counters of visits and smileys go. Returns them in order.
 */
export function readyPictures(root: Root, lore: PictureLore, notes: Note[]): readonly OpenPicture[] {
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
    image.properties = { src: source, alt: altOf(image, source, media, notes) };
    pictures.push({ image, source });
    mendCaption(image, parent, parents, source, notes);
  });
  return pictures;
}

/** Whether a text is but the name of the picture's file: `samore`, `IMG_2034.jpg`, `090202_samore2`. */
export function isFileName(text: string, source: string): boolean {
  const plain = text.trim();
  if (plain === '') return false;
  if (/^[\w()%.\- ]+\.(?:jpe?g|png|gif|webp|bmp|tiff?|svg)$/i.test(plain)) return true;
  const bare = (name: string) =>
    name
      .toLowerCase()
      .replace(/\.[a-z]{3,4}$/, '')
      .replace(/-\d+x\d+$/, '')
      .replace(/[^\p{L}\p{N}]+/gu, '');
  if (/^(?:img|dsc[nf]?|image|photo|picture|screen[ -]?shot|untitled|p)[ _-]?\d[\d_ -]*$/i.test(plain))
    return true;
  if (/^[\w.-]+$/.test(plain) && (/_/.test(plain) || /\d{4}/.test(plain))) return true;
  return (
    /[\d-]/.test(plain) && !/\s/.test(plain) && bare(plain) !== '' && bare(plain) === bare(fileName(source))
  );
}

/** Last segment of an address or path. */
export function fileName(source: string): string {
  return source.startsWith('data:')
    ? 'inline'
    : decoded(
        source
          .replace(/[?#].*$/s, '')
          .replace(/\/+$/, '')
          .split('/')
          .at(-1) ?? '',
      );
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

function sourceOf(image: Element): string {
  const own = attribute(image, 'src');
  const placeholder =
    own === '' ||
    /^data:image\/(?:gif|svg)/i.test(own) ||
    /(?:placeholder|spacer|blank|lazy|transparent|1x1|pixel)[\w-]*\.(?:gif|png|svg|jpe?g)/i.test(own);
  if (!placeholder) return attribute(image, 'dataOrigFile') || originalOf(own);
  for (const name of [
    'dataOrigFile',
    'dataSrc',
    'dataLazySrc',
    'dataOriginal',
    'dataOriginalSrc',
    'dataUrl',
    'dataHiResSrc',
    'dataFullUrl',
  ]) {
    if (attribute(image, name) !== '') return attribute(image, name);
  }
  const sets =
    attribute(image, 'srcSet') || attribute(image, 'dataSrcset') || attribute(image, 'dataLazySrcset');
  const widest = sets
    .split(/,\s+|,(?=https?:)/)
    .map((entry) => entry.trim().split(/\s+/))
    .map(([url, size]) => ({ url: url ?? '', size: Number.parseFloat(size ?? '1') || 1 }))
    .sort((a, b) => b.size - a.size)[0];
  return widest?.url || own;
}

/** The full size behind an address that Blogger, Ghost, Substack or TypePad made for a smaller one. */
export function originalOf(address: string): string {
  const fetched =
    /^https?:\/\/(?:[\w-]+\.)?substackcdn\.com\/image\/fetch\/.*?\/(https?%3A%2F%2F[^?#]+)$/i.exec(
      address,
    )?.[1];
  if (fetched !== undefined) return decoded(fetched);
  if (/\.typepad\.com\/\.a\/|\/\.a\/6a0/.test(address))
    return address.replace(/-(?:\d+[a-z]{2}|popup)$/, '-pi');
  if (address.includes('/content/images/size/'))
    return address.replace(/\/content\/images\/size\/w\d+(?:h\d+)?\/(?:format\/\w+\/)?/, '/content/images/');
  if (
    !/^(?:https?:)?\/\/(?:[\w-]+\.)*(?:blogspot|bp\.blogspot|googleusercontent|ggpht)\.com\//i.test(address)
  )
    return address;
  return address
    .replace(/\/(?:s|w|h)\d+(?:-[a-z0-9-]+)?\/(?=[^/]+$)/i, '/s0/')
    .replace(/=(?:s|w)\d+(?:-[a-z0-9-]+)?$/i, '=s0');
}

function isCounter(image: Element, source: string): boolean {
  const tiny = (value: string) => /^[01](?:px)?$/.test(value);
  if (tiny(attribute(image, 'width')) && tiny(attribute(image, 'height'))) return true;
  return /^(?:https?:)?\/\/(?:feeds\.feedburner\.com\/~r\/|(?:[\w-]+\.)?feedsportal\.com\/|pixel\.|stats\.wordpress\.com\/|[\w.-]*doubleclick\.net\/|b\.scorecardresearch|www\.google-analytics\.com|blogger\.googleusercontent\.com\/tracker\/|feeds\.wordpress\.com\/1\.0\/|medium\.com\/_\/stat)/i.test(
    source,
  );
}

/** Whether two addresses are sizes of one file: `a-300x200.jpg` and `a.jpg`. */
function sameFile(full: string, sized: string): boolean {
  const bare = (url: string) => fileName(url).replace(/(?:-\d+x\d+|-scaled|-e\d{10,})+(?=\.\w+$)/, '');
  return bare(full) === bare(sized);
}

function altOf(image: Element, source: string, media: Media | null, notes: Note[]): string {
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

/** Old captions (`wp-caption`, a table of two rows, `tr-caption`) as a figure; one that is a file name goes. */
function mendCaption(
  image: Element,
  parent: Parents,
  parents: ReturnType<typeof parentsOf>,
  source: string,
  notes: Note[],
): void {
  const holder = holderOf(parent, parents);
  if (holder === undefined) return;
  if (holder.tagName !== 'figure') {
    const caption = captionIn(holder);
    const shown = parent.type === 'element' && parent.tagName === 'a' ? parent : image;
    holder.tagName = 'figure';
    holder.properties = {};
    holder.children = [shown, ...(caption ? [element('figcaption', {}, caption.children)] : [])];
  }
  const caption = holder.children.find((child) => isElement(child, 'figcaption'));
  if (isElement(caption) && isFileName(textOf(caption), source)) {
    notes.push({
      kind: 'repaired',
      what: 'caption',
      detail: `"${textOf(caption)}" is only a file name`,
      words: countWords(seenText(caption)),
    });
    holder.children = holder.children.filter((child) => child !== caption && !isBlank(child));
  }
}

/** The figure, or what an old system used for one, that a picture stands in: it has no text but a caption's. */
function holderOf(parent: Parents, parents: ReturnType<typeof parentsOf>): Element | undefined {
  let node: unknown = parent;
  for (let step = 0; step < 5; step++) {
    const at = node as Parents;
    if (at === undefined || at.type !== 'element') return undefined;
    if (at.tagName === 'figure') return at;
    if (
      / (?:wp-caption|tr-caption-container|captioned-image-container|image-caption-wrapper) /.test(
        classes(at),
      )
    ) {
      const caption = captionIn(at);
      return findAll(at, 'img').length === 1 && textOf(at) === (caption ? textOf(caption) : '')
        ? at
        : undefined;
    }
    node = parents.get(at);
  }
  return undefined;
}

function captionIn(holder: Element): Element | undefined {
  let caption: Element | undefined;
  walk(holder, (node) => {
    if (
      / (?:wp-caption-text|tr-caption|caption|image-caption|imageCaption) /.test(classes(node)) ||
      node.tagName === 'figcaption'
    )
      caption ??= node;
  });
  return caption;
}

function clip(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}
