/**
 * What templates receive. Only plain data, since a page's key is computed from it: what is not in here cannot be shown.
 * `href` is an address for a link (with the base, percent-encoded); `url` is absolute.
 */

import type { Href } from '../model/address/paths.ts';
import type { Run } from '../model/change.ts';
import type { Quote } from '../model/dispatch.ts';
import type { Json } from '../model/json.ts';
import type { Direction } from '../model/language/direction.ts';
import type { Picture, SocialCard } from '../model/picture.ts';
import type { ShelfFolder, ShelfKind } from '../model/shelf-kinds.ts';
import type { ThemeSettings } from '../model/site.ts';
import type { CivilTime, Day } from '../model/time/civil-time.ts';
import type {
  ColumnProps,
  CopyProps,
  DatedLink,
  DispatchLink,
  DispatchProps,
  Teaser,
} from './dispatch-props.ts';
import type {
  ArchiveProps,
  CitationPlaces,
  PeriodProps,
  ShelfProps,
  ShelvesProps,
  SpanProps,
  WayProps,
} from './list-props.ts';
import type { NamesProps } from './name-props.ts';
import type { RightsProps } from './rights.ts';
import type {
  HeadlinesProps,
  ListProps,
  NumbersProps,
  StoriesProps,
  StoryLink,
  StoryProps,
  SubscribeProps,
} from './way-props.ts';

/** `site` in every template. It is the same for all pages of an edition, and a new dispatch does not change it. */
export type SiteProps = {
  readonly title: string;
  readonly tagline: string | null;
  readonly taglineHtml: string | null;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
  /** Absolute address of the home page. */
  readonly url: string;
  readonly origin: string;
  readonly base: string;
  readonly home: Href;
  readonly lang: string;
  readonly dir: Direction;
  readonly nav: readonly LinkProps[];
  readonly columns: readonly ColumnProps[];
  /** Indexes that the navigation links to: of columns if `site.yaml` lists some, of bylines, of tags, of places. */
  readonly indexes: readonly { readonly kind: ShelfFolder; readonly href: Href }[];
  /** Pages and files that every page may link to; null for those that the site does not have. */
  readonly links: {
    readonly archive: Href;
    readonly search: Href | null;
    readonly corrections: Href | null;
    /** Reference files of the whole archive. */
    readonly citations: CitationPlaces | null;
    readonly feed: Href;
    readonly subscribe: Href;
  } & { readonly [Folder in ShelfFolder]: Href | null };
  /** Addresses, with digests, of the theme's files by name: `style.css`, fonts. */
  readonly theme: { readonly [file: string]: Href };
  /** Whether no dispatch will follow (`status: ended`). */
  readonly ended: boolean;
  /** Whether paragraphs of dispatches have addresses of their own, each with a link. */
  readonly paragraphs: boolean;
  /** The site's own style sheet, `assets/theme.css`, linked after the theme's; null if there is none. */
  readonly stylesheet: Href | null;
  readonly settings: ThemeSettings;
  /** The program's name for `<meta name="generator">`. */
  readonly generator: string;
  /** Interface words in the site's language. English words that replace missing ones are marked as English on the page. */
  readonly words: { readonly [key: string]: string };
  /** Unknown keys of `site.yaml`, as written. */
  readonly extra: { readonly [key: string]: Json };
};

export type PageKind =
  | 'front'
  | 'dispatch'
  | 'page'
  | ShelfKind
  | 'year'
  | 'month'
  | 'day'
  | 'same-day'
  | 'archive'
  | ShelfFolder
  | 'stories'
  | 'story'
  | 'lists'
  | 'list'
  | 'headlines'
  | 'headlines-year'
  | 'numbers'
  | 'search'
  | 'corrections'
  | 'changes'
  | 'subscribe'
  | 'missing'
  | 'gone'
  | 'redirect';

/** A language (BCP 47, or `x-default`) in which a page can be read, and the absolute address. */
export type Alternate = { readonly lang: string; readonly url: string };

/** `page` in every HTML template. */
export type PageProps = {
  readonly kind: PageKind;
  /** The page's heading and `<title>`, plain text. */
  readonly title: string;
  readonly description: string | null;
  readonly href: Href;
  /** Canonical address, absolute. */
  readonly url: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** If false, the page has `noindex`. */
  readonly indexed: boolean;
  /** Feeds of this page's shelf first, then the site's. */
  readonly feeds: readonly FeedLinks[];
  /** Rights in what the page shows; null if none are stated. */
  readonly rights: RightsProps | null;
  /** Addresses of the page in all its languages, for search engines; empty if it has one. */
  readonly alternates: readonly Alternate[];
  /** From home down to this page's parent. */
  readonly trail: readonly LinkProps[];
  readonly image: Picture | null;
  /** What other sites show beside a link to the page: a card made from its picture, or else one with a nameplate; null if `image` is too small. */
  readonly social: SocialCard | null;
  /** Schema.org graph of the page (JSON-LD). */
  readonly graph: Json;
};

