import { linked } from '../archive/linked.ts';
import { correctionId } from '../archive/permanent-id.ts';
import { withAbsoluteAddresses } from '../model/absolute.ts';
import { type Dateline, timestamp } from '../model/dateline.ts';
import type { Json } from '../model/json.ts';
import type { SitePath } from '../model/paths.ts';
import { type Desk, lastChange, type Maker, trail } from './desk.ts';
import { collectionGraph } from './graph.ts';
import { pageAt } from './page.ts';
import type { TemplateProps } from './props.ts';

/** Every correction of the archive, newest first, at `/corrections/`; no page where nothing was ever corrected. */
export const correctionsPage: Maker = (desk) => {
  const { corrected } = desk.archive;
  if (corrected.length === 0) return [];
  const path = '/corrections/' as SitePath;
  const title = desk.site.words.corrections ?? 'Corrections';
  const props = () => ({
    page: desk.page('corrections', path, title, {
      description: desk.site.words['corrections-about'] ?? null,
      trail: trail(desk),
      feeds: [
        { title: `${title} – ${desk.site.title}`, atom: desk.href(FEED), rss: null, json: null },
        desk.feeds(null),
      ],
      graph: collectionGraph(title, trail(desk), desk.href(path), desk),
    }),
    corrections: correctionsOf(desk),
  });
  return [
    pageAt(path, 'corrections.njk', props, { modified: () => lastChange(corrected), sitemap: 'pages' }),
    pageAt(FEED, 'corrections.xml.njk', () => feedProps(title, path, desk)),
  ];
};

const FEED = '/corrections/feed.xml' as SitePath;

/** An Atom feed of all corrections (complete: RFC 5005, section 2); an entry keeps its id whatever else is corrected. */
function feedProps(title: string, path: SitePath, desk: Desk): { readonly [key: string]: Json } {
  const entries = desk.archive.corrected
    .flatMap((clipping) =>
      clipping.card.corrections.map(({ filed, note }, at) => ({
        headline: clipping.display.headline,
        id: correctionId(clipping.id, at + 1, desk.archive.site),
        url: `${desk.url(clipping.href)}#theme.corrections`,
        note: withAbsoluteAddresses(
          linked(note, desk.archive.directory, clipping.card),
          desk.url(clipping.href),
        ),
        at: filed ?? (clipping.card.filed as Dateline),
      })),
    )
    .sort((a, b) => b.at.instant - a.at.instant);
  const newest = entries[0]?.at;
  return {
    title: `${title} – ${desk.site.title}`,
    id: `${desk.url(desk.href(path))}`,
    url: desk.url(desk.href(path)),
    self: desk.url(desk.href(FEED)),
    updated: newest ? timestamp(newest) : '1970-01-01T00:00:00Z',
    entries: entries.map(({ at, ...entry }) => ({ ...entry, updated: timestamp(at) })),
  };
}

/** All corrections, newest first; one without a date counts as of its dispatch's. */
export function correctionsOf(desk: Desk): TemplateProps['corrections']['corrections'] {
  return desk.archive.corrected
    .flatMap((clipping) =>
      clipping.card.corrections.map((correction) => ({
        filed: correction.filed,
        note: linked(correction.note, desk.archive.directory, clipping.card),
        dispatch: desk.dated(clipping),
        instant: (correction.filed ?? clipping.card.filed)?.instant ?? 0,
      })),
    )
    .sort((a, b) => b.instant - a.instant)
    .map(({ filed, note, dispatch }) => ({ filed, note, dispatch }));
}
