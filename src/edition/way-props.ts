/** What templates receive of stories, the editor's lists, headlines, numbers and feeds. */

import type { Href } from '../model/address/paths.ts';
import type { Direction } from '../model/language/direction.ts';
import type { Length } from '../model/language/length.ts';
import type { ShelfFolder } from '../model/shelf-kinds.ts';
import type { CivilTime } from '../model/time/civil-time.ts';
import type { DatedLink, TagProps, Teaser } from './dispatch-props.ts';
import type { GroupProps, SpanLink } from './list-props.ts';

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
