import { clockOf, instantOf, type Moment, offsetText } from './moment.ts';

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
];

/**
 * The time zone in which an archive was written, from the offsets that its dates show; null where they show none,
 * or where no zone has them all but a few.
 */
export function guessZone(dates: readonly Moment[]): string | null {
  const samples = thin(dates.filter((date) => date.time !== null && date.offset !== null));
  if (samples.length === 0) return null;
  if (samples.every(({ offset }) => offset === '+00:00')) return 'UTC';
  const fits = (zone: string) => {
    const clock = clockOf(zone);
    return clock === null
      ? 0
      : samples.filter((sample) => offsetText(clock.offsetAt(instantOf(sample))) === sample.offset).length;
  };
  let best: string | null = null;
  let most = samples.length * 0.8;
  for (const zone of [...LIKELY, ...Intl.supportedValuesOf('timeZone')]) {
    const count = fits(zone);
    if (count === samples.length) return zone;
    if (count > most) [best, most] = [zone, count];
  }
  return best;
}

/** At most 40 dates, spread over all. */
function thin(dates: readonly Moment[]): readonly Moment[] {
  const step = Math.max(1, Math.ceil(dates.length / 40));
  return dates.filter((_, at) => at % step === 0);
}
