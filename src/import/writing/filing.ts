import type { Holdings } from '../found/holdings.ts';
import { type Clock, instantOf, inZone, type Moment } from '../found/moment.ts';
import type { Piece, Remark } from '../found/piece.ts';
import type { Ready } from './manuscript.ts';
import type { Columns } from './site-files.ts';

/** What decides how the pieces of an import are filed. */
export type Filing = {
  readonly export: Holdings;
  readonly columns: Columns;
  /** All pieces go into this column; null: each into its own. */
  readonly column: string | null;
  readonly clock: Clock | null;
  /** Day of the newest piece: drafts without a date get it. */
  readonly placeholder: Moment;
  readonly siteLang: string | null;
};

/** Dates in the site's zone, column, tags and language; a dispatch without any date waits as a draft. */
export function filingOf(
  piece: Piece,
  filing: Filing,
  notes: Remark[],
): Pick<Ready, 'date' | 'updated' | 'draft' | 'column' | 'tags' | 'lang'> {
  const zoned = (moment: Moment | null) => (moment && filing.clock ? inZone(moment, filing.clock) : moment);
  const undated = piece.kind === 'dispatch' && piece.date === null;
  if (undated) {
    const detail = `no date is known; it is a draft, dated ${filing.placeholder.day} until someone gives it its own`;
    notes.push({ kind: 'lost', what: 'date', detail });
  }
  const column = filing.column ?? (piece.kind === 'page' ? null : piece.column);
  const passed =
    filing.column !== null && piece.column !== null ? [columnName(piece.column, filing.export)] : [];
  const own = piece.lang !== null && piece.lang.toLowerCase() !== (filing.siteLang ?? '').toLowerCase();
  return {
    date: undated ? filing.placeholder : zoned(piece.date),
    updated: isLater(piece.updated, undated ? null : piece.date) ? zoned(piece.updated) : null,
    draft: piece.draft || undated,
    column: column === null ? null : filing.columns.idOf(column),
    tags: uniqueTags([...piece.tags, ...passed]),
    lang: own ? piece.lang : null,
  };
}

/** Whether a piece was updated after it was published. An earlier change does not count as an update. */
function isLater(updated: Moment | null, date: Moment | null): boolean {
  if (updated === null || date === null) return updated !== null;
  return updated.day > date.day || (updated.day === date.day && instantOf(updated) > instantOf(date));
}

function columnName(key: string, holdings: Holdings): string {
  return holdings.terms.find((term) => term.kind === 'column' && term.key === key)?.name ?? key;
}

function uniqueTags(tags: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const plain = tag.replace(/\s+/g, ' ').trim();
    const key = plain.toLowerCase().normalize('NFKC');
    if (plain !== '' && !seen.has(key)) seen.set(key, plain);
  }
  return [...seen.values()];
}
