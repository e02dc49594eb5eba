import { sameName } from '../../model/address/slug.ts';
import type { Json } from '../../model/json.ts';
import type { ToldShelves } from '../found/piece.ts';
import type { Known } from './data-files.ts';

/** Settings of shelves that an export of Backfile tells and the site does not have yet, by id. */
export type FreshShelves = {
  readonly [kind in 'bylines' | 'columns' | 'tags' | 'places']: readonly (readonly [
    id: string,
    settings: { readonly name: string; readonly [setting: string]: Json },
  ])[];
};

/** The told shelves that a site lacks: neither their ids nor their names mean anything there yet. */
export function freshShelves(known: Known, told: ToldShelves | undefined): FreshShelves {
  const fresh = (kind: keyof ToldShelves, there: ReadonlyMap<string, string>) =>
    Object.entries(told?.[kind] ?? {}).filter(
      ([id, { name }]) => !there.has(sameName(id)) && !there.has(sameName(name)),
    );
  return {
    bylines: fresh('bylines', known.bylines),
    columns: fresh('columns', known.columns),
    tags: fresh('tags', known.tags),
    places: fresh('places', new Map()),
  };
}

/** What the site has, and what it will have of these shelves: pieces name them by the same ids as before. */
export function withFresh(known: Known, fresh: FreshShelves): Known {
  const named = (kind: 'bylines' | 'columns' | 'tags', there: ReadonlyMap<string, string>) =>
    new Map([
      ...fresh[kind].flatMap(([id, { name }]) => [
        [sameName(name), id] as const,
        [sameName(id), id] as const,
      ]),
      ...there,
    ]);
  return {
    ...known,
    bylines: named('bylines', known.bylines),
    columns: named('columns', known.columns),
    tags: named('tags', known.tags),
  };
}
