import { readHtml } from '../read-html.ts';
import { attribute, findAll } from '../tree.ts';

/** A place in a Markdown body: what stands there, and whether it is a picture, a file or a link. */
export type Place = {
  readonly from: number;
  readonly to: number;
  /** The address that is meant there. */
  readonly source: string;
  readonly kind: 'picture' | 'link';
  /** How an address is written there. */
  readonly form: 'markdown' | 'html';
};

/**
 * Where the address of a link, a picture or a definition of Markdown stands between two offsets of a text; undefined
 * where it is the text of the link, too. `url` is the address as a parser read it.
 */
export function placeOf(
  text: string,
  from: number,
  to: number,
  url: string,
  kind: Place['kind'],
): Place | undefined {
  if (url === '' || text[from] === '<') return undefined;
  const opening = labelEnd(text, text[from] === '!' ? from + 1 : from, to);
  if (opening === undefined || !/[(:]/.test(text[opening + 1] ?? '')) return undefined;
  let start = opening + 2;
  while (/\s/.test(text[start] ?? '')) start++;
  const angled = text[start] === '<';
  if (angled) start++;
  const end = destinationEnd(text, start, to, angled);
  if (end === start) return undefined;
  return angled
    ? { from: start - 1, to: end + 1, source: url, kind, form: 'markdown' }
    : { from: start, to: end, source: url, kind, form: 'markdown' };
}

/** Offset of the bracket that closes a label. */
function labelEnd(text: string, from: number, to: number): number | undefined {
  let depth = 0;
  for (let at = from; at < to; at++) {
    const sign = text[at];
    if (sign === '\\') at++;
    else if (sign === '`') {
      const run = /^`+/.exec(text.slice(at, at + 40))![0];
      const close = text.indexOf(run, at + run.length);
      at = close < 0 || close >= to ? at + run.length - 1 : close + run.length - 1;
    } else if (sign === '[') depth++;
    else if (sign === ']' && --depth === 0) return at;
  }
  return undefined;
}

function destinationEnd(text: string, from: number, to: number, angled: boolean): number {
  let depth = 0;
  let at = from;
  for (; at < to; at++) {
    const sign = text[at]!;
    if (sign === '\\') at++;
    else if (angled ? sign === '>' : /\s/.test(sign)) break;
    else if (!angled && sign === '(') depth++;
    else if (!angled && sign === ')' && --depth < 0) break;
  }
  return Math.min(at, to);
}

/** An address as it is written in some form. */
export function written(address: string, form: Place['form']): string {
  if (form === 'html') return address.replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
  return /[\s()<>]/.test(address) ? `<${address.replace(/[<>\n]/g, encodeURIComponent)}>` : address;
}

/** The value of an attribute as a browser reads it. */
export function attributeValue(source: string): string {
  if (!source.includes('&')) return source;
  const [node] = findAll(readHtml(`<a href="${source.replace(/"/g, '&quot;')}"></a>`));
  return node === undefined ? source : attribute(node, 'href');
}
