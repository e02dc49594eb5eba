import { digest } from '../../model/digest.ts';
import { reasonOf } from '../found/attempt.ts';
import type { Shelf } from '../found/outside.ts';
import { own } from '../found/own.ts';
import type { Piece } from '../found/piece.ts';
import { type Noted, rowOf } from '../report/journal.ts';
import type { ReceiptRow } from '../report/receipts.ts';
import { type Converted, convert, type Workshop } from './convert.ts';

/** How the files of a run differ from those of before. */
type Changes = { written: number; unchanged: number; edited: number };

/** The site that receives a piece, and what is known of it. */
export type Reception = {
  readonly shelf: Shelf;
  readonly journal: ReadonlyMap<string, Noted>;
  readonly offline: boolean;
  readonly changes: Changes;
  /** Paths at which there must be a file when all is done. */
  readonly due: Set<string>;
  /** Paths of the manuscripts that this import wrote. */
  readonly fresh: Set<string>;
};

/**
 * Makes one manuscript and writes it unless somebody's own text is there: a file that no import wrote, or that was
 * edited since. What was made from the same piece before is not made again. `key` is of everything that it is made
 * from. Null if its body is too large; a text that says why, if it cannot be converted.
 */
export async function receive(
  piece: Piece,
  key: string,
  shop: Workshop,
  at: Reception,
): Promise<Omit<Converted, 'text'> | string | null> {
  const { shelf, changes } = at;
  const { path } = shop.register.standing(piece.id);
  const before = at.journal.get(piece.id);
  const standing = shelf.digestOf(path);
  const same = before !== undefined && before.key === key && before.path === path && standing === before.text;
  const row = same ? rowOf(before) : null;
  if (row && (at.offline || (row.pictures.lost.length === 0 && row.files.lost.length === 0))) {
    changes.unchanged++;
    at.due.add(path);
    if (piece.comments.length > 0 && shelf.digestOf(commentsPath(path)) === null)
      writeComments(piece, path, shelf);
    shop.names.resolve(piece.bylines, []);
    const column = shop.column ?? (piece.kind === 'page' ? null : piece.column);
    if (column !== null) shop.columns.idOf(column);
    return { row, unlisted: null };
  }
  const converted = await convert(piece, shop).catch(reasonOf);
  if (converted === null || typeof converted === 'string') return converted;
  const text = digest(converted.text);
  at.due.add(path);
  if (standing !== null && standing !== text && standing !== before?.text) {
    changes.edited++;
    return { row: { ...converted.row, status: 'edited' }, unlisted: converted.unlisted };
  }
  if (standing === text) changes.unchanged++;
  else {
    changes.written++;
    at.fresh.add(path);
    shelf.write(path, converted.text);
  }
  if (piece.comments.length > 0) {
    writeComments(piece, path, shelf);
    at.due.add(commentsPath(path));
  }
  if (before?.key !== key || before.text !== text)
    shelf.note(JSON.stringify({ piece: piece.id, path, key, text, row: converted.row }));
  return converted;
}

/**
 * Makes a manuscript again whose place was changed after it was received: nobody can have edited it since. Returns its
 * receipt.
 */
export async function receiveAgain(
  piece: Piece,
  key: string,
  shop: Workshop,
  { shelf, changes, fresh }: Reception,
): Promise<ReceiptRow | null> {
  const converted = await convert(piece, shop);
  if (converted === null) return null;
  const { path } = shop.register.standing(piece.id);
  if (!fresh.has(path)) {
    fresh.add(path);
    changes.unchanged--;
    changes.written++;
  }
  shelf.write(path, converted.text);
  const text = digest(converted.text);
  shelf.note(JSON.stringify({ piece: piece.id, path, key, text, row: converted.row }));
  return converted.row;
}

/** Pieces that are in the site already, by id, and all other manuscripts. */
export function standingPieces(shelf: Shelf): {
  readonly byId: ReadonlyMap<string, string>;
  readonly paths: ReadonlySet<string>;
} {
  const byId = new Map<string, string>();
  const paths = new Set<string>();
  for (const { path, head } of shelf.manuscripts()) {
    const written = /^---\r?\n[\s\S]*?^id: (.+)$/m.exec(head)?.[1]?.trim();
    if (written === undefined) paths.add(path);
    else byId.set(own(written.startsWith('"') ? unquoted(written) : written), path);
  }
  return { byId, paths };
}

function unquoted(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

/** Comments are kept beside the posts as data: nothing publishes them by itself. */
function writeComments(piece: Piece, path: string, shelf: Shelf): void {
  const file = commentsPath(path);
  const text = `${JSON.stringify({ id: piece.id, comments: piece.comments }, null, 1)}\n`;
  if (shelf.digestOf(file) !== digest(text)) shelf.write(file, text);
}

function commentsPath(path: string): string {
  return `comments/${path.replace(/^posts\//, '').replace(/\.md$/, '')}.json`;
}
