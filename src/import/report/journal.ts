import type { Shelf } from '../found/outside.ts';
import { own } from '../found/own.ts';
import type { ReceiptRow } from './receipts.ts';

/** What an earlier import noted of a piece; its receipt is read from the line when it is needed. */
export type Noted = {
  readonly path: string;
  readonly key: string;
  readonly text: string;
  readonly line: string;
};

/** What earlier imports noted for later ones. */
export type Journal = {
  readonly pieces: ReadonlyMap<string, Noted>;
  readonly pictures: readonly { readonly source: string; readonly path: string; readonly content: string }[];
  readonly guessed: readonly string[];
  /** A time zone that was guessed and written to `site.yaml`, and that nobody chose. */
  readonly zone: string | null;
};

/** What earlier imports noted: their pieces and pictures; of several notes of one thing the last counts. */
export function journalOf(shelf: Shelf): Journal {
  const pieces = new Map<string, Noted>();
  const pictures = new Map<string, Journal['pictures'][number]>();
  const guessed = new Set<string>();
  let zone: string | null = null;
  for (const line of shelf.journal()) {
    const read = parsed(line);
    if (read === null) continue;
    if (typeof read.piece === 'string')
      pieces.set(read.piece, {
        path: String(read.path),
        key: String(read.key),
        text: String(read.text),
        line: own(line),
      });
    else if (typeof read.picture === 'string')
      pictures.set(read.picture, {
        source: read.picture,
        path: String(read.path),
        content: String(read.content),
      });
    else if (typeof read.guess === 'string') guessed.add(read.guess);
    else if (typeof read.zone === 'string') zone = read.zone;
  }
  return { pieces, pictures: [...pictures.values()], guessed: [...guessed], zone };
}

/** The receipt of a piece that an earlier import noted. */
export function rowOf(noted: Noted): ReceiptRow | null {
  return (parsed(noted.line)?.row as ReceiptRow | undefined) ?? null;
}

function parsed(line: string): { readonly [key: string]: unknown } | null {
  try {
    return JSON.parse(line) as { [key: string]: unknown };
  } catch {
    return null;
  }
}
