import type { Archive } from '../archive/archive.ts';
import { resolveLinks } from '../archive/links.ts';
import { type Href, hrefOf, type SitePath } from '../model/address/paths.ts';
import { publishedAt } from '../model/asset.ts';
import { directionOf } from '../model/language/direction.ts';
import { byFolder, SHELF_KINDS, SHELVES, type ShelfFolder, type ShelfKind } from '../model/shelf-kinds.ts';
import { citationPlaces } from './citations.ts';
import { hasNames } from './name-shelves.ts';
import type { SiteProps } from './props.ts';
import { SUBSCRIBE } from './subscribe-page.ts';

/** Makes `site`, which every template receives: the same for all pages, and unchanged by a single dispatch. */
export function siteProps(archive: Archive, theme: SiteProps['theme'], words: SiteProps['words']): SiteProps {
  const { site } = archive;
  const href = (path: string) => hrefOf(path as SitePath, site.base);
  const sheet = archive.assets.find((asset) => asset.path === 'assets/theme.css');
  return {
    title: site.title,
    tagline: site.tagline,
    taglineHtml: site.taglineHtml,
    description: site.description,
    descriptionHtml: site.descriptionHtml && resolveLinks(site.descriptionHtml, archive.directory),
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
    indexes: SHELF_KINDS.filter((kind) => isInNavigation(kind, archive)).map((kind) => ({
      kind: SHELVES[kind].folder,
      href: href(`/${SHELVES[kind].folder}/`),
    })),
    links: {
      archive: href('/archive/'),
      ...byFolder((kind) => (hasIndex(kind, archive) ? href(`/${SHELVES[kind].folder}/`) : null)),
      search: site.search ? href('/search/') : null,
      corrections: archive.corrected.length > 0 ? href('/corrections/') : null,
      citations: site.citations ? citationPlaces('/' as SitePath, href) : null,
      feed: href('/feed.xml'),
      subscribe: href(SUBSCRIBE),
    },
    theme,
    ended: site.ended,
    paragraphs: site.paragraphs,
    stylesheet: sheet ? (`${href(publishedAt(sheet))}?v=${sheet.digest.slice(0, 10)}` as Href) : null,
    settings: site.theme,
    generator: 'Backfile',
    words,
    extra: site.extra,
  };
}

function hasIndex(kind: ShelfKind, archive: Archive): boolean {
  return kind === 'name' ? hasNames(archive) : archive.shelves[SHELVES[kind].folder].length > 0;
}

/** Whether the navigation links the index of a kind. */
function isInNavigation(kind: ShelfKind, archive: Archive): boolean {
  const { folder, navigation } = SHELVES[kind];
  if (navigation === 'any') return hasIndex(kind, archive);
  const listed: { readonly [Folder in ShelfFolder]?: readonly { readonly name: string }[] } = archive.site;
  return archive.shelves[folder].some((shelf) => listed[folder]?.some(({ name }) => name === shelf.name));
}
