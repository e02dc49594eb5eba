import { type Day, monthOf, yearOf } from '../model/time/civil-time.ts';
import type { Clipping } from './clipping.ts';

/** Dispatches of one span of time: `2009`, `2009-02` or `2009-02-02`; newest first. */
export type Span = { readonly span: string; readonly clippings: readonly Clipping[] };

/** Memo of `byYear`: many pages ask for the years of one shelf. */
const YEARS = new WeakMap<readonly Clipping[], readonly Span[]>();

/** Groups clippings (newest first) by year, newest year first. Remembers the result, so the list must be complete. */
export function byYear(clippings: readonly Clipping[]): readonly Span[] {
  const years = YEARS.get(clippings) ?? groupBySpan(clippings, 4);
  YEARS.set(clippings, years);
  return years;
}

/** Groups clippings (newest first) by month, newest month first. */
export function byMonth(clippings: readonly Clipping[]): readonly Span[] {
  return groupBySpan(clippings, 7);
}

/** Groups clippings (newest first) by day, newest day first. */
export function byDay(clippings: readonly Clipping[]): readonly Span[] {
  return groupBySpan(clippings, 10);
}

/** Memo of `sameDays`: each page of a dispatch asks for it. */
const SAME_DAYS = new WeakMap<readonly Clipping[], ReadonlyMap<string, readonly Clipping[]>>();

/** Groups clippings by day of the year (`--02-29`). Leaves out days on which only one year has some. */
export function sameDays(clippings: readonly Clipping[]): ReadonlyMap<string, readonly Clipping[]> {
  const known = SAME_DAYS.get(clippings);
  if (known) return known;
  const all = Map.groupBy(clippings, ({ day }) => yearlessOf(day as Day));
  const several = [...all].filter(([, those]) => byYear(those).length > 1);
  const days = new Map(several.sort(([a], [b]) => (a < b ? -1 : 1)));
  SAME_DAYS.set(clippings, days);
  return days;
}

/** A day of every year: `--02-29` of `2008-02-29`. */
export function yearlessOf(day: Day): string {
  return `-${day.slice(4)}`;
}

/** Every year from the first to the last, empty ones included, oldest first. */
export function yearsBetween(first: Day, last: Day): readonly string[] {
  const years: string[] = [];
  for (let year = Number(yearOf(first)); year <= Number(yearOf(last)); year++) {
    years.push(String(year).padStart(4, '0'));
  }
  return years;
}

/** The twelve months of a year, `2009-01` first. */
export function monthsOf(year: string): readonly string[] {
  return Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`);
}

/** The weeks of a month, Monday first, with null for days outside the month. Gregorian calendar, ISO 8601. */
export function weeksOf(month: string): readonly (readonly (Day | null)[])[] {
  const days = dayNumber(`${nextMonth(month)}-01` as Day) - dayNumber(`${month}-01` as Day);
  const weeks: (Day | null)[][] = [];
  let week: (Day | null)[] = Array.from({ length: weekdayOf(`${month}-01` as Day) }, () => null);
  for (let day = 1; day <= days; day++) {
    week.push(`${month}-${String(day).padStart(2, '0')}` as Day);
    if (week.length === 7) {
      weeks.push(week);
      week = [];
    }
  }
  if (week.length > 0) weeks.push([...week, ...Array.from({ length: 7 - week.length }, () => null)]);
  return weeks;
}

/**
 * Number of days from 1970-01-01 to a civil day; negative for earlier days. Years are counted from March, so that a leap
 * day ends its year, in eras of 400 years, which all have 146,097 days. Day 719,468 from 0000-03-01 is 1970-01-01.
 */
export function dayNumber(day: Day): number {
  const year = Number(yearOf(day)) - (Number(monthOf(day)) <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const monthsSinceMarch = (Number(monthOf(day)) + 9) % 12;
  const dayOfYear = Math.floor((153 * monthsSinceMarch + 2) / 5) + Number(day.slice(8, 10)) - 1;
  return (
    era * 146097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719468
  );
}

function groupBySpan(clippings: readonly Clipping[], length: number): readonly Span[] {
  const spans: { readonly span: string; readonly clippings: Clipping[] }[] = [];
  let last: (typeof spans)[number] | undefined;
  for (const clipping of clippings) {
    const { day } = clipping;
    if (last && day.startsWith(last.span)) last.clippings.push(clipping);
    else {
      last = { span: day.slice(0, length), clippings: [clipping] };
      spans.push(last);
    }
  }
  return spans;
}

/** 0 for Monday … 6 for Sunday. */
function weekdayOf(day: Day): number {
  return (((dayNumber(day) + 3) % 7) + 7) % 7;
}

function nextMonth(month: string): string {
  const year = Number(month.slice(0, 4));
  const number = Number(month.slice(5, 7));
  return number === 12
    ? `${String(year + 1).padStart(4, '0')}-01`
    : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`;
}
