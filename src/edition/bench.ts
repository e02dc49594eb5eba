import type { Archive } from '../archive/archive.ts';
import type { Clipping, Shelf } from '../archive/clipping.ts';
import { resolveLinks } from '../archive/links.ts';
import { absolute } from '../model/address/absolute.ts';
import { type Href, hrefOf, type SitePath, type SourcePath } from '../model/address/paths.ts';
import type { Slug } from '../model/address/slug.ts';
import { directionOf } from '../model/language/direction.ts';
import { hasLocale } from '../model/language/language.ts';
import { inLanguage } from '../model/language/language-marks.ts';
import type { Illustrations, Picture, PictureUse, SocialCard } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { type CivilTime, type Day, timestamp } from '../model/time/civil-time.ts';
import { formatDate, spanStyle } from '../model/time/dates.ts';
import type {
  BylineProps,
  ColumnProps,
  DatedLink,
  DispatchLink,
  Held,
  TagProps,
  Teaser,
} from './dispatch-props.ts';
import { type Names, namesOf } from './name-shelves.ts';
import type { Page } from './page.ts';
import type { FeedLinks, LinkProps, PageKind, PageProps, SiteProps } from './props.ts';
import { rightsProps } from './rights.ts';
import { sharedOnce } from './shared.ts';

/** What every page maker needs: the archive, the site as templates see it, and the small parts of props. */
export type Bench = {
  readonly archive: Archive;
  readonly site: SiteProps;
  readonly href: (path: SitePath | string) => Href;
  /** The absolute address of an `href`. */
  readonly url: (href: string) => string;
  /** A year, month or day in words: "February 2009" for `2009-02`. */
  readonly span: (span: string) => string;
  readonly teaser: (clipping: Clipping) => Teaser;
  readonly link: (clipping: Clipping) => DispatchLink;
  /** The same with the day on which it was filed; for listed dispatches. */
  readonly dated: (clipping: Clipping) => DatedLink;
  readonly column: (shelf: Shelf) => ColumnProps;
  /** With the byline's own name and bio line; `bylineProps` also accepts those that a dispatch prints. */
  readonly byline: (shelf: Shelf) => BylineProps;
  readonly tag: (shelf: Shelf) => TagProps;
  readonly names: Names;
  readonly pictures: Pick<Illustrations, 'picture' | 'card' | 'nameplate'>;
  readonly page: (kind: PageKind, path: SitePath, title: string, more?: Partial<PageProps>) => PageProps;
  readonly feeds: (shelf: Shelf | null) => FeedLinks;
};

/** Makes all pages of one kind. Each maker has a file of its own. */
export type Maker = (bench: Bench) => readonly Page[];

/** Sets up the bench for an archive. `pictures`: the files made from its pictures; without it they are shown as they are. */
export function openBench(
  archive: Archive,
  site: SiteProps,
  pictures: Bench['pictures'] = AS_THEY_ARE,
): Bench {
  const { base, origin } = archive.site;
  const href = (path: string) => hrefOf(path as SitePath, base);
  const url = (address: string) => absolute(address, origin);
  const named = sharedOnce((shelf: Shelf) => ({ name: shelf.name, href: shelfHref(shelf, href) }));
  const teaser = sharedOnce((clipping: Clipping) => teaserOf(clipping, bench));
  const feeds = sharedOnce((shelf: Shelf | null): FeedLinks => {
    const folder = shelf?.path ?? '/';
    return {
      title: shelf ? `${shelf.name} – ${site.title}` : site.title,
      atom: href(`${folder}feed.xml`),
      rss: href(`${folder}rss.xml`),
      json: href(`${folder}feed.json`),
    };
  });
  const bench: Bench = {
    archive,
    site,
    href,
    url,
    feeds,
    pictures,
    span: (span) => {
      const text = formatDate(span, spanStyle(span), site.lang);
      return hasLocale(site.lang) ? text : inLanguage('en', text);
    },
    teaser: (clipping) => archive.reads.part('teaser', clipping, () => teaser(clipping)),
    link: (clipping) => archive.reads.part('link', clipping, () => linkOf(clipping, bench)),
    dated: (clipping) => ({ ...bench.link(clipping), day: clipping.day as Day }),
    column: sharedOnce((shelf) => columnProps(shelf, href)),
    byline: sharedOnce((shelf) => bylineProps(shelf, bench)),
    tag: named,
    names: namesOf(archive),
    page: (kind, path, title, more = {}) => ({
      kind,
      title,
      description: null,
      href: href(path),
      url: url(href(path)),
      lang: site.lang,
      dir: directionOf(site.lang),
      indexed: true,
      feeds: [feeds(null)],
      alternates: [],
      trail: [],
      rights: rightsProps(archive.site.rights),
      image: null,
      social: more.image ? null : pictures.nameplate(null),
      graph: null,
      ...more,
    }),
  };
  return bench;
}

