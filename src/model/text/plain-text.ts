/** Tags and comments; the values of attributes are in quotes. */
const TAG = /<!--[\s\S]*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>/g;
/** Elements whose content nobody reads as text. */
const UNREAD = /<(script|style|template)\b[^>]*>[\s\S]*?<\/\1>/gi;
/** Tags at which a new line begins. */
const BREAKS =
  /^<(?:\/?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|figure|figcaption|table|caption|tr|section|article|aside|header|footer|details|summary|hr|math)|br)\b/i;
const CELL = /^<\/t[dh]\b/i;

/**
 * The text of HTML as our printer writes it: a line for each block, white space as one space, no pictures. Text in
 * `pre` loses its indents, too.
 */
export function plainText(html: string): string {
  return html
    .replace(UNREAD, '')
    .replace(/\s+/g, ' ')
    .replace(TAG, (tag) => (BREAKS.test(tag) ? '\n' : CELL.test(tag) ? ' ' : ''))
    .replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi, character)
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}

const NAMED: { readonly [name: string]: string } = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

function character(whole: string, hexadecimal?: string, decimal?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
