import type { PictureDoor } from '../../desk/world.ts';
import type { AssetFile } from '../../model/asset.ts';
import type { Digest } from '../../model/digest.ts';
import type { Recipe } from '../../model/picture.ts';

/** Up to this many new pictures are read before a page is shown: that takes a moment, and shows them in their size. */
const FEW = 8;
/** How many pictures are made at a time; the end of a preview waits for these. */
const ROUND = 4;
/** Least time between two reports of more pictures, in milliseconds. */
const REST = 2000;

/**
 * Pictures for a preview, which never waits for them: it shows those that are made, and the others are made meanwhile.
 * `more` is called when there are more; `now` returns milliseconds.
 */
export function laterPictures(
  door: PictureDoor,
  more: () => void,
  now: () => number,
): PictureDoor & { readonly close: () => void } {
  const wanted = new Map<Digest, Recipe>();
  const tried = new Set<Digest>();
  const unseen = new Map<Digest, AssetFile>();
  let rounds = 0;
  let told = Number.NEGATIVE_INFINITY;
  let isOpen = true;
  let isBusy = false;

  const step = async () => {
    if (unseen.size > 0) {
      const batch = [...unseen.values()].slice(0, 64);
      await door.look(batch);
      for (const { digest } of batch) unseen.delete(digest);
      return;
    }
    const sources = Map.groupBy(wanted.values(), (recipe) => recipe.digest);
    const batch = [...sources.values()].slice(0, ROUND).flat();
    await door.make(batch, () => {});
    for (const { key } of batch) {
      tried.add(key);
      wanted.delete(key);
    }
  };
  const run = async () => {
    while (isOpen && wanted.size + unseen.size > 0) {
      await step();
      const isLast = wanted.size + unseen.size === 0;
      if (!isOpen || (!isLast && now() - told < REST)) continue;
      rounds++;
      told = now();
      more();
    }
    isBusy = false;
  };
  const begin = () => {
    if (isBusy) return;
    isBusy = true;
    // An error here occurs again in the build, and is reported there.
    run().catch(() => {
      isOpen = false;
    });
  };

  return {
    ...door,
    rounds: () => rounds,
    look: async (assets) => {
      const seen = door.seen(assets);
      const fresh = assets.filter((asset, at) => seen[at]?.image === undefined && door.isPicture(asset));
      if (fresh.length <= FEW) return fresh.length === 0 ? seen : door.look(assets);
      for (const asset of fresh) unseen.set(asset.digest, asset);
      begin();
      return seen;
    },
    make: async (recipes) => {
      const known = door.known(recipes);
      for (const recipe of recipes)
        if (!known.has(recipe.key) && !tried.has(recipe.key)) wanted.set(recipe.key, recipe);
      if (wanted.size > 0) begin();
      return known;
    },
    settle: () => {},
    close: () => {
      isOpen = false;
    },
  };
}
