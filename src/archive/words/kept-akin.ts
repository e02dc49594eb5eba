import { type Before, search } from './akin.ts';
import type { AkinPiece } from './reasons.ts';
import type { Piece } from './terms-by-id.ts';

/** Where the last result is remembered. */
export type AkinMemory = { readonly recall: () => string | undefined; readonly keep: (text: string) => void };

/** A piece with a key: the same key means the same piece. */
export type KeyedPiece = Piece & { readonly key: string };

/** A piece by its key, and the search for what is akin to it (`Search`); no sign if nothing was looked for. */
type Row = readonly [key: string, akin: readonly AkinPiece[], sign?: number, bar?: number];

/** By language: the rows of pieces in their order. */
type Kept = { readonly [language: string]: readonly Row[] };

/**
 * Finds what is akin to pieces in several languages. What was found before stands for all pieces that come before the
 * first one that is new or changed, and for most others if only a few have changed.
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
  const now: { [language: string]: readonly Row[] } = {};
  let isChanged = Object.keys(last).length !== groups.size;
  const all = new Map<string, ReadonlyMap<number, readonly AkinPiece[]>>();
  for (const [language, pieces] of groups) {
    const before = last[language] ?? [];
    const first = pieces.findIndex(({ key }, at) => before[at]?.[0] !== key);
    const from = first < 0 ? pieces.length : first;
    isChanged ||= from < pieces.length || before.length !== pieces.length;
    const searches =
      from < pieces.length ? search(pieces, from, undefined, fewChanges(pieces, before)) : null;
    const rows = pieces.map(({ key }, at): Row => {
      if (at < from) return before[at] as Row;
      const found = searches?.get(at);
      return found ? [key, found.akin, found.sign, found.bar] : [key, []];
    });
    now[language] = rows;
    all.set(language, new Map(rows.flatMap(([, akin], at) => (akin.length > 0 ? [[at, akin]] : []))));
  }
  if (isChanged) memory.keep(JSON.stringify(now));
  return all;
}

/** If more have changed, all are looked for again. */
const FEW = 8;

/** The earlier searches, if few pieces have changed since and the others are in their places. */
function fewChanges(pieces: readonly KeyedPiece[], before: readonly Row[]): Before | null {
  if (pieces.length !== before.length) return null;
  const changed: number[] = [];
  for (const [at, { key }] of pieces.entries()) if (before[at]?.[0] !== key) changed.push(at);
  if (changed.length > FEW) return null;
  return {
    changed,
    of: (at) => {
      const [key, akin, sign, bar] = before[at] as Row;
      const isSame = key === pieces[at]?.key && sign !== undefined && bar !== undefined;
      return isSame ? { akin, sign, bar } : undefined;
    },
  };
}
