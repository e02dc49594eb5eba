import { digest } from '../model/digest.ts';
import type { Outside, Refusal, Tried } from './found/outside.ts';
import type { Piece } from './found/piece.ts';
import type { ReceiptRow } from './report/receipts.ts';
import type { Workshop } from './writing/convert.ts';
import { type Reception, receiveAgain } from './writing/receive.ts';

/** Trials after which what a build still refuses is only reported. */
const ROUNDS = 6;

/** What must change in a piece so that a build accepts it; `alias` null: its slug. */
type Mend = { readonly id: string; readonly alias: string | null; readonly why: string };

/**
 * Tries a build of what was imported. Where it would be refused because of an old address or the slug of a piece, the
 * piece is made again without that address or with another slug, and the build is tried again: one error may hide
 * another. Returns the last trial and the receipts of the pieces that were made again, by id.
 */
export async function tryAndMend(
  outside: Outside,
  shop: Workshop,
  reception: Reception,
  setup: string,
  imported: ReadonlyMap<string, string>,
): Promise<Tried & { readonly again: ReadonlyMap<string, ReceiptRow> }> {
  const again = new Map<string, ReceiptRow>();
  for (let round = 1; ; round++) {
    const tried = await outside.tryOut();
    const mends = round < ROUNDS ? mendsFor(tried.errors, imported) : [];
    if (mends.length === 0) return { ...tried, again };
    for (const { id, alias, why } of mends)
      if (alias === null) shop.register.giveOtherSlug(id, why);
      else shop.register.dropAlias(id, alias, why);
    const ids = new Set(mends.map(({ id }) => id));
    for await (const line of outside.spool.lines()) {
      const piece = JSON.parse(line) as Piece;
      if (!ids.has(piece.id)) continue;
      const row = await receiveAgain(piece, digest(setup + line), shop, reception);
      if (row) again.set(piece.id, row);
    }
  }
}

function mendsFor(errors: readonly Refusal[], imported: ReadonlyMap<string, string>): readonly Mend[] {
  const mends = new Map<string, Mend>();
  for (const { rule, path, reason, alias } of errors) {
    const id = imported.get(path);
    if (alias !== null && id !== undefined) mends.set(`${id} ${alias}`, { id, alias, why: reason });
    else if (SLUG_RULES.has(rule)) {
      // The last of several pieces at one address moves; what stood there before stays.
      const rivals = [path, ...(reason.match(/posts\/\S+?\.md(?=\s|$)/g) ?? [])];
      const last = rivals.map((one) => imported.get(one)).findLast((one) => one !== undefined);
      if (last !== undefined) mends.set(last, { id: last, alias: null, why: reason });
    }
  }
  return [...mends.values()];
}

const SLUG_RULES: ReadonlySet<string> = new Set(['path-collision', 'path-too-long']);
