import type { Element, Root } from 'hast';
import type { Remark } from '../../found/piece.ts';
import { absolute } from '../addresses.ts';
import type { Destinations } from '../circumstance.ts';
import { attribute, find, replace, textOf, walk } from '../tree.ts';
import type { OpenPicture } from './pictures.ts';
import { originalOf, sameFile, samePicture } from './source.ts';

/**
 * Settles the links around pictures, in place. A small picture that leads to its larger self becomes the larger one,
 * and the link goes; so does one to the page that showed only this picture, or to the piece in which it stands.
 */
export function settlePictureLinks(
  root: Root,
  pictures: readonly OpenPicture[],
  destinations: Destinations,
  notes: Remark[],
): readonly OpenPicture[] {
  const open = new Map(pictures.map((picture) => [picture.image, picture]));
  walk(root, (link, parent) => {
    if (link.tagName !== 'a') return;
    const image = find(link, 'img');
    const picture = image && open.get(image);
    if (image === undefined || picture === undefined) return;
    const written = attribute(link, 'href');
    const href = absolute(written, destinations.base) ?? written;
    const larger = largerOf(picture, href);
    const detail =
      larger !== undefined
        ? 'a picture led to its own full size, which is what is kept'
        : isOwnPage(picture, href, destinations)
          ? `a picture led to a page that showed nothing else: ${href.slice(0, 150)}`
          : leadsBack(link, href, destinations)
            ? `a picture led to the piece that contains it: ${href.slice(0, 150)}`
            : undefined;
    if (detail === undefined) return;
    if (larger !== undefined) {
      image.properties.src = larger;
      open.set(image, { ...picture, source: larger });
    }
    // Words beside the picture go on leading to the file.
    if (textOf(link) !== '' && larger !== undefined) return;
    notes.push({ kind: 'dropped', what: 'link', detail });
    replace(parent, link, ...link.children);
  });
  return [...open.values()];
}

/** The address of the larger picture to which a link leads; undefined if it leads to none. */
function largerOf({ source, known }: OpenPicture, href: string): string | undefined {
  const full = originalOf(href);
  if (!/\.(?:jpe?g|png|gif|webp|avif)(?:$|\?)|\/\.a\/\w+-pi$/i.test(full) || !samePicture(full, source))
    return undefined;
  return known === true ? source : full;
}

function isOwnPage({ source }: OpenPicture, href: string, { shownAt }: Destinations): boolean {
  const media = shownAt?.(href) ?? null;
  return media !== null && sameFile(media.url, source);
}

function leadsBack(link: Element, href: string, { isItself }: Destinations): boolean {
  return !href.includes('#') && textOf(link) === '' && isItself?.(href) === true;
}
