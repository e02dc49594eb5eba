import { slugOf } from '../../model/address/slug.ts';
import { isMap, type Json } from '../../model/json.ts';
import type { SiteFacts, ToldShelves } from '../found/piece.ts';

/** The files of `backfile export markdown` that say something about shelves. */
const FILES = { bylines: 'authors', columns: 'columns', tags: 'tags', places: 'places' } as const;
type Kind = keyof typeof FILES;
type Told = NonNullable<ToldShelves[Kind]>;

/** Settings that an exported shelf may have, and what the export calls them. */
const SETTINGS = [
  ['name', 'name'],
  ['also', 'also'],
  ['tagline', 'tagline'],
  ['description', 'description'],
  ['status', 'status'],
  ['bio', 'bio'],
  ['image', 'image'],
  ['email', 'email'],
  ['url', 'website'],
  ['orcid', 'orcid'],
  ['rights', 'rights'],
] as const;

/**
 * What `backfile export markdown` says of the site in its data, with writers, columns, tags and places; null if Backfile
 * did not make the folder. `read` gives the text of a file under `data/`, or an empty one.
 */
export async function toldByBackfile(read: (path: string) => Promise<string>): Promise<SiteFacts | null> {
  const text = await read('data/site.json');
  if (!/"generator": "Backfile /.test(text)) return null;
  const { title, tagline, description, url, lang, timezone, rights } = fieldsOf(text);
  const told = Object.entries({ title, tagline, description, url, lang, timezone });
  const shelves: { [kind in Kind]?: Told } = {};
  for (const kind of Object.keys(FILES) as Kind[])
    shelves[kind] = settingsOf(kind, fieldsOf(await read(`data/${FILES[kind]}.json`)));
  return {
    ...Object.fromEntries(told.filter(([, value]) => typeof value === 'string')),
    ...(isMap(rights) && Object.keys(rights).length > 0 ? { rights: rights as { [key: string]: Json } } : {}),
    shelves,
  };
}

function settingsOf(kind: Kind, all: { readonly [id: string]: unknown }): Told {
  return Object.fromEntries(
    Object.entries(all).flatMap(([id, one]) => {
      if (!isMap(one) || typeof one.name !== 'string') return [];
      const settings = SETTINGS.flatMap(([setting, key]) => {
        const value = one[key];
        const isEmpty = isMap(value) && Object.keys(value).length === 0;
        return value === undefined || value === null || isEmpty ? [] : [[setting, value as Json] as const];
      });
      // A tag or a place needs no entry to be there.
      const isPlain = settings.length === 1 && slugOf(id) === slugOf(one.name);
      if (isPlain && (kind === 'tags' || kind === 'places')) return [];
      return [[id, { ...Object.fromEntries(settings), name: one.name }]];
    }),
  );
}

function fieldsOf(json: string): { readonly [name: string]: unknown } {
  try {
    const value: unknown = JSON.parse(json);
    return isMap(value) ? value : {};
  } catch {
    return {};
  }
}
