import type { FacsimileReference } from '../../model/dispatch.ts';
import { isMap } from '../../model/json.ts';
import { type FieldValue, keysOf, readBoolean, readItems, readText, type Tell } from './field-value.ts';
import { type PartNames, readParts, reportMissingSpace } from './parts.ts';
import { fold } from './spelling.ts';

const PARTS = {
  file: ['file', 'src', 'url', 'path', 'image', 'source'],
  page: ['page', 'pages', 'p'],
  alt: ['alt', 'alternative', 'alttext'],
  credit: ['credit', 'credits', 'attribution'],
} as const satisfies PartNames<string>;

/**
 * The pages of a facsimile: a file, a map of `PARTS`, or a list of these. None if the value is false; undefined if
 * it names no page.
 */
export function readFacsimile(field: FieldValue, tell: Tell): readonly FacsimileReference[] | undefined {
  if (readBoolean(field) === false) return [];
  if (field.value === true) return undefined;
  const pages = readItems(field).flatMap((item) => readPage(item, tell) ?? []);
  return pages.length > 0 || Array.isArray(field.value) ? pages : undefined;
}

function readPage(item: FieldValue, tell: Tell): FacsimileReference | undefined {
  const map = isMap(item.value) ? readParts(item, PARTS, 'a facsimile', tell) : undefined;
  if (!map && reportMissingSpace(item, PARTS, tell)) return undefined;
  const file = map ? map.file : typeof item.value === 'boolean' ? undefined : readText(item);
  if (file === undefined) {
    if (item.path.length > 1 || map)
      tell(item, 'A page of `facsimile` names no file; it was left out', 'Write file: scan.jpg.');
    return undefined;
  }
  const isEmptyAlt = keysOf(item.value).some((key) => fold(key) === 'alt') && map?.alt === undefined;
  const [, src = file, fragment] = /^([^#]*\.pdf)#(?:.*&)?page=(\d+)/i.exec(file) ?? [];
  const position = item.reading.positionOf(item.path);
  return {
    src,
    page: map?.page?.replace(/\s+/g, ' ') ?? fragment ?? null,
    alt: isEmptyAlt ? '' : (map?.alt?.replace(/\s+/g, ' ') ?? null),
    caption: null,
    credit: map?.credit?.replace(/\s+/g, ' ') ?? null,
    ...(position && { position }),
  };
}
