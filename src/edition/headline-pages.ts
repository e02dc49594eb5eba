import { byMonth, byYear, type Span } from '../archive/calendar.ts';
import { HEADLINES } from '../archive/directory.ts';
import type { SitePath } from '../model/address/paths.ts';
import { ENOUGH_TO_COUNT } from '../model/site.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import { besides } from './groups.ts';
import { type Page, pageAt } from './page.ts';
import { spanHref } from './period-pages.ts';
import type { HeadlinesProps } from './way-props.ts';

/** `/headlines/` and every headline of a year on one page, `/headlines/2009/`; none for a small archive. */
export const headlinePages: Maker = (bench) => {
  if (!hasHeadlines(bench)) return [];
  const years = byYear(bench.archive.listed);
  return [overview(years, bench), ...years.map((year, at) => yearPage(year, at, years, bench))];
};

export function hasHeadlines({ archive: { listed, site } }: Pick<Bench, 'archive'>): boolean {
  return site.headlines && listed.length >= ENOUGH_TO_COUNT;
}

function pathOf(year: string): SitePath {
  return `${HEADLINES}${year}/` as SitePath;
}

function titleOf(bench: Bench): string {
  return bench.site.words.headlines ?? 'Headlines';
}

function overview(years: readonly Span[], bench: Bench): Page {
  const title = titleOf(bench);
  const props = () => ({
    page: bench.page('headlines', HEADLINES, title, {
      description: listDescription(
        title,
        bench.site.title,
        years.map(({ span }) => span),
      ),
      trail: trail(bench),
      graph: collectionGraph(title, trail(bench), bench.href(HEADLINES), bench),
    }),
    years: years.map(({ span, clippings }) => ({
      label: span,
      count: clippings.length,
      href: bench.href(pathOf(span)),
    })),
  });
  return pageAt(HEADLINES, 'headlines.njk', props, {
    modified: () => lastChange(bench.archive.listed),
    sitemap: 'pages',
    yields: true,
  });
}

function yearPage(year: Span, at: number, years: readonly Span[], bench: Bench): Page {
  const path = pathOf(year.span);
  const title = `${titleOf(bench)}, ${bench.span(year.span)}`;
  const props = () => {
    const parents = trail(bench, { title: titleOf(bench), href: bench.href(HEADLINES) });
    const headlines: HeadlinesProps = {
      year: year.span,
      href: spanHref(year.span, bench),
      count: year.clippings.length,
      // A year is read from January on.
      months: byMonth(year.clippings)
        .toReversed()
        .map(({ span, clippings }) => ({
          span,
          href: spanHref(span, bench),
          dispatches: clippings.toReversed().map(bench.dated),
        })),
      ...besides(years, at, (span) => bench.href(pathOf(span))),
    };
    const first = headlines.months.flatMap(({ dispatches }) => dispatches.map(({ headline }) => headline));
    return {
      page: bench.page('headlines-year', path, title, {
        description: listDescription(title, bench.site.title, first),
        trail: parents,
        graph: collectionGraph(title, parents, bench.href(path), bench),
      }),
      headlines,
    };
  };
  return pageAt(path, 'headlines-year.njk', props, {
    modified: () => lastChange(year.clippings),
    sitemap: 'pages',
    yields: true,
  });
}
