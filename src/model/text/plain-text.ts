/** Tags and comments; the values of attributes are in quotes. */
const TAG = /<!--[\s\S]*?-->|<(?:[^>"']|"[^"]*"|'[^']*')*>/y;
/** Elements whose content nobody reads as text. */
const UNREAD = /<(script|style|template)\b[^>]*>[\s\S]*?<\/\1>/iy;
/** Tags at which a new line begins. */
const BREAKS =
  /<(?:\/?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|figure|figcaption|table|caption|tr|section|article|aside|header|footer|details|summary|hr|math)|br)\b/iy;
const CELL = /<\/t[dh]\b/iy;
/** White space that is not one space already. */
const WIDE = /[^\S ]\s*| \s+/g;
const REFERENCE = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos|nbsp));/gi;
const REFERENCE_HERE = new RegExp(REFERENCE, 'iy');

/**
 * The text of HTML as our printer writes it: a line for each block, white space as one space, no pictures. Text in
 * `pre` loses its indents, too.
 */
export function plainText(html: string): string {
  return plainLines(html).join('\n');
}

/** The lines of `plainText`, or only those that hold some letters. */
export function plainLines(html: string, holding = ''): readonly string[] {
  const lines: string[] = [];
  let line = '';
  walkText(html, {
    text: (from, to) => {
      line += html.slice(from, to);
    },
    cell: () => {
      line += ' ';
    },
    line: () => {
      if (line.includes(holding)) endLine(line, lines);
      line = '';
    },
  });
  return lines;
}

/** What `walkText` tells, in order: text by its place in the HTML, where a cell of a table ends, and where a line ends. */
type TextReader = {
  readonly text: (from: number, to: number) => void;
  readonly cell: () => void;
  readonly line: () => void;
};

/** Tells a reader what of HTML is text, and how tags divide it. White space and character references are as they are written. */
export function walkText(html: string, { text, cell, line }: TextReader): void {
  let from = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const end = endOfTag(html, at);
    if (end === at) {
      at++;
      continue;
    }
    if (from < at) text(from, at);
    if (startsWith(BREAKS, html, at)) line();
    else if (startsWith(CELL, html, at)) cell();
    from = end;
    at = end;
  }
  if (from < html.length) text(from, html.length);
  line();
}

/** Where the tag, comment or unread element that begins at a place ends; that place if none begins there. */
function endOfTag(html: string, at: number): number {
  UNREAD.lastIndex = at;
  if (UNREAD.test(html)) return UNREAD.lastIndex;
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

/** Reads the character reference that begins at a place: what it stands for, and where it ends. */
export function readReference(
  text: string,
  at: number,
): { readonly character: string; readonly end: number } | null {
  REFERENCE_HERE.lastIndex = at;
  const found = REFERENCE_HERE.exec(text);
  return (
    found && {
      character: character(...(found as unknown as Parameters<typeof character>)),
      end: REFERENCE_HERE.lastIndex,
    }
  );
}

function character(whole: string, hexadecimal?: string, decimal?: string, name?: string): string {
  if (name) return NAMED[name.toLowerCase()] ?? whole;
  const code = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
