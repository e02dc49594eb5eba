import type { Archive } from '../../src/archive/archive.ts';
import { file } from '../../src/archive/archive.ts';
import { parse } from '../../src/copy/parse.ts';
import { readSite } from '../../src/desk/settings/settings.ts';
import type { SourcePath } from '../../src/model/address/paths.ts';
import type { AssetFile } from '../../src/model/asset.ts';
import { digest } from '../../src/model/digest.ts';
import type { PictureFacts } from '../../src/model/picture.ts';
import { SETTINGS } from '../support/built.ts';
import { testOptions } from '../support/memory-disk.ts';

/** Facts of a plain photograph, and what is different here. */
export function factsLike(more: Partial<PictureFacts> = {}): PictureFacts {
  return {
    type: 'image/jpeg',
    width: 3000,
    height: 2000,
    frames: 1,
    alpha: false,
    wide: false,
    annotated: false,
    located: false,
    credit: null,
    copyright: null,
    taken: null,
    problem: null,
    ...more,
  };
}

/** A file of the site folder whose picture is known. */
export function assetLike(path: string, image: PictureFacts, bytes = 2_000_000): AssetFile {
  return { path: path as SourcePath, digest: digest(path), bytes, image };
}

/** An archive of dispatches (texts by path) and assets. `images`: what site.yaml says of them, in YAML. */
export function archiveOf(
  posts: { readonly [path: string]: string },
  assets: readonly AssetFile[],
  images = '{}',
): Archive {
  const settings = { path: 'site.yaml' as SourcePath, text: `${SETTINGS}images: ${images}\n` };
  const site = readSite([settings], testOptions(), []);
  const dispatches = Object.entries(posts).map(
    ([path, text]) => parse({ path: path as SourcePath, digest: digest(text), text }, site.style).dispatch!,
  );
  return file(dispatches, assets, site);
}
