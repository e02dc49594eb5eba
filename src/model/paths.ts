import { lengthInUtf8 } from './utf8.ts';

/** POSIX path of a file of the site folder, from its root: `posts/2009/talks.md`. */
export type SourcePath = string & { readonly __brand: 'SourcePath' };

/** POSIX path of a file of the built site, from its root: `2009/02/02/talks/index.html`. */
export type OutputPath = string & { readonly __brand: 'OutputPath' };

/** Address of something on the site, from the site's root and without its base: `/2009/02/02/talks/`. */
export type SitePath = string & { readonly __brand: 'SitePath' };

/** A site path as a browser needs it: with the base in front, percent-encoded: `/cable/tags/caf%C3%A9/`. */
export type Href = string & { readonly __brand: 'Href' };

/** An address as it stands in `href`: the base in front, each segment percent-encoded (RFC 3986). */
export function hrefOf(path: SitePath, base: string): Href {
  return (base + encodePath(path)) as Href;
}

/** Percent-encodes what RFC 3986 does not allow in a path; what is already plain stays as it is. */
export function encodePath(path: string): string {
  if (/^[\w./~-]*$/.test(path)) return path;
  return path
    .toWellFormed()
    .split('/')
    .map((segment) => encodeURIComponent(segment).replace(/%(?:40|3A|2B|24|2C|3B|3D)/g, decodeURIComponent))
    .join('/');
}

/** Folder part of a POSIX path, without a slash at its end; '' for a bare name. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** Last segment of a POSIX path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Extension with its dot, in lower case; '' when there is none. */
export function extensionOf(path: string): string {
  const name = nameOf(path);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot).toLowerCase();
}

/** Resolves `..` and `.` of a path inside a folder; undefined when it would leave the root. */
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

/** Whether a path is longer than common file systems take: 255 bytes for a name (ext4, APFS, NTFS), 1,000 for all of it. */
export function isTooLong(path: string): boolean {
  return (
    path.length > 80 &&
    (lengthInUtf8(path) > 1000 || path.split('/').some((name) => lengthInUtf8(name) > 255))
  );
}

/** How two paths are compared when a file system may ignore case or Unicode form: folded and NFC. */
export function foldPath(path: string): string {
  // ASCII has one form.
  if (/^[\0-\x7f]*$/.test(path)) return path.toLowerCase();
  return path.normalize('NFC').toLowerCase().normalize('NFC');
}
