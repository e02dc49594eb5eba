import type { Finding } from './finding.ts';

/** A civil day, `YYYY-MM-DD`. */
export type Day = string & { readonly __brand: 'Day' };

/**
 * When something was filed: a civil day and time, never a `Date`. They are those of the site's time zone where it names
 * one, else those that were written. `instant` is what embargoes need; `time` is null where only a day was written.
 */
export type CivilTime = {
  readonly day: Day;
  /** `HH:MM:SS`, or null where the writer gave a day alone. */
  readonly time: string | null;
  /** Offset from UTC at that moment, `+01:00`; null where neither the date nor the site tells one. */
  readonly offset: string | null;
  /** Milliseconds since 1970-01-01T00:00Z; without an offset, those of the same time in UTC. */
  readonly instant: number;
};

/** RFC 3339 text of a dateline: `2009-02-02T14:31:00+01:00`; midnight where only a day is known. */
export function timestamp(dateline: CivilTime): string {
  return [dateline.day, 'T', dateline.time ?? '00:00:00', dateline.offset ?? '+00:00'].join('');
}

/** What HTML's `datetime` and JSON-LD take: the day alone where only a day is known. */
export function machineDate(dateline: CivilTime): string {
  return dateline.time === null ? dateline.day : timestamp(dateline);
}

/** Year of a day, four digits. */
export function yearOf(day: Day): string {
  return day.slice(0, 4);
}

/** Month of a day, two digits. */
export function monthOf(day: Day): string {
  return day.slice(5, 7);
}

/** Day of the month, two digits. */
export function dayOf(day: Day): string {
  return day.slice(8, 10);
}

/** What came of reading a date: the dateline, with what is doubtful about it; or why it cannot be read. */
export type DateReading =
  | { readonly dateline: CivilTime; readonly doubt?: Omit<Finding, 'source' | 'position'> }
  | { readonly problem: Pick<Finding, 'rule' | 'reason' | 'remedy'> };
