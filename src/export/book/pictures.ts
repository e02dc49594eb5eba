import type { Fill, Picture } from '../../model/picture.ts';

/** The width in pixels from which on a picture is sharp on an e-reader and in print across a page. */
const WIDTH = 1000;

/** A picture in the one width in which a book shows it: a JPEG or PNG file if there is one. */
export function onePicture(picture: Picture): Picture {
  const types = [...Map.groupBy(picture.variants, ({ type }) => type)];
  const isOld = ([type]: readonly [string, unknown]) => /jpeg|png|gif/.test(type);
  const [, files] = types.filter(isOld).at(-1) ?? types.at(-1) ?? ['', []];
  const variant = files.find(({ width }) => width >= WIDTH) ?? files.at(-1);
  const isSmall = picture.width !== null && variant !== undefined && picture.width <= variant.width;
  if (!variant || (isSmall && /\.(?:jpe?g|png|gif|svg)$/i.test(picture.href)))
    return { ...picture, variants: [] };
  return { ...picture, href: variant.href, width: variant.width, height: variant.height, variants: [] };
}

/** What fills the slots of a copy, with pictures in one width. */
export function onePictureEach(fills: readonly Fill[]): readonly Fill[] {
  return fills.map((fill) =>
    fill.kind === 'image' ? { ...fill, lazy: false, picture: onePicture(fill.picture) } : fill,
  );
}

/** A kind of picture file in a book. */
export type PictureType = {
  readonly type: string;
  /** The usual ending of such a file. */
  readonly ending: string;
  /** How the book's file is made of the picture's: as it is, as a JPEG, or as SVG that e-readers know. */
  readonly made: 'copied' | 'converted' | 'rewritten';
};

const JPEG: PictureType = { type: 'image/jpeg', ending: 'jpg', made: 'copied' };

/** The kind of file in which a book gets a picture, judged by its first bytes; null if it is not a picture. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  if (start.startsWith('\xff\xd8\xff')) return JPEG;
  if (start.startsWith('\x89PNG')) return { type: 'image/png', ending: 'png', made: 'copied' };
  if (start.startsWith('GIF8')) return { type: 'image/gif', ending: 'gif', made: 'copied' };
  if ((start.startsWith('RIFF') && start.endsWith('WEBP')) || start.endsWith('ftypavif'))
    return { ...JPEG, made: 'converted' };
  return /^(?:\xef\xbb\xbf)?\s*</.test(start)
    ? { type: 'image/svg+xml', ending: 'svg', made: 'rewritten' }
    : null;
}
