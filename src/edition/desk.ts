import type { Archive } from '../archive/archive.ts';
import type { Clipping, Shelf } from '../archive/clipping.ts';
import { linked } from '../archive/linked.ts';
import { absolute } from '../model/absolute.ts';
import { type Dateline, type Day, timestamp } from '../model/dateline.ts';
import { dateFormatter, spanStyle } from '../model/dates.ts';
import { directionOf } from '../model/direction.ts';
import { inLanguage } from '../model/fallback.ts';
import { hasLocale } from '../model/language.ts';
import { type Href, hrefOf, type SitePath, type SourcePath } from '../model/paths.ts';
import type { Illustrations, Picture, PictureUse, SocialCard } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import type { Slug } from '../model/slug.ts';
import type { Page } from './page.ts';
import type {
  BylineProps,
  ColumnProps,
  DatedLink,
  DispatchLink,
  FeedLinks,
  Held,
  LinkProps,
  PageKind,
  PageProps,
  SiteProps,
  TagProps,
  Teaser,
} from './props.ts';
import { sharedOnce } from './shared.ts';

/** What every maker of pages needs: the archive, the site as templates see it, and the small parts of props. */
export type Desk = {
  readonly archive: Archive;
  readonly site: SiteProps;
  readonly href: (path: SitePath | string) => Href;
  /** Absolute address. */
  readonly url: (href: string) => string;
  /** A year, month or day as readers write it: "February 2009" for `2009-02`. */
  readonly span: (span: string) => string;
  readonly teaser: (clipping: Clipping) => Teaser;
  readonly link: (clipping: Clipping) => DispatchLink;
  /** The same with the day on which it was filed; of listed dispatches. */
  readonly dated: (clipping: Clipping) => DatedLink;
  readonly column: (shelf: Shelf) => ColumnProps;
  /** With its own bio line: `bylineProps` takes the one that a dispatch prints. */
  readonly byline: (shelf: Shelf) => BylineProps;
  readonly tag: (shelf: Shelf) => TagProps;
  readonly pictures: Pick<Illustrations, 'picture' | 'card' | 'nameplate'>;
  readonly page: (kind: PageKind, path: SitePath, title: string, more?: Partial<PageProps>) => PageProps;
  readonly feeds: (shelf: Shelf | null) => FeedLinks;
};

/** A maker of pages: one kind of page a file. */
export type Maker = (desk: Desk) => readonly Page[];

/** Opens the desk on an archive. `pictures`: what its pictures were made into; without it they are shown as they are. */
export function openDesk(archive: Archive, site: SiteProps, pictures: Desk['pictures'] = AS_THEY_ARE): Desk {
  const { base, origin } = archive.site;
  const href = (path: string) => hrefOf(path as SitePath, base);
  const url = (address: string) => absolute(address, origin);
  const formatDate = dateFormatter();
  const named = sharedOnce((shelf: Shelf) => ({ name: shelf.name, href: shelfHref(shelf, href) }));
  const teaser = sharedOnce((clipping: Clipping) => teaserOf(clipping, desk));
  const feeds = sharedOnce((shelf: Shelf | null): FeedLinks => {
    const folder = shelf?.path ?? '/';
    return {
      title: shelf ? `${shelf.name} – ${site.title}` : site.title,
      atom: href(`${folder}feed.xml`),
      rss: href(`${folder}rss.xml`),
      json: href(`${folder}feed.json`),
    };
  });
  const desk: Desk = {
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
    link: (clipping) => archive.reads.part('link', clipping, () => linkOf(clipping, desk)),
    dated: (clipping) => ({ ...desk.link(clipping), day: clipping.day as Day }),
    column: sharedOnce((shelf) => columnProps(shelf, href)),
    byline: sharedOnce((shelf) => bylineProps(shelf, desk)),
    tag: named,
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
      trail: [],
      image: null,
      social: more.image ? null : pictures.nameplate(null),
      graph: null,
      ...more,
    }),
  };
  return desk;
}

