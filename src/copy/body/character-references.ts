import { loadPackage } from '../packages/on-demand.ts';

/**
 * The text of HTML with its character references decoded; null if one is not plain: if HTML would replace, refuse or
 * complete it.
 */
export function decoded(html: string, isAttribute: boolean): string | null {
  if (!html.includes('&')) return html;
  let isPlain = true;
  const text = html.replace(REFERENCE, (whole, name: string | undefined, after: string | undefined) => {
    const character = name === undefined ? undefined : characterOf(name);
    if (character !== undefined) return character;
    isPlain &&= name === undefined && (after === undefined || (isAttribute && isLiteral(whole)));
    return whole;
  });
  return isPlain ? text : null;
}

/** Whether an ampersand and what follows it, up to a character that ends a name, is not a reference in an attribute. */
function isLiteral(text: string): boolean {
  return text.endsWith('=') || (text !== '&#' && !isName(text.slice(1)));
}

function isName(name: string): boolean {
  return loadPackage('decode-named-character-reference').decodeNamedCharacterReference(name) !== false;
}

/** The character that a reference names; undefined for those that HTML replaces or refuses. */
function characterOf(name: string): string | undefined {
  if (!name.startsWith('#'))
    return loadPackage('decode-named-character-reference').decodeNamedCharacterReference(name) || undefined;
  const code = Number(`0${name.slice(1)}`);
  const isPlain =
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfdd0);
  return isPlain ? String.fromCharCode(code) : undefined;
}

/** An ampersand with a name and a semicolon; or else with what HTML may take for a reference, and `=` after it. */
const REFERENCE = /&(?:(#x?[\da-zA-Z]+|[a-zA-Z][\da-zA-Z]*);|(?:#|[\da-zA-Z]{2,})(=?))?/g;
