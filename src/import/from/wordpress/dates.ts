import type { Request } from '../../found/format.ts';
import { inZone, type Moment, readMoment, withUtc } from '../../found/moment.ts';
import type { Remark } from '../../found/piece.ts';
import { childText, type XmlElement } from '../../found/xml.ts';
import type { WordPressSite } from './site.ts';

/** Local time with the offset that its time in UTC shows; what is `0000-00-00` is made good from what is left. */
export function datesOf(
  element: XmlElement,
  facts: WordPressSite,
  request: Request,
  notes: Remark[],
): { date: Moment | null; updated: Moment | null } {
  const date = momentOf(
    childText(element, 'wp:post_date'),
    childText(element, 'wp:post_date_gmt'),
    facts,
    request,
  );
  const updated = momentOf(
    childText(element, 'wp:post_modified'),
    childText(element, 'wp:post_modified_gmt'),
    facts,
    request,
  );
  const other = date ?? readMoment(childText(element, 'pubDate')) ?? updated;
  if (date === null && other !== null)
    notes.push({
      kind: 'guessed',
      what: 'date',
      detail: `the export has ${childText(element, 'wp:post_date') || 'none'}; taken from ${readMoment(childText(element, 'pubDate')) ? 'pubDate' : 'the last change'}`,
    });
  return { date: other, updated: updated && date && sameMinute(updated, date) ? null : updated };
}

function momentOf(local: string, utc: string, facts: WordPressSite, request: Request): Moment | null {
  const here = readMoment(local);
  const there = readMoment(utc);
  if (here && there) {
    const exact = withUtc(here, there);
    facts.offset ??= exact.offset;
    return exact;
  }
  if (here)
    return request.clock
      ? inZone(here, request.clock)
      : facts.offset
        ? { ...here, offset: facts.offset }
        : here;
  return there ? { ...there, offset: '+00:00' } : null;
}

function sameMinute(a: Moment, b: Moment): boolean {
  return a.day === b.day && a.time?.slice(0, 5) === b.time?.slice(0, 5);
}
