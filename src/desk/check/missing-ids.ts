import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { extensionOf, type SourcePath } from '../../model/address/paths.ts';
import { isPlaceholder } from '../../model/address/placeholder.ts';
import { slugOf } from '../../model/address/slug.ts';
import { digest } from '../../model/digest.ts';

/**
 * The ids that dispatches without one should write down, by source. Each follows from the dispatch alone, so that it is the same
 * whenever it is asked for, and no two are equal: the identifier that feeds and citations know it by; before the site has a
 * real address, its day and slug.
 */
export function missingIds({ listed, unlisted, site }: Archive): ReadonlyMap<SourcePath, string> {
  const all = [...listed, ...unlisted];
  const isAddressed = !isPlaceholder(site.origin);
  const taken = new Set(all.flatMap(({ id, dispatch }) => (dispatch.id === null ? [] : [id, dispatch.id])));
  const without = all.filter(({ dispatch }) => dispatch.id === null);
  const wanted = new Map(
    without.map((clipping) => [clipping, isAddressed ? clipping.id : dated(clipping)] as const),
  );
  const groups = Map.groupBy(without, (clipping) => wanted.get(clipping)!);
  return new Map(
    without.map((clipping) => {
      const { source } = clipping.slip;
      const id = wanted.get(clipping)!;
      const isAlone = groups.get(id)?.length === 1 && !taken.has(id);
      return [
        source,
        isAlone ? id : isAddressed ? id + extensionOf(source) : `${id}-${digest(source).slice(0, 6)}`,
      ];
    }),
  );
}

function dated({ slip, day }: Clipping): string {
  return [day, slugOf(slip.slug)].filter((part) => part !== '').join('-');
}
