import { foldPath, type SitePath, type SourcePath } from '../../model/address/paths.ts';
import { sameName } from '../../model/address/slug.ts';
import { languageOfName, withoutMarkdown } from '../../model/markdown-names.ts';
import type { Register } from '../../model/register.ts';
import type { ShelfKind } from '../../model/shelf-kinds.ts';

type Named = { readonly kind: ShelfKind; readonly name: string };
type Shelf = Named & { readonly path: SitePath };

/**
 * Finds the shelf that is most likely meant by a name that no shelf has any more: one with words of its name in common,
 * else the only one that the register does not know yet.
 */
export function likelyShelves(
  shelves: readonly Shelf[],
  register: Register,
): (lost: Named) => SitePath | null {
  const words = (text: string) => new Set(sameName(text).split(/[^\p{L}\p{N}]+/u));
  let ofKinds: ReturnType<typeof gather> | undefined;
  return ({ kind, name }) => {
    ofKinds ??= gather();
    const { byWord, fresh } = ofKinds.get(kind) ?? { byWord: new Map<string, Shelf[]>(), fresh: [] };
    const shared = new Map<Shelf, number>();
    for (const word of words(name))
      for (const shelf of byWord.get(word) ?? []) shared.set(shelf, (shared.get(shelf) ?? 0) + 1);
    const most = Math.max(0, ...shared.values());
    const near = shelves.find((shelf) => most > 0 && shared.get(shelf) === most);
    return near?.path ?? (fresh.length === 1 ? (fresh[0]?.path ?? null) : null);
  };

  function gather() {
    const known = new Set(register.lines.map(({ address }) => address));
    const kinds = new Map<ShelfKind, { readonly byWord: Map<string, Shelf[]>; readonly fresh: Shelf[] }>();
    for (const shelf of shelves) {
      const { byWord, fresh } = kinds.get(shelf.kind) ?? { byWord: new Map<string, Shelf[]>(), fresh: [] };
      kinds.set(shelf.kind, { byWord, fresh });
      if (!known.has(shelf.path)) fresh.push(shelf);
      for (const word of words(shelf.name)) {
        const others = byWord.get(word);
        if (others) others.push(shelf);
        else byWord.set(word, [shelf]);
      }
    }
    return kinds;
  }
}

/** Finds what is left of a piece in several languages, by the name of a file that is gone: `talks.md` for `talks.fr.md`. */
export function likelyOriginals(
  holders: readonly { readonly slip: { readonly source: SourcePath }; readonly path: SitePath }[],
): (source: string) => SitePath | null {
  const stemOf = (source: string) => languageOfName(source)?.stem ?? withoutMarkdown(source).normalize('NFC');
  let byStem: Map<string, SitePath> | undefined;
  return (source) => {
    byStem ??= new Map(
      holders.map(({ slip, path }): [string, SitePath] => [stemOf(slip.source), path]).reverse(),
    );
    return byStem.get(stemOf(source)) ?? null;
  };
}

export function lastSegment(path: string): string {
  return foldPath(path).split('/').filter(Boolean).at(-1) ?? '';
}
