import { folderOf } from '../../model/address/paths.ts';
import type { Names } from '../found/names.ts';
import type { PictureShelf } from './picture-shelf.ts';

/**
 * Fetches the portraits of writers who are new to the site. One that cannot be fetched is reported, and its writer has
 * none. Returns their addresses in the site (`/assets/…`), by the id of the writer.
 */
export async function portraitsOf(
  names: Names,
  pictures: PictureShelf,
  lost: (name: string, why: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>();
  for (const { id, name, writer } of names.gained.values()) {
    const source = writer?.image ?? '';
    if (source === '') continue;
    const had = await pictures.bring(source, folderOf(source), 'people', 'picture');
    if (had.path === null) lost(name, had.why);
    else paths.set(id, `/${had.path}`);
  }
  return paths;
}
