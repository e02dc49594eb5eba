import type { Archive } from '../archive/archive.ts';
import { insideTarget } from '../archive/directory.ts';
import { outsideAddress } from '../model/address/outside-address.ts';
import { hrefOf } from '../model/address/paths.ts';
import type { Site } from '../model/site.ts';
import { positionOf } from './galley/positions.ts';
import type { Piece, PlacedRemark, Rule } from './galley/rule.ts';
import { piecesOf, servedBy } from './galley/targets.ts';

export const ownAddress: Rule = {
  name: 'own-address',
  level: 'warning',
  what: 'A link with a whole address leads into this archive, where there is nothing.',
  why: 'Readers meet an error, and a build tells of it only if a link is written without the name of the site.',
  mend: 'Link to the file, a slug or an address of the archive (`/2009/02/02/talks/`), or remove the link.',
  look: (archive, edition, sources) => {
    const isServed = servedBy(edition, archive.site.base);
    return piecesOf(archive).flatMap((piece): readonly PlacedRemark[] => {
      const { source, copy } = piece.dispatch;
      return copy.outside
        .filter((written) => leadsNowhere(written, piece, archive, isServed))
        .map((written) => ({
          source,
          ...positionOf(sources.text(source) ?? '', written),
          reason: `The link to ${written} leads to nothing in this archive`,
          remedy:
            'Link to a file (../2008/talks.md), a slug or an address of the archive, or remove the link.',
        }));
    });
  },
};

/** Whether an address is one of the site, and neither a page or file of it nor an old address that leads on. */
function leadsNowhere(
  written: string,
  piece: Piece,
  { site, directory }: Archive,
  isServed: (href: string) => boolean,
): boolean {
  const outside = written.toLowerCase().includes(hostOf(site)) ? outsideAddress(written) : null;
  if (!outside) return false;
  // Old links say `http:`, whatever the site is served by now.
  const path = insideTarget(
    outside.address.replace(/^https?:/i, site.origin.replace(hostOf(site), '')),
    site,
  );
  if (path === null || directory.find(path, piece.dispatch)) return false;
  // The path of a file has no slash at its end.
  return !isServed(hrefOf(path, site.base).replace(/\/$/, ''));
}

/** `//example.com` */
function hostOf(site: Site): string {
  return site.origin.replace(/^https?:/, '');
}
