import { lengthInUtf8 } from '../text/utf8.ts';

/** POSIX path of a file of the site folder, from its root: `posts/2009/talks.md`. */
export type SourcePath = string & { readonly __brand: 'SourcePath' };

/** POSIX path of a file of the built site, from its root: `2009/02/02/talks/index.html`. */
export type OutputPath = string & { readonly __brand: 'OutputPath' };

/** Address of something on the site, from the site's root and without its base: `/2009/02/02/talks/`. */
export type SitePath = string & { readonly __brand: 'SitePath' };

/** A site path as browsers need it, with the base in front and percent-encoded: `/cable/tags/caf%C3%A9/`. */
export type Href = string & { readonly __brand: 'Href' };

/** Turns a site path into an `href`: adds the base and percent-encodes each segment (RFC 3986). */
export function hrefOf(path: SitePath, base: string): Href {
  return (base + encodePath(path)) as Href;
}

/** Percent-encodes the characters that RFC 3986 does not allow in a path. */
export function encodePath(path: string): string {
  if (/^[\w./~-]*$/.test(path)) return path;
  return path
    .toWellFormed()
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/%(?:40|3A|2B|24|2C|3B|3D)/g, decodeURIComponent))
    .join('/');
}

/** Folder of a POSIX path, without a trailing slash; '' for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last segment of a POSIX path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Extension with its dot, in lower case; '' if there is none. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/** Resolves `..` and `.` of a path relative to a folder; undefined if it would leave the root. */
export function joinPath(folder: string, path: string): string | undefined {
  const parts: string[] = path.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else parts.push(part);
  }
  return parts.join('/');
}

/**
 * Whether a path would be written outside the output folder or among the hidden files of hosts and tools (`.git`,
 * `.htaccess`; `.well-known` is allowed, and a page such as `.NET_news.aspx`), or is an address of another host.
 */
export function leavesSite(path: string): boolean {
  return /(?:^|\/)\.(?!well-known(?:\/|$)|(?!ht|git|env)\w[^/]*\.(?:html?|aspx?|php|shtml|cfm|jsp)\/?$)|[\\\0]|^\/?[a-z][a-z\d+.-]*:\//i.test(
    path,
  );
}

/** Whether a path has a part that file systems or browsers resolve to another folder: `.`, `..`, or a backslash. */
export function climbs(path: string): boolean {
  return /(?:^|\/)\.{1,2}(?:\/|$)|[\\\0]/.test(path);
}

/** Whether a path is too long for common file systems: 255 bytes for a name (ext4, APFS, NTFS), 1,000 for the path. */
export function isTooLong(path: string): boolean {
  // A UTF-16 unit takes three bytes at most.
  return (
    path.length > 85 &&
    ((path.length > 333 && lengthInUtf8(path) > 1000) ||
      path.split('/').some((name) => name.length > 85 && lengthInUtf8(name) > 255))
  );
}

/** Folds a path (lower case, NFC) so that paths can be compared as file systems may that ignore case or Unicode form. */
export function foldPath(path: string): string {
  // ASCII text is always in NFC; most paths have no capital either.
  if (/^[\0-@[-\x7f]*$/.test(path)) return path;
  if (/^[\0-\x7f]*$/.test(path)) return path.toLowerCase();
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}
