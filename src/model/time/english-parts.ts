import { ENGLISH_MONTHS } from './english-months.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/**
 * The parts of a date in British English, as `Intl` gives them. Throws if there is no such date. Written out, since to
 * begin with `Intl` takes a small site longer than its dates do.
 */
export function englishParts(
  shown: Intl.DateTimeFormatOptions,
  date: Date,
): readonly Intl.DateTimeFormatPart[] {
  const year = date.getUTCFullYear();
  if (Number.isNaN(year)) throw new RangeError('Invalid time value');
  const parts: Intl.DateTimeFormatPart[] = [];
  const add = (type: Intl.DateTimeFormatPartTypes, value: string) => {
    const [before] = parts.slice(-1);
    if (before) parts.push({ type: 'literal', value: before.type === 'weekday' ? ', ' : ' ' });
    parts.push({ type, value });
  };
  if (shown.weekday) add('weekday', shortened(WEEKDAYS[date.getUTCDay()] as string, shown.weekday));
  if (shown.day) add('day', String(date.getUTCDate()));
  if (shown.month) add('month', shortened(ENGLISH_MONTHS[date.getUTCMonth()] as string, shown.month));
  if (shown.year) add('year', String(year > 0 ? year : 1 - year));
  return parts;
}

function shortened(name: string, length: string): string {
  if (length === 'long') return name;
  if (length === 'narrow') return name.slice(0, 1);
  return name === 'September' ? 'Sept' : name.slice(0, 3);
}
