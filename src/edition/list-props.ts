/** What templates receive of lists of dispatches: shelves, years, months and days, the archive. */

import type { Href } from '../model/address/paths.ts';
import type { Quote } from '../model/dispatch.ts';
import type { Length } from '../model/language/length.ts';
import type { ShelfKind } from '../model/shelf-kinds.ts';
import type { CivilTime, Day } from '../model/time/civil-time.ts';
import type { BylineProps, DispatchLink, TagProps, Teaser } from './dispatch-props.ts';
import type { NameProps } from './name-props.ts';

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

/** column.njk, byline.njk, tag.njk, place.njk, name.njk: a shelf, or one span of it. */
export type ShelfProps = {
  readonly kind: ShelfKind;
  /** The last part of its address; for a column, the same as `dispatch.column.id`. */
  readonly id: string;
  readonly name: string;
  readonly href: Href;
  readonly tagline: string | null;
  readonly taglineHtml: string | null;
  readonly description: string | null;
  readonly descriptionHtml: string | null;
  readonly byline: BylineProps | null;
  /** What `names.yaml` says about it; null if it is not listed there. */
  readonly about: NameProps | null;
  /**
   * For each dispatch that the page shows, by its `href`, the sentence in which it first mentions the name; null if only
   * its dateline names it. Empty without `about`.
   */
  readonly mentions: { readonly [href: string]: Quote | null };
  /** Whether no dispatch will follow on it. */
  readonly ended: boolean;
  /** Number of dispatches of the shelf; on the page of a span, only those of the span. */
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
  /** Tags that its dispatches often have; on the page of a name, the other names that they mention. */
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

/** A way into the archive besides its shelves: `stories`, `lists`, `headlines` or `numbers`, which is also its key in the interface words. */
export type WayProps = {
  readonly kind: 'stories' | 'lists' | 'languages' | 'headlines' | 'numbers';
  readonly href: Href;
};

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
