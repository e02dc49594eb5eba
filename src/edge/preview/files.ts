import { readFileSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { SourcePath } from '../../model/address/paths.ts';
import type { Digest } from '../../model/digest.ts';
import { stateFolder } from '../disk/node-disk.ts';
import { pictureFolder, variantFile } from '../memory/picture-store.ts';

/** A file of the site folder; null if it is missing, or if a symbolic link leads out of the folder. */
export function fileOf(site: string, path: string): string | null {
  try {
    const root = realpathSync(site);
    const file = realpathSync(join(root, ...path.split('/')));
    return file.startsWith(root + sep) ? file : null;
  } catch {
    return null;
  }
}

/** A file that was made from a picture; null if it is missing. */
export function variantBytes(site: string, key: Digest): Uint8Array | null {
  try {
    return readFileSync(variantFile(pictureFolder(stateFolder(join(site, 'dist'))), key));
  } catch {
    return null;
  }
}

/** The text of a source; null if it is missing. */
export function textOf(site: string, source: SourcePath): string | null {
  const file = fileOf(site, source);
  return file && readFileSync(file, 'utf8');
}
