const BLOCKS =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|object';
const BLOCK_TAG = new RegExp(`</?(?:${BLOCKS})(?=[\\s/>])[^<>]{0,4000}>`, 'gi');
const BLOCK = new RegExp(`^</?(?:${BLOCKS})(?=[\\s/>])`, 'i');
const WHOLE = /<(pre|script|style|textarea|svg|math)\b[^<>]{0,4000}>|<!--/gi;
/** Inside these a single run of text is no paragraph of its own. */
const TIGHT = /^<(?:li|td|th|dt|dd|figcaption|caption|summary|h[1-6]|p|legend|address|option)\b/i;

/**
 * HTML of text as bloggers typed it: a blank line parts paragraphs, a line end is a line break, and tags may stand
 * between. What a page of WordPress or Movable Type did when it was shown.
 */
export function withParagraphs(text: string): string {
  const kept: string[] = [];
  const hidden = hideWhole(text.replace(/\r\n?/g, '\n'), kept);
  const tokens = hidden
    .replace(BLOCK_TAG, (tag) => `\n\n${tag}\n\n`)
    .split(/\n[^\S\n]*\n\s*/)
    .map((chunk) => chunk.trim())
    .filter((chunk) => chunk !== '');
  const out: string[] = [];
  for (const [at, token] of tokens.entries()) {
    if (BLOCK.test(token) || /^(?:\u0010\d+\u0011\s*)+$/.test(token)) out.push(token);
    else if (TIGHT.test(tokens[at - 1] ?? '') && BLOCK.test(tokens[at + 1] ?? '')) out.push(breaks(token));
    else out.push(`<p>${breaks(token)}</p>`);
  }
  return out.join('\n').replace(/\u0010(\d+)\u0011/g, (_, index: string) => kept[Number(index)]!);
}

/** Puts marks in the place of comments and of elements whose line ends mean something. */
function hideWhole(text: string, kept: string[]): string {
  const lower = text.toLowerCase();
  const missing = new Set<string>();
  const parts: string[] = [];
  let done = 0;
  for (const match of text.matchAll(WHOLE)) {
    if (match.index < done) continue;
    const name = match[1]?.toLowerCase();
    const closer = name === undefined ? '-->' : `</${name}`;
    const found = missing.has(closer) ? -1 : lower.indexOf(closer, match.index + match[0].length);
    if (found < 0) {
      missing.add(closer);
      continue;
    }
    const end = name === undefined ? found + 3 : lower.indexOf('>', found) + 1 || text.length;
    const mark = `\u0010${kept.push(text.slice(match.index, end)) - 1}\u0011`;
    parts.push(text.slice(done, match.index), name === undefined ? mark : `\n\n${mark}\n\n`);
    done = end;
  }
  parts.push(text.slice(done));
  return parts.join('');
}

function breaks(chunk: string): string {
  const lines = chunk.split('\n').map((line) => line.trim());
  return lines
    .map((line, at) =>
      at === lines.length - 1 ? line : /<br\s*\/?>$/i.test(line) ? `${line}\n` : `${line}<br>\n`,
    )
    .join('');
}
