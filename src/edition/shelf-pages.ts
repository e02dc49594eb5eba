import { byMonth, byYear, type Span, yearsBetween } from '../archive/calendar.ts';
import type { Clipping, Shelf } from '../archive/clipping.ts';
import { hasEnded } from '../archive/clipping.ts';
import { resolveLinks } from '../archive/links.ts';
import type { Href, SitePath } from '../model/address/paths.ts';
import { directionOf } from '../model/language/direction.ts';
import { inLanguage, unmarked } from '../model/language/language-marks.ts';
import { joinedRights } from '../model/rights.ts';
import { hasFeeds, SHELF_FOLDERS, SHELVES } from '../model/shelf-kinds.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { citationPlaces } from './citations.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import { besides, groupsOf, oftenTogether, spansOf } from './groups.ts';
import type { ShelfProps } from './list-props.ts';
import { isFed, mentionsOn, nameProps } from './names.ts';
import { type Page, pageAt } from './page.ts';
import { rightsProps } from './rights.ts';
import { languageAlternates } from './shelves-pages.ts';

/** How many dispatches the page of a large shelf shows. */
const LATEST = 20;

/**
 * Pages of each shelf. A small shelf is one page, grouped by year. A large shelf is divided by year, and a large year by
 * month, so that a page about 2009 keeps its address and content for good.
 */
export const shelfPages: Maker = (bench) =>
  SHELF_FOLDERS.flatMap((folder) => bench.archive.shelves[folder]).flatMap((shelf) => pagesOf(shelf, bench));

/** Where a span of a shelf is shown: its own page, or its year on the shelf's page. */
function shelfSpanHref(shelf: Shelf, span: string, bench: Bench): Href {
  const { single } = bench.archive.site.index;
  return shelf.clippings.length <= single
    ? (`${bench.href(shelf.path)}#y${span.slice(0, 4)}` as Href)
    : bench.href(`${shelf.path}${span.replace('-', '/')}/`);
}

function pagesOf(shelf: Shelf, bench: Bench): readonly Page[] {
  const { single } = bench.archive.site.index;
  const { clippings } = shelf;
  if (clippings.length <= single) {
    return [
      shelfPage(shelf, clippings, null, bench, () => ({ groups: groupsOf(byYear(clippings), bench, null) })),
    ];
  }
  const href = (span: string) => shelfSpanHref(shelf, span, bench);
  const years = byYear(clippings);
  const months = byMonth(clippings);
  const own = shelfPage(shelf, clippings, null, bench, () => ({
    latest: clippings.slice(0, LATEST).map(bench.teaser),
  }));
  return [
    own,
    ...years.flatMap((year, at) => {
      const large = year.clippings.length > single;
      const inside = byMonth(year.clippings);
      const page = shelfPage(shelf, year.clippings, year.span, bench, () => ({
        ...besides(years, at, href),
        groups: groupsOf(inside, bench, large ? href : null),
      }));
      return large ? [page, ...inside.map((month) => monthPage(shelf, month, months, href, bench))] : [page];
    }),
  ];
}

function monthPage(
  shelf: Shelf,
  month: Span,
  months: readonly Span[],
  href: (span: string) => Href,
  bench: Bench,
): Page {
  const at = months.findIndex((other) => other.span === month.span);
  const { single } = bench.archive.site.index;
  const withPage = (span: Span | undefined) => {
    if (!span) return null;
    const year = span.span.slice(0, 4);
    const inYear = months
      .filter((other) => other.span.startsWith(year))
      .reduce((sum, other) => sum + other.clippings.length, 0);
    return { label: span.span, href: inYear > single ? href(span.span) : href(year) };
  };
  return shelfPage(shelf, month.clippings, month.span, bench, () => ({
    earlier: withPage(months[at + 1]),
    later: withPage(months[at - 1]),
    groups: groupsOf([month], bench, null),
  }));
}

