import type { Dateline } from '../model/dateline.ts';

const STYLES: { readonly [style: string]: Intl.DateTimeFormatOptions } = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  month: { month: 'long', year: 'numeric' },
  'month-name': { month: 'long' },
  'month-short': { month: 'short' },
  'month-narrow': { month: 'narrow' },
  year: { year: 'numeric' },
  weekday: { weekday: 'long' },
  'weekday-narrow': { weekday: 'narrow' },
  'weekday-short': { weekday: 'short' },
  day: { day: 'numeric' },
};

/** Formats civil dates for readers: by language, from the day as filed, in no time zone of this machine. */
export type FormatDate = (date: Dateline | string, style: string, lang: string) => string;

/** Opens a formatter that keeps what it made for each language and style. */
export function dateFormatter(): FormatDate {
  const formats = new Map<string, Intl.DateTimeFormat>();
  const known = new Map<string, string>();
  return (date, style, lang) => {
    const text = typeof date === 'string' ? date : date.day;
    if (style === 'time') return typeof date === 'string' ? '' : (date.time?.slice(0, 5) ?? '');
    const options = STYLES[style];
    if (!options)
      throw new Error(
        `There is no date style "${style}": choose one of ${Object.keys(STYLES).join(', ')}, time`,
      );
    const key = `${lang} ${style} ${text}`;
    let formatted = known.get(key);
    if (formatted === undefined) {
      const [year = 1970, month = 1, day = 1] = text.split('-').map(Number);
      formatted = format(formats, lang, style, options).format(midday(year, month, day));
      if (known.size < 50_000) known.set(key, formatted);
    }
    return formatted;
  };
}

function format(
  formats: Map<string, Intl.DateTimeFormat>,
  lang: string,
  style: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${lang} ${style}`;
  let made = formats.get(key);
  if (!made) {
    // Newspapers' English puts the day first unless the writer asks for another.
    const locale = lang === 'en' ? 'en-GB' : lang;
    made = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
    formats.set(key, made);
  }
  return made;
}

function midday(year: number, month: number, day: number): Date {
  const date = new Date(Date.UTC(2000, month - 1, day, 12));
  date.setUTCFullYear(year, month - 1, day);
  return date;
}
