import { resolveLinks } from '../archive/links.ts';
import { correctionId } from '../archive/permanent-id.ts';
import { withAbsoluteAddresses } from '../model/address/absolute.ts';
import type { SitePath } from '../model/address/paths.ts';
import type { Json } from '../model/json.ts';
import { type CivilTime, timestamp } from '../model/time/civil-time.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { collectionGraph } from './graph.ts';
import { pageAt } from './page.ts';
import type { TemplateProps } from './props.ts';

/** Every correction of the archive, newest first, at `/corrections/`; no page if there are no corrections. */
export const correctionsPage: Maker = (bench) => {
  const { corrected } = bench.archive;
  if (corrected.length === 0) return [];
  const path = '/corrections/' as SitePath;
  const title = bench.site.words.corrections ?? 'Corrections';
  const props = () => ({
    page: bench.page('corrections', path, title, {
      description: bench.site.words['corrections-about'] ?? null,
      trail: trail(bench),
      feeds: [
        { title: `${title} – ${bench.site.title}`, atom: bench.href(FEED), rss: null, json: null },
        bench.feeds(null),
      ],
      graph: collectionGraph(title, trail(bench), bench.href(path), bench),
    }),
    corrections: correctionsOf(bench),
  });
  return [
    pageAt(path, 'corrections.njk', props, { modified: () => lastChange(corrected), sitemap: 'pages' }),
    pageAt(FEED, 'corrections.xml.njk', () => feedProps(title, path, bench)),
  ];
};

const FEED = '/corrections/feed.xml' as SitePath;

/** An Atom feed of all corrections (complete: RFC 5005, section 2); an entry keeps its id whatever else is corrected. */
function feedProps(title: string, path: SitePath, bench: Bench): { readonly [key: string]: Json } {
  const entries = bench.archive.corrected
    .flatMap((clipping) =>
      clipping.slip.corrections.map(({ filed, note }, at) => ({
        headline: clipping.display.headline,
        id: correctionId(clipping.id, at + 1, bench.archive.site),
        url: `${bench.url(clipping.href)}#theme.corrections`,
        note: withAbsoluteAddresses(
          resolveLinks(note, bench.archive.directory, clipping.slip),
          bench.url(clipping.href),
        ),
        at: filed ?? (clipping.slip.filed as CivilTime),
      })),
    )
    .sort((a, b) => b.at.instant - a.at.instant);
  const newest = entries[0]?.at;
  return {
    title: `${title} – ${bench.site.title}`,
    id: `${bench.url(bench.href(path))}`,
    url: bench.url(bench.href(path)),
    self: bench.url(bench.href(FEED)),
    updated: newest ? timestamp(newest) : '1970-01-01T00:00:00Z',
    entries: entries.map(({ at, ...entry }) => ({ ...entry, updated: timestamp(at) })),
  };
}

/** All corrections, newest first; one without a date gets the date of its dispatch. */
function correctionsOf(bench: Bench): TemplateProps['corrections']['corrections'] {
  return bench.archive.corrected
    .flatMap((clipping) =>
      clipping.slip.corrections.map((correction) => ({
        filed: correction.filed,
        note: resolveLinks(correction.note, bench.archive.directory, clipping.slip),
        dispatch: bench.dated(clipping),
        instant: (correction.filed ?? clipping.slip.filed)?.instant ?? 0,
      })),
    )
    .sort((a, b) => b.instant - a.instant)
    .map(({ filed, note, dispatch }) => ({ filed, note, dispatch }));
}
