/** What templates receive of dispatches: whole, as a teaser, and as a link. */

import type { Href } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';
import type { Fill, Picture } from '../model/picture.ts';
import type { CivilTime, Day } from '../model/time/civil-time.ts';
import type { FacsimileProps } from './facsimile-props.ts';
import type { NameLink } from './name-props.ts';
import type { ShownFields } from './shown-fields.ts';

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

/** Why readers of the site do not see a dispatch. Empty, except where drafts or future dispatches are shown. */
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
  /** Stands before every id in the text, so that ids stay unique where one page shows several dispatches. */
  readonly prefix: string;
  /** Absolute address of the page of the dispatch. */
  readonly url: string;
};

/** `dispatch` in dispatch.njk: its fields as they are (headline, title, dek, dateline, extra …), and values made from other fields. */
export type DispatchProps = ShownFields & {
  readonly dekHtml: string | null;
  readonly filed: CivilTime;
  readonly bylines: readonly BylineProps[];
  readonly column: ColumnProps | null;
  /** Printed above the headline: `kicker` of the front matter, else the first tag. */
  readonly kicker: { readonly name: string; readonly href: Href | null } | null;
  readonly image: Picture | null;
  /** The pages as they were printed; null if it has no facsimile. */
  readonly facsimile: FacsimileProps | null;
  readonly copy: CopyProps;
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  readonly corrections: readonly { readonly filed: CivilTime | null; readonly note: string }[];
  /** The page that shows how its words changed; null if they did not change, or if the site does not show it. */
  readonly changes: Href | null;
  readonly tags: readonly TagProps[];
  /** Names that it mentions, in order; empty without `names.yaml`. */
  readonly names: readonly NameLink[];
  /** The index of its dateline; null if it has none. */
  readonly place: TagProps | null;
  /** The index of its language; null if the archive has one language. */
  readonly language: TagProps | null;
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
