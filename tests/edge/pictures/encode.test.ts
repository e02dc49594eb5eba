import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ExifReader from 'exifreader';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { variantFile } from '../../../src/edge/memory/picture-store.ts';
import { openPictures } from '../../../src/edge/pictures/pictures.ts';
import { isWide } from '../../../src/images/gamut.ts';
import { planPictures } from '../../../src/images/illustrate.ts';
import type { AssetFile } from '../../../src/model/asset.ts';
import { digest } from '../../../src/model/digest.ts';
import type { NameplateWords, Recipe } from '../../../src/model/picture.ts';
import { archiveOf } from '../../images/archive-of.ts';
import { moving, photograph } from '../../images/photographs.ts';
import { post } from '../../support/built.ts';
import { layFiles, temporaryFolder } from '../../support/site-on-disk.ts';

const folder = temporaryFolder();
let sites = 0;

/** A site with one picture that leads its one dispatch; everything that was made of it. */
async function developed(name: string, bytes: Uint8Array, images = '{}') {
  const site = join(folder, `site-${sites++}`);
  const asset: AssetFile = {
    path: `assets/${name}` as AssetFile['path'],
    digest: digest(bytes),
    bytes: bytes.length,
  };
  layFiles(site, { [asset.path]: bytes });
  const store = join(site, 'pictures');
  const open = (remember = true) => openPictures(site, store, 2, remember);
  const door = open();
  const [looked] = await door.look([asset]);
  const posts = { 'posts/2009-02-02-talks.md': post(`title: Talks\nimage: {src: ${name}, alt: A pier}`) };
  // The nameplate is made of no file.
  const recipes = planPictures(archiveOf(posts, [looked!], images), door.engine).recipes.filter(
    ({ make }) => make !== 'nameplate',
  );
  const outcomes = await door.make(recipes, () => {});
  const find = (format: Recipe['format'], width?: number) =>
    recipes.findLast(
      (recipe) => recipe.format === format && recipe.make === 'fit' && (!width || recipe.width === width),
    )!;
  return {
    facts: looked!.image!,
    recipes,
    outcomes,
    store,
    open,
    key: (format: Recipe['format'], width?: number) => find(format, width).key,
    read: (format: Recipe['format'], width?: number) =>
      readFileSync(variantFile(store, find(format, width).key)),
    card: () => readFileSync(variantFile(store, recipes.find(({ make }) => make === 'card')!.key)),
  };
}

/** Colour at a place of a picture, in eighths of its size. */
async function colourAt(file: Buffer, across: number, down: number): Promise<readonly number[]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const x = Math.floor((info.width * across) / 8);
  const y = Math.floor((info.height * down) / 8);
  return [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
}

const isRed = ([red = 0, green = 0, blue = 0]: readonly number[]) => red > 150 && green < 90 && blue < 90;

