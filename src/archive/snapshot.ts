import type { Day } from '../model/dateline.ts';
import type { SitePath, SourcePath } from '../model/paths.ts';
import type { Picture } from '../model/picture.ts';
import type { Archive } from './archive.ts';
import type { Card, Clipping, Shelf, StandingPage } from './clipping.ts';

/** Numbers of shelves, or of clippings by their place. */
export type Numbers = readonly number[];

/** What the body of a clipping shows beside its words. What it has none of is not written. */
export type Body = Partial<Pick<Clipping, 'fills' | 'archived' | 'lead' | 'thumbnail'>>;

/** What few clippings have. */
export type Seldom = Partial<Omit<Card, 'source' | 'filed'>> & {
  readonly lang?: string;
  readonly embargoed?: boolean;
  readonly characters?: number;
};

/** The clippings of an archive in its order: of each field all values, for together they are read fastest. */
export type Columns = {
  readonly source: readonly SourcePath[];
  readonly path: readonly SitePath[];
  readonly day: readonly (Day | '')[];
  readonly time: readonly (string | null)[];
  readonly offset: readonly (string | null)[];
  readonly instant: readonly number[];
  readonly words: Numbers;
  /** Its number; -1 of none. */
  readonly column: Numbers;
  readonly bylines: readonly Numbers[];
  readonly tags: readonly Numbers[];
  /** By place. */
  readonly seldom: { readonly [place: number]: Seldom };
};

/** An archive as it was filed, without the words of its dispatches and what is in their bodies: plain data. */
export type Snapshot = {
  readonly clippings: Columns;
  readonly shelves: readonly Omit<Shelf, 'clippings'>[];
  readonly stories: readonly Numbers[];
  readonly referred: readonly (readonly [number, Numbers])[];
  readonly picked: readonly (readonly [number, Numbers])[];
  readonly pages: readonly (Pick<StandingPage, 'path' | 'fills' | 'archived' | 'lead'> & {
    readonly source: SourcePath;
  })[];
  readonly portraits: readonly (readonly [number, Picture])[];
  readonly held: readonly SourcePath[];
} & Pick<Archive, 'leftOut' | 'heldFiles' | 'findings'>;

export const NONE: readonly never[] = Object.freeze([]);
export const BLANK_CARD = {
  id: null,
  updated: null,
  draft: false,
  unlisted: false,
  aliases: NONE,
  canonical: null,
  corrections: NONE,
};
const BLANK_BODY = { fills: NONE, archived: NONE, lead: null, thumbnail: null };

/** Takes a snapshot of an archive. */
export function takeSnapshot(archive: Archive): Snapshot {
  const { site, shelves, threads, pages, portraits, held, leftOut, heldFiles, findings } = archive;
  const clippings = inOrder(archive);
  const used = clippings.flatMap(({ column, bylines, tags }) => [
    ...(column ? [column] : []),
    ...bylines,
    ...tags,
  ]);
  const all = [...new Set([...Object.values(shelves).flat(), ...portraits.keys(), ...used])];
  const numbers = new Map(all.map((shelf, number) => [shelf, number]));
  const numberOf = (shelf: Shelf) => numbers.get(shelf) as number;
  const places = (list: readonly Clipping[]) => list.map(({ place }) => place);
  const placed = (map: ReadonlyMap<Clipping, readonly Clipping[]>) =>
    [...map].map(([{ place }, list]) => [place, places(list)] as const);
  const seldomOf = ({ card, lang, embargoed, length }: Clipping): Seldom => ({
    ...heldOf(card, BLANK_CARD),
    ...(lang === site.style.lang ? {} : { lang }),
    ...(embargoed ? { embargoed } : {}),
    ...(length.characters === null ? {} : { characters: length.characters }),
  });
  return {
    clippings: {
      source: clippings.map(({ card }) => card.source),
      path: clippings.map(({ path }) => path),
      day: clippings.map(({ day }) => day),
      time: clippings.map(({ card }) => card.filed?.time ?? null),
      offset: clippings.map(({ card }) => card.filed?.offset ?? null),
      instant: clippings.map(({ instant }) => instant),
      words: clippings.map(({ length }) => length.words),
      column: clippings.map(({ column }) => (column ? numberOf(column) : -1)),
      bylines: clippings.map(({ bylines }) => bylines.map(numberOf)),
      tags: clippings.map(({ tags }) => tags.map(numberOf)),
      seldom: Object.fromEntries(
        clippings.flatMap((clipping) => {
          const seldom = seldomOf(clipping);
          return Object.keys(seldom).length > 0 ? [[clipping.place, seldom]] : [];
        }),
      ),
    },
    shelves: all.map(({ clippings: _clippings, ...shelf }) => shelf),
    stories: [...new Set(threads.story.values())].map(places),
    referred: placed(threads.referred),
    picked: placed(threads.picked),
    pages: pages.map(({ card, path, fills, archived, lead }) => ({
      ...{ source: card.source, path, fills, archived, lead },
    })),
    portraits: [...portraits].map(([shelf, picture]) => [numberOf(shelf), picture] as const),
    held: held.map(({ source }) => source),
    ...{ leftOut, heldFiles, findings },
  };
}

/** The body of a clipping as it is remembered. */
export function bodyIn(clipping: Clipping): Body {
  return heldOf(clipping, BLANK_BODY);
}

/** All clippings of an archive in its order. */
export function inOrder({ listed, unlisted }: Archive): readonly Clipping[] {
  return [...listed, ...unlisted].sort((a, b) => a.place - b.place);
}

/** Of some fields, those that are not blank. */
function heldOf<Field extends keyof T, T extends object>(
  values: T,
  blank: { readonly [field in Field]: unknown },
): Partial<Pick<T, Field>> {
  const held: Partial<Pick<T, Field>> = {};
  for (const field of Object.keys(blank) as Field[]) {
    const value = values[field];
    if (value !== blank[field] && !(Array.isArray(value) && value.length === 0)) held[field] = value;
  }
  return held;
}
