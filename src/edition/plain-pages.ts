import type { SitePath } from '../model/address/paths.ts';
import { type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { pageAt } from './page.ts';
import { refusedPrograms } from './rights.ts';

/** Pages that are the same for every archive: 404, search, robots.txt. */
export const plainPages: Maker = (bench) => {
  const { words, links } = bench.site;
  const missing = '/404.html' as SitePath;
  const search = '/search/' as SitePath;
  const robots = '/robots.txt' as SitePath;
  return [
    pageAt(missing, '404.njk', () => ({
      page: bench.page('missing', missing, words['not-found'] ?? 'Page not found', {
        indexed: false,
        trail: trail(bench),
      }),
    })),
    ...(links.search
      ? [
          pageAt(search, 'search.njk', () => ({
            page: bench.page('search', search, words.search ?? 'Search', {
              description: listDescription(words.search ?? 'Search', bench.site.title, []),
              indexed: false,
              trail: trail(bench),
            }),
          })),
        ]
      : []),
    pageAt(robots, 'robots.txt.njk', () => ({
      sitemap: bench.url(bench.href('/sitemap.xml')),
      refused: refusedPrograms(bench.archive.site.rights),
    })),
  ];
};
