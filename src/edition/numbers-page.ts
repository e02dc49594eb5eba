import { byYear, dayNumber } from '../archive/calendar.ts';
import type { Clipping } from '../archive/clipping.ts';
import { NUMBERS } from '../archive/directory.ts';
import { compareText } from '../model/finding.ts';
import { totalLength } from '../model/language/length.ts';
import { ENOUGH_TO_COUNT } from '../model/site.ts';
import type { Day } from '../model/time/civil-time.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { collectionGraph } from './graph.ts';
import { pageAt } from './page.ts';
import { spanHref } from './period-pages.ts';
import type { NumbersProps } from './way-props.ts';

/** How many dispatches, silences and sites the page names. */
const MOST = 10;
const MOST_SILENCES = 5;
const MOST_SITES = 20;

/** `/numbers/`: what can be counted in an archive. It follows from the archive alone, never from the day of the build. */
export const numbersPage: Maker = (bench) => {
  if (!hasNumbers(bench)) return [];
  const title = bench.site.words.numbers ?? 'In numbers';
  const props = () => ({
    page: bench.page('numbers', NUMBERS, title, {
      description: bench.site.words['numbers-about'] ?? null,
      trail: trail(bench),
      graph: collectionGraph(title, trail(bench), bench.href(NUMBERS), bench),
    }),
    numbers: numbersOf(bench),
  });
  return [
    pageAt(NUMBERS, 'numbers.njk', props, {
      modified: () => lastChange(bench.archive.listed),
      sitemap: 'pages',
      yields: true,
    }),
  ];
};

export function hasNumbers({ archive: { listed, site } }: Pick<Bench, 'archive'>): boolean {
  return site.numbers && listed.length >= ENOUGH_TO_COUNT;
}

/** The sites that a dispatch links to, each once: hosts without `www.`. */
export function sitesOf({ dispatch }: Pick<Clipping, 'dispatch'>): readonly string[] {
  const sites = new Set<string>();
  for (const address of dispatch.copy.outside) {
    const host = hostOf(address);
    if (host !== null) sites.add(host.startsWith('www.') ? host.slice(4) : host);
  }
  return [...sites];
}

/** The host of a web address; null if it is none. */
export function hostOf(address: string): string | null {
  const plain = PLAIN_HOST.exec(address)?.[1];
  if (plain !== undefined) return plain;
  const url = URL.parse(address);
  return url && /^https?:$/.test(url.protocol) ? url.hostname : null;
}

/** Begins an address whose host a URL would keep as it is written: no number, nothing to encode or to decode. */
const PLAIN_HOST = /^https?:\/\/((?:(?!xn--)[a-z][a-z\d-]*\.)+[a-z]+)(?:[/?#]|$)/;

function numbersOf(bench: Bench): NumbersProps {
  const { listed } = bench.archive;
  return {
    referred: mostReferred(bench),
    longest: longestOf(bench),
    silences: silencesOf(listed, bench),
    years: byYear(listed).map(({ span, clippings }) => ({
      label: span,
      href: spanHref(span, bench),
      count: clippings.length,
      ...totalLength(
        clippings.map(({ length }) => length),
        bench.site.lang,
      ),
    })),
    sites: mostLinked(bench),
  };
}

/** The dispatches to which most later ones refer, at least two each; of equals, the older first. */
function mostReferred(bench: Bench): NumbersProps['referred'] {
  const { referred } = bench.archive.threads;
  return [...referred]
    .map(([clipping, by]) => ({ clipping, count: by.length }))
    .filter(({ clipping, count }) => count > 1 && !clipping.slip.unlisted)
    .sort((a, b) => b.count - a.count || b.clipping.rank - a.clipping.rank)
    .slice(0, MOST)
    .map(({ clipping, count }) => ({ ...bench.dated(clipping), count }));
}

function longestOf(bench: Bench): NumbersProps['longest'] {
  return bench.archive.listed
    .map((clipping) => ({ clipping, length: clipping.length }))
    .sort((a, b) => b.length.words - a.length.words || b.clipping.rank - a.clipping.rank)
    .slice(0, MOST)
    .map(({ clipping, length }) => ({ ...bench.dated(clipping), ...length }));
}

/** The longest times between two dispatches that follow each other (newest first), in days. */
function silencesOf(listed: readonly Clipping[], bench: Bench): NumbersProps['silences'] {
  const numbers = listed.map(({ day }) => dayNumber(day as Day));
  return listed
    .slice(1)
    .map((after, at) => ({
      days: (numbers[at] as number) - (numbers[at + 1] as number),
      after,
      before: listed[at] as Clipping,
    }))
    .filter(({ days }) => days > 1)
    .sort((a, b) => b.days - a.days || b.after.rank - a.after.rank)
    .slice(0, MOST_SILENCES)
    .map(({ days, after, before }) => ({ days, after: bench.dated(after), before: bench.dated(before) }));
}

/** The sites of others to which most dispatches link, at least two each. */
function mostLinked({ archive: { listed, reads } }: Bench): NumbersProps['sites'] {
  return reads.gather('sites', listed, () => {
    const counts = new Map<string, number>();
    for (const clipping of listed)
      for (const host of reads.part('sites', clipping, () => sitesOf(clipping)))
        counts.set(host, (counts.get(host) ?? 0) + 1);
    return [...counts]
      .filter(([, count]) => count > 1)
      .sort(([a, m], [b, n]) => n - m || compareText(a, b))
      .slice(0, MOST_SITES)
      .map(([host, count]) => ({ host, count }));
  });
}
