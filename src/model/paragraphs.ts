import { SLOT } from './dispatch.ts';
import { fnv1a } from './text/fnv.ts';
import { plainText } from './text/plain-text.ts';

/** A paragraph of a copy's HTML. */
type Paragraph = {
  /** Its anchor: the id that the paragraph has on the page of its dispatch. */
  readonly anchor: string;
  /** Where its attributes end: the offset of the `>` of its first tag. */
  readonly opened: number;
  /** The offset of its last tag, `</p>`. */
  readonly closed: number;
};

/** A comment, the first tag of a paragraph that does not begin an item of a list, or the beginning of the notes. */
const FIRST_TAG =
  /<!--[\s\S]*?-->|<p(?<!<li>\s*<p)((?:\s+[^\s"'<>=]+(?:="[^"]*")?)*)>|<section[^>]*\sdata-footnotes/g;
/** Begins a paragraph within another, as an `object` can hold one, or a comment. */
const WITHIN = /<p[\s>]|<!--/;

/** How many characters of a paragraph its anchor is made from. Edits after them leave the anchor as it is. */
const READ = 80;

/**
 * The paragraphs of a copy's HTML that have no id of their own, but for those of notes and of items of lists. An anchor is made from the
 * first words of its paragraph alone, so that an edit elsewhere never moves it: its first letter, and four characters that
 * stand for the first 80. It is that short because a page has it twice for each paragraph. Of paragraphs with equal
 * beginnings, the second has `-2` at the end.
 */
export function paragraphsOf(html: string): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  const counts = new Map<string, number>();
  for (const { 0: tag, 1: attributes, index } of html.matchAll(FIRST_TAG)) {
    if (tag.startsWith('<!--')) continue;
    if (attributes === undefined) break;
    const opened = index + tag.length - 1;
    const closed = html.indexOf('</p>', opened);
    if (closed < 0) break;
    if (/\sid=/.test(attributes) || WITHIN.test(html.slice(opened, closed))) continue;
    const base = anchorOf(html.slice(opened + 1, closed));
    if (base === null) continue;
    const count = (counts.get(base) ?? 0) + 1;
    counts.set(base, count);
    paragraphs.push({ anchor: count === 1 ? base : `${base}-${count}`, opened, closed });
  }
  return paragraphs;
}

/** The anchor for the HTML of a paragraph; null if it has no words. */
function anchorOf(html: string): string | null {
  const text = beginningOf(html).toLowerCase();
  const [letter] = /[\p{L}\p{N}]/u.exec(text) ?? [];
  if (letter === undefined) return null;
  return (/[a-z]/.test(letter) ? letter : 'p') + shortHash(text.slice(0, READ));
}

/** The beginning of a paragraph's text: at least what an anchor is made from. */
function beginningOf(html: string): string {
  const start = html.slice(0, READ);
  if (start.length === READ && IS_TEXT.test(start) && !start.includes('  ')) return start;
  return plainText(html.replace(SLOT, '')).replaceAll('\n', ' ');
}

/** ASCII without markup, slots and line ends, with a letter or a digit: HTML that is the text which it means. */
const IS_TEXT = /^[!-%'-;=-~](?=[ -~]*[a-z\d])[ -%'-;=-~]*[!-%'-;=-~]$/i;

/** Four characters (digits and letters) that stand for a text: the last places of its hash to base 36. */
function shortHash(text: string): string {
  return (fnv1a(text) >>> 0).toString(36).padStart(4, '0').slice(-4);
}