describe('what is made of a photograph', () => {
  test('has the size and the format that were planned', async () => {
    const made = await developed('pier.jpg', await photograph(900, 600));
    for (const { key, format, width, height } of made.recipes) {
      const found = await sharp(variantFile(made.store, key)).metadata();
      expect([found.format, found.width, found.height]).toEqual([format, width, height]);
    }
    expect(made.recipes.length).toBe(7);
  });

  test('stands upright, however the camera was held', async () => {
    for (const [orientation, across, down] of [
      [1, 1, 1],
      [3, 7, 7],
      [6, 7, 1],
      [8, 1, 7],
    ] as const) {
      const made = await developed('pier.jpg', await photograph(600, 400, 'jpeg', { orientation }));
      const turned = orientation > 4;
      expect([made.facts.width, made.facts.height]).toEqual(turned ? [400, 600] : [600, 400]);
      const file = made.read('webp');
      expect(isRed(await colourAt(file, across, down))).toBe(true);
      expect(isRed(await colourAt(file, 8 - across, 8 - down))).toBe(false);
      expect((await sharp(file).metadata()).orientation).toBeUndefined();
    }
  });

  test('tells nothing of its making by default, and its credit on request; its place never', async () => {
    const like = { place: true, artist: 'Märta Öst', copyright: '© The Wire' };
    const file = await photograph(600, 400, 'jpeg', like);
    const silent = await developed('pier.jpg', file);
    expect(silent.facts).toMatchObject({ credit: 'Märta Öst', copyright: '© The Wire', located: true });
    for (const format of ['webp', 'jpeg'] as const)
      expect((await sharp(silent.read(format)).metadata()).xmp).toBeUndefined();
    const signed = await developed('pier.jpg', file, '{metadata: credit}');
    for (const format of ['webp', 'jpeg'] as const) {
      const { xmp, gps } = ExifReader.load(signed.read(format), { expanded: true });
      expect(gps?.Latitude).toBeUndefined();
      expect(xmp?.creator?.description).toBe('Märta Öst');
      expect(xmp?.rights?.description).toBe('© The Wire');
    }
  });

  test('keeps wide colours where the format says so, and is sRGB for what reads no other', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400, 'jpeg', { profile: 'p3' }));
    expect(made.facts.wide).toBe(true);
    expect(isWide((await sharp(made.read('webp')).metadata()).icc!)).toBe(true);
    expect((await sharp(made.read('jpeg')).metadata()).icc).toBeUndefined();
    const plain = await developed('pier.jpg', await photograph(600, 400));
    expect((await sharp(plain.read('webp')).metadata()).icc).toBeUndefined();
  });

  test('keeps its holes', async () => {
    const made = await developed('pier.png', await photograph(600, 400, 'png', { alpha: true }));
    for (const format of ['webp', 'png'] as const) {
      const { data, info } = await sharp(made.read(format))
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      expect([data[3], data[info.width * 4 - 1]]).toEqual([255, 0]);
    }
  });

  test('is cut to a card around what it shows', async () => {
    const made = await developed('pier.jpg', await photograph(1300, 1300));
    const { format, width, height } = await sharp(made.card()).metadata();
    expect([format, width, height]).toEqual(['jpeg', 1200, 630]);
  });

  test('is read from TIFF and AVIF, too', async () => {
    for (const format of ['tiff', 'avif'] as const) {
      const made = await developed(`pier.${format}`, await photograph(300, 200, format));
      expect(made.facts.type).toBe(`image/${format}`);
      expect((await sharp(made.read('webp')).metadata()).width).toBe(300);
      expect((await sharp(made.read('jpeg')).metadata()).width).toBe(300);
    }
  });
});

