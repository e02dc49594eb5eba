import { SLOT } from '../../model/dispatch.ts';
import { plainText } from '../../model/text/plain-text.ts';

/** Code that stands by itself, and the heading of notes, which only screen readers say. */
const NO_PROSE = /<pre\b[\s\S]*?<\/pre>|<h2 class="visually-hidden"[\s\S]*?<\/h2>/g;

/** The lines of a copy in which names are looked for. */
export function linesOfCopy(html: string): readonly string[] {
  const prose =
    html.includes('<pre') || html.includes('visually-hidden') ? html.replace(NO_PROSE, '\n') : html;
  return linesOf(plainText(prose.includes('\u0001') ? prose.replace(SLOT, '') : prose));
}

/** Lines of plain text, without what only divides words at line ends. */
export function linesOf(text: string): readonly string[] {
  const whole = text.normalize('NFC');
  return (UNSEEN.test(whole) ? whole.replace(EVERY_UNSEEN, '') : whole).split('\n');
}

const UNSEEN = /[\u00ad\u200b-\u200f\u2066-\u2069]/;
const EVERY_UNSEEN = new RegExp(UNSEEN, 'g');

/** A line as it is searched, of the same length: with one form of apostrophes and of spaces. */
export function asSought(line: string): string {
  return line.replace(/[’ʼ\u00a0\u202f]/g, (sign) => (sign === '’' || sign === 'ʼ' ? "'" : ' '));
}
