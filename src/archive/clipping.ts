import type { Href, SitePath } from '../model/address/paths.ts';
import type { Slug } from '../model/address/slug.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { FacsimilePage } from '../model/facsimile.ts';
import type { Length } from '../model/language/length.ts';
import type { Fill, Picture } from '../model/picture.ts';
import type { Rights } from '../model/rights.ts';
import type { ShelfKind } from '../model/shelf-kinds.ts';
import type { ListSettings, Site } from '../model/site.ts';
import type { Day } from '../model/time/civil-time.ts';

/**
 * The fields of a dispatch other than its words: those that pages may read without recording it (see `Reads`), and those
 * from which its address follows. They are part of the archive's outline (see `outlineOf`).
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

/** The display copy of a dispatch: what is printed above its text and shown in lists. */
export type Display = Pick<Dispatch, 'title' | 'headline' | 'headlineHtml' | 'dek' | 'dekHtml' | 'lede'>;

/** A dispatch in its place in the archive, without its body. */
export type FiledDispatch = {
  readonly dispatch: Dispatch;
  readonly slip: Slip;
  /** Index in the archive's order, newest first, unlisted dispatches included. */
  readonly rank: number;
  /** When it was filed, in milliseconds since 1970, and on which day; 0 and '' if unknown. */
  readonly instant: number;
  readonly day: Day | '';
  readonly path: SitePath;
  readonly href: Href;
  readonly lang: string;
  /** All its shelves, in the order of `SHELVES`; then those of single kinds. */
  readonly shelves: readonly Shelf[];
  readonly column: Shelf | null;
  readonly bylines: readonly Shelf[];
  readonly tags: readonly Shelf[];
  /** What its text names, in order of first mention: shelves of kind `name`, and places. */
  readonly names: readonly Shelf[];
  readonly embargoed: boolean;
};

/** A link to a page that is gone, as written, and the address of its archived copy. */
export type ArchivedLink = { readonly from: string; readonly to: string };

/** What the body of a dispatch shows besides its text. */
export type Body = {
  /** What fills the copy's slots, in their order. */
  readonly fills: readonly Fill[];
  /** Links to pages of other sites that are gone, each with the address of an archived copy. */
  readonly archived: readonly ArchivedLink[];
  readonly lead: Picture | null;
  /** The pages as they were printed. */
  readonly facsimile: readonly FacsimilePage[];
  /** The picture that lists show: the lead, else the first picture of the body. */
  readonly thumbnail: Picture | null;
};

/**
 * An earlier dispatch that shares words with one: its rank, and the words that weigh most, as the later one writes them;
 * null if none can be shown.
 */
export type Akin = { readonly rank: number; readonly because: string | null };

/** A dispatch as filed. Lists of clippings are newest first unless they say otherwise. */
export type Clipping = FiledDispatch &
  Body & {
    readonly display: Display;
    /** The earlier dispatches that share most words with it, the nearest first. */
    readonly akin: readonly Akin[];
    /** The length of its copy. */
    readonly length: Length;
    /** Permanent identifier, an IRI (RFC 4287, 4.2.6). */
    readonly id: string;
    /** Whether its facsimile has a scan of known size. */
    readonly scanned: boolean;
  };

/** Every shelf that a dispatch stands on, each once: those that its front matter names, and those of what its text names. */
export function standsOn({ shelves, names }: Pick<FiledDispatch, 'shelves' | 'names'>): readonly Shelf[] {
  return names.length === 0 ? shelves : [...new Set([...shelves, ...names])];
}

/** The shelf of its language; undefined if the archive has one language. */
export function languageShelf({ shelves }: Pick<FiledDispatch, 'shelves'>): Shelf | undefined {
  return shelves.find(({ kind }) => kind === 'language');
}

/** The dispatches that the feeds of a shelf hold: those whose front matter names it. */
export function fedBy(shelf: Shelf): readonly Clipping[] {
  return shelf.kind === 'place'
    ? shelf.clippings.filter(({ shelves }) => shelves.includes(shelf))
    : shelf.clippings;
}

/** The index of a clipping in a list in archive order, or the index at which it would be inserted. */
export function rankIn(list: readonly Clipping[], { rank }: Clipping): number {
  let from = 0;
  let to = list.length;
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

/** The clippings of one column, byline or tag, or of another kind that `SHELVES` lists. */
export type Shelf = {
  readonly kind: ShelfKind;
  readonly slug: Slug;
  /** The id under which the settings list it; null if they do not. */
  readonly id: string | null;
  readonly name: string;
  /** Other spellings that mean it (`also` in the settings). */
  readonly also: readonly string[];
  readonly path: SitePath;
  readonly tagline: string | null;
  readonly description: string | null;
  /** Both as inline HTML if the writer used markup; else null. */
  readonly taglineHtml: string | null;
  readonly descriptionHtml: string | null;
  /** For a byline: its bio line, portrait (as written), mail address and website. */
  readonly bio: string | null;
  readonly image: string | null;
  readonly email: string | null;
  readonly url: string | null;
  readonly orcid: string | null;
  /** For a column: whether no dispatch will follow, and its own rights. */
  readonly ended: boolean;
  readonly rights: Rights | null;
  /** Listed clippings only; filled while filing. */
  readonly clippings: Clipping[];
};

/** A story: dispatches that follow one another, or that name the same `story`. */
export type Story = {
  readonly path: SitePath;
  /** As front matter names it; null if none of its dispatches does: then the headline of the first is its title. */
  readonly title: string | null;
  /** Its listed dispatches, oldest first; at least two. */
  readonly clippings: readonly Clipping[];
};

/** A list of `lists.yaml`: dispatches that the editor chose. */
export type List = Pick<ListSettings, 'id' | 'name' | 'description' | 'descriptionHtml' | 'front'> & {
  readonly path: SitePath;
  /** Listed dispatches in the order of the list, each with the editor's note as inline HTML; at least one. */
  readonly pieces: readonly { readonly clipping: Clipping; readonly note: string | null }[];
};

/** Whether no dispatch will follow on a shelf, or in the archive (null): `status: ended` of the column or the site. */
export function hasEnded(shelf: Pick<Shelf, 'ended'> | null, site: Pick<Site, 'ended'>): boolean {
  return site.ended || shelf?.ended === true;
}
