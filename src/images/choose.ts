import type { Outcome, PictureUse, Recipe } from '../model/picture.ts';
import type { ImageSettings } from '../model/site.ts';
import { type PictureFile, type Recipes, suiting } from './recipes.ts';

/** Which files a use shows: those of recipes, smallest first within a format. `plain` is the `src`; null: the file itself. */
export type Choice = { readonly made: readonly Recipe[]; readonly plain: Recipe | null };

export type Outcomes = ReadonlyMap<Recipe['key'], Outcome>;

/** Types that every browser shows. A file of another type is not shown itself if another file was made from it. */
const SHOWN: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/svg+xml',
]);

/**
 * Chooses among the files that were made. A format counts only if all its widths could be made. If its largest file is
 * not smaller than the original, the original is shown.
 */
export function choose(
  asset: PictureFile,
  recipes: Recipes,
  use: PictureUse,
  outcomes: Outcomes,
  settings: ImageSettings,
): Choice {
  const sizeOf = (recipe: Recipe | undefined) => {
    const outcome = recipe && outcomes.get(recipe.key);
    return outcome?.kind === 'made' ? outcome.bytes : Number.POSITIVE_INFINITY;
  };
  const most = SHOWN.has(asset.image.type) ? asset.bytes : Number.POSITIVE_INFINITY;
  const isGain = (list: readonly Recipe[]) =>
    list.length > 0 && list.every((recipe) => sizeOf(recipe) < most);
  const fallback = isGain(recipes.fallback) ? recipes.fallback : [];
  const plain = fallback.findLast(({ width }) => width <= PLAIN_WIDTH) ?? fallback[0] ?? null;
  if (use === 'feed') return { made: [], plain };
  const modern = recipes.modern
    .map((list) => suiting(list, use, settings))
    .filter((list, at) => recipes.modern[at]!.length > 0 && isGain(list));
  const isAlone = recipes.modern.length === 0;
  return {
    made: [...modern.flat(), ...(isAlone && fallback.length > 0 ? suiting(fallback, use, settings) : [])],
    plain,
  };
}

/** The widest picture that feed readers show. */
const PLAIN_WIDTH = 1120;
