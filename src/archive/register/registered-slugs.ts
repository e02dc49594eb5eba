import { type Slug, sameName } from '../../model/address/slug.ts';
import { compareText } from '../../model/finding.ts';
import { otherLines, type Register } from '../../model/register.ts';
import { SHELVES, type ShelfKind } from '../../model/shelf-kinds.ts';

/** The slugs of shelves that the register lists. */
export type RegisteredSlugs = {
  /** Those of a name, the latest last. */
  readonly of: (kind: ShelfKind, name: string) => readonly Slug[];
  /** Whether some name of the kind has, or had, this slug. */
  readonly has: (kind: ShelfKind, slug: string) => boolean;
};

export function registeredSlugs(register: Register): RegisteredSlugs {
  const byName = new Map<string, Slug[]>();
  const all = new Set<string>();
  const shelves = otherLines(register)
    .filter(({ stood }) => 'name' in stood)
    .sort((a, b) => compareText(a.since, b.since));
  for (const { address, stood } of shelves) {
    if (!('name' in stood)) continue;
    const [, folder, slug, end] = address.split('/');
    if (folder !== SHELVES[stood.kind].folder || !slug || end !== '') continue;
    const key = `${stood.kind} ${sameName(stood.name)}`;
    byName.set(key, [...(byName.get(key) ?? []), slug as Slug]);
    all.add(`${stood.kind} ${slug}`);
  }
  return {
    of: (kind, name) => byName.get(`${kind} ${sameName(name)}`) ?? [],
    has: (kind, slug) => all.has(`${kind} ${slug}`),
  };
}
