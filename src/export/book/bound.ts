import type { Site } from '../../model/site.ts';
import { pathInSite } from './links.ts';
import { type PictureType, pictureType } from './pictures.ts';
import type { LeftOut } from './tidy.ts';

/** A picture in a book. */
export type BoundPicture = PictureType & {
  /** Its path in the site. */
  readonly path: string;
  /** Its place in the book: `images/0001.jpg`. */
  readonly file: string;
};

/** The pictures of a book, collected while its chapters are set. */
export type PictureCase = {
  /** The place in the book of a picture with that address; null if the book cannot have it. */
  readonly place: (src: string, from: string) => string | null;
  readonly all: () => readonly BoundPicture[];
};

/** Opens an empty case. `bytesAt` gives the bytes of a published file by its path. */
export function pictureCase(
  site: Pick<Site, 'origin' | 'base'>,
  bytesAt: (path: string) => Uint8Array | undefined,
): PictureCase {
  const bound = new Map<string, BoundPicture | null>();
  const bind = (path: string): BoundPicture | null => {
    const bytes = bytesAt(path);
    const type = bytes && pictureType(bytes);
    if (!type) return null;
    const count = [...bound.values()].filter((picture) => picture !== null).length + 1;
    return { ...type, path, file: `images/${String(count).padStart(4, '0')}.${type.ending}` };
  };
  return {
    place: (src, from) => {
      if (/^data:image\/(?:jpeg|png|gif);base64,/.test(src)) return src;
      const path = pathInSite(src, from, site);
      if (path === null) return null;
      if (!bound.has(path)) bound.set(path, bind(path));
      return bound.get(path)?.file ?? null;
    },
    all: () => [...bound.values()].filter((picture) => picture !== null),
  };
}

/** Animations that stand still in a book, as a receipt names them: one, and several. */
export const STILL = [
  'animation, of which the first picture is shown',
  'animations, of which the first pictures are shown',
] as const;

/** What books leave out, as a receipt names it: one, and several. */
export const LEFT_OUT: { readonly [what in LeftOut]: readonly [string, string] } = {
  embed: ['film, sound or frame, to which a link leads', 'films, sounds and frames, to which links lead'],
  drawing: ['drawing within HTML', 'drawings within HTML'],
  field: ['form field', 'form fields'],
  picture: ['picture from elsewhere or of an unknown kind', 'pictures from elsewhere or of an unknown kind'],
};
