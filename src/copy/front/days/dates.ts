import { isZone } from '../../../model/time/zone.ts';
import { monthNumber, withoutWeekday } from './month-names.ts';
import { type Clock, type DateReading, type Parts, placeDate } from './place-date.ts';

/**
 * Reads a date as real archives write it: ISO 8601 and looser (`2009-2-3 8:32`, `2009/02/03`, `20090203`), RFC 9557,
 * RFC 2822, `date(1)` output, Go's, `February 3, 2009 at 8:32 pm`, `3 février 2009`; with `Z`, `-0400`, `-4`, `EST`,
 * `[Europe/Oslo]` or none. Where the site names a `timezone`, a date is filed there: one without a zone is civil time
 * in it, one with a zone is converted to it. Where it names none (null), the day as it was written rules: a date with
 * a zone is filed under its own day and time, one without is taken as written. A bare day has no time and never
 * becomes another day. Hours that a change of clocks leaves out or repeats are taken as Temporal's "compatible" takes
 * them, and reported. The clock is never read.
 */
export function readDate(text: string, timezone: string | null): DateReading {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(
    text,
  );
  const parts = iso === null ? readLoosely(text) : partsOf(iso);
  if (parts === undefined) return { problem: unclear(text) };
  if (!exists(parts)) return { problem: impossible(text, parts) };
  return placeDate(parts, timezone);
}

const NO_TIME: Clock = { timed: false, offset: null, zone: null, hour: 0, minute: 0, second: 0 };

/** Zones that RFC 2822 §4.3 names, and those that mail and `date(1)` of the time commonly print; minutes east of UTC. */
// biome-ignore format: a table
const ZONES: { readonly [name: string]: number } = {
  Z: 0, UT: 0, UTC: 0, GMT: 0, WET: 0, WEST: 60, BST: 60, CET: 60, CEST: 120, MET: 60, MEST: 120, EET: 120, EEST: 180,
  MSK: 180, IST: 330, JST: 540, KST: 540, AEST: 600, AEDT: 660, NZST: 720, NZDT: 780, NST: -210, NDT: -150,
  AST: -240, ADT: -180, EST: -300, EDT: -240, CST: -360, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420,
  AKST: -540, AKDT: -480, HST: -600,
};

function partsOf(iso: RegExpExecArray): Parts {
  return {
    year: Number(iso[1]),
    month: Number(iso[2]),
    day: Number(iso[3]),
    timed: iso[4] !== undefined,
    hour: Number(iso[4] ?? 0),
    minute: Number(iso[5] ?? 0),
    second: Number(iso[6] ?? 0),
    offset: iso[7] === undefined ? null : readOffset(iso[7])!,
    zone: null,
  };
}

function readLoosely(text: string): Parts | undefined {
  if (text.length > 100) return undefined;
  const rest = withoutWeekday(
    withoutComments(text)
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/ m=[+-]\d+(?:\.\d+)?$/, ''),
  );
  return readNumeric(rest) ?? readSigns(rest) ?? readNamed(rest);
}

/** A date of RFC 2822 without its comments (§3.2.3); any other text as it is. */
function withoutComments(text: string): string {
  const plain = text
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+,/g, ',')
    .trim();
  return /^(?:[a-z]{3}, ?)?\d{1,2}\s+[a-z]{3}\s+\d{4}\s+\d\d:\d\d(?::\d\d)?\s+(?:[+-]\d{4}|[a-z]{1,5})$/i.test(
    plain,
  )
    ? plain
    : text;
}

/** Year first: `2009-2-3`, `2009/02/03`, `2009.02.03`, `20090203`; then a time. */
function readNumeric(text: string): Parts | undefined {
  const found = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?:(?:,? ?[T ]|, ?)(.+))?$/i.exec(text);
  if (found === null) return undefined;
  return made(found[1], found[3] ?? found[5], found[4] ?? found[6], found[7]);
}

/** As it is written in Chinese, Japanese and Korean: `2009年2月3日`, `2009년 2월 3일`. */
function readSigns(text: string): Parts | undefined {
  const found = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일](?: ?(\d.*))?$/.exec(text);
  return found === null ? undefined : made(found[1], found[2], found[3], found[4]);
}

