import type { SourcePath } from '../model/address/paths.ts';
import type { Digest } from '../model/digest.ts';

/** A file of `templates/`: the site's own, or the built-in theme's. */
export type TemplateFile = {
  /** Path under `templates/`. */
  readonly name: string;
  readonly origin: 'site' | 'builtin';
  readonly source: SourcePath;
  readonly content: Uint8Array;
  /** Digest of the content, if it is known. */
  readonly digest?: Digest;
};
