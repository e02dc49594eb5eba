import { clockOf, instantOf, inZone, isZero, type Moment, offsetText } from './moment.ts';

/** Zones that are tried first: of those that fit, the one that most people mean. */
const LIKELY = [
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Paris',
  'Europe/Athens',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Shanghai',
  'Australia/Sydney',
  'America/Toronto',
  'America/Sao_Paulo',
  'Asia/Jerusalem',
  'America/Phoenix',
  'America/Anchorage',
  'Pacific/Honolulu',
  'America/Halifax',
  'America/St_Johns',
  'America/Mexico_City',
  'America/Bogota',
  'America/Argentina/Buenos_Aires',
  'Europe/Lisbon',
  'Europe/Helsinki',
  'Europe/Moscow',
  'Europe/Istanbul',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Africa/Cairo',
  'Asia/Dubai',
  'Asia/Tehran',
  'Asia/Karachi',
  'Asia/Kathmandu',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Singapore',
  'Asia/Seoul',
  'Australia/Perth',
  'Australia/Brisbane',
  'Australia/Adelaide',
  'Pacific/Auckland',
];

/**
 * The time zone in which an archive was written, from the offsets that its dates show; null if they show none,
 * or where no zone has them all (`exact`) or all but a few.
 */
export function guessZone(dates: readonly Moment[], exact: boolean): string | null {
  const samples = thin(dates.filter((date) => date.time !== null && date.offset !== null));
  if (samples.length === 0) return null;
  // Some pieces may have come in by a tool that wrote their dates in UTC.
  const apart = samples.filter(({ offset }) => offset !== '+00:00');
  if (apart.length < samples.length && apart.length >= samples.length / 2) {
    const whole = zoneIn(samples, true);
    return whole ?? zoneIn(apart, exact);
  }
  return zoneIn(samples, exact);
}

/**
 * Whether dates at midnight in UTC stand among others with an offset: then another tool wrote those, and knew only
 * the days.
 */
export function zerosStandApart(dates: readonly Moment[]): boolean {
  const told = dates.filter(({ time, offset }) => time !== null && offset !== null);
  const local = told.filter(({ offset }) => offset !== '+00:00').length;
  return local >= told.length / 2 && told.some(isZero);
}

function zoneIn(samples: readonly Moment[], exact: boolean): string | null {
  if (samples.every(({ offset }) => offset === '+00:00')) return 'UTC';
  const fits = (zone: string) => {
    const clock = clockOf(zone);
    return clock === null
      ? 0
      : samples.filter((sample) => offsetText(clock.offsetAt(instantOf(sample))) === sample.offset).length;
  };
  let best: string | null = null;
  let most = samples.length * 0.8;
  for (const zone of [...LIKELY, ...OTHERS]) {
    const count = fits(zone);
    if (count === samples.length) return zone;
    if (count > most) [best, most] = [zone, count];
  }
  return exact ? null : best;
}

/**
 * The zone in which dates stand on the days and in the months that old addresses name, where the export tells them
 * in UTC; null if they do so in UTC, too, or in no likely zone.
 */
export function zoneOfAddresses(dated: readonly Dated[]): string | null {
  const wrongIn = (zone: string) => {
    const clock = clockOf(zone)!;
    return dated.filter(({ date, told }) => !inZone(date, clock).day.startsWith(told)).length;
  };
  if (dated.length === 0 || wrongIn('UTC') === 0) return null;
  return LIKELY.find((zone) => wrongIn(zone) === 0) ?? null;
}

/** A date in UTC with the start of the day that its old address names: `2011-01` or `2011-01-31`. */
export type Dated = { readonly date: Moment; readonly told: string };

const OTHERS = Intl.supportedValuesOf('timeZone').filter(
  (zone) => !/^(?:Antarctica|Arctic|Etc)\//.test(zone),
);

/** At most 40 dates, spread over all. */
function thin(dates: readonly Moment[]): readonly Moment[] {
  const step = Math.max(1, Math.ceil(dates.length / 40));
  return dates.filter((_, at) => at % step === 0);
}
