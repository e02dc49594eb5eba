import type { Site } from '../model/site.ts';
import type { Shelf } from './clipping.ts';

/** Whether no dispatch will follow on a shelf, or in the archive (null): `status: ended` of the column or the site. */
export function hasEnded(shelf: Pick<Shelf, 'ended'> | null, site: Pick<Site, 'ended'>): boolean {
  return site.ended || shelf?.ended === true;
}
