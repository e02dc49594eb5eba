import { byYear } from '../archive/calendar.ts';
import type { Clipping } from '../archive/clipping.ts';
import type { SitePath } from '../model/address/paths.ts';
import { cardOf, lastChange, type Maker, shown } from './bench.ts';
import { listDescription } from './description.ts';
import { listProps } from './list-pages.ts';
import { pageAt } from './page.ts';
import { spanHref } from './period-pages.ts';
import type { TemplateProps } from './props.ts';
import { waysOf } from './ways.ts';

const LATEST = 12;
/** How many dispatches of each list. */
const OF_LIST = 4;

/** The home page: the lead dispatch, the latest, the columns, the archive at a glance. */
export const frontPage: Maker = (bench) => {
  const { listed, lists, shelves, pages } = bench.archive;
  if (pages.some((page) => page.path === '/')) return [];
  const path = '/' as SitePath;
  const props = () => {
    const [lead] = listed;
    const front: TemplateProps['front-page'] = {
      lead: lead
        ? { ...bench.teaser(lead), image: shown(lead.thumbnail, 'page', bench), lede: lead.display.lede }
        : null,
      latest: listed.slice(1, 1 + LATEST).map(bench.teaser),
      // One more than a strip shows, since it leaves out the lead.
      columns: shelves.columns.map((shelf) => ({
        ...bench.column(shelf),
        count: shelf.clippings.length,
        latest: shelf.clippings.slice(0, 6).map(bench.teaser),
      })),
      count: listed.length,
      years: byYear(listed).map(({ span, clippings }) => ({
        label: span,
        count: clippings.length,
        href: spanHref(span, bench),
      })),
      lists: lists.filter(({ front }) => front).map((list) => listProps(list, bench, OF_LIST)),
      ways: waysOf(bench),
      ran: bench.archive.site.ended && lead ? ranOf(listed, shelves.columns.length <= 1) : null,
    };
    const headlines = [front.lead, ...front.latest].flatMap((teaser) => (teaser ? [teaser.headline] : []));
    const graph = {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: bench.site.title,
      url: bench.site.url,
      inLanguage: bench.site.lang,
      ...(bench.site.description ? { description: bench.site.description } : {}),
    };
    return {
      page: bench.page('front', path, bench.site.title, {
        description:
          bench.site.description ??
          bench.site.tagline ??
          listDescription(bench.site.title, bench.site.title, headlines),
        image: shown(lead?.thumbnail, 'feed', bench),
        social: cardOf(lead?.thumbnail ?? null, bench, null, lead?.slip.source),
        graph,
      }),
      ...front,
    };
  };
  return [pageAt(path, 'front-page.njk', props, { modified: () => lastChange(listed), sitemap: 'pages' })];
};

function ranOf(listed: readonly Clipping[], column: boolean): TemplateProps['front-page']['ran'] {
  const [last, first] = [listed[0]?.slip.filed, listed.at(-1)?.slip.filed];
  return first && last ? { first, last, column } : null;
}
