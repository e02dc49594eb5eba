import { absolute } from '../body/addresses.ts';
import type { Piece } from '../found/piece.ts';
import type { Lost } from '../report/receipts.ts';
import { type Had, NOT_HELD, type PictureShelf } from './picture-shelf.ts';

/** Marks the address of a picture that has its place already, until the body is printed. */
const PLACED = 'export:/';

/** Fetches, places and counts the pictures and files of one piece. */
export class Fetching {
  private readonly piece: Piece;
  private readonly shelf: PictureShelf;
  private readonly found = { picture: new Map<string, Had>(), file: new Map<string, Had>() };
  /** Folder of the export in which the piece was. */
  readonly folder: string;

  constructor(piece: Piece, shelf: PictureShelf) {
    this.piece = piece;
    this.shelf = shelf;
    this.folder = typeof piece.aside.folder === 'string' ? piece.aside.folder : '';
  }

  /** Fetches what is not there yet, from the export or else from the old site. */
  async bring(sources: readonly string[], kind: 'picture' | 'file'): Promise<void> {
    const year = this.piece.date?.day.slice(0, 4) ?? 'undated';
    const found = this.found[kind];
    for (const source of sources) {
      if (found.has(source) || source.startsWith(PLACED)) continue;
      const had = await this.shelf.bring(source, this.folder, year, kind);
      const full =
        had.path === null && !/^[a-z][a-z0-9+.-]*:/i.test(source) ? absolute(source, this.piece.base) : null;
      const other = full === null ? had : await this.shelf.bring(full, this.folder, year, kind);
      // What is wrong with a file that the export holds says more than that the web has no better one.
      found.set(source, other.path === null && had.path === null && had.why !== NOT_HELD ? had : other);
    }
  }

  /** Where something is now, as a manuscript refers to it; null if it could not be fetched. */
  placed(source: string): string | null {
    if (source.startsWith(PLACED)) return source.slice(PLACED.length - 1);
    const had = this.found.picture.get(source) ?? this.found.file.get(source);
    return had?.path ? `/${had.path}` : null;
  }

  /** A mark for a place that the body's own reading must not take for an address. */
  markOf(path: string): string {
    return PLACED + path.slice(1);
  }

  /** What was found, kept and lost of a kind. */
  count(kind: 'picture' | 'file'): {
    readonly found: number;
    readonly kept: number;
    readonly lost: readonly Lost[];
  } {
    const lost = [...this.found[kind]].flatMap(([source, had]) =>
      had.path === null ? [{ source: source.slice(0, 300), why: had.why }] : [],
    );
    const found = this.found[kind].size;
    return { found, kept: found - lost.length, lost };
  }
}
