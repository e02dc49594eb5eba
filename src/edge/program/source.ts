import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { PACKAGE } from './generator.ts';

/** Where the program that runs was installed from. */
export type Source =
  | { readonly kind: 'registry' }
  /** A tarball on this machine. */
  | { readonly kind: 'tarball'; readonly file: string }
  /** A folder that was never packed: a copy of the repository. */
  | { readonly kind: 'folder'; readonly folder: string }
  /** A tarball on the web, or a Git repository, as npm writes it. */
  | { readonly kind: 'address'; readonly spec: string }
  /** npm keeps no record of what it installs globally. */
  | { readonly kind: 'unknown' };

/** Finds out where the program was installed from. npm records that in `node_modules/.package-lock.json`. */
export function sourceOf(folder: string = PACKAGE): Source {
  const modules = dirname(folder);
  if (basename(modules) !== 'node_modules') return { kind: 'folder', folder };
  const resolved = recorded(modules)?.packages?.[`node_modules/${basename(folder)}`]?.resolved;
  if (resolved === undefined) return { kind: 'unknown' };
  if (resolved.startsWith('file:')) {
    const file = resolve(dirname(modules), resolved.slice('file:'.length));
    return existsSync(file) ? { kind: 'tarball', file } : { kind: 'unknown' };
  }
  if (/^https?:\/\/.+\/backfile\/-\/backfile-[^/]+\.tgz$/.test(resolved)) return { kind: 'registry' };
  return { kind: 'address', spec: resolved };
}

type Record = { readonly packages?: { readonly [path: string]: { readonly resolved?: string } } };

function recorded(modules: string): Record | null {
  try {
    return JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')) as Record;
  } catch {
    return null;
  }
}
