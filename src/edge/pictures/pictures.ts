import fs from 'node:fs';
import { findPackageJSON } from 'node:module';
import { join } from 'node:path';
import type { PictureDoor } from '../../desk/world.ts';
import type { SourcePath } from '../../model/address/paths.ts';
import type { AssetFile } from '../../model/asset.ts';
import { type Digest, digest } from '../../model/digest.ts';
import { once } from '../../model/once.ts';
import { type Outcome, PICTURE_NAME, type PictureFacts, type Recipe } from '../../model/picture.ts';
import { stampOf } from '../disk/output-folder.ts';
import { openPictureMemory, type PictureMemory, putVariant, variantFile } from '../memory/picture-store.ts';
import type { DrawCard } from './card-drawing.ts';
import type { Encoder } from './encoder.ts';
import { factsOf, UNREAD } from './facts.ts';

/** Version of facts and of the way pictures are made. After a change, everything is made again. */
const VERSION = 1;
/** Version of facts alone. After a change, pictures are read again, but not made again. */
const NOTED = 3;

/**
 * The pictures of a site folder. Facts and results are kept under `folder`; sharp is loaded only if something is missing
 * there. `remember`: whether earlier results are used. `jobs`: how many pictures are made at once.
 */
export function openPictures(site: string, folder: string, jobs: number, remember: boolean): PictureDoor {
  // Pictures are made in threads of libuv. There are four, unless this is set before the first one is needed.
  process.env.UV_THREADPOOL_SIZE ??= String(Math.max(4, jobs));
  const engine = `${VERSION} sharp ${versionOf('sharp')}`;
  const drawer = `${VERSION} satori ${versionOf('satori')}, ${engine}`;
  const encoder = once(async () => (await import('./encoder.ts')).openEncoder());
  const draw = once(async () => (await import('./card-drawing.ts')).openCardDrawing());
  const memory = once(() => openPictureMemory(folder));
  const fresh = new Set<Digest>();
  const asked = new Set<Digest>();
  const keptOutcome = (key: Digest) =>
    remember || fresh.has(key) ? standing(memory(), folder, key) : undefined;
  const fileOf = (path: SourcePath) => join(site, ...path.split('/'));
  const nameOf = (asset: AssetFile) => `${NOTED} ${engine} ${asset.digest}`;
  const keptFacts = (asset: AssetFile) => {
    const kept = remember ? memory().facts(nameOf(asset)) : undefined;
    return kept === undefined ? null : (JSON.parse(kept) as PictureFacts);
  };
  const isPicture = ({ path, holds }: AssetFile) => holds === 'picture' || PICTURE_NAME.test(path);
  const facts = async (asset: AssetFile): Promise<PictureFacts> => {
    const kept = keptFacts(asset);
    if (kept) return kept;
    const bytes = await fs.promises.readFile(fileOf(asset.path)).catch(() => null);
    if (!bytes) return UNREAD;
    const found = await factsOf(bytes, encoder);
    if (digest(bytes) === asset.digest) memory().keepFacts(nameOf(asset), JSON.stringify(found));
    return found;
  };
  return {
    engine,
    drawer,
    isPicture,
    seen: (assets) =>
      assets.map((asset) => {
        const image = isPicture(asset) && keptFacts(asset);
        return image ? { ...asset, image } : asset;
      }),
    look: async (assets) => {
      const looked = new Map<SourcePath, PictureFacts>();
      await inParallel(assets.filter(isPicture), jobs, async (asset) => {
        looked.set(asset.path, await facts(asset));
      });
      return assets.map((asset) => {
        const image = looked.get(asset.path);
        return image ? { ...asset, image } : asset;
      });
    },
    known: (recipes) => {
      const outcomes = new Map<Digest, Outcome>();
      for (const { key } of recipes) {
        const outcome = keptOutcome(key);
        if (outcome) outcomes.set(key, outcome);
      }
      return outcomes;
    },
    make: async (recipes, told) => {
      const outcomes = new Map<Digest, Outcome>();
      const wanted = recipes.filter(({ key }) => {
        const outcome = keptOutcome(key);
        if (outcome) outcomes.set(key, outcome);
        return !outcome;
      });
      for (const { key } of recipes) asked.add(key);
      if (wanted.length === 0) return outcomes;
      const jobsBySource = [...Map.groupBy(wanted, (recipe) => recipe.digest).values()];
      let done = 0;
      told(done, wanted.length);
      await inParallel(jobsBySource, jobs, async (job) => {
        for await (const [recipe, outcome] of develop(job, encoder, draw, fileOf, folder, memory())) {
          outcomes.set(recipe.key, outcome);
          fresh.add(recipe.key);
          told(++done, wanted.length);
        }
      });
      return outcomes;
    },
    settle: () => {
      if (fresh.size > 0) memory().prune(asked);
    },
  };
}

