/**
 * What templates receive. Only plain data, since a page's key is computed from it: what is not in here cannot be shown.
 * `href` is an address for a link (with the base, percent-encoded); `url` is absolute.
 */

import type { Href } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';
import type { Json } from '../model/json.ts';
import type { Direction } from '../model/language/direction.ts';
import type { Length } from '../model/language/length.ts';
import type { Fill, Picture, SocialCard } from '../model/picture.ts';
import type { ShelfFolder, ShelfKind } from '../model/shelf-kinds.ts';
import type { ThemeSettings } from '../model/site.ts';
import type { CivilTime, Day } from '../model/time/civil-time.ts';
import type { RightsProps } from './rights.ts';
import type { ShownFields } from './shown-fields.ts';

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
  /** Indexes that the navigation links: of columns if `site.yaml` lists some, of bylines, of tags, of places. */
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
  /** The site's own style sheet, `assets/theme.css`, linked after the theme's; null if there is none. */
  readonly stylesheet: Href | null;
  readonly settings: ThemeSettings;
  /** The program's name for `<meta name="generator">`. */
  readonly generator: string;
  /** Interface words in the site's language. English words that replace missing ones are marked (`model/fallback.ts`). */
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
  | 'subscribe'
  | 'missing'
  | 'gone'
  | 'redirect';

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
  /** Who may do what with what the page shows; null if nothing is said of it. */
  readonly rights: RightsProps | null;
  /** From home down to this page's parent. */
  readonly trail: readonly LinkProps[];
  readonly image: Picture | null;
  /** What other sites show beside a link to the page: a card of its picture, else a nameplate; null if `image` is too small. */
  readonly social: SocialCard | null;
  /** Schema.org graph of the page (JSON-LD). */
  readonly graph: Json;
};

/** `gone` in `gone.njk`: what stood at an address, and why it is gone. */
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

export type ColumnProps = {
  readonly id: string;
  readonly name: string;
  /** Null if it has no index. */
  readonly href: Href | null;
  readonly tagline: string | null;
  readonly taglineHtml: string | null;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
};
export type BylineProps = {
  readonly name: string;
  /** The name as this piece prints it, if that is another spelling of `name` (`also` in the settings); else null. */
  readonly printed: string | null;
  /** Null if it has no index. */
  readonly href: Href | null;
  /** The byline's current bio line, or the one printed with this piece, as inline HTML. */
  readonly bio: string | null;
  readonly image: Picture | null;
  readonly url: string | null;
  readonly email: string | null;
  /** `0000-0002-1825-0097`. */
  readonly orcid: string | null;
};
/** `href` is null if it has no index, because all its dispatches are unlisted. */
export type TagProps = { readonly name: string; readonly href: Href | null };

/** Why the site's readers do not find a dispatch: told where drafts or future dispatches are shown, and empty elsewhere. */
export type Held = readonly ('draft' | 'embargoed' | 'unlisted')[];

/**
 * What a list shows of a dispatch. `headlineHtml`, `dekHtml`: the same as inline HTML if the writer used markup; a
 * headline has no links.
 */
export type Teaser = {
  readonly headline: string;
  readonly headlineHtml: string | null;
  readonly href: Href;
  readonly dek: string | null;
  readonly dekHtml: string | null;
  readonly filed: CivilTime;
  readonly bylines: readonly TagProps[];
  readonly column: TagProps | null;
  readonly image: Picture | null;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly held: Held;
};

/** A dispatch as links name it: only what is shown, so that other changes to it do not change the page. */
export type DispatchLink = {
  readonly headline: string;
  readonly headlineHtml: string | null;
  readonly href: Href;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly held: Held;
};
export type DatedLink = DispatchLink & { readonly day: Day };

/** A body that is set when the page is rendered: `{{ dispatch.copy | typeset }}`. */
export type CopyProps = {
  readonly digest: Digest;
  readonly fills: readonly Fill[];
  /** Links to pages that are gone, as written, and the archived copy of each; absent if there are none. */
  readonly archived?: readonly { readonly from: string; readonly to: string }[];
  readonly prefix: string;
  readonly url: string;
};

/** `dispatch` in dispatch.njk: its fields as they are (headline, title, dek, dateline, extra …), and what is made of others. */
export type DispatchProps = ShownFields & {
  readonly dekHtml: string | null;
  readonly filed: CivilTime;
  readonly bylines: readonly BylineProps[];
  readonly column: ColumnProps | null;
  /** Printed above the headline: `kicker` of the front matter, else the first tag. */
  readonly kicker: { readonly name: string; readonly href: Href | null } | null;
  readonly image: Picture | null;
  readonly copy: CopyProps;
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  readonly corrections: readonly { readonly filed: CivilTime | null; readonly note: string }[];
  readonly tags: readonly TagProps[];
  /** The index of its dateline; null if it has none. */
  readonly place: TagProps | null;
  readonly words: number;
  /** Number of characters without spaces, for Chinese, Japanese and Korean; else null. */
  readonly characters: number | null;
  readonly minutes: number;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Dated later than the time of the build (only with --future or in the preview). */
  readonly embargoed: boolean;
  /** Permanent identifier, as in feeds. */
  readonly id: string;
};

