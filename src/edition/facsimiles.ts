import type { Clipping } from '../archive/clipping.ts';
import { isPlaceholder } from '../model/address/placeholder.ts';
import { manifestPath, opensInBrowser, type Scan } from '../model/facsimile.ts';
import type { Picture } from '../model/picture.ts';
import type { Bench } from './bench.ts';
import type { FacsimileProps, LargeScan } from './facsimile-props.ts';

/** The facsimile of a dispatch for templates; null if it has none. */
export function facsimileProps(clipping: Clipping, bench: Bench): FacsimileProps | null {
  const { facsimile } = clipping;
  if (facsimile.length === 0) return null;
  return {
    scans: facsimile.flatMap((page) => {
      if (page.kind !== 'scan') return [];
      const picture = bench.pictures.picture(page.picture, 'page');
      return { picture, large: largeOf(page, picture), page: page.page };
    }),
    files: facsimile.flatMap((page) => {
      if (page.kind === 'scan') return [];
      const { href } = page;
      if (page.kind === 'elsewhere') return { href, page: page.page, bytes: null, host: new URL(href).host };
      const address = page.page === null ? href : `${href}#page=${page.page}`;
      return { href: address, page: page.page, bytes: page.bytes, host: null };
    }),
    manifest: hasManifest(clipping, bench) ? bench.href(manifestPath(clipping)) : null,
  };
}

/** A scan itself, or else the largest file that was made from it. `shown`: the scan with these files. */
export function largeOf({ picture, type }: Scan, shown: Picture): LargeScan {
  if (opensInBrowser({ type }))
    return { href: picture.href, width: picture.width, height: picture.height, type };
  const widest = shown.variants.reduce<Picture['variants'][number] | null>(
    (found, one) => (found !== null && found.width > one.width ? found : one),
    null,
  );
  return widest ?? { href: shown.href, width: shown.width, height: shown.height, type };
}

/**
 * Whether a dispatch has a IIIF manifest: a canvas needs a scan whose size is known, and identifiers need the address of
 * the site.
 */
export function hasManifest({ scanned }: Clipping, { archive }: Bench): boolean {
  return scanned && !isPlaceholder(archive.site.origin);
}
