import type { Digest } from './digest.ts';
import type { SourcePath } from './paths.ts';
import type { PictureFacts } from './picture.ts';

/** A file under `assets/`, or a file beside a dispatch under `posts/`, that is no manuscript. */
export type AssetFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly bytes: number;
  /** What is known of its picture; absent where it holds none, or where nobody looked yet. */
  readonly image?: PictureFacts;
};
