import { SLOT } from '../../model/dispatch.ts';
import { plainText } from '../../model/text/plain-text.ts';

/** Code that stands by itself, and the heading of notes, which only screen readers say. */
const NO_PROSE = /<pre\b[\s\S]*?<\/pre>|<h2 class="visually-hidden"[\s\S]*?<\/h2>/g;

/** The lines of a copy in which names are looked for. */
export function linesOfCopy(html: string): readonly string[] {
  return linesOf(plainText(html.replace(NO_PROSE, '\n').replace(SLOT, '')));
}

/** Lines of plain text, with one form of apostrophes and spaces, and without what only divides words at line ends. */
export function linesOf(text: string): readonly string[] {
  return text
    .normalize('NFC')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u00ad\u200b-\u200f\u2066-\u2069]/g, '')
    .split('\n');
}
