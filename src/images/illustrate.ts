import type { Archive } from '../archive/archive.ts';
import { hrefOf, type SitePath, type SourcePath } from '../model/address/paths.ts';
import { publishedAt } from '../model/asset.ts';
import type { Finding } from '../model/finding.ts';
import type { Illustrations, Picture, PictureUse, Recipe, SocialCard, Variant } from '../model/picture.ts';
import { drawnCards, nameplateCards } from './cards.ts';
import { type Choice, choose, type Outcomes } from './choose.ts';
import { type Needs, needsOf } from './needs.ts';
import { type Need, type PictureFile, type Recipes, recipesFor } from './recipes.ts';

/** The plan for an archive's pictures. Used in this order: `recipes`, then `cleaning`, then `illustrate`. */
type PicturePlan = {
  readonly recipes: readonly Recipe[];
  /** Recipes for files that are published as they are, except for their metadata. */
  readonly cleaning: (outcomes: Outcomes) => readonly Recipe[];
  /** A picture without an outcome is shown by the file itself. */
  readonly illustrate: (outcomes: Outcomes) => Illustrations & { readonly findings: readonly Finding[] };
};

type Planned = { readonly asset: PictureFile; readonly recipes: Recipes; readonly need: Need | null };

/** Plans everything that the archive's pictures need. `engine` names the encoder, `drawer` the program that draws cards. */
export function planPictures(archive: Archive, engine: string, drawer = ''): PicturePlan {
  const { images: settings, base } = archive.site;
  const needs = needsOf(archive);
  const planned = new Map<SourcePath, Planned>();
  for (const asset of archive.assets) {
    if (!asset.image || asset.image.type === '') continue;
    const file = asset as PictureFile;
    const need = needs.needs.get(asset.path) ?? null;
    const recipes = recipesFor(file, need ?? { uses: new Set(), card: false }, settings, engine);
    planned.set(asset.path, { asset: file, recipes, need });
  }
  const chosen = (entry: Planned, use: PictureUse, outcomes: Outcomes) =>
    choose(entry.asset, entry.recipes, use, outcomes, settings);
  const stands = (entry: Planned, outcomes: Outcomes) =>
    standsAsIs(entry, needs, archive) ||
    [...(entry.need?.uses ?? []), 'feed' as const].some((use) => isItself(chosen(entry, use, outcomes)));
  const cutCard = (picture: Picture | null) =>
    (picture?.asset ? planned.get(picture.asset)?.recipes.card : null) ?? null;
  const drawn = drawnCards(archive, drawer, ({ thumbnail }) => cutCard(thumbnail) !== null);
  const plates = nameplateCards(archive, engine);
  return {
    recipes: unique([
      ...[...planned.values()].flatMap(({ recipes, need }) =>
        need ? [...recipes.modern.flat(), ...recipes.fallback, ...(recipes.card ? [recipes.card] : [])] : [],
      ),
      ...drawn.values(),
      ...plates.values(),
    ]),
    cleaning: (outcomes) =>
      unique(
        [...planned.values()].flatMap((entry) =>
          entry.recipes.clean && stands(entry, outcomes) ? [entry.recipes.clean] : [],
        ),
      ),
    illustrate: (outcomes) => {
      const files = new Map<SitePath, Illustrations['files'][number]>();
      const withheld = new Set<SourcePath>();
      const findings: Finding[] = [];
      const put = (recipe: Recipe, path: SitePath) => {
        const outcome = outcomes.get(recipe.key);
        if (outcome?.kind !== 'made') return;
        files.set(path, { path, key: recipe.key, digest: outcome.digest, source: recipe.source });
      };
      // No page shows a picture that cannot be read, and its metadata cannot be removed.
      for (const { path, image } of archive.assets)
        if (image?.type === '' && image.annotated) {
          withheld.add(path);
          findings.push(leftOut(path));
        }
      for (const entry of planned.values()) {
        const { asset, recipes, need } = entry;
        const isRefused = isUnsafe(asset, archive);
        if (isRefused && need === null) findings.push(refusal(asset));
        if (isRefused || !stands(entry, outcomes)) withheld.add(asset.path);
        else if (recipes.clean && outcomes.get(recipes.clean.key)?.kind === 'made') {
          withheld.add(asset.path);
          put(recipes.clean, publishedAt(asset));
        } else if (mayTellPlace(entry, outcomes)) findings.push(stillLocated(asset.path));
        if (!need) continue;
        for (const use of [...need.uses, 'feed' as const]) {
          const choice = chosen(entry, use, outcomes);
          for (const recipe of [...choice.made, ...(choice.plain ? [choice.plain] : [])])
            put(recipe, pathOf(recipe));
        }
        if (recipes.card) put(recipes.card, pathOf(recipes.card));
        findings.push(...failures(asset.path, recipes, outcomes));
      }
      for (const recipe of [...drawn.values(), ...plates.values()]) put(recipe, pathOf(recipe));
      const social = (recipe: Recipe | null | undefined, alt: string): SocialCard | null => {
        if (!recipe || outcomes.get(recipe.key)?.kind !== 'made') return null;
        const { width, height } = recipe;
        return { href: hrefOf(pathOf(recipe), base), width, height, alt };
      };
      findings.push(...undrawn(drawn.values(), outcomes, OF_DISPATCHES));
      findings.push(...undrawn(plates.values(), outcomes, OF_NAMEPLATES));
      return {
        files: [...files.values()],
        withheld,
        findings,
        picture: (picture, use) => {
          const entry = picture.asset ? planned.get(picture.asset) : undefined;
          return entry ? illustrated(picture, entry.asset, chosen(entry, use, outcomes), base) : picture;
        },
        card: (picture, source) => {
          const card = cutCard(picture) ?? (source && drawn.get(source));
          return social(card, card?.words?.headline ?? picture?.alt ?? '');
        },
        nameplate: (column) => {
          const plate = (column !== null ? plates.get(column) : undefined) ?? plates.get(null);
          return social(plate, plate?.nameplate?.name ?? '');
        },
      };
    },
  };
}

