import type { PictureReference } from '../../model/dispatch.ts';
import { isMap, partOf, readPart, readText, readTruth, type Written } from './written.ts';

/** An image as written, with what stands in keys beside it. */
export type Illustration = Written & { readonly beside?: { readonly [part: string]: string } };

/** Whether a value is a map that names a picture. */
export function isIllustration(written: Written): boolean {
  return isMap(written.value) && readPart(written, 'src') !== undefined;
}

/** A picture by its path, or a map of path, alt, caption and credit; false where none is wanted. */
export function readImage(written: Illustration): PictureReference | false | undefined {
  if (readTruth(written) === false) return false;
  if (Array.isArray(written.value)) {
    const first = written.value.length > 0 ? partOf(written, 0) : undefined;
    return first && readImage({ ...first, beside: written.beside ?? {} });
  }
  const map = isMap(written.value) ? written : undefined;
  const src = map ? readPart(map, 'src', 'url', 'path', 'image', 'file', 'source') : readText(written);
  if (src === undefined || written.value === true) return undefined;
  const beside = written.beside ?? {};
  const place = written.reading.placeOf(written.path);
  return {
    src,
    alt: beside.alt ?? (map ? (readPart(map, 'alt', 'alternative', 'alttext') ?? emptyAlt(map)) : null),
    caption: beside.caption ?? (map && line(readPart(map, 'caption', 'title', 'description'))) ?? null,
    credit:
      beside.credit ??
      (map && line(readPart(map, 'credit', 'credits', 'attribution', 'photographer'))) ??
      null,
    ...(place && { place }),
  };
}

/** `alt: ""` says that the picture tells nothing; no `alt` says nothing. */
function emptyAlt(map: Written): string | null {
  return (map.value as { [key: string]: unknown }).alt === '' ? '' : null;
}

function line(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ');
}
