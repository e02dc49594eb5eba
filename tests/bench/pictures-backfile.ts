import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { openPictures } from '../../src/edge/pictures/pictures.ts';
import { type PictureFile, recipesFor } from '../../src/images/recipes.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import { digest } from '../../src/model/digest.ts';
import type { ImageSettings } from '../../src/model/site.ts';

// Backfile's half of `pictures.ts`: every photograph of a folder at every width, as WebP and as JPEG.
const [photos = '', out = '', many = '0'] = process.argv.slice(2);
const door = openPictures(photos, out, availableParallelism(), true);
const assets = readdirSync(photos)
  .sort()
  .slice(0, Number(many))
  .map((name) => {
    const bytes = readFileSync(join(photos, name));
    return { path: name as SourcePath, digest: digest(bytes), bytes: bytes.length };
  });
const looked = (await door.look(assets)) as readonly PictureFile[];
const settings = {
  widths: [480, 768, 1120, 1472],
  quality: { webp: 75, avif: 55, jpeg: 78 },
  originals: false,
  metadata: 'none',
  credit: true,
  svg: 'pass',
  limit: 100,
  cards: false,
} satisfies Omit<ImageSettings, 'formats'>;
const recipes = (['webp', 'jpeg'] as const).flatMap((format) =>
  looked.flatMap(
    (asset) =>
      recipesFor(
        asset,
        { uses: new Set(['page']), card: false },
        { ...settings, formats: [format] },
        door.engine,
      ).fallback,
  ),
);
await door.make(recipes, () => {});
