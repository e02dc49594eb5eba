import type { Archive } from '../archive/archive.ts';
import type { Shelf } from '../archive/clipping.ts';
import { sameName } from '../model/address/slug.ts';
import type { NameSettings } from '../model/names.ts';

/** The names of an archive: which shelf each entry of `names.yaml` has, and the other way round. */
export type Names = {
  readonly shelfOf: (id: string) => Shelf | undefined;
  readonly entryOf: (shelf: Shelf) => NameSettings | undefined;
};

export function namesOf({ site, shelves }: Archive): Names {
  const byId = new Map<string, Shelf>();
  const entries = new Map<Shelf, NameSettings>();
  if (site.names.length > 0) {
    const named = new Map(shelves.names.map((shelf) => [shelf.id, shelf]));
    const places = new Map(shelves.places.map((shelf) => [sameName(shelf.name), shelf]));
    for (const entry of site.names.filter(({ see }) => see === null)) {
      const shelf = entry.what === 'place' ? places.get(sameName(entry.name)) : named.get(entry.id);
      if (!shelf) continue;
      byId.set(entry.id, shelf);
      entries.set(shelf, entry);
    }
  }
  return { shelfOf: (id) => byId.get(id), entryOf: (shelf) => entries.get(shelf) };
}

/** Whether an archive has an index of names. */
export function hasNames({ site, listed }: Archive): boolean {
  return site.names.length > 0 && listed.some(({ names }) => names.length > 0);
}
