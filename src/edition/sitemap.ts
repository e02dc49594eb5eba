import type { SitePath } from '../model/address/paths.ts';
import { compareText } from '../model/finding.ts';
import type { Bench } from './bench.ts';
import { type Page, pageAt } from './page.ts';

/** The most addresses a sitemap file may hold (sitemaps.org, protocol). */
const LIMIT = 50_000;

/**
 * A sitemap index, a sitemap for the dispatches of each year and one for the other pages, with the time of the last
 * change of their content. All are at the root, since a sitemap covers only its own folder (sitemaps.org, "Sitemap file
 * location").
 */
export function sitemap(pages: readonly Page[], bench: Bench): readonly Page[] {
  const listed = pages.filter((page) => page.sitemap !== null);
  const files = [...Map.groupBy(listed, (page) => page.sitemap as string)]
    .sort(([a], [b]) => compareText(a, b))
    .flatMap(([name, members]) =>
      Array.from({ length: Math.ceil(members.length / LIMIT) }, (_, part) => ({
        path: `/sitemap-${name}${part === 0 ? '' : `-${part + 1}`}.xml` as SitePath,
        members: members.slice(part * LIMIT, (part + 1) * LIMIT),
      })),
    );
  const newest = (members: readonly Page[]) =>
    members.reduce<string | null>((best, page) => {
      const modified = page.modified();
      if (modified === null) return best;
      return best === null || Date.parse(modified) > Date.parse(best) ? modified : best;
    }, null);
  return [
    pageAt('/sitemap.xml' as SitePath, 'sitemap-index.xml.njk', () => ({
      sitemaps: files.map(({ path, members }) => ({
        url: bench.url(bench.href(path)),
        modified: newest(members),
      })),
    })),
    ...files.map(({ path, members }) =>
      pageAt(path, 'sitemap.xml.njk', () => ({
        multilingual: members.some((page) => page.alternates !== undefined),
        urls: members.map((page) => ({
          url: bench.url(bench.href(page.url)),
          modified: page.modified(),
          alternates: page.alternates?.() ?? [],
        })),
      })),
    ),
  ];
}
