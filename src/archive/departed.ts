import { foldPath, type SitePath } from '../model/address/paths.ts';
import { sameName } from '../model/address/slug.ts';
import { SHELF_KINDS, SHELVES } from '../model/shelf-kinds.ts';
import type { Site } from '../model/site.ts';
import { type Gone, isEmbargoed } from './catalogue.ts';
import type { Followed, Moved } from './followed.ts';

/**
 * Puts what is gone where it stood: a page that says so gets no new address, whatever changes in the front matter or the
 * name of the file. Other addresses that it had lead there.
 */
export function whereTheyStood(
  gone: readonly Gone[],
  followed: Followed,
): { readonly gone: readonly Gone[]; readonly followed: Followed } {
  if (gone.length === 0) return { gone, followed };
  const registered = new Set(followed.register.lines.map(({ address }) => address));
  const stood = new Map<SitePath, SitePath>();
  for (const { path } of gone) {
    const first = registered.has(path) ? undefined : followed.moved.find((one) => one.path === path);
    if (first) stood.set(path, first.registered.address as SitePath);
  }
  if (stood.size === 0) return { gone, followed };
  const moved = followed.moved.flatMap((one): Followed['moved'] => {
    const path = stood.get(one.path) ?? one.path;
    return one.registered.address === path ? [] : [{ ...one, path }];
  });
  return {
    gone: gone.map((one) => ({ ...one, path: stood.get(one.path) ?? one.path })),
    followed: {
      ...followed,
      moved,
      manifests: followed.manifests.map((one) => ({ ...one, path: stood.get(one.path) ?? one.path })),
    },
  };
}

/**
 * The withdrawn and expired dispatches that readers may know: those whose address is registered, or that another
 * address leads to; and withdrawn ones that are neither drafts nor under embargo, since there may be no register yet.
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

/**
 * Leads from an index that has no dispatch any more to the page that says what is gone, if its dispatches are gone: then
 * nothing is left to settle. Of several, the latest counts.
 */
export function fromEmptyShelves(gone: readonly Gone[], followed: Followed): Followed {
  if (gone.length === 0 || !followed.lost.some(({ registered: { stood } }) => 'name' in stood))
    return followed;
  const latest = new Map<string, Gone>();
  for (const one of gone)
    for (const kind of SHELF_KINDS)
      for (const { name } of SHELVES[kind].namesOf(one.dispatch)) {
        const key = `${kind} ${sameName(name)}`;
        const other = latest.get(key);
        if (!other || dayOf(one) > dayOf(other)) latest.set(key, one);
      }
  const moved: Moved[] = [];
  const lost = followed.lost.filter(({ registered }) => {
    const { stood } = registered;
    const last = 'name' in stood ? latest.get(`${stood.kind} ${sameName(stood.name)}`) : undefined;
    if (last && 'name' in stood) moved.push({ registered, path: last.path, kind: stood.kind });
    return last === undefined;
  });
  return { ...followed, lost, moved: [...followed.moved, ...moved] };
}

function dayOf({ dispatch }: Gone): string {
  return dispatch.filed?.day ?? '';
}
