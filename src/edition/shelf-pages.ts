import { byMonth, byYear, type Span, yearsBetween } from '../archive/calendar.ts';
import type { Clipping, Shelf } from '../archive/clipping.ts';
import { linked } from '../archive/linked.ts';
import type { Href, SitePath } from '../model/paths.ts';
import { SHELF_FOLDERS, SHELVES } from '../model/shelf-kinds.ts';
import { citationPlaces } from './citations.ts';
import { listDescription } from './description.ts';
import { type Desk, lastChange, type Maker, trail } from './desk.ts';
import { collectionGraph } from './graph.ts';
import { besides, groupsOf, headlinesOf, oftenTogether, spansOf } from './groups.ts';
import { type Page, pageAt } from './page.ts';
import type { ShelfProps } from './props.ts';

/** How many a large shelf's own page shows. */
const LATEST = 20;

/**
 * Pages of each shelf. A small shelf is one page grouped by year; a large one is cut by year, a
 * large year by month, so that a page about 2009 keeps its address and its content for good.
 */
export const shelfPages: Maker = (desk) =>
  SHELF_FOLDERS.flatMap((folder) => desk.archive.shelves[folder]).flatMap((shelf) => pagesOf(shelf, desk));

/** Where a span of a shelf is shown: on a page of its own, or on the shelf's page at its year. */
export function shelfSpanHref(shelf: Shelf, span: string, desk: Desk): Href {
  const { single } = desk.archive.site.index;
  return shelf.clippings.length <= single
    ? (`${desk.href(shelf.path)}#y${span.slice(0, 4)}` as Href)
    : desk.href(`${shelf.path}${span.replace('-', '/')}/`);
}

function pagesOf(shelf: Shelf, desk: Desk): readonly Page[] {
  const { single } = desk.archive.site.index;
  const { clippings } = shelf;
  if (clippings.length <= single) {
    return [
      shelfPage(shelf, clippings, null, desk, () => ({ groups: groupsOf(byYear(clippings), desk, null) })),
    ];
  }
  const href = (span: string) => shelfSpanHref(shelf, span, desk);
  const years = byYear(clippings);
  const months = byMonth(clippings);
  const own = shelfPage(shelf, clippings, null, desk, () => ({
    latest: clippings.slice(0, LATEST).map(desk.teaser),
  }));
  return [
    own,
    ...years.flatMap((year, at) => {
      const large = year.clippings.length > single;
      const inside = byMonth(year.clippings);
      const page = shelfPage(shelf, year.clippings, year.span, desk, () => ({
        ...besides(years, at, href),
        groups: groupsOf(inside, desk, large ? href : null),
      }));
      return large ? [page, ...inside.map((month) => monthPage(shelf, month, months, href, desk))] : [page];
    }),
  ];
}

function monthPage(
  shelf: Shelf,
  month: Span,
  months: readonly Span[],
  href: (span: string) => Href,
  desk: Desk,
): Page {
  const at = months.findIndex((other) => other.span === month.span);
  const { single } = desk.archive.site.index;
  const withPage = (span: Span | undefined) => {
    if (!span) return null;
    const year = span.span.slice(0, 4);
    const inYear = months
      .filter((other) => other.span.startsWith(year))
      .reduce((sum, other) => sum + other.clippings.length, 0);
    return { label: span.span, href: inYear > single ? href(span.span) : href(year) };
  };
  return shelfPage(shelf, month.clippings, month.span, desk, () => ({
    earlier: withPage(months[at + 1]),
    later: withPage(months[at - 1]),
    groups: groupsOf([month], desk, null),
  }));
}

function shelfPage(
  shelf: Shelf,
  clippings: readonly Clipping[],
  span: string | null,
  desk: Desk,
  more: () => Partial<ShelfProps>,
): Page {
  const path = (span === null ? shelf.path : `${shelf.path}${span.replace('-', '/')}/`) as SitePath;
  const props = () => {
    const { folder } = SHELVES[shelf.kind];
    const overview = {
      title: desk.site.words[folder] ?? folder,
      href: desk.href(`/${folder}/`),
    };
    const parents = trail(
      desk,
      overview,
      ...(span === null ? [] : [{ title: shelf.name, href: desk.href(shelf.path) }]),
    );
    const byline = shelf.kind === 'byline' ? desk.byline(shelf) : null;
    const title = span === null ? shelf.name : `${shelf.name}, ${desk.span(span)}`;
    const props = { ...shelfProps(shelf, clippings, span, desk), ...more() };
    const headlines = [...props.latest.map(({ headline }) => headline), ...headlinesOf(props.groups)];
    const own = span === null ? (shelf.description ?? shelf.tagline) : null;
    return {
      page: desk.page(shelf.kind, path, title, {
        description: own ?? listDescription(title, desk.site.title, headlines),
        feeds: [desk.feeds(shelf), desk.feeds(null)],
        trail: parents,
        image: byline?.image ?? null,
        social: byline?.image ? null : desk.pictures.nameplate(shelf.kind === 'column' ? shelf.slug : null),
        graph: collectionGraph(title, parents, desk.href(path), desk, byline),
      }),
      shelf: props,
    };
  };
  return pageAt(path, SHELVES[shelf.kind].template, props, {
    modified: () => lastChange(clippings),
    sitemap: 'pages',
  });
}

function shelfProps(shelf: Shelf, all: readonly Clipping[], span: string | null, desk: Desk): ShelfProps {
  const filed = (clipping: Clipping | undefined) => clipping?.card.filed as ShelfProps['first'];
  const first = filed(all.at(-1));
  const last = filed(all[0]);
  return {
    kind: shelf.kind,
    name: shelf.name,
    href: desk.href(shelf.path),
    tagline: shelf.tagline,
    taglineHtml: shelf.taglineHtml,
    description: shelf.description,
    descriptionHtml: shelf.descriptionHtml && linked(shelf.descriptionHtml, desk.archive.directory),
    byline: shelf.kind === 'byline' ? desk.byline(shelf) : null,
    count: all.length,
    first,
    last,
    years:
      span === null
        ? spansOf(yearsBetween(first.day, last.day), byYear(all), (year) => shelfSpanHref(shelf, year, desk))
        : [],
    span,
    latest: [],
    groups: [],
    together:
      span === null && shelf.kind !== 'column'
        ? oftenTogether(all, shelf).map((other) => ({
            ...desk.tag(other.shelf),
            count: other.count,
          }))
        : [],
    citations:
      desk.archive.site.citations && span === null && SHELVES[shelf.kind].citations
        ? citationPlaces(shelf.path, desk.href)
        : null,
    earlier: null,
    later: null,
  };
}
