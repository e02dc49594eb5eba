import type { Digest } from './digest.ts';
import type { SourcePath } from './paths.ts';
import type { PictureFacts } from './picture.ts';

/** A file under `assets/` or `posts/` that is no manuscript. */
export type AssetFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly bytes: number;
  /** What its bytes hold where its name does not tell: a picture, or something else that tells where it was taken. */
  readonly holds?: 'picture' | 'placed';
  /** What is known of its picture; absent where it holds none, or where nobody looked yet. */
  readonly image?: PictureFacts;
};
