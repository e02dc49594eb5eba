import { ENGLISH_MONTHS } from '../../model/time/english-months.ts';
/** A civil day, with the time and the offset from UTC where they are known. */
export type Moment = {
  /** `YYYY-MM-DD`, a day that exists. */
  readonly day: string;
  /** `HH:MM:SS`. */
  readonly time: string | null;
  /** `+01:00`. */
  readonly offset: string | null;
};

/** The first year of a date: databases write "no date" as year -1, 0 or 1. */
const FIRST_YEAR = 1000;

const MONTHS = ENGLISH_MONTHS.map((name) => name.slice(0, 3).toLowerCase());
const ZONES: { readonly [name: string]: string } = {
  z: '+00:00',
  ut: '+00:00',
  utc: '+00:00',
  gmt: '+00:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

/**
 * Reads a date as exports hold it: ISO 8601, RFC 2822, `02/28/2009 03:04:05 PM` (Movable Type: month first),
 * `February 2, 2009`, seconds or milliseconds since 1970. Null if it is not a date, or is before the year 1000.
 */
export function readMoment(written: string | number | null | undefined): Moment | null {
  if (written === null || written === undefined) return null;
  if (typeof written === 'number') return ofInstant(written > 1e11 ? written : written * 1000);
  const text = written.trim();
  if (/^\d{10}(?:\d{3})?$/.test(text)) return readMoment(Number(text));
  return readIso(text) ?? readSlashed(text) ?? readWorded(text);
}

/** The moment of an instant, milliseconds since 1970, in UTC. */
function ofInstant(instant: number): Moment | null {
  if (!Number.isFinite(instant) || Math.abs(instant) > 8e15) return null;
  const iso = new Date(instant).toISOString();
  return /^\d{4}-/.test(iso) && Number(iso.slice(0, 4)) >= FIRST_YEAR
    ? { day: iso.slice(0, 10), time: iso.slice(11, 19), offset: '+00:00' }
    : null;
}

/** Milliseconds since 1970; a moment without offset is read as UTC. */
export function instantOf(moment: Moment): number {
  return (
    Date.parse(`${moment.day}T${moment.time ?? '00:00:00'}Z`) - minutesOf(moment.offset ?? '+00:00') * 60_000
  );
}

/** RFC 3339 text: `2009-02-02T14:31:00+01:00`; the day alone where only a day is known. */
export function printMoment(moment: Moment): string {
  return moment.time === null ? moment.day : `${moment.day}T${moment.time}${moment.offset ?? ''}`;
}

/** A local time with the offset that its time in UTC shows; without one if the two are more than 15 hours apart. */
export function withUtc(local: Moment, utc: Moment): Moment {
  const minutes = Math.round(
    (instantOf({ ...local, offset: null }) - instantOf({ ...utc, offset: null })) / 60_000,
  );
  if (Math.abs(minutes) > 15 * 60) return local;
  return { ...local, offset: offsetText(minutes) };
}

/** What a clock in a zone shows; made once for a zone, since making one is slow. */
export type Clock = {
  readonly zone: string;
  /** Minutes that it is ahead of UTC at an instant. */
  readonly offsetAt: (instant: number) => number;
  /** Whether midnight in UTC means the day alone: see `zerosStandApart`. */
  readonly zerosAreDays?: boolean;
};

/** The clock of a zone; null if no zone is given, or if this machine does not know it. */
export function clockOf(zone: string | null): Clock | null {
  if (zone === null) return null;
  if (zone === 'UTC') return { zone, offsetAt: () => 0 };
  const format = formatOf(zone);
  if (format === null) return null;
  return {
    zone,
    offsetAt: (instant) => {
      const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
      const local = Date.parse(
        `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`,
      );
      return Number.isNaN(local) ? 0 : Math.round((local - instant) / 60_000);
    },
  };
}

/**
 * The same moment as a clock shows it, with its offset. A moment without offset is that clock's own time and only
 * gains the offset; a bare day stays one.
 */
export function inZone(moment: Moment, clock: Clock): Moment {
  if (moment.time === null) return moment;
  if (moment.offset === null) {
    const guess = instantOf(moment);
    const first = guess - clock.offsetAt(guess) * 60_000;
    return { ...moment, offset: offsetText(clock.offsetAt(first)) };
  }
  const instant = instantOf(moment);
  const minutes = clock.offsetAt(instant);
  if (clock.zerosAreDays && minutes !== 0 && isZero(moment)) return { ...moment, time: null, offset: null };
  const local = ofInstant(instant + minutes * 60_000);
  return local ? { ...local, offset: offsetText(minutes) } : moment;
}

/** Whether a moment is midnight in UTC, as tools write for a day without a time. */
export function isZero({ time, offset }: Moment): boolean {
  return offset === '+00:00' && time !== null && /^00:00(?::00)?$/.test(time);
}

/** Whether a name is a time zone that this machine knows. */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/** An offset as dates show it: `-05:00`. */
export function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return null;
  }
}

