const BLOCKS =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|object';
const KEPT = /<(pre|script|style|textarea|svg|math)\b[^>]*>[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
/** Inside these a single run of text is no paragraph of its own. */
const TIGHT = /^<(?:li|td|th|dt|dd|figcaption|caption|summary|h[1-6]|p|legend|address|option)\b/i;

/**
 * HTML of text as bloggers typed it: a blank line parts paragraphs, a line end is a line break, and tags may stand
 * between. What a page of WordPress or Movable Type did when it was shown.
 */
export function withParagraphs(text: string): string {
  const kept: string[] = [];
  const hidden = text.replace(/\r\n?/g, '\n').replace(KEPT, (whole) => {
    kept.push(whole);
    return whole.startsWith('<!--')
      ? `\u0010${kept.length - 1}\u0011`
      : `\n\n\u0010${kept.length - 1}\u0011\n\n`;
  });
  const tokens = hidden
    .replace(new RegExp(`\\s*(</?(?:${BLOCKS})(?=[\\s/>])[^>]*>)\\s*`, 'gi'), (whole, tag: string) => {
      const blank = (part: string) => (/\n\s*\n/.test(part) ? '\n\n' : '\n\n');
      const at = whole.indexOf(tag);
      return blank(whole.slice(0, at)) + tag + blank(whole.slice(at + tag.length));
    })
    .split(/\n[^\S\n]*\n\s*/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '');
  const out: string[] = [];
  const block = new RegExp(`^</?(?:${BLOCKS})(?=[\\s/>])`, 'i');
  for (const [at, token] of tokens.entries()) {
    if (block.test(token) || /^(?:\u0010\d+\u0011\s*)+$/.test(token)) out.push(token);
    else if (TIGHT.test(tokens[at - 1] ?? '') && block.test(tokens[at + 1] ?? '')) out.push(breaks(token));
    else out.push(`<p>${breaks(token)}</p>`);
  }
  return out.join('\n').replace(/\u0010(\d+)\u0011/g, (_, index: string) => kept[Number(index)]!);
}

function breaks(chunk: string): string {
  return chunk.replace(/(?<!<br\s*\/?>)\s*\n/gi, '<br>\n').replace(/(<br\s*\/?>)\s*<br>\n/gi, '$1\n');
}
