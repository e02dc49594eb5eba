import { localeFor } from '../language/language.ts';
import type { CivilTime } from './civil-time.ts';
import { englishParts } from './english-parts.ts';

export const STYLES: { readonly [style: string]: Intl.DateTimeFormatOptions } = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  'month-name': { month: 'long' },
  'month-short': { month: 'short' },
  'month-narrow': { month: 'narrow' },
  'day-month': { day: 'numeric', month: 'long' },
  year: { year: 'numeric' },
  weekday: { weekday: 'long' },
  'weekday-narrow': { weekday: 'narrow' },
  'weekday-short': { weekday: 'short' },
  day: { day: 'numeric' },
};

/**
 * Formats a civil date for readers in a language, by the day as filed, never by the time zone of this machine. Throws if
 * there is no such style. Intl is asked once for each month, weekday, day and year of a language and style, and dates are
 * built from those parts: formatting ten thousand days takes a few hundred calls to Intl.
 */
export function formatDate(date: CivilTime | string, style: string, lang: string): string {
  if (style === 'time') return typeof date === 'string' ? '' : (date.time?.slice(0, 5) ?? '');
  // A key of two maps is found sooner than one of two texts joined.
  const styles = formats.get(lang) ?? new Map<string, Format>();
  if (styles.size === 0) formats.set(lang, styles);
  let format = styles.get(style);
  if (format === undefined) {
    format = formatOf(lang, style);
    styles.set(style, format);
  }
  const day = typeof date === 'string' ? date : date.day;
  return format(day.startsWith('--') ? `2000${day.slice(1)}` : day);
}

/** Memo of `formatOf`: Intl takes longer to make a format than to use it. */
const formats = new Map<string, Map<string, Format>>();

/**
 * The date style for a span: a year (`2009`), a month (`2009-02`), a day (`2009-02-04`) or a day of every year (`--02-04`,
 * as `gMonthDay` of XML Schema).
 */
export function spanStyle(span: string): string {
  if (span.startsWith('--')) return 'day-month';
  return span.length === 4 ? 'year' : span.length === 7 ? 'month' : 'long';
}

type Format = (text: string) => string;

function formatOf(lang: string, style: string): Format {
  const options = STYLES[style];
  if (!options) {
    throw new Error(
      `There is no date style "${style}": choose one of ${Object.keys(STYLES).join(', ')}, time`,
    );
  }
  const partsOf = lang === 'en' ? (date: Date) => englishParts(options, date) : intlParts(lang, options);
  const patterns = new Map<number, readonly Intl.DateTimeFormatPart[]>();
  const values = new Map<string, string>();
  const partFor = (type: string, at: number, day: string): string => {
    const key = `${type}${at}`;
    let value = values.get(key);
    if (value === undefined) {
      value = partsOf(midday(day)).find((part) => part.type === type)?.value ?? '';
      values.set(key, value);
    }
    return value;
  };
  return (text) => {
    const month = Number(text.slice(5, 7)) || 1;
    let pattern = patterns.get(month);
    if (!pattern) {
      pattern = partsOf(midday(text));
      patterns.set(month, pattern);
    }
    let formatted = '';
    for (const { type, value } of pattern) {
      if (type === 'day') formatted += partFor(type, Number(text.slice(8, 10)) || 1, text);
      else if (type === 'year') formatted += partFor(type, Number(text.slice(0, 4)), text);
      else if (type === 'weekday') formatted += partFor(type, midday(text).getUTCDay(), text);
      else formatted += value.replaceAll('\u202f', ' ');
    }
    return formatted;
  };
}

function intlParts(lang: string, options: Intl.DateTimeFormatOptions) {
  const intl = new Intl.DateTimeFormat(localeFor(lang), { ...options, timeZone: 'UTC', calendar: 'gregory' });
  return (date: Date) => intl.formatToParts(date);
}

function midday(text: string): Date {
  const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
  const date = new Date(Date.UTC(2000, month - 1, day, 12));
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
