import type { Request } from '../../found/format.ts';

/**
 * The address of the old site, ending in a slash: the one that was asked for, else that of its settings, with the folder
 * that they name. Null if there is none.
 */
export function homeOf({ oldUrl }: Request, url: string | null | undefined, folder = ''): string | null {
  if (oldUrl !== null) return oldUrl;
  if (!url || !/^https?:/.test(url)) return null;
  return `${[url.replace(/\/$/, ''), folder.replace(/^\/|\/$/g, '')].filter(Boolean).join('/')}/`;
}

/** The folder of an address as the beginning of a path: `/blog`, or '' for that of a whole host. */
export function folderOfHome(home: string | null): string {
  return home === null ? '' : new URL(home).pathname.replace(/\/$/, '');
}
