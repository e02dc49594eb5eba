import type { Archive } from '../../archive/archive.ts';
import type { Edition } from '../../edition/page.ts';
import { foldPath, hrefOf, type SitePath } from '../../model/address/paths.ts';
import type { Piece } from './rule.ts';

/** Every dispatch and standing page of an archive. */
export function piecesOf(archive: Archive): readonly Piece[] {
  return [...archive.listed, ...archive.unlisted, ...archive.pages];
}

/** Returns a test for whether an address of the site (with its base) is a page or a file of the edition. */
export function servedBy(edition: Edition, base: string): (href: string) => boolean {
  const served = new Set<string>();
  for (const { path } of [...edition.pages, ...edition.assets]) {
    served.add(foldPath(hrefOf(`/${path}` as SitePath, base)));
    if (/(?:^|\/)index\.html$/.test(path))
      served.add(foldPath(hrefOf(`/${path.replace(/index\.html$/, '')}` as SitePath, base)));
    else if (path.endsWith('.html')) served.add(foldPath(hrefOf(`/${path.slice(0, -5)}` as SitePath, base)));
  }
  return (href) => {
    const path = foldPath(href.replace(/[?#].*$/s, ''));
    return served.has(path) || served.has(`${path}/`);
  };
}
