import type { SourcePath } from './address/paths.ts';
import type { Digest } from './digest.ts';
import type { PictureFacts } from './picture.ts';

/** A file under `assets/` or `posts/` that is not a manuscript. */
export type AssetFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly bytes: number;
  /** What its bytes hold if its name does not say so: a picture, or another file that records where it was taken. */
  readonly holds?: 'picture' | 'placed';
  /** What is known about its picture; absent if the file holds no picture or has not been read yet. */
  readonly image?: PictureFacts;
};
