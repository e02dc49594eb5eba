import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Finds files of a folder by their names, as a static host would: with letter case, without what begins with a
 * dot (save `.well-known`), and never through a link. A path is followed by looking each of its parts up, so that
 * nothing of it ever reaches the file system but a name that was found there.
 */
export function findFile(folder: string, path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '');
  let at = folder;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    if (part.startsWith('.') && part !== '.well-known') return undefined;
    const entry = entriesOf(at).find(({ name }) => name === part);
    if (!entry || !(isLast ? entry.isFile() : entry.isDirectory())) return undefined;
    at = join(at, entry.name);
  }
  return parts.length === 0 ? undefined : at;
}

/** What answers an address: a file, or the address with the slash that it lacks. */
export function resolveAddress(
  folder: string,
  path: string,
): { readonly file: string } | { readonly slashed: string } | undefined {
  if (path.endsWith('/')) {
    const file = findFile(folder, `${path}index.html`);
    return file === undefined ? undefined : { file };
  }
  const file = findFile(folder, path) ?? findFile(folder, `${path}.html`);
  if (file !== undefined) return { file };
  return findFile(folder, `${path}/index.html`) ? { slashed: `${path}/` } : undefined;
}

/** Text of a file at the root of the folder; undefined where there is none. */
export function textAt(folder: string, name: string): string | undefined {
  const file = findFile(folder, name);
  return file === undefined ? undefined : readFileSync(file, 'utf8');
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