/** A bar of a chart or a row of an index: a span (`2009`, `2009-02`) with its count. `href` is null if the count is 0. */
export type SpanProps = { readonly label: string; readonly href: Href | null; readonly count: number };

/** The span before or after another. It has no count, so that a new dispatch does not change the page. */
export type SpanLink = { readonly label: string; readonly href: Href };

/** Dispatches of one year or month under a heading. */
export type GroupProps = {
  /** `2009` or `2009-02`. */
  readonly span: string;
  /** The group's own page; null if this page shows the whole group, at `#y2009` or `#m2009-02`. */
  readonly href: Href | null;
  readonly count: number;
  /** The whole group, or its latest few dispatches if it has a page of its own. */
  readonly teasers: readonly Teaser[];
};

/** Addresses of files for reference managers, in three formats. */
export type CitationPlaces = { readonly bibtex: Href; readonly ris: Href; readonly csl: Href };

/** column.njk, byline.njk, tag.njk, place.njk: a shelf, or one span of it. */
export type ShelfProps = {
  readonly kind: ShelfKind;
  /** The last part of its address: the same for `dispatch.column.id`. */
  readonly id: string;
  readonly name: string;
  readonly href: Href;
  readonly tagline: string | null;
  readonly taglineHtml: string | null;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
  readonly byline: BylineProps | null;
  /** Whether no dispatch will follow on it. */
  readonly ended: boolean;
  /** Number of dispatches of the shelf, or of the span on the page of a span, which then never changes. */
  readonly count: number;
  readonly first: CivilTime;
  readonly last: CivilTime;
  /** One entry for each year from first to last, including empty years; empty on the page of a span. */
  readonly years: readonly SpanProps[];
  /** Null on the shelf's own page; `2009` or `2009-02` on the page of a span. */
  readonly span: string | null;
  /** The latest dispatches if the shelf is too large for one page; else empty. */
  readonly latest: readonly Teaser[];
  /** By year on the page of a small shelf; by month on the page of a span. */
  readonly groups: readonly GroupProps[];
  /** Reference files of its dispatches, on a byline's own page; else null. */
  readonly citations: CitationPlaces | null;
  /** Tags that its dispatches often have. */
  readonly together: readonly (TagProps & { readonly count: number })[];
  readonly earlier: SpanLink | null;
  readonly later: SpanLink | null;
};

/** year.njk, month.njk, day.njk, same-day.njk */
export type PeriodProps = {
  readonly kind: 'year' | 'month' | 'day' | 'same-day';
  /** `2009`, `2009-02`, `2009-02-02`; `--02-02` for this day in all years. */
  readonly span: string;
  readonly count: number;
  /** The twelve months of a year; empty for a month. */
  readonly months: readonly SpanProps[];
  /** For a month: weeks of seven days, Monday first, with null for days outside the month. */
  readonly weeks: readonly (readonly ({
    readonly day: Day;
    readonly count: number;
    readonly href: Href | null;
  } | null)[])[];
  readonly groups: readonly GroupProps[];
  /** Nearest periods of the same kind that are not empty. */
  readonly earlier: SpanLink | null;
  readonly later: SpanLink | null;
};

/** subscribe.njk: the feeds that a reader can choose from. */
export type SubscribeProps = {
  /** A file with all feeds (OPML 2.0), which feed readers can read. */
  readonly opml: Href;
  readonly groups: readonly {
    /** Null for the feeds of the whole site. */
    readonly kind: ShelfFolder | 'lists' | 'stories' | null;
    /** How many there are of the kind; the page offers some of them. */
    readonly count: number;
    readonly index: Href | null;
    readonly feeds: readonly {
      readonly name: string;
      readonly href: Href;
      readonly atom: Href;
      readonly rss: Href | null;
      readonly json: Href | null;
    }[];
  }[];
};

/** A story as links name it: `titleHtml` is its title as inline HTML if the writer used markup. */
export type StoryLink = {
  readonly title: string;
  readonly titleHtml: string | null;
  readonly href: Href;
  readonly lang: string;
  readonly dir: Direction;
};

/** story.njk: the dispatches of a story in order. */
export type StoryProps = StoryLink & {
  readonly count: number;
  readonly first: CivilTime;
  readonly last: CivilTime;
  /** Who wrote it, in the order in which they joined in. */
  readonly bylines: readonly TagProps[];
  /** By year, oldest first, and so are the dispatches of each year. */
  readonly groups: readonly GroupProps[];
};