const AS_THEY_ARE: Desk['pictures'] = {
  picture: (picture) => picture,
  card: () => null,
  nameplate: () => null,
};

/** A picture with the files that suit a use; null of none. */
export function shown(picture: Picture | null | undefined, use: PictureUse, desk: Desk): Picture | null {
  return picture ? desk.pictures.picture(picture, use) : null;
}

/**
 * What a link to a page shows elsewhere: a card of its picture or its words, else the nameplate of its column or of the
 * site; null where the picture is too small for a card, for then it is shown itself.
 */
export function cardOf(
  picture: Picture | null,
  desk: Desk,
  column: Slug | null = null,
  source?: SourcePath,
): SocialCard | null {
  return desk.pictures.card(picture, source) ?? (picture ? null : desk.pictures.nameplate(column));
}

function columnProps(shelf: Shelf, href: Desk['href']): ColumnProps {
  const { name, tagline, taglineHtml, description, descriptionHtml, slug } = shelf;
  const words = { name, tagline, taglineHtml, description, descriptionHtml };
  return { id: slug, ...words, href: shelfHref(shelf, href) };
}

/** A byline with its bio line: the one that a dispatch prints, else its own. */
export function bylineProps(shelf: Shelf, desk: Desk, printed: string | null = null): BylineProps {
  const { name, email, url } = shelf;
  const portrait = desk.archive.portraits.get(shelf) ?? null;
  const bio = printed ?? (shelf.bio === null ? null : linked(shelf.bio, desk.archive.directory));
  return {
    name,
    bio,
    email,
    url,
    image: shown(portrait, 'portrait', desk),
    href: shelfHref(shelf, desk.href),
  };
}

export function trail(desk: Desk, ...links: readonly LinkProps[]): readonly LinkProps[] {
  return [{ title: desk.site.title, href: desk.site.home }, ...links];
}

/** Newest of the changes of some clippings, RFC 3339; null of none. */
export function lastChange(clippings: readonly Clipping[]): string | null {
  const newest = newestChange(clippings);
  return newest && timestamp(newest);
}

/** Newest of the changes of some clippings; null of none. Compared by instant. */
export function newestChange(clippings: readonly Clipping[]): Dateline | null {
  let newest: Dateline | null = null;
  for (const { card } of clippings) {
    const changed = card.updated ?? card.filed;
    if (changed && (!newest || changed.instant > newest.instant)) newest = changed;
  }
  return newest;
}

/** Address of a shelf's page; null of a shelf that holds only unlisted dispatches, which has none. */
function shelfHref(shelf: Shelf, href: Desk['href']): Href | null {
  return isMade(shelf) ? href(shelf.path) : null;
}

/** Whether a shelf has pages and feeds: only one with listed dispatches. */
export function isMade(shelf: Shelf): boolean {
  return shelf.clippings.length > 0;
}

/** A dispatch as links name it. */
export function linkOf(clipping: Clipping, { archive }: Desk): DispatchLink {
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
export function teaserOf(clipping: Clipping, desk: Desk): Teaser {
  const { card, display } = clipping;
  return {
    headline: display.headline,
    headlineHtml: display.headlineHtml,
    href: clipping.href,
    dek: display.dek ?? (display.lede || null),
    dekHtml: display.dekHtml && linked(display.dekHtml, desk.archive.directory, card),
    filed: card.filed as NonNullable<typeof card.filed>,
    bylines: clipping.bylines.map(desk.tag),
    column: clipping.column && desk.tag(clipping.column),
    image: clipping.thumbnail && desk.pictures.picture(clipping.thumbnail, 'thumbnail'),
    lang: clipping.lang,
    dir: directionOf(clipping.lang),
    held: heldOf(clipping, desk.archive.site),
  };
}

function heldOf({ card, embargoed }: Clipping, { drafts, future }: Site): Held {
  return [
    ...(card.draft ? (['draft'] as const) : []),
    ...(embargoed ? (['embargoed'] as const) : []),
    ...(card.unlisted && (drafts || future) ? (['unlisted'] as const) : []),
  ];
}
