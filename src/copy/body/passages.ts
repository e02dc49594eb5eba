/**
 * A Markdown text cut into passages. Each means the same by itself, before a line of prose, as in the whole text, except
 * for references.
 */
type Passages = {
  /** The passages in order; joined, they are the text. */
  readonly list: readonly string[];
  /** Whether the last one may end inside a fence or HTML, so that nothing can follow it. */
  readonly isOpen: boolean;
};

/**
 * Cuts a Markdown text where this is sure to change nothing: after a blank line and before a line without indent and
 * without a list marker. Such a line closes every block except a fence, and HTML that ends at a sign of its own.
 */
export function passagesOf(text: string): Passages {
  const list: string[] = [];
  let start = 0;
  /** The pattern of the line that closes the fence or HTML around the present line. */
  let closing: RegExp | null = null;
  let hasText = false;
  let isBehindBlank = false;
  let hasItems = false;
  let hasCode = false;
  let inHtml = false;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (closing !== null) {
      if (closing.test(line)) closing = null;
      isBehindBlank = false;
    } else if (/^[ \t]*$/.test(line)) {
      isBehindBlank = true;
      inHtml = false;
    } else {
      // Behind indented code, remark-parse reads some lists in quotations as prose.
      if (isBehindBlank && hasText && /^[^ \t\d*+-]/.test(line) && !(hasCode && line.startsWith('>'))) {
        list.push(text.slice(start, at));
        start = at;
        hasItems = false;
        hasCode = false;
      }
      hasCode ||= /^(?: {4}| {0,3}\t)/.test(line);
      hasText = true;
      isBehindBlank = false;
      const opened = closingOf(line);
      // Whether such a line opens a block or belongs to one, only the whole grammar can tell.
      if (opened !== null && (inHtml || (hasItems && line.startsWith(' '))))
        return { list: [...list, text.slice(start)], isOpen: true };
      if (opened !== null && !(opened.isHtml && opened.closing.test(line.trimStart().slice(1))))
        closing = opened.closing;
      if (opened === null && /^ {0,3}</.test(line)) inHtml = true;
      if (/^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(line)) hasItems = true;
    }
    at = end + 1;
  }
  const last = text.slice(start);
  return { list: [...list, last], isOpen: closing !== null || /```|~~~/.test(last) };
}

/** What closes the block that a line opens and that may hold blank lines; null if it opens none. */
function closingOf(line: string): { readonly closing: RegExp; readonly isHtml: boolean } | null {
  const [, ticks, tildes] = /^ {0,3}(?:(`{3,})[^`]*$|(~{3,}))/.exec(line) ?? [];
  const fence = ticks ?? tildes;
  if (fence !== undefined)
    return { closing: new RegExp(`^ {0,3}${fence[0]}{${fence.length},}[ \\t]*$`), isHtml: false };
  const html = /^ {0,3}</.test(line) ? HTML.find(({ opening }) => opening.test(line)) : undefined;
  return html === undefined ? null : { closing: html.closing, isHtml: true };
}

/** HTML that does not end at a blank line. */
const HTML: readonly { readonly opening: RegExp; readonly closing: RegExp }[] = [
  {
    opening: /^ *<(?:pre|script|style|textarea)(?:[ \t>]|$)/i,
    closing: /<\/(?:pre|script|style|textarea)>/i,
  },
  { opening: /^ *<!--/, closing: /-->/ },
  { opening: /^ *<\?/, closing: /\?>/ },
  { opening: /^ *<!\[CDATA\[/, closing: /\]\]>/ },
  { opening: /^ *<![a-z]/i, closing: />/ },
];
