import type { Outcome, PictureUse, Recipe } from '../model/picture.ts';
import type { ImageSettings } from '../model/site.ts';
import { type PictureFile, type Recipes, suiting } from './recipes.ts';

/** Which files a use shows: those of recipes, smallest first within a format; `plain` stands in `src`, null for the file itself. */
export type Choice = { readonly made: readonly Recipe[]; readonly plain: Recipe | null };

export type Outcomes = ReadonlyMap<Recipe['key'], Outcome>;

/** Types that every browser shows. A file of another one never stands for itself where something better was made. */
const SHOWN: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/svg+xml',
]);

/**
 * Chooses among what was made. A format counts only when all of its widths came out; one whose largest is no
 * smaller than the file itself is no gain, and the file stands for itself.
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

/** What a reader of feeds shows at most. */
const PLAIN_WIDTH = 1120;
