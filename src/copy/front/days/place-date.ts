import type { Temporal } from 'temporal-polyfill';
import type { Finding } from '../../../model/finding.ts';
import type { CivilTime, Day } from '../../../model/time/civil-time.ts';
import { loadPackage } from '../../packages/on-demand.ts';

type Time = { hour: number; minute: number; second: number };
/** A time of day. `offset`: minutes east of UTC; `zone`: a name such as `Europe/Oslo`; null if none is written. */
export type Clock = Time & { timed: boolean; offset: number | null; zone: string | null };
export type Parts = { year: number; month: number; day: number } & Clock;

/** The result of reading a date: the time, with any doubt about it; or why it cannot be read. */
export type DateReading =
  | { readonly civilTime: CivilTime; readonly doubt?: Omit<Finding, 'source' | 'position'> }
  | { readonly problem: Pick<Finding, 'rule' | 'reason' | 'remedy'> };

type Placed = Extract<DateReading, { readonly civilTime: CivilTime }>;
type Doubt = NonNullable<Placed['doubt']>;

const MINUTE = 60_000;

/**
 * The civil time of a date that the calendar has: in the site's time zone, or, where it names none (null), in the date's
 * own; with what is doubtful about it.
 */
export function placeDate(parts: Parts, timezone: string | null): Placed {
  const { year, month, day, hour, minute, timed, offset } = parts;
  const civil = Date.UTC(year, month - 1, day, hour, minute, Math.min(parts.second, 59));
  const zone = timezone ?? parts.zone;
  const placed =
    zone === null || (zone === 'UTC' && parts.zone === null && !offset)
      ? inOwnTime(civil, zone === null ? offset : 0, timed)
      : inZone(civil, parts, zone);
  return hour === 24 ? { ...placed, doubt: endOfDay(placed.civilTime) } : placed;
}

/** `civil`: a local time as if it were UTC, in milliseconds. */
function inOwnTime(civil: number, offset: number | null, timed: boolean): Placed {
  const instant = civil - (offset ?? 0) * MINUTE;
  return { civilTime: civilTime(civil, offset === null ? null : formatOffset(offset), timed, instant) };
}

/** A time as it is shown in a zone: one of an offset or of another zone is converted, any other is read there. */
function inZone(civil: number, { offset, zone: own, timed }: Parts, zone: string): Placed {
  const { Temporal } = loadPackage('temporal-polyfill');
  const show = (instant: number) => {
    const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
    return shownAt(instant, there.offsetNanoseconds, timed);
  };
  if (offset !== null) return { civilTime: show(civil - offset * MINUTE) };
  const source = own ?? zone;
  const written = Temporal.PlainDateTime.from(new Date(civil).toISOString().slice(0, 19));
  const there = written.toZonedDateTime(source);
  const instant = there.epochMilliseconds;
  const shown = shownAt(instant, there.offsetNanoseconds, timed);
  const local = instant + there.offsetNanoseconds / 1_000_000;
  const civilTime = source === zone ? shown : show(instant);
  if (local === civil) return { civilTime, ...(timed && twice(written, there, source)) };
  // The day that was written stays, also where a zone left it out: it then is a day of the time before.
  const asWritten = civilTime.day === dayOf(civil) ? civilTime : keptDay(civil, instant, timed);
  return timed || asWritten !== civilTime
    ? { civilTime: asWritten, doubt: leftOut(civil, timed, asWritten, source) }
    : { civilTime };
}

function shownAt(instant: number, offsetNanoseconds: number, timed: boolean): CivilTime {
  const minutes = Math.round(offsetNanoseconds / 60_000_000_000);
  return civilTime(instant + offsetNanoseconds / 1_000_000, formatOffset(minutes), timed, instant);
}

function keptDay(civil: number, instant: number, timed: boolean): CivilTime {
  return civilTime(civil, formatOffset(Math.round((civil - instant) / MINUTE)), timed, instant);
}

/** Clocks go back in the first hours of a day; asking about the others would take time of every build. */
function twice(
  written: Temporal.PlainDateTime,
  first: Temporal.ZonedDateTime,
  zone: string,
): { readonly doubt: Doubt } | null {
  if (written.hour > 3) return null;
  const second = written.toZonedDateTime(zone, { disambiguation: 'later' });
  if (second.epochMilliseconds === first.epochMilliseconds) return null;
  const time = String(written).slice(0, 16).replace('T', ' ');
  return {
    doubt: {
      rule: 'date-ambiguous',
      level: 'info',
      reason: `In ${zone}, ${time} came twice, because clocks were set back; the first is used`,
      remedy: `If you mean the second, write its offset: ${time} ${second.offset}`,
    },
  };
}

function leftOut(civil: number, timed: boolean, { day, time, offset }: CivilTime, zone: string): Doubt {
  const written = new Date(civil)
    .toISOString()
    .slice(0, timed ? 16 : 10)
    .replace('T', ' ');
  const taken = time === null || day !== dayOf(civil) ? day : `${day} ${time.slice(0, 5)}`;
  return {
    rule: 'date-adjusted',
    level: 'warning',
    reason: `In ${zone}, ${written} never existed, because clocks were set forward; it is read as ${taken}, ${offset} from UTC`,
    remedy: 'Write the time as clocks showed it, or the offset from UTC that it has.',
  };
}

function endOfDay({ day }: CivilTime): Doubt {
  return {
    rule: 'date-adjusted',
    level: 'warning',
    reason: `24:00 is the end of a day, so the date is ${day} 00:00, and filed under that day`,
    remedy: 'Write 23:59 if the day before is meant.',
  };
}

/** `civil`: the local time as if it were UTC, in milliseconds. */
function civilTime(civil: number, offset: string | null, timed: boolean, instant: number): CivilTime {
  const iso = new Date(civil).toISOString();
  return { day: iso.slice(0, 10) as Day, time: timed ? iso.slice(11, 19) : null, offset, instant };
}

function dayOf(civil: number): string {
  return new Date(civil).toISOString().slice(0, 10);
}

function formatOffset(minutes: number): string {
  const size = Math.abs(minutes);
  const digits = (value: number) => String(value).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
