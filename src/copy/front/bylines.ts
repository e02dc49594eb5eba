import type { BylineReference } from '../../model/dispatch.ts';
import { isMap } from '../../model/json.ts';
import { type FieldValue, notText, readItems, readLine, type Tell } from './field-value.ts';
import { readParts, reportMissingSpace } from './parts.ts';

/**
 * Who wrote a dispatch: an id, a name, names in a row, a map with `name`, or a list of these. An entry that is none of
 * them is reported, and the others are kept.
 */
export function readBylines(field: FieldValue, tell: Tell): readonly BylineReference[] | undefined {
  if (typeof field.value === 'boolean') return undefined;
  const bylines = readItems(field).flatMap((item) => readByline(item, tell));
  if (bylines.length === 0 && isMap(field.value)) return undefined;
  return bylines.filter(
    (byline, index) => bylines.findIndex((other) => other.name === byline.name) === index,
  );
}

function readByline(item: FieldValue, tell: Tell): readonly BylineReference[] {
  if (Array.isArray(item.value)) tell(item, ...notText(item));
  else if (isMap(item.value)) return readMap(item, tell);
  else if (!reportMissingSpace(item, PARTS, tell))
    return splitNames(readLine(item) ?? '').map((name) => ({ name }));
  return [];
}

/**
 * The names in a line as newspapers print it: `By A, B and C`, `A & B`, `甲、乙`. `Jr.` and the like stay with their
 * name, and what reads as the name of an office (`Centers for Disease Control and Prevention`) stays whole.
 */
export function splitNames(line: string): readonly string[] {
  const names = line.replace(/^(?:by|von|par|por)\s+(?=\S)/i, '').trim();
  if (names === '') return [];
  if (/(?:^the | of | for | the )/i.test(names)) return split(names, /\s*[;；、]\s*/);
  const parts = split(
    names,
    /\s*(?:,\s*(?:and|&|und|et)\s+|\s(?:and|&|und|et)\s+|[,;，；、]|(?<![\p{Script=Katakana}ー])・(?!\p{Script=Katakana}))\s*/u,
  );
  const joined: string[] = [];
  for (const part of parts) {
    if (joined.length > 0 && SUFFIX.test(part)) joined.push(`${joined.pop()}, ${part}`);
    else joined.push(part);
  }
  return joined;
}

const SUFFIX = /^(?:Jr|Sr|Esq|Ph\.?D|M\.?D|J\.?D|M\.?P|LL\.?M|I{2,3}|IV|V)\.?$/i;

function split(text: string, by: RegExp): string[] {
  return text
    .split(by)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

const PARTS = {
  name: ['name', 'id', 'displayname', 'title', 'slug'],
  bio: ['bio', 'bioline', 'description'],
  email: ['email'],
  url: ['url', 'website', 'link'],
  image: ['image', 'avatar', 'photo', 'picture'],
  orcid: ['orcid'],
};

function readMap(map: FieldValue, tell: Tell): readonly BylineReference[] {
  const { name, ...told } = readParts(map, PARTS, 'a byline', tell);
  if (name !== undefined) return [{ name: name.replace(/\s+/g, ' '), ...told }];
  tell(map, 'A byline has no name; it was left out', 'Give it a name: {name: Laura Hale}.');
  return [];
}