/** `gone` in `gone.njk`: what was at an address, and why it is gone. */
export type GoneProps = {
  readonly what: 'dispatch' | 'page';
  /** The day under which a dispatch was filed; null if unknown. */
  readonly filed: Day | null;
  readonly why: 'withdrawn' | 'expired';
  /** The day on which it went; null if unknown. */
  readonly on: Day | null;
  /** The reason, as inline HTML; null if none was given. */
  readonly because: string | null;
};

export type LinkProps = { readonly title: string; readonly href: string };

export type FeedLinks = {
  readonly title: string;
  readonly atom: Href;
  readonly rss: Href | null;
  readonly json: Href | null;
};

/** What each template receives besides `site` and `page`. */
export type TemplateProps = {
  'front-page': {
    readonly lead: (Teaser & { readonly lede: string }) | null;
    readonly latest: readonly Teaser[];
    readonly columns: readonly (ColumnProps & {
      readonly count: number;
      readonly latest: readonly Teaser[];
    })[];
    readonly count: number;
    /** Newest first. */
    readonly years: readonly SpanProps[];
    /** The editor's lists that the front page shows, each with its first dispatches. */
    readonly lists: readonly ListProps[];
    /** Further ways into the archive. */
    readonly ways: readonly WayProps[];
    /** From when to when an ended archive ran, and whether it is a single column; null for one that goes on. */
    readonly ran: { readonly first: CivilTime; readonly last: CivilTime; readonly column: boolean } | null;
  };
  dispatch: {
    readonly dispatch: DispatchProps;
    /** The neighbours in the column, or in the archive if it has no column. */
    readonly earlier: DispatchLink | null;
    readonly later: DispatchLink | null;
    /** "More from …": at most four. */
    readonly more: readonly Teaser[];
    /** For each of `more`, words that both texts share, if they are why it was chosen; else null. */
    readonly moreShares: readonly (string | null)[];
    readonly moreFrom: { readonly name: string; readonly href: Href };
    /**
     * "The story so far": the dispatches of its story in order, with this one marked; of a long story, those around it.
     * Empty if it is part of no story.
     */
    readonly thread: readonly (DatedLink & { readonly current: boolean })[];
    /** The page of its story, and its place in it, from 1; of a long story, `parts` is null. */
    readonly story: (StoryLink & { readonly part: number; readonly parts: number | null }) | null;
    /** Where its date leads: to the page of its day, or else of its month; and to its day in other years. Null if there is no such page. */
    readonly dates: { readonly href: Href | null; readonly sameDay: Href | null };
    /** The same piece in other languages; `name` is the language's own name for itself, such as "français". */
    readonly translations: readonly (DispatchLink & { readonly name: string })[];
    /** "Later referred to in": dispatches that link to this one, each with the sentence of the link; null if it has none. */
    readonly referred: readonly (DatedLink & { readonly quote: Quote | null })[];
  };
  changes: {
    readonly dispatch: DatedLink;
    /** When the first published words were committed. */
    readonly first: CivilTime | null;
    /** Newest first. */
    readonly changes: readonly {
      /** Null if it is not committed yet. */
      readonly at: CivilTime | null;
      /** Null if it stayed the same. */
      readonly headline: readonly Run[] | null;
      readonly dek: readonly Run[] | null;
      /** Paragraphs that changed, and null for those between them that stayed the same. */
      readonly text: readonly (readonly Run[] | null)[];
      /** Whether each of them only moved: it is gone in one place and new in another, with the same words. */
      readonly moved: readonly boolean[];
      /** The corrections that explain it; `note` is inline HTML. */
      readonly corrections: DispatchProps['corrections'];
    }[];
  };
  page: {
    readonly copy: CopyProps;
    readonly headline: string;
    readonly headlineHtml: string | null;
    readonly updated: CivilTime | null;
    readonly extra: { readonly [key: string]: Json };
  };
  column: { readonly shelf: ShelfProps };
  byline: { readonly shelf: ShelfProps };
  tag: { readonly shelf: ShelfProps };
  place: { readonly shelf: ShelfProps };
  name: { readonly shelf: ShelfProps };
  language: { readonly shelf: ShelfProps };
  year: { readonly period: PeriodProps };
  month: { readonly period: PeriodProps };
  day: { readonly period: PeriodProps };
  'same-day': { readonly period: PeriodProps };
  archive: { readonly archive: ArchiveProps };
  columns: { readonly index: ShelvesProps };
  bylines: { readonly index: ShelvesProps };
  tags: { readonly index: ShelvesProps };
  places: { readonly index: ShelvesProps };
  names: { readonly index: NamesProps };
  languages: { readonly index: ShelvesProps };
  stories: StoriesProps;
  story: { readonly story: StoryProps };
  lists: { readonly lists: readonly ListProps[] };
  list: { readonly list: ListProps };
  headlines: { readonly years: readonly SpanProps[] };
  'headlines-year': { readonly headlines: HeadlinesProps };
  numbers: { readonly numbers: NumbersProps };
  search: Record<never, never>;
  subscribe: SubscribeProps;
  corrections: {
    /** Newest first. */
    readonly corrections: readonly {
      readonly filed: CivilTime | null;
      readonly note: string;
      readonly dispatch: DatedLink;
    }[];
  };
  '404': Record<never, never>;
  redirect: { readonly target: Href; readonly targetUrl: string };
};
