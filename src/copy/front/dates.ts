import type { Dateline, DateReading, Day } from '../../model/dateline.ts';
import { seldom } from '../body/seldom.ts';

/**
 * Reads a date as real archives write it: ISO 8601 and looser (`2009-2-3 8:32`, `2009/02/03`, `20090203`), RFC 2822,
 * `date(1)` output, `February 3, 2009 at 8:32 pm`; with `Z`, `-0400`, `-4`, `EST` or none. Without a zone it is civil
 * time in `timezone`; with one it is converted to it. A bare day has no time and is that day there. Times that a
 * change of clocks leaves out or repeats are taken as Temporal's "compatible" takes them. The clock is never asked.
 */
export function readDate(text: string, timezone: string): DateReading {
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?$/.exec(
    text,
  );
  const parts = iso === null ? readLoosely(text) : partsOf(iso);
  if (parts === undefined) return { problem: unclear(text) };
  if (!exists(parts)) return { problem: impossible(text, parts) };
  return { dateline: place(parts, timezone) };
}

type Time = { hour: number; minute: number; second: number };
/** `offset`: minutes east of UTC, null where no zone is written. `timed`: whether a time is written. */
export type Parts = {
  year: number;
  month: number;
  day: number;
  timed: boolean;
  offset: number | null;
} & Time;

const NO_TIME = { timed: false, offset: null, hour: 0, minute: 0, second: 0 };
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

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
    offset: iso[7] === undefined ? null : readZone(iso[7])!,
  };
}

function readLoosely(text: string): Parts | undefined {
  if (text.length > 100) return undefined;
  const rest = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? /i, '');
  return readNumeric(rest) ?? readNamed(rest);
}

/** Year first: `2009-2-3`, `2009/02/03`, `2009.02.03`, `20090203`; then a time. */
function readNumeric(text: string): Parts | undefined {
  const found = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d\d)(\d\d))(?:(?:,? ?[T ]|, ?)(.+))?$/i.exec(text);
  if (found === null) return undefined;
  const clock = readClock(found[7] ?? '');
  const [month, day] = [found[3] ?? found[5], found[4] ?? found[6]];
  return clock && { year: Number(found[1]), month: Number(month), day: Number(day), ...clock };
}

/** A month by name: `3 February 2009 08:32 -0500`, `February 3, 2009`, `Feb 3 08:32:24 EST 2009`. */
function readNamed(text: string): Parts | undefined {
  const month = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
  const day = '(\\d{1,2})(?:st|nd|rd|th)?';
  const tail = '(?:,? (?:at )?(.+))?$';
  const dayFirst = new RegExp(`^${day}[ -](?:of )?${month},?[ -](\\d{4})${tail}`, 'i').exec(text);
  if (dayFirst !== null) return named(dayFirst[3]!, dayFirst[2]!, dayFirst[1]!, dayFirst[4]);
  const monthFirst = new RegExp(`^${month} ${day},? (\\d{4})${tail}`, 'i').exec(text);
  if (monthFirst !== null) return named(monthFirst[3]!, monthFirst[1]!, monthFirst[2]!, monthFirst[4]);
  const printed = new RegExp(
    `^${month} ${day} (\\d{1,2}:\\d\\d(?::\\d\\d)?(?: [ap]m)?)(?: ([a-z]+|[+-]\\d{4}))? (\\d{4})$`,
    'i',
  ).exec(text);
  return printed === null
    ? undefined
    : named(printed[5]!, printed[1]!, printed[2]!, `${printed[3]} ${printed[4] ?? ''}`);
}

function named(year: string, month: string, day: string, tail = ''): Parts | undefined {
  const clock = readClock(tail);
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return clock && { year: Number(year), month: number, day: Number(day), ...clock };
}

/** A time with or without seconds and their fractions, am or pm, and a zone; '' is no time. */
function readClock(text: string): (Time & { timed: boolean; offset: number | null }) | undefined {
  const tidy = text.trim();
  if (tidy === '') return NO_TIME;
  const found =
    /^(?:(\d{1,2})(?:[:.]?(\d\d)(?:[:.]?(\d\d)(?:[.,]\d+)?)?)?(?: ?([ap])\.?m\.?)?)?(?: ?(Z|[a-z]{2,5}|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d\d)?)(?: ?\([\w ]+\))?)?$/i.exec(
      tidy,
    );
  if (found === null) return undefined;
  const [, hour, minute, second, half, zone] = found;
  const offset = zone === undefined ? null : readZone(zone);
  if (offset === undefined || (hour !== undefined && minute === undefined && half === undefined))
    return undefined;
  return {
    timed: hour !== undefined,
    hour: half === undefined ? Number(hour ?? 0) : wholeHour(Number(hour), half),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    offset: hour === undefined ? null : offset,
  };
}

function wholeHour(hour: number, half: string): number {
  return hour < 1 || hour > 12 ? 99 : (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
}

/** Minutes east of UTC; undefined for a zone that nobody knows. */
function readZone(zone: string): number | undefined {
  const numeric = /^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(zone);
  if (numeric === null) return ZONES[zone.toUpperCase()];
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  return minutes > 18 * 60 ? undefined : numeric[1] === '-' ? -minutes : minutes;
}

/** Whether a day and time of the calendar exist; years from 1000 on. */
export function exists(parts: Parts): boolean {
  const { year, month, day, hour, minute, second } = parts;
  if (year < 1000 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return false;
  return hour < 24 && minute < 60 && second < 61;
}

function daysOf(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function place(parts: Parts, timezone: string): Dateline {
  const { year, month, day, hour, minute, timed, offset } = parts;
  const second = Math.min(parts.second, 59);
  const civil = Date.UTC(year, month - 1, day, hour, minute, second);
  if (timezone === 'UTC' && !offset) return dateline(civil, '+00:00', timed, civil);
  const { Temporal } = seldom('temporal-polyfill');
  const zoned =
    offset === null
      ? Temporal.PlainDateTime.from({ year, month, day, hour, minute, second }).toZonedDateTime(timezone)
      : Temporal.Instant.fromEpochMilliseconds(civil - offset * 60_000).toZonedDateTimeISO(timezone);
  const shift = Math.round(zoned.offsetNanoseconds / 60_000_000_000) * 60_000;
  const local = zoned.epochMilliseconds + zoned.offsetNanoseconds / 1_000_000;
  return dateline(local, formatOffset(shift / 60_000), timed, zoned.epochMilliseconds);
}

/** `civil`: the local time as if it were UTC, in milliseconds. */
function dateline(civil: number, offset: string, timed: boolean, instant: number): Dateline {
  const iso = new Date(civil).toISOString();
  return { day: iso.slice(0, 10) as Day, time: timed ? iso.slice(11, 19) : null, offset, instant };
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
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
    reason: `"${short}" is not a day that the archive can file under`,
    remedy: 'Write the day as it was printed: date: 2009-02-02',
  };
}