/** stories.njk: every story under the year in which it began, newest first. */
export type StoriesProps = {
  readonly count: number;
  readonly groups: readonly {
    readonly span: string;
    readonly stories: readonly Omit<StoryProps, 'groups'>[];
  }[];
};

/** list.njk: dispatches that the editor chose, in the editor's order. */
export type ListProps = {
  /** Its id in lists.yaml. */
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
  readonly href: Href;
  readonly count: number;
  /** All of them on its own page, else the first few. `note`: what the editor says of one, as inline HTML. */
  readonly pieces: readonly { readonly teaser: Teaser; readonly note: string | null }[];
};

/** headlines-year.njk: every headline of a year, from January on. */
export type HeadlinesProps = {
  readonly year: string;
  /** The index of the year. */
  readonly href: Href;
  readonly count: number;
  readonly months: readonly {
    readonly span: string;
    readonly href: Href;
    readonly dispatches: readonly DatedLink[];
  }[];
  readonly earlier: SpanLink | null;
  readonly later: SpanLink | null;
};

/** numbers.njk: what can be counted in the archive. */
export type NumbersProps = {
  /** `count`: how many later dispatches refer to it. */
  readonly referred: readonly (DatedLink & { readonly count: number })[];
  readonly longest: readonly (DatedLink & Length)[];
  /** The longest times without a dispatch, and the dispatches before and after each. */
  readonly silences: readonly {
    readonly days: number;
    readonly after: DatedLink;
    readonly before: DatedLink;
  }[];
  /** Newest first. */
  readonly years: readonly ({
    readonly label: string;
    readonly href: Href;
    readonly count: number;
  } & Length)[];
  /** Sites of others by host, and how many dispatches link to each. */
  readonly sites: readonly { readonly host: string; readonly count: number }[];
};

/** A way into the archive besides its shelves: `stories`, `lists`, `headlines` or `numbers`, which is its word, too. */
export type WayProps = { readonly kind: 'stories' | 'lists' | 'headlines' | 'numbers'; readonly href: Href };

/** archive.njk: every year by months. */
export type ArchiveProps = {
  readonly count: number;
  readonly words: number;
  /** Total length in characters if the site's language measures length in them; else null. */
  readonly characters: number | null;
  readonly first: CivilTime | null;
  readonly last: CivilTime | null;
  /** Newest first; `months` has twelve entries. */
  readonly years: readonly (SpanProps & { readonly months: readonly SpanProps[] })[];
  readonly busiest: SpanProps | null;
  readonly longest: (DispatchLink & Length) | null;
  /** The longest time without a dispatch. */
  readonly silence: { readonly days: number; readonly after: Day; readonly before: Day } | null;
  /** Further ways into the archive. */
  readonly ways: readonly WayProps[];
  /** The files of the catalogue; empty unless the site has `catalogue: true`. */
  readonly catalogue: readonly { readonly name: string; readonly href: string }[];
};

/** columns.njk, bylines.njk, tags.njk, places.njk: every shelf of a kind. */
export type ShelvesProps = {
  readonly kind: ShelfKind;
  readonly shelves: readonly {
    readonly name: string;
    readonly href: Href;
    readonly count: number;
    readonly tagline: string | null;
    readonly taglineHtml: string | null;
    readonly first: CivilTime;
    readonly last: CivilTime;
    /** Dispatches in each year from the archive's first to its last. */
    readonly years: readonly number[];
    /** Its letter in an A to Z, in its own script; `#` for digits and signs. */
    readonly letter: string;
  }[];
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
    readonly moreFrom: { readonly name: string; readonly href: Href };
    /**
     * "The story so far": the dispatches of its story in order, with this one marked; of a long story, those around it.
     * Empty if it is part of no story.
     */
    readonly thread: readonly (DatedLink & { readonly current: boolean })[];
    /** The page of its story, and its place in it, from 1; of a long story, `parts` is null. */
    readonly story: (StoryLink & { readonly part: number; readonly parts: number | null }) | null;
    /** Where its date leads: to the page of its day, else of its month; and to its day in other years. Null without such a page. */
    readonly dates: { readonly href: Href | null; readonly sameDay: Href | null };
    /** "Later referred to in": dispatches that link to this one. */
    readonly referred: readonly DatedLink[];
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
  year: { readonly period: PeriodProps };
  month: { readonly period: PeriodProps };
  day: { readonly period: PeriodProps };
  'same-day': { readonly period: PeriodProps };
  archive: { readonly archive: ArchiveProps };
  columns: { readonly index: ShelvesProps };
  bylines: { readonly index: ShelvesProps };
  tags: { readonly index: ShelvesProps };
  places: { readonly index: ShelvesProps };
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
