import { textOf } from './limits.ts';
import { filters } from './liquidjs.ts';

type Filter = (this: unknown, ...values: unknown[]) => unknown;

/**
 * Filters of Jekyll that liquidjs does not have, and its filters of dates, which would otherwise ask the clock and the
 * machine's time zone. `today` (YYYY-MM-DD) is the day that they take for the current one.
 */
export function jekyllFilters(today: string): { readonly [name: string]: Filter } {
  const same = (value: unknown) => value;
  const dates = ['date', 'date_to_xmlschema', 'date_to_rfc822', 'date_to_string', 'date_to_long_string'];
  return {
    // Links to paths of the site work without the path of the folder in which the site lay.
    relative_url: same,
    absolute_url: same,
    url: same,
    markdownify: same,
    smartify: same,
    ...Object.fromEntries(
      dates.map((name) => [
        name,
        function (this: unknown, value: unknown, ...more: unknown[]) {
          return (filters[name as keyof typeof filters] as Filter).call(
            this,
            momentOf(value, today),
            ...more,
          );
        },
      ]),
    ),
  };
}

/** A time with its zone, which is UTC if the value names none; any other value as it is. */
function momentOf(value: unknown, today: string): unknown {
  if (value === 'now' || value === 'today') return `${today}T00:00:00Z`;
  const [, day, time] =
    /^\s*(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*$/.exec(textOf(value)) ?? [];
  return day === undefined ? value : `${day}T${time ?? '00:00:00'}Z`;
}