describe('what is known of a file', () => {
  test.each([
    ['an empty file', Buffer.alloc(0), 'is an empty file'],
    ['HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'is an HEIC picture'],
    ['noise', Buffer.from('noise'), 'is damaged'],
  ])('says why %s cannot be shown', async (_, bytes, reason) => {
    expect((await developed('pier.jpg', bytes)).facts.problem?.reason).toContain(reason);
  });

  test('is the size of a bitmap, which only browsers read', async () => {
    const bitmap = Buffer.alloc(60);
    bitmap.write('BM', 0, 'latin1');
    bitmap.writeUInt32LE(40, 14);
    bitmap.writeInt32LE(5, 18);
    bitmap.writeInt32LE(-3, 22);
    const { facts, recipes } = await developed('pier.bmp', bitmap);
    expect([facts.type, facts.width, facts.height, facts.problem, recipes]).toEqual([
      'image/bmp',
      5,
      3,
      null,
      [],
    ]);
  });

  test('is the moment when it was taken', async () => {
    const file = await sharp(await photograph(60, 40))
      .withExif({ IFD2: { DateTimeOriginal: '2009:02:02 14:31:00' } })
      .jpeg()
      .toBuffer();
    expect((await developed('pier.jpg', file)).facts.taken).toBe('2009-02-02T14:31:00');
  });
});

describe('a moving picture', () => {
  test.each(['gif', 'webp'] as const)('stays moving: %s', async (format) => {
    const made = await developed(`pier.${format}`, await moving(400, 300, 3, format));
    expect(made.facts).toMatchObject({ frames: 3, width: 400, height: 300 });
    const found = await sharp(made.read('webp', 160), { animated: true }).metadata();
    expect([found.pages, found.width, found.pageHeight]).toEqual([3, 160, 120]);
  });
});

describe('a drawing that would run', () => {
  test('is drawn in pixels, sharp at each width', async () => {
    const text =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><script>x()</script><rect width="20" height="20" fill="#e61414"/></svg>';
    const made = await developed('pier.svg', Buffer.from(text), '{svg: rasterise, widths: [64]}');
    const file = made.read('webp', 64);
    expect((await sharp(file).metadata()).width).toBe(64);
    expect(isRed(await colourAt(file, 3, 4))).toBe(true);
    expect(isRed(await colourAt(file, 5, 4))).toBe(false);
    const { data, info } = await sharp(file)
      .flatten({ background: '#fff' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const row = Array.from(
      { length: info.width },
      (_, x) => data[(16 * info.width + x) * info.channels + 1]!,
    );
    expect(row.filter((green) => green > 60 && green < 200).length).toBeLessThanOrEqual(1);
  });
});

describe('a card that is set in type', () => {
  test('has its words in it, in the accent that is asked for, and the same bytes each time', async () => {
    const archive = (accent: string) =>
      archiveOf(
        { 'posts/2009-02-02-talks.md': post('title: Talks\nbyline: Laura Hale') },
        [],
        `{cards: drawn}\ntheme: {accent: "${accent}"}`,
      );
    const draw = async (accent: string) => {
      const site = join(folder, `site-${sites++}`);
      const door = openPictures(site, site, 2, true);
      const [card] = planPictures(archive(accent), door.engine, door.drawer).recipes;
      await door.make([card!], () => {});
      return readFileSync(variantFile(site, card!.key));
    };
    const [red, again, blue] = [await draw('#c00'), await draw('#c00'), await draw('#00c')];
    expect(red.equals(again)).toBe(true);
    expect(red.equals(blue)).toBe(false);
    const { width, height, format } = await sharp(red).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'png']);
    const darkest = async (left: number, top: number, width: number, height: number) =>
      Math.min(...(await sharp(red).extract({ left, top, width, height }).greyscale().raw().toBuffer()));
    expect(await darkest(72, 200, 300, 250)).toBeLessThan(60);
    expect(await darkest(72, 520, 300, 60)).toBeLessThan(150);
    for (const margin of [await darkest(1140, 0, 60, 630), await darkest(0, 600, 1200, 30)])
      expect(margin).toBeGreaterThan(240);
  });
});

describe('a nameplate', () => {
  const plate = async (words: Partial<NameplateWords>) => {
    const site = join(folder, `site-${sites++}`);
    const door = openPictures(site, site, 2, true);
    const { recipes } = planPictures(archiveOf({}, []), door.engine);
    const nameplate = { ...recipes[0]!.nameplate!, ...words };
    const key = digest(JSON.stringify(nameplate));
    const outcomes = await door.make([{ ...recipes[0]!, key, digest: key, nameplate }], () => {});
    expect([...outcomes.values()].map(({ kind }) => kind)).toEqual(['made']);
    return readFileSync(variantFile(site, key));
  };
  const darkest = async (file: Buffer, left: number, top: number, width: number, height: number) =>
    Math.min(...(await sharp(file).extract({ left, top, width, height }).greyscale().raw().toBuffer()));

  test('is drawn without satori: rules, the name in the middle, the tagline under it, clear margins', async () => {
    const file = await plate({ name: 'The Harbour Wire', tagline: 'Inside the ports.' });
    const { width, height, format } = await sharp(file).metadata();
    expect([width, height, format]).toEqual([1200, 630, 'png']);
    expect(await darkest(file, 72, 56, 1056, 10)).toBeLessThan(60);
    expect(await darkest(file, 300, 220, 600, 130)).toBeLessThan(60);
    const bare = await plate({ name: 'The Harbour Wire', tagline: null });
    expect(bare.equals(file)).toBe(false);
    for (const [left, top, wide, high] of [
      [0, 0, 60, 630],
      [1140, 0, 60, 630],
      [0, 590, 1200, 40],
    ] as const)
      expect(await darkest(file, left, top, wide, high)).toBeGreaterThan(240);
  });

  test('keeps within its margins whatever the name', async () => {
    for (const name of [
      'A',
      'Weekly Correspondence of the Society for the Improvement of Harbour Lamps and Allied Trades in the Northern Provinces',
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung',
    ]) {
      const file = await plate({ name, tagline: `${name} `.repeat(3).trim() });
      for (const left of [0, 1134]) expect(await darkest(file, left, 0, 66, 630), name).toBeGreaterThan(240);
      expect(await darkest(file, 0, 600, 1200, 30), name).toBeGreaterThan(240);
    }
  });
});

describe('what was made', () => {
  test('is the same for each recipe, whichever are made beside it', async () => {
    const file = await photograph(900, 600);
    const [wide, narrow] = [
      await developed('pier.jpg', file),
      await developed('pier.jpg', file, '{widths: [480, 640], cards: false}'),
    ];
    const [mixed, plain] = [join(folder, 'mixed'), join(folder, 'plain')];
    const site = join(folder, `site-${sites++}`);
    layFiles(site, { 'assets/pier.jpg': file });
    const both = [...wide.recipes, ...narrow.recipes];
    const together = await openPictures(site, mixed, 1, true).make(both, () => {});
    const apart = await openPictures(site, plain, 1, true).make(narrow.recipes, () => {});
    for (const [key, outcome] of apart) expect(together.get(key)).toEqual(outcome);
  });

  test('is not made again, and nothing of it is loaded', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    let told = 0;
    const again = await made.open().make(made.recipes, () => told++);
    expect(told).toBe(0);
    expect(again).toEqual(made.outcomes);
    expect(made.open().known(made.recipes)).toEqual(made.outcomes);
  });

  test.each([
    ['lost', (file: string) => rmSync(file)],
    ['cut short', (file: string) => truncateSync(file, 20)],
    ['changed in place', (file: string) => writeFileSync(file, Buffer.alloc(readFileSync(file).length))],
  ])('is made again, to the same bytes, where it was %s', async (_, spoil) => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    const before = made.read('webp', 160);
    spoil(variantFile(made.store, made.key('webp', 160)));
    const again = await made.open().make(made.recipes, () => {});
    expect(made.read('webp', 160).equals(before)).toBe(true);
    expect(again).toEqual(made.outcomes);
  });

  test('has the same bytes where nothing is remembered', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    let told = 0;
    const again = await made.open(false).make(made.recipes, () => told++);
    expect(told).toBeGreaterThan(0);
    expect(again).toEqual(made.outcomes);
  });

  test('counts, restored from elsewhere: by its bytes, not by its dates', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    const file = variantFile(made.store, made.key('webp', 160));
    const bytes = readFileSync(file);
    rmSync(file);
    writeFileSync(file, bytes);
    let told = 0;
    await made.open().make(made.recipes, () => told++);
    expect(told).toBe(0);
  });

  test('counts where the making was interrupted: only the rest is made', async () => {
    const made = await developed('pier.jpg', await photograph(900, 600));
    const site = join(folder, `site-${sites++}`);
    layFiles(site, { 'assets/pier.jpg': await photograph(900, 600) });
    const store = join(site, 'pictures');
    const [first, ...rest] = made.recipes;
    await openPictures(site, store, 2, true).make([first!], () => {});
    const told: number[] = [];
    await openPictures(site, store, 2, true).make(made.recipes, (_, of) => told.push(of));
    expect(new Set(told)).toEqual(new Set([rest.length]));
  });

  test('leaves no half of a file behind', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    const files = (readdirSync(made.store, { recursive: true }) as string[]).filter((name) =>
      /[\\/]/.test(name),
    );
    expect(files.map((name) => name.slice(3)).sort()).toEqual(made.recipes.map(({ key }) => key).sort());
  });

  test('goes when it is no longer asked for, once there is more of it than of the rest', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    const door = made.open();
    const other = made.recipes.slice(0, 2).map((recipe) => ({ ...recipe, key: digest(recipe.key) }));
    await door.make(other, () => {});
    door.settle();
    expect(made.open().known([...made.recipes, ...other]).size).toBe(2);
    expect(
      readdirSync(made.store, { recursive: true }).filter((name) => /[\\/]/.test(String(name))),
    ).toHaveLength(2);
  });

  test('is forgotten where its store is damaged, and made again', async () => {
    const made = await developed('pier.jpg', await photograph(600, 400));
    for (const suffix of ['-wal', '-shm']) rmSync(join(made.store, `pictures.db${suffix}`), { force: true });
    writeFileSync(join(made.store, 'pictures.db'), 'not a database at all');
    expect(await made.open().make(made.recipes, () => {})).toEqual(made.outcomes);
  });
});

test('a file that changes after it was looked at is not passed off as the old one', async () => {
  const made = await developed('pier.jpg', await photograph(600, 400));
  const site = join(folder, `site-${sites++}`);
  layFiles(site, { 'assets/pier.jpg': await photograph(600, 400, 'jpeg', { seed: 9 }) });
  const outcomes = await openPictures(site, join(site, 'pictures'), 2, true).make(made.recipes, () => {});
  expect(new Set([...outcomes.values()].map(({ kind }) => kind))).toEqual(new Set(['failed']));
});
