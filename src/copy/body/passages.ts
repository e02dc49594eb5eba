import { endOfFenceWithin } from './guards/fences.ts';

/**
 * A Markdown text cut into passages. Each means the same by itself, before a line of prose, as in the whole text, except
 * for references.
 */
type Passages = {
  /** The passages in order; joined, they are the text. */
  readonly list: readonly string[];
  /** Each passage without what is between fences that are closed, since both parsers read that alike. */
  readonly unfenced: readonly string[];
};

/**
 * Cuts a Markdown text where this is sure to change nothing: after a blank line and before a line without indent and
 * without a list marker. Such a line closes every block except a fence, and HTML that ends at a sign of its own.
 */
export function passagesOf(text: string): Passages {
  const list: string[] = [];
  const unfenced: string[] = [];
  let start = 0;
  /** Up to where the present passage is in `kept`, which leaves out what is between fences. */
  let keptTo = 0;
  let kept = '';
  /** Where what is between the fences around the present line begins; -1 if it is in none. */
  let fenced = -1;
  /** The pattern of the line that closes the fence or HTML around the present line. */
  let closing: RegExp | null = null;
  let hasText = false;
  let isBehindBlank = false;
  let hasItems = false;
  let hasCode = false;
  let inHtml = false;
  /** Whether the present passage has fences or HTML that may go on and whose ends are not looked for here. */
  let hasUnread = false;
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(at, end);
    if (closing !== null) {
      if (closing.test(line)) {
        closing = null;
        if (fenced >= 0) {
          kept += text.slice(keptTo, fenced);
          keptTo = at;
          fenced = -1;
        }
      }
      isBehindBlank = false;
    } else if (/^[ \t]*$/.test(line)) {
      isBehindBlank = true;
      inHtml = false;
    } else {
      // Behind indented code, remark-parse reads some lists in quotations as prose.
      const isUncertain = (hasCode && line.startsWith('>')) || (hasItems && hasUnread);
      if (isBehindBlank && hasText && /^[^ \t\d*+-]/.test(line) && !isUncertain) {
        list.push(text.slice(start, at));
        unfenced.push(kept + text.slice(keptTo, at));
        kept = '';
        keptTo = at;
        start = at;
        hasItems = false;
        hasCode = false;
        hasUnread = false;
      }
      hasCode ||= /^(?: {4}| {0,3}\t)/.test(line);
      hasText = true;
      isBehindBlank = false;
      const opened = closingOf(line);
      const inItem = hasItems || ITEM.test(line) ? endOfFenceWithin(text, end + 1, line) : undefined;
      if (inItem !== undefined && !inHtml) {
        hasCode ||= /^(?: {4}| {0,3}\t)/m.test(text.slice(at, inItem));
        hasItems = true;
        kept += text.slice(keptTo, end + 1);
        keptTo = text.lastIndexOf('\n', inItem - 1) + 1;
        at = inItem + 1;
        continue;
      }
      // Whether such a line opens a block or belongs to one, only the whole grammar can tell.
      if (opened !== null && (inHtml || (hasItems && line.startsWith(' '))))
        return {
          list: [...list, text.slice(start)],
          unfenced: [...unfenced, kept + text.slice(keptTo)],
        };
      hasUnread ||= (opened === null || opened.isHtml) && UNREAD.test(line);
      if (opened !== null && !(opened.isHtml && opened.closing.test(line.trimStart().slice(1))))
        closing = opened.closing;
      if (closing !== null && opened?.isHtml === false) fenced = end + 1;
      if (opened === null && /^ {0,3}</.test(line)) inHtml = true;
      if (/^[ \t>]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(line)) hasItems = true;
    }
    at = end + 1;
  }
  const last = text.slice(start);
  return { list: [...list, last], unfenced: [...unfenced, kept + text.slice(keptTo)] };
}

/** What may begin a fence, or HTML that does not end at a blank line, behind a list marker or within a line. */
const UNREAD = /```|~~~|^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+<(?:pre|script|style|textarea|[!?])/i;

/** A line that begins an item. */
const ITEM = /^ *(?:[-+*]|\d{1,9}[.)]) +/;

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
