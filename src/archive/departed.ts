import { foldPath } from '../model/address/paths.ts';
import type { Site } from '../model/site.ts';
import { type Gone, isEmbargoed } from './catalogue.ts';
import type { Followed } from './followed.ts';

/**
 * The withdrawn and expired dispatches of which readers may know: those whose address is registered, or to which another
 * one leads; and withdrawn ones that are neither drafts nor under embargo, since there may be no register yet.
 */
export function departed(gone: readonly Gone[], { register, moved }: Followed, site: Site): readonly Gone[] {
  if (gone.length === 0) return gone;
  const known = new Set([
    ...register.lines.map(({ address }) => foldPath(address)),
    ...moved.map(({ path }) => foldPath(path)),
  ]);
  return gone.filter(
    ({ dispatch, path }) =>
      known.has(foldPath(path)) ||
      (dispatch.withdrawn !== null && !dispatch.draft && !isEmbargoed(dispatch, site.now)),
  );
}
