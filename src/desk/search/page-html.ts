import { namedCharacter } from '../../copy/front/phrase-parts.ts';

/** A comment, a declaration, or a tag: its slash, its name and its attributes. */
export const TAG = /<!--[\s\S]*?-->|<!\w[^>]*>|<(\/?)([a-z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/gi;
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
  if (!attributes.includes(wanted)) return undefined;
  for (const [, name, double, single, bare] of attributes.matchAll(ATTRIBUTE))
    if (name?.toLowerCase() === wanted) return decoded(double ?? single ?? bare ?? '');
  return undefined;
}

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

function decoded(html: string): string {
  return html.includes('&') ? html.replace(REFERENCE, characterOf) : html;
}

function characterOf(whole: string, hex?: string, decimal?: string, name?: string): string {
  if (name !== undefined) return namedCharacter(name) ?? whole;
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
