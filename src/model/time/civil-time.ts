/** A civil day, `YYYY-MM-DD`. */
export type Day = string & { readonly __brand: 'Day' };

/**
 * When something was filed: a civil day and time, never a `Date`. They are in the site's time zone if it names one,
 * else as they were written. Embargoes use `instant`; `time` is null if only a day was written.
 */
export type CivilTime = {
  readonly day: Day;
  /** `HH:MM:SS`; null if the writer gave only a day. */
  readonly time: string | null;
  /** Offset from UTC at that moment, `+01:00`; null if neither the date nor the site gives one. */
  readonly offset: string | null;
  /** Milliseconds since 1970-01-01T00:00Z; without an offset, the time is taken as UTC. */
  readonly instant: number;
};

/** A civil time as RFC 3339 text: `2009-02-02T14:31:00+01:00`; midnight if only the day is known. */
export function timestamp({ day, time, offset }: CivilTime): string {
  return [day, 'T', time ?? '00:00:00', offset ?? '+00:00'].join('');
}

/** A civil time for HTML's `datetime` and JSON-LD: only the day if nothing else is known. */
export function machineDate(date: CivilTime): string {
  return date.time === null ? date.day : timestamp(date);
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
