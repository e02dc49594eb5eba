import type { PictureReference } from '../../model/dispatch.ts';
import { isMap } from '../../model/json.ts';
import { type FieldValue, keysOf, partOf, readBoolean, readText, type Tell } from './field-value.ts';
import { readParts, reportMissingSpace } from './parts.ts';
import { fold } from './spelling.ts';

/** An image as written, with the values of the keys beside it. */
export type Illustration = FieldValue & { readonly beside?: { readonly [part: string]: string } };

/** Whether a value is a map that names a picture. */
export function isIllustration(field: FieldValue): boolean {
  return keysOf(field.value).some((key) => fold(key) === 'src');
}

/**
 * A picture by its path, or a map of path, alt, caption and credit; the first of a list; false if none is wanted.
 * Anything that is not a part of it is reported.
 */
export function readImage(written: Illustration, tell: Tell): PictureReference | false | undefined {
  if (readBoolean(written) === false) return false;
  if (Array.isArray(written.value)) return readFirst(written, tell);
  const map = isMap(written.value) ? readParts(written, PARTS, 'a picture', tell) : undefined;
  if (written.value === true || (!map && reportMissingSpace(written, PARTS, tell))) return undefined;
  const src = map ? map.src : readText(written);
  if (src === undefined) return undefined;
  const beside = written.beside ?? {};
  const position = written.reading.positionOf(written.path);
  return {
    src,
    alt: beside.alt ?? map?.alt ?? (map ? emptyAlt(written) : null),
    caption: beside.caption ?? line(map?.caption) ?? null,
    credit: beside.credit ?? line(map?.credit) ?? null,
    ...(position && { position }),
  };
}

const PARTS = {
  src: ['src', 'url', 'path', 'image', 'file', 'source'],
  alt: ['alt', 'alternative', 'alttext'],
  caption: ['caption', 'title', 'description'],
  credit: ['credit', 'credits', 'attribution', 'photographer'],
};

/** A dispatch has one picture above its text: the first of several. */
function readFirst(written: Illustration, tell: Tell): PictureReference | false | undefined {
  const [first, second] = (written.value as readonly unknown[]).map((_, index) => partOf(written, index));
  if (second)
    tell(
      second,
      `A dispatch has one picture above its text; only the first of these ${(written.value as readonly unknown[]).length} is shown`,
      'Show the others in the text: ![What the picture shows](picture.jpg).',
    );
  return first && readImage({ ...first, beside: written.beside ?? {} }, tell);
}

/** `alt: ""` means that the picture is decoration; a missing `alt` means nothing. */
function emptyAlt(map: FieldValue): string | null {
  return keysOf(map.value).some((key) => fold(key) === 'alt' && partOf(map, key).value === '') ? '' : null;
}

function line(text: string | undefined): string | undefined {
  return text?.replace(/\s+/g, ' ');
}
