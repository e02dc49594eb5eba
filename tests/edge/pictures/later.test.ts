import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { PictureDoor } from '../../../src/desk/world.ts';
import { laterPictures } from '../../../src/edge/pictures/later.ts';
import { openPictures } from '../../../src/edge/pictures/pictures.ts';
import { planPictures } from '../../../src/images/illustrate.ts';
import type { AssetFile } from '../../../src/model/asset.ts';
import { digest } from '../../../src/model/digest.ts';
import type { Outcome, Recipe } from '../../../src/model/picture.ts';
import { archiveOf, assetLike, factsLike } from '../../images/archive-of.ts';
import { photograph } from '../../images/photographs.ts';
import { post } from '../../support/built.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

/** A door that makes and looks when it is let, and tells what it was asked. */
function heldDoor() {
  const made = new Map<Recipe['key'], Outcome>();
  const asked: string[] = [];
  let release: () => void = () => {};
  const door: PictureDoor = {
    engine: 'x',
    drawer: 'y',
    isPicture: () => true,
    settle: () => {},
    seen: (assets) => assets,
    look: async (assets) => {
      asked.push(`look ${assets.length}`);
      return assets.map((asset) => ({ ...asset, image: factsLike() }));
    },
    known: (recipes) => new Map(recipes.flatMap(({ key }) => (made.has(key) ? [[key, made.get(key)!]] : []))),
    make: async (recipes) => {
      asked.push(`make ${recipes.length}`);
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      for (const { key } of recipes) made.set(key, { kind: 'made', bytes: 1, digest: key });
      return made;
    },
  };
  return { door, asked, release: () => release() };
}

const recipes = planPictures(
  archiveOf({ 'posts/2009-02-02-talks.md': post('title: Talks', '![A](pier.jpg)') }, [
    assetLike('assets/pier.jpg', factsLike()),
  ]),
  'x',
).recipes;

test('a preview shows what there is at once, and is told when more has come', async () => {
  const { door, asked, release } = heldDoor();
  let told: () => void = () => {};
  const more = new Promise<void>((resolve) => {
    told = resolve;
  });
  const later = laterPictures(
    door,
    () => told(),
    () => 0,
  );
  expect((await later.make(recipes, () => {})).size).toBe(0);
  expect([asked, later.rounds?.()]).toEqual([[`make ${recipes.length}`], 0]);
  release();
  await more;
  expect(later.rounds?.()).toBe(1);
  expect((await later.make(recipes, () => {})).size).toBe(recipes.length);
  expect(asked).toHaveLength(1);
});

test('what cannot be made is not tried again and again', async () => {
  const { door, asked, release } = heldDoor();
  let told: () => void = () => {};
  const more = new Promise<void>((resolve) => {
    told = resolve;
  });
  const later = laterPictures(
    { ...door, known: () => new Map() },
    () => told(),
    () => 0,
  );
  await later.make(recipes, () => {});
  release();
  await more;
  await new Promise(setImmediate);
  await later.make(recipes, () => {});
  expect(asked).toHaveLength(1);
});

test('a few new pictures are looked at first; many are looked at meanwhile', async () => {
  const assets = (many: number) =>
    Array.from({ length: many }, (_, at) => {
      const { image: _image, ...rest } = assetLike(`assets/${at}.jpg`, factsLike());
      return rest as AssetFile;
    });
  const { door, asked } = heldDoor();
  let told: () => void = () => {};
  const more = new Promise<void>((resolve) => {
    told = resolve;
  });
  const later = laterPictures(
    door,
    () => told(),
    () => 0,
  );
  expect((await later.look(assets(3))).every(({ image }) => image)).toBe(true);
  expect((await later.look(assets(100))).every(({ image }) => !image)).toBe(true);
  await more;
  expect(asked[0]).toBe('look 3');
  expect(asked.slice(1)).toEqual(['look 64', 'look 36']);
});

test('facts that were read before are known without a look', async () => {
  const site = temporaryFolder();
  const bytes = await photograph(60, 40);
  const asset: AssetFile = { path: 'assets/pier.jpg' as AssetFile['path'], digest: digest(bytes), bytes: 9 };
  layFiles(site, { [asset.path]: bytes });
  const door = () => openPictures(site, join(site, 'pictures'), 1, true);
  expect(door().seen([asset])).toEqual([asset]);
  const looked = await door().look([asset]);
  expect(door().seen([asset])).toEqual(looked);
});
