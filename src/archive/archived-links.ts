import type { Dispatch } from '../model/dispatch.ts';
import { outsideAddress } from '../model/outside-address.ts';
import type { Site } from '../model/site.ts';

/** A link of a copy to a page that is gone, as written, and where its archived copy stands. */
export type ArchivedLink = { readonly from: string; readonly to: string };

/** The links of a dispatch's copy that lead to archived copies instead, in their order. */
export function archivedLinks({ copy }: Dispatch, { archived }: Site): readonly ArchivedLink[] {
  return copy.outside.flatMap((from): readonly ArchivedLink[] => {
    const outside = outsideAddress(from);
    const to = outside && Object.hasOwn(archived, outside.address) ? archived[outside.address] : undefined;
    if (!outside || to === undefined) return [];
    return [{ from, to: to.includes('#') ? to : to + outside.part }];
  });
}
