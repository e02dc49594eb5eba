import type { Archive } from '../archive/archive.ts';
import { counted } from './counted.ts';

/** The line of a receipt that counts pictures of other sites, which pieces show but copies lack. */
export function picturesElsewhere({
  listed,
  unlisted,
  pages,
}: Pick<Archive, 'listed' | 'unlisted' | 'pages'>): readonly string[] {
  const found = new Set<string>();
  for (const { lead, fills } of [...listed, ...unlisted, ...pages]) {
    if (lead?.asset === null) found.add(lead.href);
    for (const fill of fills)
      if (
        fill.kind === 'image' &&
        fill.picture.asset === null &&
        /^(?:https?:)?\/\//i.test(fill.picture.href)
      )
        found.add(fill.picture.href);
  }
  return counted(found.size, 'picture that is on another site', 'pictures that are on other sites');
}
