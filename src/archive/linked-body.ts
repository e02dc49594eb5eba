import { outsideAddress } from '../model/address/outside-address.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Finding } from '../model/finding.ts';
import type { Site } from '../model/site.ts';
import type { ArchivedLink, Body } from './clipping.ts';
import type { Directory } from './directory.ts';
import { facsimileOf } from './facsimiles.ts';
import { fillSlots, leadPicture, teaserPicture } from './links.ts';

/** The linked body of a dispatch: what fills its slots, and its pictures. */
export function bodyOf(dispatch: Dispatch, directory: Directory, findings: Finding[]): Body {
  const fills = fillSlots(dispatch, directory, findings);
  const lead = leadPicture(dispatch, directory, findings);
  const facsimile = dispatch.kind === 'page' ? [] : facsimileOf(dispatch, directory, findings);
  const archived = archivedLinks(dispatch, directory.site);
  return { fills, archived, lead, facsimile, thumbnail: lead ?? teaserPicture(dispatch, directory) };
}

/** The links of a dispatch that lead to archived copies instead, in their order. */
function archivedLinks({ copy }: Dispatch, { archived }: Site): readonly ArchivedLink[] {
  if (Object.keys(archived).length === 0) return [];
  return copy.outside.flatMap((from): readonly ArchivedLink[] => {
    const outside = outsideAddress(from);
    const to = outside && Object.hasOwn(archived, outside.address) ? archived[outside.address] : undefined;
    if (!outside || to === undefined) return [];
    return [{ from, to: to.includes('#') ? to : to + outside.part }];
  });
}