function readIso(text: string): Moment | null {
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:(?:[Tt]|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(\S.*)?)?$/.exec(
      text,
    ) ?? /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(\S.*)?)?$/.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  return momentOf(year!, month!, day!, hour, minute, second, zone);
}

function readSlashed(text: string): Moment | null {
  const match =
    /^(\d{1,2})\/(\d{1,2})\/(\d{2}|\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?[Mm]?\.?)?$/.exec(
      text,
    );
  if (match === null) return null;
  const [, first, second, year, hour, minute, seconds, half] = match;
  const [month, day] = Number(first) > 12 ? [second!, first!] : [first!, second!];
  const full = year!.length === 2 ? `${Number(year) < 70 ? 20 : 19}${year}` : year!;
  return momentOf(full, month, day, clock(hour, half), minute, seconds, undefined);
}

function readWorded(text: string): Moment | null {
  const plain = text.replace(/^[A-Za-z]+,\s*/, '').replace(/\b(\d{1,2})(?:st|nd|rd|th)\b/i, '$1');
  const rfc = /^(\d{1,2})[\s-]+([A-Za-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})\b,?(.*)$/.exec(plain);
  const english = /^(?:[A-Za-z]+\s+)?([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b,?(.*)$/.exec(plain);
  const [day, name, year, rest] = rfc
    ? rfc.slice(1)
    : english
      ? [english[2], english[1], english[3], english[4]]
      : [];
  const month = MONTHS.indexOf((name ?? '').toLowerCase()) + 1;
  if (month === 0) return null;
  const time = /(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AaPp])?\.?(?:[Mm]\.?)?\s*(\S.*)?$/.exec(rest ?? '');
  const full = year!.length === 2 ? `${Number(year) < 70 ? 20 : 19}${year}` : year!;
  return momentOf(full, String(month), day!, clock(time?.[1], time?.[4]), time?.[2], time?.[3], time?.[5]);
}

function clock(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  const twelve = Number(hour) % 12;
  return String(/p/i.test(half) ? twelve + 12 : twelve);
}

function momentOf(
  year: string,
  month: string,
  day: string,
  hour: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): Moment | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}:${second ?? '00'}`;
  const instant = Date.parse(`${date}T${time ?? '00:00:00'}Z`);
  if (
    Number.isNaN(instant) ||
    new Date(instant).toISOString().slice(0, 10) !== date ||
    Number(year) < FIRST_YEAR
  )
    return null;
  return { day: date, time, offset: time === null ? null : zoneOffset(zone) };
}

function zoneOffset(zone: string | undefined): string | null {
  const name = (zone ?? '').trim().toLowerCase();
  if (name in ZONES) return ZONES[name]!;
  const match = /^(?:gmt|utc)?\s*([+-])(\d{1,2}):?(\d{2})?\b/.exec(name);
  if (match === null) return null;
  return `${match[1]}${match[2]!.padStart(2, '0')}:${match[3] ?? '00'}`;
}

function minutesOf(offset: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? [];
  return sign === undefined ? 0 : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
