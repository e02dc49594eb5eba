import type { Digest } from './digest.ts';
import type { SourcePath } from './paths.ts';

/** A file under `assets/`, or a file beside a dispatch under `posts/`, that is no manuscript. */
export type AssetFile = { readonly path: SourcePath; readonly digest: Digest; readonly bytes: number };
