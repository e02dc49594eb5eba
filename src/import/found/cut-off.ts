import type { Found, Piece } from './piece.ts';
import type { XmlElement } from './xml.ts';

/**
 * What an element holds, with its piece as a draft if the file ended in it: not all of its text is there, and what would
 * say whether it was public may be missing, too.
 */
export function* heldIfCut(element: XmlElement, read: Iterable<Found>): Generator<Found> {
  for (const found of read)
    yield found.kind === 'piece' ? { kind: 'piece', piece: pieceIfCut(element, found.piece) } : found;
}

/** The same for a piece. */
export function pieceIfCut(element: XmlElement, piece: Piece): Piece {
  if (element.isCut !== true) return piece;
  return { ...piece, draft: true, notes: [...piece.notes, CUT] };
}

const CUT = {
  kind: 'lost',
  what: 'body',
  detail: 'the file was cut off in it, so it is a draft; export again',
} as const;
