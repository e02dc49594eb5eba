import type { RawTotals } from '../recount/held.ts';
import type { Counts, ReceiptRow } from './receipts.ts';

/**
 * What is wrong with a piece if its export holds more words than a reader found; null if its markup explains the
 * difference. `raw`: words by the second count; undefined if there is none. `furniture`: the share of them that may
 * belong to the page around the piece.
 */
export function shrinkage(row: ReceiptRow, raw: number | undefined, furniture: number): string | null {
  if (raw === undefined) return null;
  const noted = row.notes.reduce((sum, { words = 0 }) => sum + words, 0);
  const missing = raw - row.words.found - noted;
  return missing > 5 && missing > raw * furniture
    ? `the export has ${raw} words of it, and ${row.words.found} were read`
    : null;
}

/**
 * What the second count found and nothing accounts for, a line each. `media`: files of the old library, which are no
 * pieces.
 */
export function overlooked(raw: RawTotals, counts: Counts, media: number): readonly string[] {
  // Files and pages may be anything that a system keeps; rows may stand beside the files of their texts.
  const { comment: _, template: _t, settings: _s, file: _f, row = 0, 'web page': _p, ...kinds } = raw.items;
  const items = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  const known = counts.found + counts.skipped - counts.oversized + media;
  const comments = raw.comments - raw.spam;
  return [
    ...(row > known ? [`${row} rows are in the export, but ${known} pieces are accounted for`] : []),
    ...(items > known ? [`${items} items are in the export, but ${known} are accounted for`] : []),
    ...(comments > counts.comments.found
      ? [`${comments} comments are in the export, but ${counts.comments.found} are accounted for`]
      : []),
  ];
}
