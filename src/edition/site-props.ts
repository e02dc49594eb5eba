import type { Archive } from '../archive/archive.ts';
import { publishedAt } from '../archive/asset-paths.ts';
import { linked } from '../archive/linked.ts';
import { directionOf } from '../model/direction.ts';
import { type Href, hrefOf, type SitePath } from '../model/paths.ts';
import { citationPlaces } from './citations.ts';
import type { SiteProps } from './props.ts';

/** What every template gets as `site`: the same for all pages, moved by no single dispatch. */
export function siteProps(archive: Archive, theme: SiteProps['theme'], words: SiteProps['words']): SiteProps {
  const { site } = archive;
  const href = (path: string) => hrefOf(path as SitePath, site.base);
  const sheet = archive.assets.find((asset) => asset.path === 'assets/theme.css');
  return {
    title: site.title,
    tagline: site.tagline,
    taglineHtml: site.taglineHtml,
    description: site.description,
    descriptionHtml: site.descriptionHtml && linked(site.descriptionHtml, archive.directory),
    url: site.origin + href('/'),
    origin: site.origin,
    base: site.base,
    home: href('/'),
    lang: site.style.lang,
    dir: directionOf(site.style.lang),
    nav: site.nav.map(({ title, url }) => ({ title, href: url.startsWith('/') ? href(url) : url })),
    columns: site.columns
      .map((column) => archive.shelves.columns.find((shelf) => shelf.name === column.name))
      .filter((shelf) => shelf !== undefined)
      .map(({ slug, name, tagline, taglineHtml, description, descriptionHtml, path }) => ({
        id: slug,
        name,
        tagline,
        taglineHtml,
        description,
        descriptionHtml,
        href: href(path),
      })),
    links: {
      archive: href('/archive/'),
      columns: archive.shelves.columns.length > 0 ? href('/columns/') : null,
      bylines: archive.shelves.bylines.length > 0 ? href('/bylines/') : null,
      tags: archive.shelves.tags.length > 0 ? href('/tags/') : null,
      search: site.search ? href('/search/') : null,
      corrections: archive.corrected.length > 0 ? href('/corrections/') : null,
      citations: site.citations ? citationPlaces('/' as SitePath, href) : null,
      feed: href('/feed.xml'),
    },
    theme,
    stylesheet: sheet ? (`${href(publishedAt(sheet))}?v=${sheet.digest.slice(0, 10)}` as Href) : null,
    settings: site.theme,
    generator: 'Backfile',
    words,
    extra: site.extra,
  };
}
