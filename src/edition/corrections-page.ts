import type { SitePath } from '../model/paths.ts';
import { type Desk, lastChange, type Maker, trail } from './desk.ts';
import { collectionGraph } from './graph.ts';
import { linked } from './linked.ts';
import { pageAt } from './page.ts';
import type { TemplateProps } from './props.ts';

/** Every correction of the archive, newest first, at `/corrections/`; no page where nothing was ever corrected. */
export const correctionsPage: Maker = (desk) => {
  const corrected = desk.archive.listed.filter(({ dispatch }) => dispatch.corrections.length > 0);
  if (corrected.length === 0) return [];
  const path = '/corrections/' as SitePath;
  const title = desk.site.words.corrections ?? 'Corrections';
  const props = () => ({
    page: desk.page('corrections', path, title, {
      trail: trail(desk),
      graph: collectionGraph(title, trail(desk), desk.href(path), desk),
    }),
    corrections: correctionsOf(desk),
  });
  return [pageAt(path, 'corrections.njk', props, { modified: lastChange(corrected), sitemap: 'pages' })];
};

/** All corrections, newest first; one without a date counts as of its dispatch's. */
export function correctionsOf(desk: Desk): TemplateProps['corrections']['corrections'] {
  return desk.archive.listed
    .flatMap((clipping) =>
      clipping.dispatch.corrections.map((correction) => ({
        filed: correction.filed,
        note: linked(correction.note, desk.archive, clipping.dispatch),
        teaser: desk.teaser(clipping),
        instant: (correction.filed ?? clipping.dispatch.filed)?.instant ?? 0,
      })),
    )
    .sort((a, b) => b.instant - a.instant)
    .map(({ filed, note, teaser }) => ({ filed, note, teaser }));
}
