import { hide, show } from './hidden.ts';

const BLOCKS =
  'table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary|iframe|video|audio|object';
const BLOCK_TAG = new RegExp(`</?(?:${BLOCKS})(?=[\\s/>])[^<>]{0,4000}>`, 'gi');
const BLOCK = new RegExp(`^</?(?:${BLOCKS})(?=[\\s/>])`, 'i');
const LINES_OF_CODE =
  /(^|\n)[^\S\n]*(<code\b[^<>]{0,200}>(?:[^<]|<(?!\/?code\b)){0,20000}<\/code>)[^\S\n]*(?=\n|$)/gi;
const WHOLE = /<(pre|script|style|textarea|svg|math)\b[^<>]{0,4000}>|<!--/gi;
/** Inside these elements, a single run of text is not a paragraph. */
const TIGHT = /^<(?:li|td|th|dt|dd|figcaption|caption|summary|h[1-6]|p|legend|address|option)\b/i;

/**
 * HTML of text as bloggers typed it: a blank line parts paragraphs, a line end is a line break, and tags may stand
 * between. What a page of WordPress or Movable Type did when it was shown.
 */
export function withParagraphs(text: string): string {
  const kept: string[] = [];
  const aside = (mark: string, name: string | undefined) => (name === undefined ? mark : `\n\n${mark}\n\n`);
  const hidden = hide(
    blocksOfCode(hide(text.replace(/\r\n?/g, '\n'), WHOLE, kept, aside)),
    /<(pre)>/g,
    kept,
    aside,
  );
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
  return show(out.join('\n'), kept);
}

/** Code of several lines that stands alone on them is a block. */
function blocksOfCode(text: string): string {
  return text.replace(LINES_OF_CODE, (whole, before: string, code: string) =>
    code.trim().includes('\n') ? `${before}<pre>${code}</pre>` : whole,
  );
}

function breaks(chunk: string): string {
  const lines = chunk.split('\n').map((line) => line.trim());
  return lines
    .map((line, at) =>
      at === lines.length - 1 ? line : /<br\s*\/?>$/i.test(line) ? `${line}\n` : `${line}<br>\n`,
    )
    .join('');
}
