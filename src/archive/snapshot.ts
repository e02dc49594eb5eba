import type { AssetFile } from '../model/asset.ts';
import type { Dispatch } from '../model/dispatch.ts';
import { hrefOf, type SitePath, type SourcePath } from '../model/paths.ts';
import type { Picture } from '../model/picture.ts';
import type { Site } from '../model/site.ts';
import { type Archive, file, onShelves, withoutEmpty } from './archive.ts';
import type { Card, Clipping, Display, Shelf, StandingPage } from './clipping.ts';
import type { Directory } from './directory.ts';
import { FiledClipping, type Filing, Reads } from './filed.ts';
import { relate } from './related.ts';

/** Numbers of shelves, or of clippings by their place. */
type Numbers = readonly number[];
type Body = Pick<Clipping, 'fills' | 'archived' | 'lead' | 'thumbnail'>;

/** A clipping but for the words of its dispatch. What it has none of is not written. */
export type Row = Pick<Card, 'source' | 'filed'> &
  Pick<Clipping, 'path' | 'words'> &
  Partial<Card & Body> & {
    readonly lang?: string;
    readonly embargoed?: boolean;
    readonly column?: number;
    readonly bylines?: Numbers;
    readonly tags?: Numbers;
  };

/** An archive as it was filed, without the words of its dispatches: plain data. */
export type Snapshot = SnapshotHead & {
  /** In the archive's order. */
  readonly clippings: readonly Row[];
};

/** All of a snapshot but its clippings. */
export type SnapshotHead = {
  readonly shelves: readonly Omit<Shelf, 'clippings'>[];
  readonly stories: readonly Numbers[];
  readonly referred: readonly (readonly [number, Numbers])[];
  readonly picked: readonly (readonly [number, Numbers])[];
  readonly pages: readonly (Pick<StandingPage, 'path' | 'fills' | 'archived' | 'lead'> & {
    readonly source: SourcePath;
  })[];
  readonly portraits: readonly (readonly [number, Picture])[];
  readonly held: readonly SourcePath[];
} & Pick<Archive, 'leftOut' | 'findings'>;

const NONE: readonly never[] = Object.freeze([]);
const BLANK_CARD = {
  id: null,
  updated: null,
  draft: false,
  unlisted: false,
  aliases: NONE,
  canonical: null,
  corrections: NONE,
};
const BLANK_BODY = { fills: NONE, archived: NONE, lead: null, thumbnail: null };

/** Takes a snapshot of an archive; its clippings come one by one, for together they are large. */
export function takeSnapshot(archive: Archive): SnapshotHead & { readonly clippings: Iterable<Row> } {
  const { site, shelves, threads, pages, portraits, held, leftOut, findings } = archive;
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
  return {
    shelves: all.map(({ clippings: _clippings, ...shelf }) => shelf),
    clippings: clippings.values().map((clipping): Row => {
      const { card, path, words, column, bylines, tags, lang, embargoed } = clipping;
      const { source, filed } = card;
      return {
        ...{ source, filed, path, words },
        ...heldOf(card, BLANK_CARD),
        ...heldOf(clipping, BLANK_BODY),
        ...(lang === site.style.lang ? {} : { lang }),
        ...(embargoed ? { embargoed } : {}),
        ...(column ? { column: numberOf(column) } : {}),
        ...(bylines.length > 0 ? { bylines: bylines.map(numberOf) } : {}),
        ...(tags.length > 0 ? { tags: tags.map(numberOf) } : {}),
      };
    }),
    stories: [...new Set(threads.story.values())].map(places),
    referred: placed(threads.referred),
    picked: placed(threads.picked),
    pages: pages.map(({ card, path, fills, archived, lead }) => ({
      ...{ source: card.source, path, fills, archived, lead },
    })),
    portraits: [...portraits].map(([shelf, picture]) => [numberOf(shelf), picture] as const),
    held: held.map(({ source }) => source),
    ...{ leftOut, findings },
  };
}

