import type { SitePath } from '../model/paths.ts';
import { listDescription } from './description.ts';
import { type Maker, trail } from './desk.ts';
import { pageAt } from './page.ts';

/** Pages that are the same for every archive: 404, search, robots.txt. */
export const plainPages: Maker = (desk) => {
  const { words, places } = desk.site;
  const missing = '/404.html' as SitePath;
  const search = '/search/' as SitePath;
  const robots = '/robots.txt' as SitePath;
  return [
    pageAt(missing, '404.njk', () => ({
      page: desk.page('missing', missing, words['not-found'] ?? 'Page not found', {
        indexed: false,
        trail: trail(desk),
      }),
    })),
    ...(places.search
      ? [
          pageAt(search, 'search.njk', () => ({
            page: desk.page('search', search, words.search ?? 'Search', {
              description: listDescription(words.search ?? 'Search', desk.site.title, []),
              indexed: false,
              trail: trail(desk),
            }),
          })),
        ]
      : []),
    pageAt(robots, 'robots.txt.njk', () => ({ sitemap: desk.url(desk.href('/sitemap.xml')) })),
  ];
};
