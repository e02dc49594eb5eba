import type { Json } from '../../model/json.ts';
import type { Moment } from './moment.ts';

/** What was done to a piece that the operator should know of. */
export type Remark = {
  readonly kind: 'dropped' | 'guessed' | 'repaired' | 'left' | 'lost' | 'moved' | 'rendered';
  /** The field or thing that it is about: `date`, `shortcode`, `image`, `link`. */
  readonly what: string;
  readonly detail: string;
  /** Name of a field that only the old theme read: such notes are reported once for all pieces. */
  readonly field?: string;
  /** How many words of the body were lost with it. */
  readonly words?: number;
  /** How many words came in that were not there before. */
  readonly added?: number;
};

export type Picture = {
  readonly src: string;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
};

/** A name under a headline: the key it has in its export, the name as printed, or both. */
export type Byline = { readonly key: string | null; readonly name: string | null };

export type Comment = {
  readonly id: string;
  readonly kind: 'comment' | 'ping';
  readonly author: string | null;
  readonly url: string | null;
  readonly date: string | null;
  readonly parent: string | null;
  readonly approved: boolean;
  /** HTML as it was in the export. E-mail and network addresses of readers are not kept. */
  readonly html: string;
};

/**
 * The body as its system kept it. `plain` is text in which blank lines separate paragraphs and which may contain HTML.
 */
export type Body = { readonly kind: 'html' | 'plain' | 'markdown'; readonly text: string };

/** The common shape of whatever readers find, before it becomes a manuscript. Plain data. */
export type Piece = {
  /** The same in every export of the site: an IRI if the old feeds had one. */
  readonly id: string;
  readonly kind: 'dispatch' | 'page';
  /** Where it stood in its export, for the receipts. */
  readonly origin: string;
  readonly title: string | null;
  readonly slug: string | null;
  readonly date: Moment | null;
  readonly updated: Moment | null;
  readonly bylines: readonly Byline[];
  readonly bio: string | null;
  /** Key or name of the column. */
  readonly column: string | null;
  readonly tags: readonly string[];
  readonly dek: string | null;
  /** `false`: no picture is wanted. */
  readonly image: Picture | false | null;
  readonly body: Body;
  /** Address that relative links and pictures of the body are read against. */
  readonly base: string | null;
  readonly dateline: string | null;
  readonly draft: boolean;
  readonly unlisted: boolean;
  readonly expires: Moment | null;
  readonly aliases: readonly string[];
  readonly canonical: string | null;
  readonly lang: string | null;
  readonly comments: readonly Comment[];
  readonly extra: { readonly [key: string]: Json };
  /** Data for the reader's second look (`Format`): media keys, block data. It is not written. */
  readonly aside: { readonly [key: string]: Json };
  readonly notes: readonly Remark[];
};

/** The remark of a piece that is a page because it has no date: where its old address names a day, it is none. */
export const UNDATED_PAGE: Remark = {
  kind: 'guessed',
  what: 'kind',
  detail: 'it has no date, so it is a page',
};

/** A piece with the given values, and nothing else. */
export function pieceOf(given: Pick<Piece, 'id' | 'origin' | 'body'> & Partial<Piece>): Piece {
  return {
    kind: 'dispatch',
    title: null,
    slug: null,
    date: null,
    updated: null,
    bylines: [],
    bio: null,
    column: null,
    tags: [],
    dek: null,
    image: null,
    base: null,
    dateline: null,
    draft: false,
    unlisted: false,
    expires: null,
    aliases: [],
    canonical: null,
    lang: null,
    comments: [],
    extra: {},
    aside: {},
    notes: [],
    ...given,
  };
}

/** A file of the old system's media library. */
export type Media = {
  readonly key: string;
  readonly url: string;
  readonly alt: string | null;
  readonly caption: string | null;
  readonly credit: string | null;
  /** Addresses of the page about this file. */
  readonly pages: readonly string[];
  /** Key of the piece that it belongs to. */
  readonly parent: string | null;
};

/** Addresses at which the old site showed what was filed under something. */
export type OldPages = {
  readonly pages: readonly string[];
  /** Its feeds there, each with the feed of the new site that goes on with it. */
  readonly feeds: { readonly [address: string]: 'feed.xml' | 'rss.xml' | 'feed.json' };
};

export type Writer = OldPages & {
  readonly key: string;
  readonly name: string;
  readonly bio: string | null;
  readonly email: string | null;
  readonly url: string | null;
  readonly image: string | null;
};

export type Term = OldPages & {
  readonly kind: 'column' | 'tag';
  readonly key: string;
  readonly name: string;
  readonly description: string | null;
};

/** Settings of shelves as `site.yaml` has them. */
export type ToldShelves = {
  readonly [kind in 'bylines' | 'columns' | 'tags' | 'places']?: {
    readonly [id: string]: { readonly name: string; readonly [setting: string]: Json };
  };
};

export type SiteFacts = {
  readonly title?: string;
  readonly tagline?: string;
  readonly description?: string;
  readonly url?: string;
  readonly lang?: string;
  readonly timezone?: string;
  readonly rights?: { readonly [setting: string]: Json };
  /** Addresses of the old feeds and other pages that the new site has under another name: old to new. */
  readonly redirects?: { readonly [from: string]: string };
  /** Writers, columns, tags and places with all their settings, by id, as Backfile exported them for another site. */
  readonly shelves?: ToldShelves;
  /** Settings files that Backfile exported for another site, by name: `lists.yaml`. */
  readonly files?: { readonly [name: string]: string };
};

/** One thing that a reader found in an export. Things come in the export's order. */
export type Found =
  | { readonly kind: 'piece'; readonly piece: Piece }
  | { readonly kind: 'site'; readonly site: SiteFacts }
  | { readonly kind: 'writer'; readonly writer: Writer }
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'media'; readonly media: Media }
  /** Left out, and why; `count` if several alike are reported together. */
  | {
      readonly kind: 'skipped';
      readonly what: string;
      readonly name: string;
      readonly why: string;
      /** How many comments are left out with it. */
      readonly comments?: number;
    }
  /** It should have been imported, but reading it failed. */
  | { readonly kind: 'failed'; readonly what: string; readonly name: string; readonly why: string }
  /** The export itself is damaged at this place. */
  | { readonly kind: 'damage'; readonly name: string; readonly why: string };