/** Of what an archive is made again, beside its snapshot. */
export type Ground = {
  readonly site: Site;
  readonly assets: readonly AssetFile[];
  /** Brings a dispatch. */
  readonly fetch: (source: SourcePath) => Dispatch;
  /** Brings the display copy of the dispatch at a place. */
  readonly show: (place: number) => Display;
  /** Brings every dispatch, also those that were left out. */
  readonly fetchAll: () => readonly Dispatch[];
};

/** Makes an archive of its snapshot. Dispatches are fetched when they are read. */
export function restore(snapshot: Snapshot, { site, assets, fetch, show, fetchAll }: Ground): Archive {
  const shelves = snapshot.shelves.map((shelf): Shelf => ({ ...shelf, clippings: [] }));
  const shelf = (number: number) => shelves[number] as Shelf;
  const reads = new Reads();
  const filing: Filing = { site, reads, fetch: ({ source }) => fetch(source), show };
  const clippings = snapshot.clippings.map((row, place): Clipping => {
    const { words, column, bylines = NONE, tags = NONE, path, filed } = row;
    return new FiledClipping(
      {
        card: {
          source: row.source,
          id: row.id ?? null,
          filed,
          updated: row.updated ?? null,
          draft: row.draft ?? false,
          unlisted: row.unlisted ?? false,
          aliases: row.aliases ?? NONE,
          canonical: row.canonical ?? null,
          corrections: row.corrections ?? NONE,
        },
        place,
        path,
        fills: row.fills ?? NONE,
        archived: row.archived ?? NONE,
        lead: row.lead ?? null,
        thumbnail: row.thumbnail ?? null,
        instant: filed?.instant ?? 0,
        href: hrefOf(path, site.base),
        lang: row.lang ?? site.style.lang,
        column: column === undefined ? null : shelf(column),
        bylines: bylines.map(shelf),
        tags: tags.map(shelf),
        embargoed: row.embargoed ?? false,
      },
      words,
      filing,
    );
  });
  const at = (place: number) => clippings[place] as Clipping;
  const placed = (list: Snapshot['referred']) =>
    new Map(list.map(([place, others]) => [at(place), others.map(at)]));
  const stories = snapshot.stories.map((places) => places.map(at));
  const threads = {
    story: new Map(stories.flatMap((members) => members.map((member) => [member, members] as const))),
    referred: placed(snapshot.referred),
    picked: placed(snapshot.picked),
  };
  const { listed, unlisted } = onShelves(clippings);
  const ofKind = (kind: Shelf['kind']) => shelves.filter((shelf) => shelf.kind === kind);
  return {
    ...{ site, listed, unlisted, threads, assets, reads },
    pages: snapshot.pages.map(({ source, ...page }) => {
      const dispatch = fetch(source);
      const lang = dispatch.lang ?? site.style.lang;
      return { ...page, dispatch, card: dispatch, lang, href: hrefOf(page.path as SitePath, site.base) };
    }),
    shelves: withoutEmpty({ columns: ofKind('column'), bylines: ofKind('byline'), tags: ofKind('tag') }),
    related: relate(listed, threads),
    directory: directoryWhenAsked(() => file(fetchAll(), assets, site).directory, site),
    portraits: new Map(snapshot.portraits.map(([number, picture]) => [shelf(number), picture])),
    held: snapshot.held.map(fetch),
    leftOut: snapshot.leftOut,
    findings: snapshot.findings,
  };
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

/** A directory that is made when something is looked up: few pages ask. */
function directoryWhenAsked(make: () => Directory, site: Site): Directory {
  let made: Directory | undefined;
  const directory = () => {
    made ??= make();
    return made;
  };
  return {
    site,
    find: (reference, from) => directory().find(reference, from),
    asset: (reference, folder) => directory().asset(reference, folder),
    assetHref: (asset) => directory().assetHref(asset),
  };
}
