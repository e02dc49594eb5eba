import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostRules } from '../../model/address/hosts.ts';

/**
 * Finds files of a folder by their names, as a static host would: with letter case, without what begins with a
 * dot (save `.well-known`), and never through a link. A path is followed by looking each of its parts up, so that
 * nothing of it ever reaches the file system but a name that was found there.
 */
function findFile(folder: string, path: string): string | undefined {
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

/** What answers an address on a host: a file, or another address with a slash more, or an ending less. */
export function resolveAddress(
  folder: string,
  path: string,
  { extensionless, slashStatus }: Pick<HostRules, 'extensionless' | 'slashStatus'>,
): { readonly file: string } | { readonly status: number; readonly moved: string } | undefined {
  const moved = (address: string) => ({ status: slashStatus, moved: address });
  if (path.endsWith('/')) {
    const file = findFile(folder, `${path}index.html`);
    if (file !== undefined) return { file };
    const shorter = path.slice(0, -1);
    return extensionless === 'instead' && findFile(folder, `${shorter}.html`) ? moved(shorter) : undefined;
  }
  const whole = findFile(folder, path);
  if (whole !== undefined && extensionless === 'instead' && path.endsWith('.html'))
    return moved(path.replace(/(?<=\/)index\.html$|\.html$/, ''));
  const file = whole ?? (extensionless === 'no' ? undefined : findFile(folder, `${path}.html`));
  if (file !== undefined) return { file };
  return findFile(folder, `${path}/index.html`) ? moved(`${path}/`) : undefined;
}

/** Text of a file at the root of the folder, `hidden` or not; undefined where there is none. */
export function textAt(folder: string, name: string, hidden = false): string | undefined {
  const isThere = entriesOf(folder).some((entry) => entry.name === name && entry.isFile());
  return isThere && (hidden || !name.startsWith('.')) ? readFileSync(join(folder, name), 'utf8') : undefined;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
