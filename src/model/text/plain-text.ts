/** Tags and comments; the values of attributes are in quotes. */
const TAG = /<!--[\s\S]*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>/y;
/** Elements whose content nobody reads as text. */
const UNREAD = /<(script|style|template)\b[^>]*>[\s\S]*?<\/\1>/gi;
/** Tags at which a new line begins. */
const BREAKS =
  /<(?:\/?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|figure|figcaption|table|caption|tr|section|article|aside|header|footer|details|summary|hr|math)|br)\b/iy;
const CELL = /<\/t[dh]\b/iy;
/** White space that is not one space already. */
const WIDE = /[^\S ]\s*| \s+/g;
const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi;

/**
 * The text of HTML as our printer writes it: a line for each block, white space as one space, no pictures. Text in
 * `pre` loses its indents, too.
 */
export function plainText(html: string): string {
  return plainLines(html).join('\n');
}

/** The lines of `plainText`. */
export function plainLines(html: string): readonly string[] {
  const read = html.replace(UNREAD, '');
  const lines: string[] = [];
  let line = '';
  let from = 0;
  for (let at = read.indexOf('<'); at >= 0; at = read.indexOf('<', at)) {
    const end = endOfTag(read, at);
    if (end === at) {
      at++;
      continue;
    }
    line += read.slice(from, at);
    if (startsWith(BREAKS, read, at)) {
      endLine(line, lines);
      line = '';
    } else if (startsWith(CELL, read, at)) line += ' ';
    from = end;
    at = end;
  }
  endLine(line + read.slice(from), lines);
  return lines;
}

/** Where the tag or comment that begins at a place ends; that place if none begins there. */
function endOfTag(html: string, at: number): number {
  TAG.lastIndex = at;
  return TAG.test(html) ? TAG.lastIndex : at;
}

function startsWith(what: RegExp, html: string, at: number): boolean {
  what.lastIndex = at;
  return what.test(html);
}

function endLine(written: string, lines: string[]): void {
  const line = written.replace(WIDE, ' ');
  if (!line.includes('&')) {
    const text = line.trim();
    if (text !== '') lines.push(text);
    return;
  }
  for (const text of line.replace(REFERENCE, character).split('\n')) {
    const trimmed = text.replace(/ {2,}/g, ' ').trim();
    if (trimmed !== '') lines.push(trimmed);
  }
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
