import { outsideAddress } from '../model/address/outside-address.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Site } from '../model/site.ts';

/** A link to a page that is gone, as written, and the address of its archived copy. */
export type ArchivedLink = { readonly from: string; readonly to: string };

/** The links of a dispatch that lead to archived copies instead, in their order. */
export function archivedLinks({ copy }: Dispatch, { archived }: Site): readonly ArchivedLink[] {
  return copy.outside.flatMap((from): readonly ArchivedLink[] => {
    const outside = outsideAddress(from);
    const to = outside && Object.hasOwn(archived, outside.address) ? archived[outside.address] : undefined;
    if (!outside || to === undefined) return [];
    return [{ from, to: to.includes('#') ? to : to + outside.part }];
  });
}
