import { byYear } from '../archive/calendar.ts';
import type { SitePath } from '../model/paths.ts';
import { listDescription } from './description.ts';
import { cardOf, lastChange, type Maker, shown } from './desk.ts';
import { pageAt } from './page.ts';
import { spanHref } from './period-pages.ts';
import type { TemplateProps } from './props.ts';

const LATEST = 12;

/** The home page: the lead dispatch, the latest, the columns, the archive at a glance. */
export const frontPage: Maker = (desk) => {
  const { listed, shelves, pages } = desk.archive;
  if (pages.some((page) => page.path === '/')) return [];
  const path = '/' as SitePath;
  const props = () => {
    const [lead] = listed;
    const front: TemplateProps['front-page'] = {
      lead: lead
        ? { ...desk.teaser(lead), image: shown(lead.thumbnail, 'page', desk), lede: lead.display.lede }
        : null,
      latest: listed.slice(1, 1 + LATEST).map(desk.teaser),
      // More than a strip shows: it leaves out the lead.
      columns: shelves.columns.map((shelf) => ({
        ...desk.column(shelf),
        count: shelf.clippings.length,
        latest: shelf.clippings.slice(0, 6).map(desk.teaser),
      })),
      count: listed.length,
      years: byYear(listed).map(({ span, clippings }) => ({
        label: span,
        count: clippings.length,
        href: spanHref(span, desk),
      })),
    };
    const headlines = [front.lead, ...front.latest].flatMap((teaser) => (teaser ? [teaser.headline] : []));
    const graph = {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: desk.site.title,
      url: desk.site.url,
      inLanguage: desk.site.lang,
      ...(desk.site.description ? { description: desk.site.description } : {}),
    };
    return {
      page: desk.page('front', path, desk.site.title, {
        description:
          desk.site.description ??
          desk.site.tagline ??
          listDescription(desk.site.title, desk.site.title, headlines),
        image: shown(lead?.thumbnail, 'feed', desk),
        social: cardOf(lead?.thumbnail ?? null, desk, null, lead?.card.source),
        graph,
      }),
      ...front,
    };
  };
  return [pageAt(path, 'front-page.njk', props, { modified: () => lastChange(listed), sitemap: 'pages' })];
};