/** Makes and keeps the results for one file. A file that has changed since it was read is left to the next build. */
async function* develop(
  recipes: readonly Recipe[],
  encoder: () => Promise<Encoder>,
  draw: () => Promise<DrawCard>,
  fileOf: (path: SourcePath) => string,
  folder: string,
  memory: PictureMemory,
): AsyncGenerator<readonly [Recipe, Outcome]> {
  const [first] = recipes;
  if (first?.words || first?.nameplate) {
    yield [first, await drawn(first, encoder, draw, folder, memory)];
    return;
  }
  const bytes = first && (await fs.promises.readFile(fileOf(first.source)).catch(() => null));
  if (!bytes || digest(bytes) !== first.digest) {
    for (const recipe of recipes) yield [recipe, { kind: 'failed', reason: 'it changed while it was read' }];
    return;
  }
  for await (const { recipe, bytes: made, reason } of (await encoder()).make(bytes, recipes)) {
    if (!made) {
      // A failure is not kept, since the next build may have more memory, or another file.
      yield [recipe, { kind: 'failed', reason }];
      continue;
    }
    yield [recipe, keep(recipe, made, folder, memory)];
  }
}

async function drawn(
  recipe: Recipe,
  encoder: () => Promise<Encoder>,
  draw: () => Promise<DrawCard>,
  folder: string,
  memory: PictureMemory,
): Promise<Outcome> {
  try {
    const { words, nameplate } = recipe;
    const drawing = nameplate
      ? (await import('./nameplate.ts')).drawNameplate(nameplate)
      : words && (await (await draw())(words, recipe));
    if (!drawing) throw new Error('it has no words');
    return keep(recipe, await (await encoder()).draw(drawing), folder, memory);
  } catch (error) {
    return { kind: 'failed', reason: (error as Error).message };
  }
}

function keep({ key }: Recipe, made: Uint8Array, folder: string, memory: PictureMemory): Outcome {
  const outcome = { kind: 'made' as const, bytes: made.length, digest: digest(made) };
  memory.keep(key, { ...outcome, stamp: stampOf(putVariant(folder, key, made)) ?? '' });
  return outcome;
}

/** The result of a recipe, if its file is unchanged: by its stamp, or else by its bytes. */
function standing(memory: PictureMemory, folder: string, key: Digest): Outcome | undefined {
  const kept = memory.made(key);
  if (!kept) return undefined;
  const { stamp: before, ...outcome } = kept;
  const file = variantFile(folder, key);
  const stamp = stampOf(file);
  if (stamp === undefined) return undefined;
  if (stamp === before) return outcome;
  if (digest(fs.readFileSync(file)) !== outcome.digest) return undefined;
  memory.keep(key, { ...outcome, stamp });
  return outcome;
}

/** The version of an installed package, without loading it; '' if it is not installed. */
function versionOf(name: string): string {
  try {
    const file = findPackageJSON(name, import.meta.url);
    return file ? (JSON.parse(fs.readFileSync(file, 'utf8')) as { version: string }).version : '';
  } catch {
    return '';
  }
}

async function inParallel<T>(
  list: readonly T[],
  many: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = list.values();
  await Promise.all(
    Array.from({ length: Math.min(many, list.length) }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}
