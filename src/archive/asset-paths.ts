import type { SitePath } from '../model/address/paths.ts';
import type { AssetFile } from '../model/asset.ts';

/**
 * The address at which an asset is published: `assets/x` at `/assets/x`, a picture beside a dispatch (`posts/2009/x.jpg`)
 * at `/assets/2009/x.jpg`, and files in `assets/_root/` (CNAME, favicon.ico) at the root.
 */
export function publishedAt(asset: AssetFile): SitePath {
  const path = asset.path.normalize('NFC');
  if (path.startsWith('assets/_root/')) return path.slice('assets/_root'.length) as SitePath;
  return (path.startsWith('posts/') ? `/assets/${path.slice('posts/'.length)}` : `/${path}`) as SitePath;
}
