import type { BylineReference } from '../../model/dispatch.ts';
import { isMap, readItems, readLine, readPart, type Written } from './written.ts';

/** Who wrote a dispatch: an id, a name, names in a row, a map with `name`, or a list of these. */
export function readBylines(written: Written): readonly BylineReference[] | undefined {
  const bylines: BylineReference[] = [];
  for (const item of readItems(written)) {
    const many = isMap(item.value)
      ? readMap(item)
      : Array.isArray(item.value)
        ? undefined
        : splitNames(readLine(item) ?? '').map((name) => ({ name }));
    if (many === undefined) return undefined;
    bylines.push(...many);
  }
  return bylines.filter(
    (byline, index) => bylines.findIndex((other) => other.name === byline.name) === index,
  );
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

function readMap(map: Written): readonly BylineReference[] | undefined {
  const name = readPart(map, 'name', 'id', 'display_name', 'title', 'slug');
  if (name === undefined) return undefined;
  const found = {
    bio: readPart(map, 'bio', 'bioline', 'description'),
    email: readPart(map, 'email'),
    url: readPart(map, 'url', 'website', 'link'),
    image: readPart(map, 'image', 'avatar', 'photo', 'picture'),
  };
  const told = Object.entries(found).filter(([, text]) => text !== undefined);
  return [{ name: name.replace(/\s+/g, ' '), ...Object.fromEntries(told) }];
}
