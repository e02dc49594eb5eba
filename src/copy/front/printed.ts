import type { Printed } from '../../model/dispatch.ts';
import { isMap } from '../../model/json.ts';
import { readDate } from './days/dates.ts';
import { type FieldValue, keysOf, partOf, readLine, type Tell } from './field-value.ts';
import { type PartNames, readParts } from './parts.ts';
import { fold } from './spelling.ts';

const PARTS = {
  in: ['in', 'publication', 'newspaper', 'paper', 'magazine'],
  date: ['date', 'on', 'day'],
  section: ['section'],
  page: ['page', 'pages', 'p'],
  edition: ['edition'],
  headline: ['headline', 'title'],
} as const satisfies PartNames<string>;

/** Where and how a dispatch was printed: a map of `PARTS`, or the name of the publication alone. */
export function readPrinted(field: FieldValue, tell: Tell): Printed | undefined {
  if (!isMap(field.value)) {
    const name = typeof field.value === 'boolean' ? undefined : readLine(field);
    return name === undefined ? undefined : { ...NOTHING, in: name };
  }
  const { date, ...parts } = readParts(field, PARTS, '`printed`', tell);
  return { ...NOTHING, ...parts, date: date === undefined ? null : dayOf(field, date, tell) };
}

const NOTHING: Printed = { in: null, date: null, section: null, page: null, edition: null, headline: null };

/** A day without a time, so the time zone makes no difference. */
function dayOf(field: FieldValue, text: string, tell: Tell): Printed['date'] {
  const read = readDate(text, 'UTC');
  if ('civilTime' in read) return read.civilTime.day;
  const key = keysOf(field.value).find((each) => (PARTS.date as readonly string[]).includes(fold(each)));
  tell(
    key === undefined ? field : partOf(field, key),
    `"${text}" cannot be read as a day; it was left out`,
    'Write the day as 2009-02-02.',
  );
  return null;
}
