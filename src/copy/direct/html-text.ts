/** Text as HTML, with the character references that rehype-stringify writes. */
export function escaped(text: string): string {
  if (!text.includes('&') && !text.includes('<')) return text;
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

/** A text without spaces around its line ends. */
export function trimmed(text: string): string {
  const hasLineEnd = text.includes('\n') || text.includes('\r');
  return hasLineEnd && /[\t ][\r\n]|[\r\n][\t ]/.test(text)
    ? text.replace(/(?<![\t ])[\t ]+(?=[\r\n])|(?<=[\r\n])[\t ]+/g, '')
    : text;
}

/** An attribute with a space in front of it. */
export function attribute(name: string, value: string): string {
  const text = /["&'`\0]/.test(value) ? value.replace(/["&'`\0]/g, referenceOf) : value;
  return ` ${name}="${text}"`;
}

const NAMES: { readonly [character: string]: string } = { '"': 'quot', '&': 'amp' };

function referenceOf(character: string): string {
  const name = NAMES[character] ?? `#x${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return `&${name};`;
}

/** An address with what no address may hold percent-encoded, as remark-rehype does; what is encoded stays. */
export function encoded(address: string): string {
  return /^[!#$&-;=?-Z_a-z~]*$/.test(address)
    ? address
    : address.replace(/%[\dA-Za-z]{2}|[^!#$&-;=?-Z_a-z~]/gu, encodePiece);
}

function encodePiece(piece: string): string {
  if (piece.length === 3 && piece.startsWith('%')) return piece;
  return encodeURIComponent(piece.isWellFormed() ? piece : '\ufffd');
}
