import { byMonth, byYear, dayNumber, monthsOf } from '../archive/calendar.ts';
import type { Clipping } from '../archive/clipping.ts';
import type { SitePath } from '../model/address/paths.ts';
import { type Length, totalLength } from '../model/language/length.ts';
import { SHELF_FOLDERS } from '../model/shelf-kinds.ts';
import type { Day } from '../model/time/civil-time.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph, datasetGraph } from './graph.ts';
import { spansOf } from './groups.ts';
import type { ArchiveProps } from './list-props.ts';
import { pageAt } from './page.ts';
import { spanHref } from './period-pages.ts';
import { waysOf } from './ways.ts';

/** The overview at `/archive/`: years by month, totals, the longest piece, the busiest month, the longest silence. */
export const archivePage: Maker = (bench) => {
  const path = '/archive/' as SitePath;
  const { listed } = bench.archive;
  const title = bench.site.words.archive ?? 'Archive';
  const files = catalogueFiles(bench);
  const props = () => {
    const collection = collectionGraph(title, trail(bench), bench.href(path), bench);
    return {
      page: bench.page('archive', path, title, {
        description: listDescription(
          title,
          bench.site.title,
          byYear(listed).map(({ span }) => span),
        ),
        trail: trail(bench),
        graph: files.length > 0 ? [collection, datasetGraph(files, bench.href(path), bench)] : collection,
      }),
      archive: archiveProps(bench),
    };
  };
  return [pageAt(path, 'archive.njk', props, { modified: () => lastChange(listed), sitemap: 'pages' })];
};

/** The folder of the catalogue on the site, and the name of its records. */
export const CATALOGUE = '/catalogue/';
export const RECORDS = 'dispatches.jsonl';

/** The files of the catalogue with their addresses; none if the site does not want it. */
function catalogueFiles({ archive, href }: Bench): ArchiveProps['catalogue'] {
  if (!archive.site.catalogue) return [];
  const folders = SHELF_FOLDERS.filter(
    (folder) => folder !== 'languages' && (folder !== 'names' || archive.site.names.length > 0),
  );
  const filed = folders.filter((folder) => folder !== 'columns').map((folder) => `dispatch-${folder}`);
  const names = ['dispatches', ...folders, ...filed];
  const tables = [...names, 'threads', 'corrections', 'links', 'pictures'].map((name) => `${name}.csv`);
  return [...tables, RECORDS].map((name) => ({ name, href: href(`${CATALOGUE}${name}`) }));
}

function archiveProps(bench: Bench): ArchiveProps {
  const { listed } = bench.archive;
  const href = (span: string) => spanHref(span, bench);
  const months = byMonth(listed);
  const busiest = months.reduce<(typeof months)[number] | null>(
    (best, month) => (best && best.clippings.length >= month.clippings.length ? best : month),
    null,
  );
  const longest = listed.reduce<Clipping | null>(
    (best, clipping) => (best && best.length.words >= clipping.length.words ? best : clipping),
    null,
  );
  return {
    count: listed.length,
    ...totalLength(
      listed.map(({ length }) => length),
      bench.site.lang,
    ),
    first: listed.at(-1)?.slip.filed ?? null,
    last: listed[0]?.slip.filed ?? null,
    years: byYear(listed).map((year) => ({
      label: year.span,
      count: year.clippings.length,
      href: href(year.span),
      months: spansOf(monthsOf(year.span), byMonth(year.clippings), href),
    })),
    busiest: busiest && { label: busiest.span, count: busiest.clippings.length, href: href(busiest.span) },
    longest: longest && { ...bench.link(longest), ...lengthOf(longest) },
    silence: silenceOf(listed),
    ways: waysOf(bench),
    catalogue: catalogueFiles(bench),
  };
}

function lengthOf({ length: { words, characters } }: Clipping): Length {
  return { words, characters };
}

/** The longest time between two dispatches, in days; null if all were filed on one day. */
function silenceOf(listed: readonly Clipping[]): ArchiveProps['silence'] {
  let longest: ArchiveProps['silence'] = null;
  for (let at = 1; at < listed.length; at++) {
    const after = listed[at]?.day as Day;
    const before = listed[at - 1]?.day as Day;
    const days = dayNumber(before) - dayNumber(after);
    if (days > (longest?.days ?? 0)) longest = { days, after, before };
  }
  return longest;
}
