import { endOfFenceWithin } from './fences.ts';

/** Whether an item or a quotation may have a fence that is not plainly closed there. */
export function hasOpenFence(lines: string): boolean {
  for (let at = 0; at < lines.length; ) {
    const newline = lines.indexOf('\n', at);
    const end = newline < 0 ? lines.length : newline;
    const line = lines.slice(at, end);
    if (/^(?:[ \t>]+|[ \t>]*(?:[-+*]|\d{1,9}[.)])[ \t]+)(?:```|~~~)/.test(line)) {
      const close = endOfFenceWithin(lines, end + 1, line);
      if (close === undefined) return true;
      at = close + 1;
    } else at = end + 1;
  }
  return false;
}

/** Whether a quotation has a blank line that may belong to a list, after which the list goes on or the quotation ends. */
export function hasBlankInList(lines: string): boolean {
  let isInList = false;
  let isBehindBlank = false;
  for (const line of lines.split('\n')) {
    const [, content] = /^[ \t]*>(.*)$/.exec(line) ?? [];
    const isItem = content !== undefined && /^[ \t]*(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$)/.test(content);
    const isProse = content !== undefined && !isItem && /^ ?[^ \t]/.test(content);
    if (isInList && isBehindBlank && !isProse) return true;
    if (isItem) isInList = true;
    else if (line.trim() === '' || (isBehindBlank && isProse)) isInList = false;
    isBehindBlank = content?.trim() === '';
  }
  return false;
}

/**
 * Whether a line begins with a tag and is indented less than the text of an item above it, with no line without indent
 * after a blank line between them; or begins with a tag and continues a quotation without the sign `>`.
 */
export function hasShallowTag(lines: string): boolean {
  let text = 0;
  let isBehindBlank = true;
  let isQuoted = false;
  for (const line of lines.split('\n')) {
    if (line.trim() === '') {
      isBehindBlank = true;
      isQuoted = false;
      continue;
    }
    const [prefix] = /^[ \t>]*/.exec(line)!;
    const [item] = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])(?:[ \t>]+|$))*/.exec(line)!;
    const indent = columnsOf(prefix);
    const isItem = item.length > prefix.length && (text > 0 || indent < 4 || /[\t>]/.test(prefix));
    if (isBehindBlank && prefix === '' && !isItem) text = 0;
    if (
      prefix !== '' &&
      line[prefix.length] === '<' &&
      (indent < text || (text > 0 && /[\t>]/.test(prefix)) || (isQuoted && !prefix.includes('>')))
    )
      return true;
    isQuoted ||= prefix.includes('>');
    if (isItem) text = Math.max(text, columnsOf(item));
    isBehindBlank = false;
  }
  return false;
}

/** How many columns a text takes, where tabs end at every fourth. */
function columnsOf(text: string): number {
  if (!text.includes('\t')) return text.length;
  let columns = 0;
  for (const sign of text) columns += sign === '\t' ? 4 - (columns % 4) : 1;
  return columns;
}
