/**
 * What templates receive. Plain data only: a page's key is made of it, so whatever is not in here cannot be shown.
 * `href` is an address as it stands in a link (base included, percent-encoded); `url` is absolute.
 */
import type { CivilTime, Day } from '../model/civil-time.ts';
import type { Digest } from '../model/digest.ts';
import type { Direction } from '../model/direction.ts';
import type { Json } from '../model/json.ts';
import type { Length } from '../model/length.ts';
import type { Href } from '../model/paths.ts';
import type { Fill, Picture, SocialCard } from '../model/picture.ts';
import type { ShelfFolder, ShelfKind } from '../model/shelf-kinds.ts';
import type { ThemeSettings } from '../model/site.ts';
import type { ShownFields } from './shown-fields.ts';

/** In every template as `site`. The same for all pages of an edition: nothing in it moves with a new dispatch. */
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
  /** Indexes to which the navigation leads: of columns, where `site.yaml` lists some, of bylines, of tags. */
  readonly indexes: readonly { readonly kind: ShelfFolder; readonly href: Href }[];
  /** The places every page may link to; null where the site has none. */
  readonly links: {
    readonly archive: Href;
    readonly search: Href | null;
    readonly corrections: Href | null;
    /** References of the whole archive, for reference managers. */
    readonly citations: CitationPlaces | null;
    readonly feed: Href;
  } & { readonly [Folder in ShelfFolder]: Href | null };
  /** Files of the theme by their name, at their hashed addresses: `style.css`, fonts. */
  readonly theme: { readonly [file: string]: Href };
  /** The site's own style sheet, `assets/theme.css`, linked after the theme's; null where there is none. */
  readonly stylesheet: Href | null;
  readonly settings: ThemeSettings;
  /** Names the program for `<meta name="generator">`. */
  readonly generator: string;
  /** Words of the interface in the site's language; those of English, where it has none, are marked (`model/fallback.ts`). */
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
  | 'archive'
  | ShelfFolder
  | 'search'
  | 'corrections'
  | 'missing'
  | 'redirect';

/** In every HTML template as `page`. */
export type PageProps = {
  readonly kind: PageKind;
  /** What heads the page and its `<title>`, plain text. */
  readonly title: string;
  readonly description: string | null;
  readonly href: Href;
  /** Canonical address, absolute. */
  readonly url: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** False: `noindex`. */
  readonly indexed: boolean;
  /** Feeds of this page's shelf first, then the site's. */
  readonly feeds: readonly FeedLinks[];
  /** From home down to this page's parent. */
  readonly trail: readonly LinkProps[];
  readonly image: Picture | null;
  /** What a link to the page shows elsewhere: a card of its picture, else a nameplate; null where `image` is too small for one. */
  readonly social: SocialCard | null;
  /** Schema.org graph of the page (JSON-LD). */
  readonly graph: Json;
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
  /** Null where its index is not made. */
  readonly href: Href | null;
  readonly tagline: string | null;
  readonly taglineHtml: string | null;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
};
export type BylineProps = {
  readonly name: string;
  /** Null where its index is not made. */
  readonly href: Href | null;
  /** The byline's current bio line as inline HTML, or the one printed with this piece. */
  readonly bio: string | null;
  readonly image: Picture | null;
  readonly url: string | null;
  readonly email: string | null;
};
/** `href` is null where its index is not made: of an unlisted dispatch alone. */
export type TagProps = { readonly name: string; readonly href: Href | null };

/** Why the site's readers do not find a dispatch: told where drafts or future dispatches are shown, and empty elsewhere. */
export type Held = readonly ('draft' | 'embargoed' | 'unlisted')[];

/**
 * What a list shows of a dispatch. `headlineHtml`, `dekHtml`: the same as inline HTML, where the writer marked
 * something; a headline has no links.
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

/** A dispatch as a link names it: no more than is shown, so that nothing else of it makes the page anew. */
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
  /** Links to pages that are gone, as written, and where each leads instead; left out where there is none. */
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
  /** What is printed over the headline: `kicker` in front matter, else the first tag. */
  readonly kicker: { readonly name: string; readonly href: Href | null } | null;
  readonly image: Picture | null;
  readonly copy: CopyProps;
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  readonly corrections: readonly { readonly filed: CivilTime | null; readonly note: string }[];
  readonly tags: readonly TagProps[];
  readonly words: number;
  /** Characters without spaces, of Chinese, Japanese and Korean, whose length is told in them; else null. */
  readonly characters: number | null;
  readonly minutes: number;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** Dated after the build's now (only with --future or in preview). */
  readonly embargoed: boolean;
  /** Permanent identifier, as in feeds. */
  readonly id: string;
};

