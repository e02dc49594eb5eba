import { byDay, byMonth, byYear, monthsOf, type Span, weeksOf } from '../archive/calendar.ts';
import type { Href, SitePath } from '../model/address/paths.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import { besides, groupsOf, headlinesOf, spansOf } from './groups.ts';
import type { PeriodProps } from './list-props.ts';
import { type Page, pageAt } from './page.ts';

type Period = Partial<PeriodProps> & Pick<PeriodProps, 'kind'>;

/** Pages of years, of months, and of days with several dispatches (or of every day or none, as the site asks). */
export const periodPages: Maker = (bench) => {
  const { listed, site } = bench.archive;
  const years = byYear(listed);
  const months = byMonth(listed);
  const fewest = { always: 1, several: 2, never: Number.POSITIVE_INFINITY }[site.index.days];
  const days = byDay(listed).filter((day) => day.clippings.length >= fewest);
  const withPage = new Set(days.map((day) => day.span));
  const href = (span: string) => spanHref(span, bench);
  return [
    ...years.map((year, at) =>
      periodPage(year, bench, () => {
        const inside = byMonth(year.clippings);
        const large = year.clippings.length > site.index.single;
        return {
          kind: 'year',
          months: spansOf(monthsOf(year.span), inside, href),
          groups: groupsOf(inside, bench, large ? href : null),
          ...besides(years, at, href),
        };
      }),
    ),
    ...months.map((month, at) =>
      periodPage(month, bench, () => ({
        kind: 'month',
        weeks: weeksWithCounts(month, withPage, bench),
        groups: monthGroups(month, withPage, bench),
        ...besides(months, at, href),
      })),
    ),
    ...days.map((day, at) =>
      periodPage(day, bench, () => ({
        kind: 'day',
        groups: groupsOf([day], bench, null),
        ...besides(days, at, href),
      })),
    ),
  ];
};

/** Address of the page of a year, month or day. */
export function spanHref(span: string, bench: Bench): Href {
  return bench.href(`/${span.replaceAll('-', '/')}/`);
}

/** Groups of a month: all dispatches, or only the latest few of each day if the month has very many. */
function monthGroups(month: Span, withPage: ReadonlySet<string>, bench: Bench): PeriodProps['groups'] {
  if (month.clippings.length <= 10 * bench.archive.site.index.single) return groupsOf([month], bench, null);
  return byDay(month.clippings).flatMap((day) =>
    groupsOf([day], bench, withPage.has(day.span) ? (span) => spanHref(span, bench) : null),
  );
}

function weeksWithCounts(month: Span, withPage: ReadonlySet<string>, bench: Bench): PeriodProps['weeks'] {
  const days = new Map(byDay(month.clippings).map(({ span, clippings }) => [span, clippings]));
  return weeksOf(month.span).map((week) =>
    week.map((day) => {
      if (day === null) return null;
      const clippings = days.get(day) ?? [];
      const only = clippings.length === 1 ? clippings[0] : null;
      return {
        day,
        count: clippings.length,
        href: withPage.has(day) ? spanHref(day, bench) : (only?.href ?? null),
      };
    }),
  );
}

function periodPage(period: Span, bench: Bench, more: () => Period): Page {
  const path = `/${period.span.replaceAll('-', '/')}/` as SitePath;
  const parts = period.span.split('-');
  const kind = (['year', 'month', 'day'] as const)[parts.length - 1] ?? 'year';
  const props = () => {
    const parents = trail(
      bench,
      { title: bench.site.words.archive ?? 'Archive', href: bench.site.links.archive },
      ...parts.slice(0, -1).map((_, at) => {
        const span = parts.slice(0, at + 1).join('-');
        return { title: bench.span(span), href: spanHref(span, bench) };
      }),
    );
    const title = bench.span(period.span);
    const rest = more();
    return {
      page: bench.page(kind, path, title, {
        description: listDescription(title, bench.site.title, headlinesOf(rest.groups ?? [])),
        trail: parents,
        graph: collectionGraph(title, parents, bench.href(path), bench),
      }),
      period: {
        span: period.span,
        count: period.clippings.length,
        months: [],
        weeks: [],
        groups: [],
        earlier: null,
        later: null,
        ...rest,
      },
    };
  };
  return pageAt(path, `${kind}.njk`, props, {
    modified: () => lastChange(period.clippings),
    sitemap: 'pages',
  });
}
