import { namedCharacter } from '../../copy/front/phrase-parts.ts';

/** A comment, a declaration, or a tag. */
export type Tag = {
  readonly begin: number;
  readonly end: number;
  readonly isEnd: boolean;
  /** In lower case; empty for a comment and a declaration. */
  readonly name: string;
  readonly attributes: string;
};

/** The same: its slash, its name and its attributes. */
const TAG = /<!--[\s\S]*?-->|<!\w[^>]*>|<(\/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/iy;

/** Gives the first tag of a page from a place on; null if there is none. The tag holds until the next is asked for. */
export function tags(html: string): (from: number) => Tag | null {
  const tag = { begin: 0, end: 0, isEnd: false, name: '', attributes: '' };
  /** Reads a tag with a name in lower case, as nearly all are; false if there is none, or perhaps another. */
  const readSimple = (begin: number): boolean => {
    let at = begin + 1;
    const isEnd = html.charCodeAt(at) === SLASH;
    if (isEnd) at++;
    const from = at;
    let unit = html.charCodeAt(at);
    if (!(unit >= 0x61 && unit <= 0x7a)) return false;
    do unit = html.charCodeAt(++at);
    while ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39) || unit === DASH);
    const to = at;
    if (unit !== GREATER) {
      if (unit !== SPACE) return false;
      while (unit !== GREATER) {
        if (unit === DOUBLE || unit === SINGLE) {
          at = html.indexOf(unit === DOUBLE ? '"' : "'", at + 1);
          if (at < 0) return false;
        }
        unit = html.charCodeAt(++at);
        if (Number.isNaN(unit)) return false;
      }
    }
    tag.begin = begin;
    tag.end = at + 1;
    tag.isEnd = isEnd;
    tag.name = html.slice(from, to);
    tag.attributes = to === at ? '' : html.slice(to, at);
    return true;
  };
  return (from) => {
    for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
      if (readSimple(at)) return tag;
      TAG.lastIndex = at;
      const match = TAG.exec(html);
      if (match === null) continue;
      const [whole, slash, name, attributes] = match;
      tag.begin = at;
      tag.end = at + whole.length;
      tag.isEnd = slash === '/';
      tag.name = name?.toLowerCase() ?? '';
      tag.attributes = attributes ?? '';
      return tag;
    }
    return null;
  };
}

const [SLASH, DASH, SPACE, GREATER, DOUBLE, SINGLE] = [0x2f, 0x2d, 0x20, 0x3e, 0x22, 0x27];

/** Elements whose content is text, whatever signs it holds: where their end tag begins. */
export const RAW_ENDS: ReadonlyMap<string, RegExp> = new Map(
  ['script', 'style', 'textarea', 'title', 'iframe', 'noembed', 'noframes', 'xmp'].map((name) => [
    name,
    new RegExp(`</${name}`, 'gi'),
  ]),
);
/** Elements without content. */
export const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

/** The value of an attribute; undefined if there is none. */
export function attributeOf(attributes: string, wanted: string): string | undefined {
  const at = attributes.indexOf(wanted);
  if (at < 0) return undefined;
  const value = at + wanted.length + '="'.length;
  // The first attribute, as nearly every id is: nothing before it can hold its name.
  if (IS_BLANK.test(attributes.slice(0, at)) && attributes.startsWith('="', value - 2))
    return decoded(attributes.slice(value, attributes.indexOf('"', value)));
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (name?.toLowerCase() === wanted) return decoded(double ?? single ?? bare ?? '');
  return undefined;
}

const IS_BLANK = /^\s*$/;
const ATTRIBUTE = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z][a-z\d]*));/gi;

/** A text without references to characters, each white space a single one. */
export function plain(html: string): string {
  if (html === '') return html;
  return decoded(html)
    .trim()
    .replace(/[\r\n]+/g, ' ')
    .replace(/\s{2,}/g, ' ');
}

/** A text without references to characters. */
export function decoded(html: string): string {
  return html.includes('&') ? html.replace(REFERENCE, characterOf) : html;
}

function characterOf(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return namedCharacter(name) ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