/** A bar of a chart, a row of an index: a span (`2009`, `2009-02`) with its count. `href` null where nothing was filed. */
export type SpanProps = { readonly label: string; readonly href: Href | null; readonly count: number };

/** The span before or after one: without its count, which would move on a page that is to stay as it is. */
export type SpanLink = { readonly label: string; readonly href: Href };

/** Dispatches of one year or month under a heading. */
export type GroupProps = {
  /** `2009` or `2009-02`. */
  readonly span: string;
  /** A page of its own; null where the group stands whole on this page, at `#y2009` or `#m2009-02`. */
  readonly href: Href | null;
  readonly count: number;
  /** All of the group, or its latest few where it has a page of its own. */
  readonly teasers: readonly Teaser[];
};

/** References for reference managers, in three formats. */
export type CitationPlaces = { readonly bibtex: Href; readonly ris: Href; readonly csl: Href };

/** column.njk, byline.njk, tag.njk: one shelf, whole or one span of it. */
export type ShelfProps = {
  readonly kind: ShelfKind;
  readonly name: string;
  readonly href: Href;
  readonly tagline: string | null;
  readonly taglineHtml: string | null;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
  readonly byline: BylineProps | null;
  /** Dispatches of the whole shelf; on a page of one span, of that span: such a page stays as it is for good. */
  readonly count: number;
  readonly first: CivilTime;
  readonly last: CivilTime;
  /** One entry a year from the first to the last, empty years included; empty on a page of one span. */
  readonly years: readonly SpanProps[];
  /** `null` on the shelf's own page; `2009` or `2009-02` on a page of one span. */
  readonly span: string | null;
  /** The latest, where the shelf is too large for one page; else empty. */
  readonly latest: readonly Teaser[];
  /** By year on a small shelf; by month in a span. */
  readonly groups: readonly GroupProps[];
  /** Its dispatches' references, on a byline's own page. */
  readonly citations: CitationPlaces | null;
  /** What this shelf is often together with. */
  readonly together: readonly (TagProps & { readonly count: number })[];
  readonly earlier: SpanLink | null;
  readonly later: SpanLink | null;
};

/** year.njk, month.njk, day.njk */
export type PeriodProps = {
  readonly kind: 'year' | 'month' | 'day';
  /** `2009`, `2009-02`, `2009-02-02`. */
  readonly span: string;
  readonly count: number;
  /** In a year: its twelve months. In a month: empty. */
  readonly months: readonly SpanProps[];
  /** In a month: weeks of seven days, Monday first, null outside the month. */
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

/** archive.njk: every year by months. */
export type ArchiveProps = {
  readonly count: number;
  readonly words: number;
  /** Where the site's language tells length in characters; else null. */
  readonly characters: number | null;
  readonly first: CivilTime | null;
  readonly last: CivilTime | null;
  /** Newest first; `months` has twelve entries. */
  readonly years: readonly (SpanProps & { readonly months: readonly SpanProps[] })[];
  readonly busiest: SpanProps | null;
  readonly longest: (DispatchLink & Length) | null;
  /** Longest time without a dispatch. */
  readonly silence: { readonly days: number; readonly after: Day; readonly before: Day } | null;
};

/** columns.njk, bylines.njk, tags.njk: every shelf of a kind. */
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
    /** Letter under which an A to Z files it, in its own script; `#` for digits and signs. */
    readonly letter: string;
  }[];
};

/** Everything that a template of a kind receives beside `site` and `page`. */
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
  };
  dispatch: {
    readonly dispatch: DispatchProps;
    /** In the column, else in the archive. */
    readonly earlier: DispatchLink | null;
    readonly later: DispatchLink | null;
    /** "More from …": at most four. */
    readonly more: readonly Teaser[];
    readonly moreFrom: { readonly name: string; readonly href: Href };
    /** "The story so far": the whole thread in order with this one marked; empty without `follows`. */
    readonly thread: readonly (DatedLink & { readonly current: boolean })[];
    /** "Later referred to in". */
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
  year: { readonly period: PeriodProps };
  month: { readonly period: PeriodProps };
  day: { readonly period: PeriodProps };
  archive: { readonly archive: ArchiveProps };
  columns: { readonly index: ShelvesProps };
  bylines: { readonly index: ShelvesProps };
  tags: { readonly index: ShelvesProps };
  search: Record<never, never>;
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
