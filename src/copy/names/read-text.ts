import { SLOT } from '../../model/dispatch.ts';
import { plainLines } from '../../model/text/plain-text.ts';

/** Code that stands by itself, and the heading of notes, which only screen readers say. */
const NO_PROSE = /<pre\b[\s\S]*?<\/pre>|<h2 class="visually-hidden"[\s\S]*?<\/h2>/g;

/** The number of a note in the text, and the way back from a note. */
const NOTE_MARK =
  /<sup><a\b[^>]*\bdata-footnote-ref\b[^>]*>[^<]*<\/a><\/sup>|<a\b[^>]*\bdata-footnote-backref\b[^>]*>[^<]*(?:<sup>[^<]*<\/sup>)?<\/a>/g;

/** The lines of a copy in which names are looked for, or only those that hold some letters. */
export function linesOfCopy(html: string, holding = ''): readonly string[] {
  return plainLines(proseOf(html), holding).map(composed);
}

/** The HTML of a copy without its slots and what is no prose. */
function proseOf(html: string): string {
  const prose = proseWithSlots(html);
  return prose.includes('\u0001') ? prose.replace(SLOT, '') : prose;
}

/** The HTML of a copy without what is no prose. */
export function proseWithSlots(html: string): string {
  const prose =
    html.includes('<pre') || html.includes('visually-hidden') ? html.replace(NO_PROSE, '\n') : html;
  return prose.includes('data-footnote-') ? prose.replace(NOTE_MARK, '') : prose;
}

/** Lines of plain text, without what only divides words at line ends. */
export function linesOf(text: string): readonly string[] {
  return composed(text).split('\n');
}

/** A text without unseen characters, and with letters and their marks as one character. */
export function composed(text: string): string {
  const whole = isUncertain(text) ? text.normalize('NFC').replace(UNSEEN, '') : text;
  return whole.includes('\u00ad') ? whole.replaceAll('\u00ad', '') : whole;
}

/** Whether a text has characters that may compose with others, or are unseen. */
export function isUncertain(text: string): boolean {
  return UNCERTAIN.test(text);
}

/** Not those of most European scripts, of Chinese, Japanese and Korean, nor most punctuation, symbols and emoji. */
const UNCERTAIN =
  /[\ufe20-\ufe2f\u20d0-\u20f0\u0300-\u0387\u0483-\u0489\u0591-\u200f\u2066-\u2069\u2126-\u212b\u2329\u232a\u2adc\u2cef-\u2cf1\u2d7f\u2de0-\u2dff\u302a-\u302f\u3099\u309a\ua66f-\uabff\ud7a4-\ud83a\ud87e\udb40\uf900-\ufb4e]/;
const UNSEEN = /[\u200b-\u200f\u2066-\u2069]/g;

/** A line as it is searched, of the same length: with one form of apostrophes and of spaces. */
export function asSought(line: string): string {
  const spaced = line.includes('\u00a0') ? line.replaceAll('\u00a0', ' ') : line;
  return spaced.replace(/[’ʼ]/g, "'").replaceAll('\u202f', ' ');
}
