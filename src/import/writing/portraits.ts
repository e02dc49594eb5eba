import { folderOf } from '../../model/address/paths.ts';
import type { Names } from '../found/names.ts';
import type { PictureShelf } from './picture-shelf.ts';
import type { FreshShelves } from './told-shelves.ts';

/**
 * Fetches the portraits of writers who are new to the site. One that cannot be fetched is reported, and its writer has
 * none. Returns their addresses in the site (`/assets/…`), by the id of the writer.
 */
export async function portraitsOf(
  names: Names,
  fresh: FreshShelves,
  pictures: PictureShelf,
  lost: (name: string, why: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  const writers = [
    ...fresh.bylines.map(([id, { name, image }]) => ({ id, name, source: image })),
    ...names.gained.values().map(({ id, name, writer }) => ({ id, name, source: writer?.image })),
  ];
  for (const { id, name, source } of writers) {
    if (typeof source !== 'string' || source === '') continue;
    const had = await pictures.bring(source, folderOf(source), 'people', 'picture');
    if (had.path === null) lost(name, had.why);
    else paths.set(id, `/${had.path}`);
  }
  return paths;
}