const AS_THEY_ARE: Bench['pictures'] = {
  picture: (picture) => picture,
  card: () => null,
  nameplate: () => null,
};

/** A picture with the files that suit a use; null if there is no picture. */
export function shown(picture: Picture | null | undefined, use: PictureUse, bench: Bench): Picture | null {
  return picture ? bench.pictures.picture(picture, use) : null;
}

/**
 * What other sites show beside a link to a page: a card of its picture or its words, else the nameplate of its column or
 * of the site. Null if the picture is too small for a card: then the picture itself is shown.
 */
export function cardOf(
  picture: Picture | null,
  bench: Bench,
  column: Slug | null = null,
  source?: SourcePath,
): SocialCard | null {
  return bench.pictures.card(picture, source) ?? (picture ? null : bench.pictures.nameplate(column));
}

function columnProps(shelf: Shelf, href: Bench['href']): ColumnProps {
  const { name, tagline, taglineHtml, description, descriptionHtml, slug } = shelf;
  const words = { name, tagline, taglineHtml, description, descriptionHtml };
  return { id: slug, ...words, href: shelfHref(shelf, href) };
}

/** A byline with the name and the bio line that a dispatch prints, else with the byline's own. */
export function bylineProps(
  shelf: Shelf,
  bench: Bench,
  printed: { readonly name?: string | null; readonly bio?: string | null } = {},
): BylineProps {
  const { name, email, url } = shelf;
  const portrait = bench.archive.portraits.get(shelf) ?? null;
  const bio = printed.bio ?? (shelf.bio === null ? null : resolveLinks(shelf.bio, bench.archive.directory));
  return {
    name,
    printed: printed.name ?? null,
    bio,
    email,
    orcid: shelf.orcid,
    url,
    image: shown(portrait, 'portrait', bench),
    href: shelfHref(shelf, bench.href),
  };
}

export function trail(bench: Bench, ...links: readonly LinkProps[]): readonly LinkProps[] {
  return [{ title: bench.site.title, href: bench.site.home }, ...links];
}

/** When clippings last changed, RFC 3339; null if there are none. */
export function lastChange(clippings: readonly Clipping[]): string | null {
  const newest = newestChange(clippings);
  return newest && timestamp(newest);
}

/** When clippings last changed, compared by instant; null if there are none. */
export function newestChange(clippings: readonly Clipping[]): CivilTime | null {
  let newest: CivilTime | null = null;
  for (const { slip } of clippings) {
    const changed = slip.updated ?? slip.filed;
    if (changed && (!newest || changed.instant > newest.instant)) newest = changed;
  }
  return newest;
}

/** Address of a shelf's page; null for a shelf with only unlisted dispatches, which has no page. */
function shelfHref(shelf: Shelf, href: Bench['href']): Href | null {
  return isMade(shelf) ? href(shelf.path) : null;
}

/** Whether a shelf has pages and feeds: it needs listed dispatches. */
export function isMade(shelf: Shelf): boolean {
  return shelf.clippings.length > 0;
}

/** A dispatch as links name it. */
export function linkOf(clipping: Clipping, { archive }: Bench): DispatchLink {
  const { display, href, lang } = clipping;
  return {
    headline: display.headline,
    headlineHtml: display.headlineHtml,
    href,
    lang,
    dir: directionOf(lang),
    held: heldOf(clipping, archive.site),
  };
}

/** A dispatch as lists show it. */
export function teaserOf(clipping: Clipping, bench: Bench): Teaser {
  const { slip, display } = clipping;
  return {
    headline: display.headline,
    headlineHtml: display.headlineHtml,
    href: clipping.href,
    dek: display.dek ?? (display.lede || null),
    dekHtml: display.dekHtml && resolveLinks(display.dekHtml, bench.archive.directory, slip),
    filed: slip.filed as NonNullable<typeof slip.filed>,
    bylines: clipping.bylines.map(bench.tag),
    column: clipping.column && bench.tag(clipping.column),
    image: clipping.thumbnail && bench.pictures.picture(clipping.thumbnail, 'thumbnail'),
    lang: clipping.lang,
    dir: directionOf(clipping.lang),
    held: heldOf(clipping, bench.archive.site),
  };
}

function heldOf({ slip, embargoed }: Clipping, { drafts, future }: Site): Held {
  return [
    ...(slip.draft ? (['draft'] as const) : []),
    ...(embargoed ? (['embargoed'] as const) : []),
    ...(slip.unlisted && (drafts || future) ? (['unlisted'] as const) : []),
  ];
}
