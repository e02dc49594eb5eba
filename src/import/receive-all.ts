import { digest } from '../model/digest.ts';
import type { OldAddress } from './addresses/old-shelves.ts';
import type { Outside } from './found/outside.ts';
import { own } from './found/own.ts';
import type { Piece } from './found/piece.ts';
import type { SourceReading } from './reading.ts';
import type { Skipped } from './report/receipts.ts';
import { shrinkage } from './report/shrunk.ts';
import { Tally } from './report/tally.ts';
import type { Workshop } from './writing/convert.ts';
import { type Reception, receive } from './writing/receive.ts';

export type Received = {
  /** It has no rows yet. */
  readonly tally: Tally;
  readonly unlisted: string[];
  /** Ids of the pieces that this import or an earlier one wrote, by their paths. */
  readonly imported: ReadonlyMap<string, string>;
};

/** Receives every piece from the spool, in order, and puts its receipt into the spool of receipts. */
export async function receiveAll(
  outside: Outside,
  shop: Workshop,
  reception: Reception,
  setup: string,
  reading: SourceReading & { readonly redirects: readonly OldAddress[] },
): Promise<Received> {
  const tally = new Tally(reading, reading.redirects);
  const unlisted: string[] = [];
  const imported = new Map<string, string>();
  let done = 0;
  for await (const line of outside.spool.lines()) {
    if (await outside.stopped()) break;
    const piece = JSON.parse(line) as Piece;
    const received = await receive(piece, digest(setup + line), shop, reception);
    if (typeof received === 'string') {
      tally.fail(piece);
      reading.failed.push({
        what: piece.kind,
        name: `${piece.title ?? ''} (${piece.origin})`.trim(),
        why: received,
      });
      continue;
    }
    if (received === null) {
      const large: Skipped = { what: piece.kind, name: piece.title ?? piece.origin, why: TOO_LARGE };
      tally.leave(piece);
      reading.skipped.push(large);
      continue;
    }
    const why = shrinkage(
      received.row,
      reading.recount.wordsAt(received.row.origin),
      // Words that a second count, by patterns, may count otherwise; a page has more around its article.
      shop.format.picksArticle ? 0.5 : 0.03,
    );
    if (why !== null)
      reading.damage.push({ name: `${piece.title ?? ''} (${piece.origin})`.trim(), why, lost: true });
    if (received.row.status === 'imported') imported.set(own(received.row.path), own(piece.id));
    if (received.unlisted !== null) unlisted.push(received.unlisted);
    outside.receipts.add(JSON.stringify(received.row));
    outside.progress('Writing', ++done, reading.pieces);
  }
  return { tally, unlisted, imported };
}

const TOO_LARGE = 'its body is larger than 8 MB; it was left in the export';
