import { directionOf } from '../model/language/direction.ts';
import { timestamp } from '../model/time/civil-time.ts';
import type { Maker } from './bench.ts';
import { cardOf, shown, trail } from './bench.ts';
import { copyProps } from './dispatch-pages.ts';
import { collectionGraph } from './graph.ts';
import { pageAt } from './page.ts';

/** Pages of the site that are not dispatches: About, Contact, a corrections policy. */
export const standingPages: Maker = (bench) =>
  bench.archive.pages.map((page) => {
    const { dispatch, path, href, lang } = page;
    const changed = dispatch.updated ?? dispatch.filed;
    const props = () => ({
      page: bench.page('page', path, dispatch.headline, {
        description: dispatch.dek ?? (dispatch.lede || null),
        lang,
        dir: directionOf(lang),
        indexed: !dispatch.unlisted,
        trail: trail(bench),
        image: shown(page.lead, 'feed', bench),
        social: cardOf(page.lead, bench),
        graph: collectionGraph(dispatch.title, trail(bench), href, bench),
      }),
      headline: dispatch.headline,
      headlineHtml: dispatch.headlineHtml,
      copy: copyProps(page, bench),
      updated: dispatch.updated,
      extra: dispatch.extra,
    });
    return pageAt(path, 'page.njk', props, {
      source: dispatch.source,
      modified: () => changed && timestamp(changed),
      sitemap: dispatch.unlisted ? null : 'pages',
      searched: !dispatch.unlisted,
    });
  });
