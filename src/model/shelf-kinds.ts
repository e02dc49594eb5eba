import type { BylineReference, Dispatch } from './dispatch.ts';
import { placeOfDateline } from './text/place-of-dateline.ts';

/** A kind of shelf: what dispatches are filed under, with an index, feeds and a page for each of its names. */
type ShelfRow = {
  /** First part of its addresses, and its name in settings, props, words and the list of shelves. */
  readonly folder: string;
  /** The field of a dispatch that names them. */
  readonly field: 'column' | 'byline' | 'tags' | 'dateline' | 'names' | 'lang';
  /** The names that a dispatch gives to its shelves of this kind, with the other values of a name's map. */
  readonly namesOf: (dispatch: Dispatch) => readonly BylineReference[];
  /** Names for a dispatch without any; they count only if a shelf of that name is known. */
  readonly fallbackOf?: (dispatch: Dispatch) => readonly BylineReference[];
  /** If site.yaml lists some: whether a name that it does not list is reported. */
  readonly closed?: true;
  /** If site.yaml lists just one: whether a dispatch that names none stands on it. */
  readonly assumed?: true;
  /** Which setting of `feeds` says how many entries its feeds have; null: it has none. */
  readonly feed: 'entries' | 'others' | null;
  /** Which shelves make the navigation lead to its index: any, or only those that site.yaml lists. */
  readonly navigation: 'any' | 'listed';
  /** Whether each shelf offers the references of its dispatches. */
  readonly citations?: true;
  /** Whether its pages give way to whatever else stands at their addresses. */
  readonly yields: boolean;
  /** Templates of a shelf's pages, and of the index of all. */
  readonly template: string;
  readonly indexTemplate: string;
};

const ROWS = {
  column: {
    folder: 'columns',
    field: 'column',
    namesOf: ({ column }) => (column === null ? [] : [{ name: column }]),
    fallbackOf: ({ extra: { category } }) => (typeof category === 'string' ? [{ name: category }] : []),
    closed: true,
    assumed: true,
    feed: 'entries',
    navigation: 'listed',
    yields: false,
    template: 'column.njk',
    indexTemplate: 'columns.njk',
  },
  byline: {
    folder: 'bylines',
    field: 'byline',
    namesOf: ({ bylines }) => bylines,
    closed: true,
    feed: 'others',
    navigation: 'any',
    citations: true,
    yields: false,
    template: 'byline.njk',
    indexTemplate: 'bylines.njk',
  },
  tag: {
    folder: 'tags',
    field: 'tags',
    namesOf: ({ tags }) => tags.map((name) => ({ name })),
    feed: 'others',
    navigation: 'any',
    yields: false,
    template: 'tag.njk',
    indexTemplate: 'tags.njk',
  },
  place: {
    folder: 'places',
    field: 'dateline',
    namesOf: ({ dateline }) => (dateline === null ? [] : [{ name: placeOfDateline(dateline) }]),
    feed: 'others',
    navigation: 'any',
    yields: true,
    template: 'place.njk',
    indexTemplate: 'places.njk',
  },
  name: {
    folder: 'names',
    field: 'names',
    // They are found in texts, and not named in front matter: see `Entry.names`.
    namesOf: () => [],
    feed: null,
    navigation: 'any',
    yields: true,
    template: 'name.njk',
    indexTemplate: 'names.njk',
  },
  language: {
    folder: 'languages',
    field: 'lang',
    // Only an archive with several languages has shelves of them: see `withLanguages`.
    namesOf: () => [],
    feed: 'others',
    navigation: 'listed',
    yields: true,
    template: 'language.njk',
    indexTemplate: 'languages.njk',
  },
} as const satisfies { readonly [kind: string]: ShelfRow };

export type ShelfKind = keyof typeof ROWS;
export type ShelfFolder = (typeof ROWS)[ShelfKind]['folder'];

/**
 * Every kind of shelf, one row a kind. Filing, addresses, feeds, props, the navigation and settings of feeds follow from
 * this table; words are those of the kind, of its folder, `…-count` and `…-about`.
 */
export const SHELVES: { readonly [Kind in ShelfKind]: ShelfRow & (typeof ROWS)[Kind] } = ROWS;

export const SHELF_KINDS = Object.keys(ROWS) as readonly ShelfKind[];
/** Kinds of shelves whose names dispatches and settings give, so that names can be merged. */
export type NamedKind = Exclude<ShelfKind, 'language'>;
export const NAMED_KINDS: readonly NamedKind[] = SHELF_KINDS.filter((kind) => kind !== 'language');

export const SHELF_FOLDERS: readonly ShelfFolder[] = SHELF_KINDS.map((kind) => SHELVES[kind].folder);

/** What has a page of its own with a feed beside it. */
export type FedKind = ShelfKind | 'story' | 'list';

/** The folder of the pages of a kind. */
export function folderOfKind(kind: FedKind): string {
  if (kind === 'story') return 'stories';
  return kind === 'list' ? 'lists' : SHELVES[kind].folder;
}

/** Whether the pages of a kind have feeds. */
export function hasFeeds(
  kind: FedKind,
  { feeds }: { readonly feeds: { readonly [Setting in NonNullable<ShelfRow['feed']>]: number } },
): boolean {
  const feed = kind === 'story' || kind === 'list' ? 'others' : SHELVES[kind].feed;
  return feed !== null && feeds[feed] > 0;
}

/** Folders of the kinds that may have feeds. */
export const FEED_FOLDERS = SHELF_KINDS.filter((kind) => SHELVES[kind].feed !== null).map(
  (kind) => SHELVES[kind].folder,
);

/** A value for each kind of shelf, by its folder. */
export function byFolder<T>(make: (kind: ShelfKind) => T): { readonly [Folder in ShelfFolder]: T } {
  const entries = SHELF_KINDS.map((kind) => [SHELVES[kind].folder, make(kind)] as const);
  return Object.fromEntries(entries) as { [Folder in ShelfFolder]: T };
}
