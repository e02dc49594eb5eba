import type { SitePath, SourcePath } from './address/paths.ts';
import type { Digest } from './digest.ts';
import type { PictureFacts } from './picture.ts';

/** A file under `assets/` or `posts/` that is not a manuscript. */
export type AssetFile = {
  readonly path: SourcePath;
  readonly digest: Digest;
  readonly bytes: number;
  /**
   * What its bytes hold if its name does not say so: a picture, another file that records where it was taken, something
   * else than the PDF that it is called, or an encrypted PDF, which may ask for a password.
   */
  readonly holds?: 'picture' | 'placed' | 'no-pdf' | 'locked-pdf';
  /** What is known about its picture; absent if the file holds no picture or has not been read yet. */
  readonly image?: PictureFacts;
};

/**
 * The address at which an asset is published: `assets/x` at `/assets/x`, a picture beside a dispatch (`posts/2009/x.jpg`)
 * at `/assets/2009/x.jpg`, and files in `assets/_root/` (CNAME, favicon.ico) at the root.
 */
export function publishedAt(asset: AssetFile): SitePath {
  const path = asset.path.normalize('NFC');
  if (path.startsWith('assets/_root/')) return path.slice('assets/_root'.length) as SitePath;
  return (path.startsWith('posts/') ? `/assets/${path.slice('posts/'.length)}` : `/${path}`) as SitePath;
}
