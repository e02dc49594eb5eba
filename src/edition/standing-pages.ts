import { timestamp } from '../model/dateline.ts';
import { directionOf } from '../model/direction.ts';
import type { Maker } from './desk.ts';
import { cardOf, shown, trail } from './desk.ts';
import { copyProps } from './dispatch-pages.ts';
import { collectionGraph } from './graph.ts';
import { pageAt } from './page.ts';

/** Pages of the site that are no dispatches: About, Contact, a corrections policy. */
export const standingPages: Maker = (desk) =>
  desk.archive.pages.map((page) => {
    const { dispatch, path, href, lang } = page;
    const changed = dispatch.updated ?? dispatch.filed;
    const props = () => ({
      page: desk.page('page', path, dispatch.headline, {
        description: dispatch.dek ?? (dispatch.lede || null),
        lang,
        dir: directionOf(lang),
        indexed: !dispatch.unlisted,
        trail: trail(desk),
        image: shown(page.lead, 'feed', desk),
        social: cardOf(page.lead, desk),
        graph: collectionGraph(dispatch.title, trail(desk), href, desk),
      }),
      headline: dispatch.headline,
      headlineHtml: dispatch.headlineHtml,
      copy: copyProps(page, desk),
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
