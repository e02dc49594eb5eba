import type { SourcePath } from '../model/address/paths.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { Site } from '../model/site.ts';

/** A hint for a site without a time zone: how many dates need one. No hint if every date has its own. */
export function zoneHint(dispatches: readonly Dispatch[], { style }: Site): readonly Finding[] {
  const dates = dispatches.flatMap(({ filed }) => filed ?? []);
  const unzoned = dates.filter(({ offset }) => offset === null).length;
  if (style.timezone !== null || unzoned === 0) return [];
  const count = (number: number) => number.toLocaleString('en-US');
  const told =
    unzoned === 1
      ? 'has no UTC offset and is read as it is written'
      : 'have no UTC offset and are read as they are written';
  return [
    {
      rule: 'no-timezone',
      level: 'info',
      source: 'site.yaml' as SourcePath,
      reason: `No time zone is set; ${count(unzoned)} of ${count(dates.length)} ${dates.length === 1 ? 'date' : 'dates'} ${told}`,
      remedy: 'Add timezone: Europe/Paris (or yours) to site.yaml.',
    },
  ];
}
