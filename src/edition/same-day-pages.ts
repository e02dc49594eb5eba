import { byYear, sameDays, yearlessOf } from '../archive/calendar.ts';
import type { Clipping } from '../archive/clipping.ts';
import type { Href, SitePath } from '../model/address/paths.ts';
import type { Day } from '../model/time/civil-time.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import { groupsOf, headlinesOf } from './groups.ts';
import { pageAt } from './page.ts';

/**
 * A page for each day of the year on which several years have dispatches: `/days/02/29/`. There are at most 366, and
 * none depends on the day on which the site is built. A site without pages of days has none of these either.
 */
export const sameDayPages: Maker = (bench) => {
  const days = [...daysOf(bench)];
  const link = (at: number) => {
    const day = days[at]?.[0];
    return day === undefined ? null : { label: day, href: bench.href(pathOf(day)) };
  };
  return days.map(([day, clippings], at) => {
    const path = pathOf(day);
    const title = bench.span(day);
    const parents = trail(bench, {
      title: bench.site.words.archive ?? 'Archive',
      href: bench.site.links.archive,
    });
    const props = () => {
      const groups = groupsOf(byYear(clippings), bench, null);
      return {
        page: bench.page('same-day', path, title, {
          description: listDescription(title, bench.site.title, headlinesOf(groups)),
          trail: parents,
          graph: collectionGraph(title, parents, bench.href(path), bench),
        }),
        period: {
          kind: 'same-day' as const,
          span: day,
          count: clippings.length,
          months: [],
          weeks: [],
          groups,
          earlier: link(at - 1),
          later: link(at + 1),
        },
      };
    };
    return pageAt(path, 'same-day.njk', props, {
      modified: () => lastChange(clippings),
      sitemap: 'pages',
      yields: true,
    });
  });
};

/** The page of a dispatch's day in all years; null if no other year has a dispatch on that day. */
export function sameDayHref({ day }: Pick<Clipping, 'day'>, bench: Bench): Href | null {
  const yearless = yearlessOf(day as Day);
  return daysOf(bench).has(yearless) ? bench.href(pathOf(yearless)) : null;
}

function daysOf({ archive: { listed, site } }: Bench): ReadonlyMap<string, readonly Clipping[]> {
  return site.index.days === 'never' ? new Map() : sameDays(listed);
}

function pathOf(day: string): SitePath {
  return `/days/${day.slice(2).replace('-', '/')}/` as SitePath;
}
