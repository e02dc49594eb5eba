import type { Planned } from '../../desk/prepare.ts';
import { encodePath, hrefOf } from '../../model/address/paths.ts';
import type { AssetFile } from '../../model/asset.ts';
import { publishedAt } from '../../model/asset.ts';
import type { AddressThere } from './whole-body.ts';

/** The files that leave with the pieces. */
export type LeavingFiles = {
  /** The address at which a file will stand, by its address on the site; the file is then among `brought`. */
  readonly placed: AddressThere;
  /** The files that were asked for, by their place under the target's folder for files: `assets/2009/x.jpg`. */
  readonly brought: ReadonlyMap<string, AssetFile>;
};

/** Gives files their places: `root` is the address of the folder in which the other system keeps files. */
export function filesTo(root: string, { archive }: Planned): LeavingFiles {
  const byHref = new Map<string, AssetFile>(
    archive.assets.map((asset) => [hrefOf(publishedAt(asset), archive.site.base), asset]),
  );
  const brought = new Map<string, AssetFile>();
  const placed = (address: string) => {
    const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(address) ?? [];
    const asset = byHref.get(path) ?? byHref.get(path.replace(archive.site.origin, ''));
    if (!asset) return null;
    const place = publishedAt(asset);
    brought.set(place.slice(1), asset);
    return root + encodePath(place) + rest;
  };
  return { placed, brought };
}
