import type { SitePath } from '../model/address/paths.ts';
import { type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { pageAt } from './page.ts';
import { refusedPrograms } from './rights.ts';

/** A description of the search, with which browsers search the site from their address bar (OpenSearch 1.1). */
const OPEN_SEARCH = '/opensearch.xml' as SitePath;

/** Pages that every archive has in the same form: 404, search, robots.txt. */
export const plainPages: Maker = (bench) => {
  const { words, links } = bench.site;
  const missing = '/404.html' as SitePath;
  const search = '/search/' as SitePath;
  const robots = '/robots.txt' as SitePath;
  const openSearch = () => ({
    // A browser shows this in its list of searches; the format allows 16 characters (OpenSearch 1.1).
    name: Array.from(bench.site.title).slice(0, 16).join('').trim(),
    description: bench.site.title,
    search: bench.url(bench.href(search)),
  });
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
          pageAt(OPEN_SEARCH, 'opensearch.xml.njk', openSearch, { yields: true }),
        ]
      : []),
    pageAt(robots, 'robots.txt.njk', () => ({
      sitemap: bench.url(bench.href('/sitemap.xml')),
      refused: refusedPrograms(bench.archive.site.rights),
    })),
  ];
};
