import type { SitePath, SourcePath } from './address/paths.ts';
import type { Picture } from './picture.ts';

/** A page of a facsimile as filed: a scan of the site, a PDF of the site, or a file of another site. */
export type FacsimilePage =
  | {
      readonly kind: 'scan';
      readonly picture: Picture;
      readonly page: string | null;
      /** Media type; '' if the file has not been read yet. */
      readonly type: string;
    }
  | {
      readonly kind: 'pdf';
      readonly asset: SourcePath;
      /** Its address; `page`, a number from 1, is the page that is opened first. */
      readonly href: string;
      readonly page: string | null;
      readonly bytes: number;
    }
  | { readonly kind: 'elsewhere'; readonly href: string; readonly page: string | null };

/** Media types that browsers open. */
const BROWSER_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/svg+xml',
  'image/bmp',
]);

/** Whether browsers can open a scan itself. If not, readers get the largest file that is made from it. */
export function opensInBrowser({ type }: { readonly type: string }): boolean {
  return BROWSER_TYPES.has(type);
}

/** A scan of this site. */
export type Scan = Extract<FacsimilePage, { readonly kind: 'scan' }>;

/** Whether a page is a scan whose size is known. */
export function isSized(page: FacsimilePage): page is Scan {
  return page.kind === 'scan' && (page.picture.width ?? 0) > 0 && (page.picture.height ?? 0) > 0;
}

/** Where the IIIF manifest of a dispatch stands: `/2009/02/02/talks/manifest.json`, or `/talks.manifest.json` for one at `/talks.html`. */
export function manifestPath({ path }: { readonly path: SitePath }): SitePath {
  const manifest = path.endsWith('/')
    ? `${path}manifest.json`
    : path.replace(/(?:\.\w+)?$/, '.manifest.json');
  return manifest as SitePath;
}
