import type { FiledDispatch, Shelf } from '../../archive/clipping.ts';
import { type Shelves, shelfFinder } from '../../archive/shelves.ts';
import { sameName } from '../../model/address/slug.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import { type NamedKind, SHELVES } from '../../model/shelf-kinds.ts';
import type { Site } from '../../model/site.ts';
import { closest } from '../../model/text/guess.ts';

/** An archive filed with the present settings, with drafts and future dispatches. */
export type Filed = {
  readonly site: Site;
  readonly dispatches: readonly Dispatch[];
  readonly entries: readonly FiledDispatch[];
  /** All shelves, also those that the settings list and no dispatch names. */
  readonly shelves: Shelves;
};

/** The column, byline or tag of a name; the name that was likely meant (or null) if there is none. */
export function findShelf(
  kind: NamedKind,
  name: string,
  { shelves }: Filed,
): Shelf | { readonly likely: string | null } {
  const found = shelfFinder(shelves)(kind, name);
  if (found) return found;
  const names = shelves[SHELVES[kind].folder].flatMap((shelf) => [shelf.name, ...shelf.also]);
  const slug = shelves[SHELVES[kind].folder].find((shelf) => shelf.slug === name);
  const near = closest(sameName(name), names.map(sameName));
  return { likely: slug?.name ?? names.find((one) => sameName(one) === near) ?? null };
}

/** How many dispatches are on a shelf. */
export function countOf(shelf: Shelf, { entries }: Filed): number {
  return entries.filter(({ shelves }) => shelves.includes(shelf)).length;
}
