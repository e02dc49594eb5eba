import { dayInPath } from '../../../copy/front/days/path-names.ts';
import { type Moment, readMoment } from '../../found/moment.ts';
import type { Remark } from '../../found/piece.ts';

/** The day of a document: of its name or folders, of the line that is set as its date, else of its making, which is noted. */
export function dateOfDocument(path: string, line: string, created: string, notes: Remark[]): Moment | null {
  const named = dayInPath(path.replace(/\.\w+$/, '.md')) ?? dayInName(path.split('/').at(-1)!);
  const told = named === null ? readMoment(line) : readMoment(named);
  if (told !== null) return told;
  const made = readMoment(created.slice(0, 10));
  if (made !== null)
    notes.push({ kind: 'guessed', what: 'date', detail: `${made.day}, the day on which the file was made` });
  return made;
}

/** A day anywhere in a name: `20090202 Talks`, `Talks 02.02.2009`, `Talks (Feb 2, 2009)`. */
function dayInName(name: string): string | null {
  const iso = /(?<!\d)((?:19|20)\d{2})[-_. ]?(0[1-9]|1[0-2])[-_. ]?(0[1-9]|[12]\d|3[01])(?!\d)/.exec(name);
  if (iso) return `${iso[1]}-${iso[2]}-${iso[3]}`;
  const dotted = /(?<!\d)(\d{1,2})[.](\d{1,2})[.]((?:19|20)\d{2})(?!\d)/.exec(name);
  if (dotted) return `${dotted[3]}-${dotted[2]}-${dotted[1]}`;
  const worded =
    /(?:\d{1,2}(?:st|nd|rd|th)?\s+[A-Za-z]{3,9}\.?|[A-Za-z]{3,9}\.?\s+\d{1,2}(?:st|nd|rd|th)?),?\s+(?:19|20)\d{2}/.exec(
      name.replace(/[-_]+/g, ' '),
    );
  return worded ? (readMoment(worded[0])?.day ?? null) : null;
}
