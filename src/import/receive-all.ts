import { digest } from '../model/digest.ts';
import type { OldAddress } from './addresses/old-shelves.ts';
import type { Outside } from './found/outside.ts';
import type { Piece } from './found/piece.ts';
import type { SourceReading } from './reading.ts';
import type { ReceiptRow, Skipped } from './report/receipts.ts';
import { shrinkage } from './report/shrunk.ts';
import { Tally } from './report/tally.ts';
import type { Workshop } from './writing/convert.ts';
import { type Reception, receive } from './writing/receive.ts';

/** Receives every piece from the spool, in order, and passes its receipt on. */
export async function receiveAll(
  outside: Outside,
  shop: Workshop,
  reception: Reception,
  setup: string,
  reading: SourceReading & { readonly redirects: readonly OldAddress[] },
  hand: (line: string) => void,
): Promise<{
  readonly tally: Tally;
  readonly unlisted: string[];
  /** Old addresses of the pieces that are not drafts. */
  readonly aliases: readonly string[];
}> {
  const tally = new Tally(reading, reading.redirects);
  const unlisted: string[] = [];
  const aliases: string[] = [];
  let done = 0;
  for await (const line of outside.spool.lines()) {
    if (outside.stopped()) break;
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
    tally.add(received.row);
    const why = shrinkage(
      received.row,
      reading.recount.wordsAt(received.row.origin),
      // Words that a second count, by patterns, may count otherwise; a page has more around its article.
      shop.format.picksArticle ? 0.5 : 0.03,
    );
    if (why !== null)
      reading.damage.push({ name: `${piece.title ?? ''} (${piece.origin})`.trim(), why, lost: true });
    if (!received.row.draft) aliases.push(...received.row.urls.kept);
    if (received.unlisted !== null) unlisted.push(received.unlisted);
    hand(`${done === 0 ? '' : ',\n'}${JSON.stringify(withoutFields(received.row))}`);
    done++;
    outside.progress('Writing', done, reading.pieces);
  }
  return { tally, unlisted, aliases };
}

const TOO_LARGE = 'its body is larger than 8 MB; it was left in the export';

/** A receipt without the fields of the old theme, which the report states once for all pieces. */
function withoutFields(row: ReceiptRow): ReceiptRow {
  return { ...row, notes: row.notes.filter(({ field }) => field === undefined) };
}
