/** Local times at which a scheduled build runs: a while after midnight, when pieces of the day appear, and after eight. */
const TIMES: readonly number[] = [10, 8 * 60 + 10];

const DAY = 24 * 60;

/**
 * Cron expressions, which are in UTC, that start a build at 0:10 and at 8:10 in a time zone, in summer and in winter.
 * In a zone with summer time a build also runs an hour beside these times; it finds nothing to do.
 */
export function crons(timezone: string, year: number): readonly string[] {
  const offsets = new Set([0, 6].map((month) => offsetOf(timezone, Date.UTC(year, month, 15))));
  const minutes = TIMES.flatMap((time) => [...offsets].map((offset) => (time - offset + DAY) % DAY));
  const hours = new Map<number, Set<number>>();
  for (const at of minutes) hours.set(at % 60, (hours.get(at % 60) ?? new Set()).add(Math.floor(at / 60)));
  return [...hours]
    .sort(([a], [b]) => a - b)
    .map(([minute, at]) => `${minute} ${[...at].sort((a, b) => a - b).join(',')} * * *`);
}

/** Minutes by which a zone is ahead of UTC at an instant. */
function offsetOf(timezone: string, instant: number): number {
  const name = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' })
    .formatToParts(instant)
    .find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d\d):(\d\d))?/.exec(name ?? '') ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
