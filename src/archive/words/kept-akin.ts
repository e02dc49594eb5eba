import { type AkinPiece, findAkin } from './akin.ts';
import type { Piece } from './terms-by-id.ts';

/** Where the last result is remembered. */
export type AkinMemory = { readonly recall: () => string | undefined; readonly keep: (text: string) => void };

/** A piece with a key: the same key means the same piece. */
export type KeyedPiece = Piece & { readonly key: string };

/** By language: pieces in their order, each with its key and what was akin to it. */
type Kept = { readonly [language: string]: readonly (readonly [key: string, found: readonly AkinPiece[]])[] };

/**
 * Finds what is akin to pieces in several languages. What was found before stands for all pieces that come before the
 * first one that is new or changed.
 *
 * A shortcut. Definition: `findAkin`. Law: what is akin to a piece follows from it and the pieces before it alone. Test:
 * tests/archive/words/akin.test.ts.
 */
export function findKeptAkin(
  groups: ReadonlyMap<string, readonly KeyedPiece[]>,
  memory: AkinMemory,
): ReadonlyMap<string, ReadonlyMap<number, readonly AkinPiece[]>> {
  const text = memory.recall();
  const last: Kept = text === undefined ? {} : (JSON.parse(text) as Kept);
  const now: { [language: string]: Kept[string] } = {};
  let isChanged = Object.keys(last).length !== groups.size;
  const all = new Map<string, ReadonlyMap<number, readonly AkinPiece[]>>();
  for (const [language, pieces] of groups) {
    const before = last[language] ?? [];
    const first = pieces.findIndex(({ key }, at) => before[at]?.[0] !== key);
    const from = first < 0 ? pieces.length : first;
    const found = new Map<number, readonly AkinPiece[]>();
    for (let at = 0; at < from; at++) {
      const akin = before[at]?.[1] ?? [];
      if (akin.length > 0) found.set(at, akin);
    }
    if (from < pieces.length) for (const [at, akin] of findAkin(pieces, from)) found.set(at, akin);
    isChanged ||= from < pieces.length || before.length !== pieces.length;
    now[language] = pieces.map(({ key }, at) => [key, found.get(at) ?? []]);
    all.set(language, found);
  }
  if (isChanged) memory.keep(JSON.stringify(now));
  return all;
}
