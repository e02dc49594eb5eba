import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HostRules } from '../../model/address/hosts.ts';

/**
 * Finds files of a folder as a static host does: it respects letter case, leaves out names that begin with a dot (except
 * `.well-known`), and follows no links. Each part of a path is looked up in the listing of its folder, so that the file
 * system only receives names that it gave itself.
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

/** How a host answers an address: with a file, or with a redirect that adds a slash or removes an extension. */
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

/** The text of a file at the root of the folder, even a `hidden` one; undefined if there is none. */
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
