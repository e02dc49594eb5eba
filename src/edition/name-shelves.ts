import type { Archive } from '../archive/archive.ts';
import type { Clipping, Shelf } from '../archive/clipping.ts';
import { sameName } from '../model/address/slug.ts';
import type { Quote } from '../model/dispatch.ts';
import type { NameSettings } from '../model/names.ts';

/** The names of an archive: which shelf each entry of `names.yaml` has, and the other way round. */
export type Names = {
  readonly shelfOf: (id: string) => Shelf | undefined;
  readonly entryOf: (shelf: Shelf) => NameSettings | undefined;
  /** The sentences in which a clipping first mentions each name, by ids of names. */
  readonly mentionsIn: (clipping: Clipping) => Mentions;
};

type Mentions = { readonly [id: string]: Quote };

export function namesOf({ site, shelves }: Archive): Names {
  const mentions = new Map<Clipping, Mentions>();
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
  return {
    shelfOf: (id) => byId.get(id),
    entryOf: (shelf) => entries.get(shelf),
    mentionsIn: (clipping) => {
      const known = mentions.get(clipping) ?? mentionsOf(clipping);
      mentions.set(clipping, known);
      return known;
    },
  };
}

function mentionsOf({ dispatch }: Clipping): Mentions {
  return Object.fromEntries(
    dispatch.mentions.map(({ name, before, words, after }) => [name, { before, words, after }]),
  );
}

/** Whether an archive has an index of names. */
export function hasNames({ site, listed }: Archive): boolean {
  return site.names.length > 0 && listed.some(({ names }) => names.length > 0);
}
