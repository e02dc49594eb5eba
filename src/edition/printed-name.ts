import type { Shelf } from '../archive/clipping.ts';
import { sameName, slugOf } from '../model/address/slug.ts';
import type { BylineReference } from '../model/dispatch.ts';

/**
 * The name of a byline as a dispatch prints it, if that is one of the other spellings that the settings give it; null if
 * the dispatch prints the byline's own name. A spelling that is an id (`l-hale`) was never printed: it stands for the
 * spelling that it is made of.
 */
export function printedName(
  { id, name, also }: Shelf,
  references: readonly BylineReference[],
): string | null {
  if (also.length === 0) return null;
  const others = new Set(also.map(sameName));
  const own = new Set([name, ...(id === null ? [] : [id])].map(sameName));
  const written = references.find((reference) => {
    const key = sameName(reference.name);
    return own.has(key) || others.has(key);
  })?.name;
  // A spelling may be the id in other letters, as after Madonna (madonna) was renamed.
  if (written === undefined || sameName(written) === sameName(name) || !others.has(sameName(written)))
    return null;
  if (slugOf(written) !== written) return written;
  return also.find((spelling) => spelling !== written && slugOf(spelling) === written) ?? null;
}