/** A month by name: `3 February 2009 08:32 -0500`, `February 3, 2009`, `3 de março de 2009`, `Feb 3 08:32:24 EST 2009`. */
function readNamed(text: string): Parts | undefined {
  const month = '(\\p{L}[\\p{L}\\p{M}]*)\\.?';
  const day = '(\\d{1,2})(?:st|nd|rd|th|er|º|\\.)?';
  const tail = '(?:,? (?:at |à |um |a las |às |kl\\.? )?(\\d.*))?$';
  const dayFirst = new RegExp(
    `^${day}[ -]?(?:(?:of|de) |d['’])?${month}(?:,| del?)?[ -](\\d{4})${tail}`,
    'iu',
  ).exec(text);
  if (dayFirst !== null) return named(dayFirst[3], dayFirst[2], dayFirst[1], dayFirst[4]);
  const monthFirst = new RegExp(`^${month} ${day},? (\\d{4})${tail}`, 'iu').exec(text);
  if (monthFirst !== null) return named(monthFirst[3], monthFirst[1], monthFirst[2], monthFirst[4]);
  const printed = new RegExp(
    `^${month} ${day} (\\d{1,2}:\\d\\d(?::\\d\\d)?(?: [ap]m)?)(?: ([a-z]+|[+-]\\d{4}))? (\\d{4})$`,
    'iu',
  ).exec(text);
  return printed === null
    ? undefined
    : named(printed[5], printed[1], printed[2], `${printed[3]} ${printed[4] ?? ''}`);
}

function named(year?: string, month?: string, day?: string, tail?: string): Parts | undefined {
  const number = monthNumber(month ?? '');
  return number === undefined ? undefined : made(year, String(number), day, tail);
}

function made(year?: string, month?: string, day?: string, tail = ''): Parts | undefined {
  const clock = readClock(tail);
  return clock && { year: Number(year), month: Number(month), day: Number(day), ...clock };
}

/**
 * A time with or without seconds and their fractions, am or pm, and a zone: an offset, which a name may follow (as Go
 * and `date(1)` print it), a name, or a name of the IANA database with or without brackets (RFC 9557). '' means no time.
 */
function readClock(text: string): Clock | undefined {
  const tidy = text.trim();
  if (tidy === '') return NO_TIME;
  const found =
    /^(?:(\d{1,2})(?:[:.h]?(\d\d)(?:[:.]?(\d\d)(?:[.,]\d+)?)?)?(?: ?([ap])\.?m\.?)?)?(?: ?(Z|[a-z]{2,5}|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?(?: [a-z]{3,5}| [+-]\d\d(?:\d\d)?)?)(?: ?\([\w ]+\))?)?(?: ?\[!?([\w/+-]+)\]| ([a-z]+(?:\/[\w+-]+)+))?$/i.exec(
      tidy,
    );
  if (found === null) return undefined;
  const [, hour, minute, second, half, zone, bracketed, bare] = found;
  const offset = zone === undefined ? null : readOffset(zone);
  const name = bracketed ?? bare ?? null;
  if (offset === undefined || (name !== null && !isZone(name))) return undefined;
  if (hour === undefined) return NO_TIME;
  if (minute === undefined && half === undefined) return undefined;
  return {
    timed: true,
    offset,
    zone: name,
    hour: half === undefined ? Number(hour) : wholeHour(Number(hour), half),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
  };
}

function wholeHour(hour: number, half: string): number {
  return hour < 1 || hour > 12 ? 99 : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Minutes east of UTC; undefined for a zone that nobody knows. Of a number and a name, the number counts. */
function readOffset(zone: string): number | undefined {
  const numeric = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d\d))?(?: |$)/i.exec(zone);
  if (numeric === null) return ZONES[zone.toUpperCase()];
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return minutes > 18 * 60 ? undefined : numeric[1] === '-' ? -minutes : minutes;
}

/** True if the calendar has this day and time; years from 1000 on. 24:00 is the end of a day (ISO 8601). */
function exists(parts: Parts): boolean {
  const { year, month, day, hour, minute, second } = parts;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return false;
  return (hour < 24 && minute < 60 && second < 61) || (hour === 24 && minute === 0 && second === 0);
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function impossible(text: string, parts: Parts) {
  const isDay = exists({ ...NO_TIME, year: parts.year, month: parts.month, day: parts.day });
  const short = text.trim().split(/[T ]/)[0]!;
  const what = isDay
    ? `time of day in "${text.trim()}"`
    : `date ${/^\d{4}/.test(short) ? short : text.trim()}`;
  return {
    rule: 'invalid-date',
    reason: `The ${what} does not exist`,
    remedy: 'Write the day as it was printed: date: 2009-02-02',
  };
}

function unclear(text: string) {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return {
    rule: 'dateline-unclear',
    reason: `"${short}" cannot be read as a date`,
    remedy: 'Write the day as it was printed: date: 2009-02-02',
  };
}
