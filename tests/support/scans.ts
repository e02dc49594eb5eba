import type { PictureFacts } from '../../src/model/picture.ts';
import { PICTURE_NAME } from '../../src/model/picture.ts';
import { factsLike } from '../images/archive-of.ts';
import type { MemoryDisk } from './memory-disk.ts';

/** Lets a disk in memory know its pictures: upright JPEG files, and what is different (by name of the file). */
export function withScans(
  disk: MemoryDisk,
  different: { readonly [name: string]: Partial<PictureFacts> } = {},
): MemoryDisk {
  const sources = disk.sources.bind(disk);
  disk.sources = () => {
    const all = sources();
    return {
      ...all,
      assets: all.assets.map((asset) => {
        if (!PICTURE_NAME.test(asset.path)) return asset;
        const more = different[asset.path.replace(/^.*\//, '')] ?? {};
        return { ...asset, image: factsLike({ width: 1600, height: 2400, ...more }) };
      }),
    };
  };
  return disk;
}