/** The address of a made file. It does not contain the picture's name, so that renaming a picture changes no address. */
function pathOf({ key, width, format }: Recipe): SitePath {
  return `/assets/pictures/${key.slice(0, 16)}-${width}.${format === 'jpeg' ? 'jpg' : format}` as SitePath;
}

function illustrated(picture: Picture, asset: PictureFile, choice: Choice, base: string): Picture {
  const variantOf = (recipe: Recipe): Variant => ({
    href: hrefOf(pathOf(recipe), base),
    width: recipe.width,
    height: recipe.height,
    type: `image/${recipe.format}`,
  });
  const { made, plain } = choice;
  const { width, height, type } = asset.image;
  if (made.length === 0 && !plain) return picture;
  const own: Variant = plain
    ? variantOf(plain)
    : { href: picture.href as Variant['href'], width, height, type };
  const variants = made.map(variantOf);
  const isListed = variants.some((variant) => variant.href === own.href);
  return {
    ...picture,
    href: own.href,
    variants: variants.length === 0 ? [] : isListed ? variants : [...variants, own],
  };
}

/** Whether a use shows the file itself. */
function isItself(choice: Choice): boolean {
  return choice.plain === null;
}

/** Whether the original is published whatever was made from it: nothing shows it, something links to it, or settings ask for it. */
function standsAsIs({ asset, need }: Planned, { linked }: Needs, { site }: Archive): boolean {
  return (
    need === null ||
    site.images.originals ||
    asset.path.startsWith('assets/_root/') ||
    linked.has(hrefOf(publishedAt(asset), site.base))
  );
}

/** Whether a drawing would run or load something in a reader's browser: then it is not published. */
function isUnsafe({ image }: PictureFile, { site }: Archive): boolean {
  return image.problem?.rule === 'unsafe-svg' && site.images.svg !== 'keep';
}

function leftOut(path: SourcePath): Finding {
  return {
    rule: 'picture-unreadable',
    level: 'warning',
    source: path,
    reason: 'The picture cannot be read, and may record where it was taken and by whom; it is not published',
    remedy: 'Save it again with the program that made it.',
  };
}

function refusal({ image, path }: PictureFile): Finding {
  const { rule = '', reason = '', remedy = '' } = image.problem ?? {};
  return { rule, level: 'warning', source: path, reason: `The drawing ${reason}, so it is left out`, remedy };
}

function failures(source: SourcePath, recipes: Recipes, outcomes: Outcomes): readonly Finding[] {
  for (const recipe of [...recipes.modern.flat(), ...recipes.fallback, recipes.card]) {
    const outcome = recipe && outcomes.get(recipe.key);
    if (outcome?.kind !== 'failed') continue;
    return [
      {
        rule: 'picture-damaged',
        level: 'warning',
        source,
        reason: `The picture cannot be made smaller: ${outcome.reason}`,
        remedy: 'Save it again with the program that made it; until then, the file itself is shown.',
      },
    ];
  }
  return [];
}

const OF_DISPATCHES = {
  what: 'Cards for dispatches without a picture are not drawn',
  remedy: 'Install what draws them (npm install satori), or set images.cards to true.',
};
const OF_NAMEPLATES = {
  what: 'The card for links on other sites is not drawn',
  remedy: 'Build again, or set images.cards to false.',
};

/** One finding for all cards that could not be drawn, since the reason is the same. */
function undrawn(
  cards: Iterable<Recipe>,
  outcomes: Outcomes,
  { what, remedy }: { readonly what: string; readonly remedy: string },
): readonly Finding[] {
  for (const { key } of cards) {
    const outcome = outcomes.get(key);
    if (outcome?.kind !== 'failed') continue;
    return [
      {
        rule: 'cards-not-drawn',
        level: 'warning',
        source: 'site.yaml' as SourcePath,
        reason: `${what}: ${outcome.reason}`,
        remedy,
      },
    ];
  }
  return [];
}

/** Whether a file is published with the place where it was taken, or with metadata that may contain it and cannot be removed. */
function mayTellPlace({ asset, recipes }: Planned, outcomes: Outcomes): boolean {
  if (recipes.clean === null) return asset.image.located;
  return outcomes.get(recipes.clean.key)?.kind === 'failed';
}

function stillLocated(source: SourcePath): Finding {
  return {
    rule: 'picture-location',
    level: 'warning',
    source,
    reason: 'The file records where it was taken, or may record it, and is published as it is',
    remedy: 'Save it without its place, or as JPEG, PNG or WebP, from which Backfile removes it.',
  };
}

function unique(recipes: readonly Recipe[]): readonly Recipe[] {
  return [...new Map(recipes.map((recipe) => [recipe.key, recipe])).values()];
}