function shelfPage(
  shelf: Shelf,
  clippings: readonly Clipping[],
  span: string | null,
  bench: Bench,
  more: () => Partial<ShelfProps>,
): Page {
  const path = (span === null ? shelf.path : `${shelf.path}${span.replace('-', '/')}/`) as SitePath;
  const props = () => {
    const { folder } = SHELVES[shelf.kind];
    const { site } = bench.archive;
    const lang = shelf.kind === 'language' && shelf.id !== null ? shelf.id : bench.site.lang;
    const named = bench.site.words[folder] ?? folder;
    const overview = {
      title: lang === bench.site.lang ? named : inLanguage(bench.site.lang, unmarked(named)),
      href: bench.href(`/${folder}/`),
    };
    const parents = trail(
      bench,
      overview,
      ...(span === null ? [] : [{ title: shelf.name, href: bench.href(shelf.path) }]),
    );
    const byline = shelf.kind === 'byline' ? bench.byline(shelf) : null;
    const title = span === null ? shelf.name : `${shelf.name}, ${bench.span(span)}`;
    const { latest = [], groups = [], ...rest } = more();
    const shown = [...latest, ...groups.flatMap(({ teasers }) => teasers)];
    const props: ShelfProps = {
      ...shelfProps(shelf, clippings, span, bench),
      ...rest,
      latest,
      groups,
      mentions: mentionsOn(shelf, clippings, shown, bench),
    };
    const headlines = shown.map(({ headline }) => headline);
    const own = span === null ? (shelf.description ?? shelf.tagline) : null;
    return {
      page: bench.page(shelf.kind, path, title, {
        lang,
        dir: directionOf(lang),
        ...(span === null && shelf.kind === 'language' ? { alternates: languageAlternates(bench) } : {}),
        description: own ?? listDescription(title, bench.site.title, headlines),
        feeds: [
          ...(hasFeeds(shelf.kind, site) && isFed(shelf) ? [bench.feeds(shelf)] : []),
          bench.feeds(null),
        ],
        trail: parents,
        ...(shelf.rights && { rights: rightsProps(joinedRights(shelf.rights, site.rights)) }),
        image: byline?.image ?? null,
        social: byline?.image ? null : bench.pictures.nameplate(shelf.kind === 'column' ? shelf.slug : null),
        graph: collectionGraph(
          title,
          parents,
          bench.href(path),
          bench,
          byline,
          shelf.kind === 'column' && span === null ? shelf : null,
          props.about && span === null ? shelf : null,
        ),
      }),
      shelf: props,
    };
  };
  return pageAt(path, SHELVES[shelf.kind].template, props, {
    modified: () => lastChange(clippings),
    sitemap: 'pages',
    yields: SHELVES[shelf.kind].yields,
    ...(span === null && shelf.kind === 'language' ? { alternates: () => languageAlternates(bench) } : {}),
  });
}

/** What is said of a shelf, or of one span of it, besides the dispatches that its page shows. */
function shelfProps(
  shelf: Shelf,
  all: readonly Clipping[],
  span: string | null,
  bench: Bench,
): Omit<ShelfProps, 'latest' | 'groups' | 'mentions'> {
  const filed = (clipping: Clipping | undefined) => clipping?.slip.filed as ShelfProps['first'];
  const first = filed(all.at(-1));
  const last = filed(all[0]);
  const about = nameProps(shelf, bench);
  return {
    kind: shelf.kind,
    id: shelf.slug,
    name: shelf.name,
    href: bench.href(shelf.path),
    tagline: shelf.tagline,
    taglineHtml: shelf.taglineHtml,
    description: shelf.description,
    descriptionHtml: shelf.descriptionHtml && resolveLinks(shelf.descriptionHtml, bench.archive.directory),
    byline: shelf.kind === 'byline' ? bench.byline(shelf) : null,
    about,
    ended: hasEnded(shelf, bench.archive.site),
    count: all.length,
    first,
    last,
    years:
      span === null
        ? spansOf(yearsBetween(first.day, last.day), byYear(all), (year) => shelfSpanHref(shelf, year, bench))
        : [],
    span,
    together:
      span === null && shelf.kind !== 'column'
        ? oftenTogether(all, shelf, about ? 'names' : 'tags').map((other) => ({
            ...bench.tag(other.shelf),
            count: other.count,
          }))
        : [],
    citations:
      bench.archive.site.citations && span === null && SHELVES[shelf.kind].citations
        ? citationPlaces(shelf.path, bench.href)
        : null,
    earlier: null,
    later: null,
  };
}
