import type { Day } from '../model/civil-time.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Length } from '../model/length.ts';
import type { Href, SitePath } from '../model/paths.ts';
import type { Fill, Picture } from '../model/picture.ts';
import type { ShelfKind } from '../model/shelf-kinds.ts';
import type { Slug } from '../model/slug.ts';
import type { ArchivedLink } from './archived-links.ts';

/**
 * What pages may read of a dispatch besides its words, and what its address follows from. It stands in the outline of
 * the archive (see `outlineOf`).
 */
export type Slip = Pick<
  Dispatch,
  | 'source'
  | 'slug'
  | 'id'
  | 'filed'
  | 'updated'
  | 'draft'
  | 'unlisted'
  | 'aliases'
  | 'canonical'
  | 'corrections'
>;

/** The display copy of a dispatch: what stands above its text, and what lists show of it. */
export type Display = Pick<Dispatch, 'title' | 'headline' | 'headlineHtml' | 'dek' | 'dekHtml' | 'lede'>;

/** A dispatch in its place: where it stands in the archive, without what is in its body. */
export type Entry = {
  readonly dispatch: Dispatch;
  readonly slip: Slip;
  /** How many are newer: where it stands in the archive's order, unlisted ones among the others. */
  readonly rank: number;
  /** When it was filed, milliseconds since 1970, and on which day; 0 and empty where that is not known. */
  readonly instant: number;
  readonly day: Day | '';
  readonly path: SitePath;
  readonly href: Href;
  readonly lang: string;
  /** All shelves on which it stands, in the order of `SHELVES`; and those of some kinds. */
  readonly shelves: readonly Shelf[];
  readonly column: Shelf | null;
  readonly bylines: readonly Shelf[];
  readonly tags: readonly Shelf[];
  readonly embargoed: boolean;
};

/** What the body of a dispatch shows beside its text. */
export type Body = {
  /** The linked body: what stands in the copy's slots, in their order. */
  readonly fills: readonly Fill[];
  /** Its links to pages of other sites that are gone, and where each leads instead. */
  readonly archived: readonly ArchivedLink[];
  readonly lead: Picture | null;
  /** What a list shows: the lead, else the first picture of the body. */
  readonly thumbnail: Picture | null;
};

/** A dispatch as filed. Lists of clippings are newest first unless they say otherwise. */
export type Clipping = Entry &
  Body & {
    readonly display: Display;
    /** How long its copy is. */
    readonly length: Length;
    /** Permanent identifier, an IRI (RFC 4287, 4.2.6). */
    readonly id: string;
  };

/** Where a clipping stands in a list in the archive's order, or would stand: the index of the first that is not newer. */
export function rankIn(list: readonly Clipping[], { rank }: Clipping): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] as Clipping).rank >= rank) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** A standing page as filed. */
export type StandingPage = Pick<
  Clipping,
  'dispatch' | 'slip' | 'path' | 'href' | 'lang' | 'fills' | 'archived' | 'lead'
>;

/** The clippings of one column, byline, tag, or what else `SHELVES` lists. */
export type Shelf = {
  readonly kind: ShelfKind;
  readonly slug: Slug;
  readonly name: string;
  readonly path: SitePath;
  readonly tagline: string | null;
  readonly description: string | null;
  /** Both as inline HTML, where the writer marked something; else null. */
  readonly taglineHtml: string | null;
  readonly descriptionHtml: string | null;
  /** Of a byline: its bio line, portrait (as written), address of mail and of a site of its own. */
  readonly bio: string | null;
  readonly image: string | null;
  readonly email: string | null;
  readonly url: string | null;
  /** Listed ones only; filled while filing. */
  readonly clippings: Clipping[];
};
