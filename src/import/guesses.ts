import type { Format } from './found/format.ts';
import type { Holdings } from './found/holdings.ts';
import { type Clock, clockOf, isZero, type Moment } from './found/moment.ts';
import type { Outside } from './found/outside.ts';
import { guessZone, zerosStandApart, zoneOfAddresses } from './found/zone.ts';
import type { SourceReading } from './reading.ts';
import type { Journal } from './report/journal.ts';
import type { Counts } from './report/receipts.ts';
import type { ImportRequest } from './request.ts';

/**
 * The zone in which dates are shown: the one named by the operator, the site's own, the export's, or what the offsets
 * of its dates show.
 */
export function zoneOf(
  request: ImportRequest,
  own: string | null,
  { holdings, dates, dated }: SourceReading,
  format: Format,
  guessed: Set<string>,
): string | null {
  const told = request.timezone ?? own ?? holdings.site.timezone ?? null;
  if (told !== null) return told;
  const tellsLocalTime = format.datesShowZone === true;
  const shown = guessZone(dates, !tellsLocalTime);
  // In other formats, programs write UTC whatever the zone is.
  const zone = shown === 'UTC' && !tellsLocalTime ? zoneOfAddresses(dated) : shown;
  if (zone !== null)
    guessed.add(
      `the time zone ${zone}, from the ${zone === shown ? 'offsets of the dates' : 'days in old addresses'}; another one is named with --timezone`,
    );
  else if (dates.some(({ time, offset }) => time !== null && offset === null))
    guessed.add('dates without a zone are read as UTC; name the zone with --timezone');
  else if (shown === 'UTC' && dated.length === 0)
    guessed.add(
      'all dates are in UTC, so a piece of an evening may stand on another day; name the zone with --timezone',
    );
  return zone;
}

/** The clock of a zone. It takes midnight in UTC for a day without a time if another tool wrote it. */
export function clockFor(zone: string | null, dates: readonly Moment[], guessed: Set<string>): Clock | null {
  const clock = clockOf(zone);
  if (clock === null || !zerosStandApart(dates)) return clock;
  const count = dates.filter(isZero).length;
  guessed.add(
    `${count} ${count === 1 ? 'date is' : 'dates are'} at midnight in UTC among others with an offset, and ${count === 1 ? 'is' : 'are'} read as a day alone`,
  );
  return { ...clock, zerosAreDays: true };
}

/** Options with which the operator would get more. */
export function hints({ pictures }: Counts, { site }: Holdings): readonly string[] {
  return pictures.lost > 0 && site.url === undefined
    ? [
        'the export does not give the address of the old site; with --old-url, pictures that are only there are fetched',
      ]
    : [];
}

/** Notes what was guessed for the next import, which finds it in `site.yaml` and must know that nobody chose it. */
export function noteGuesses(
  { shelf }: Outside,
  journal: Journal,
  guessed: ReadonlySet<string>,
  zone: string | null,
): void {
  for (const guess of guessed) if (!journal.guessed.includes(guess)) shelf.note(JSON.stringify({ guess }));
  if (zone !== null && zone !== journal.zone) shelf.note(JSON.stringify({ zone }));
}
