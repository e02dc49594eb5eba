import { unmarked } from '../model/language/language-marks.ts';
import { toUtf8 } from '../model/text/utf8.ts';

/** Texts that are encoded once and put into several files. */
export type Pieces = {
  /** Whether pieces can be put into what is rendered now. */
  readonly areOpen: () => boolean;
  /** Returns what stands for a piece in a text until the text is encoded. */
  readonly put: (piece: Uint8Array) => string;
  /**
   * The text that `render` returns, in UTF-8 and in pieces; as text if nothing was put into it.
   *
   * A shortcut. Definition: the text, rendered without pieces. Law: the same bytes. Test: tests/press/pieces.test.ts.
   */
  readonly during: (render: () => string) => string | readonly Uint8Array[];
};

/** Pieces for files that are not HTML: marks of languages are removed from them. */
export function openPieces(): Pieces {
  let held: Uint8Array[] | null = null;
  return {
    areOpen: () => held !== null,
    put: (piece) => {
      const place = (held as Uint8Array[]).push(piece) - 1;
      return `${OPEN}${place}${CLOSE}`;
    },
    during: (render) => {
      const pieces: Uint8Array[] = [];
      held = pieces;
      let text: string;
      try {
        text = render();
      } finally {
        held = null;
      }
      return pieces.length === 0 ? text : (encoded(text, pieces) ?? render());
    },
  };
}

// Noncharacters, as for marks of languages.
const [OPEN, CLOSE] = ['\ufdd3', '\ufdd4'];
const PLACE = /\ufdd3(\d+)\ufdd4/;

/** A text in UTF-8 with its pieces; null if the text holds anything but each piece once and in order. */
function encoded(text: string, pieces: readonly Uint8Array[]): readonly Uint8Array[] | null {
  const parts = text.split(PLACE);
  if (parts.length !== 2 * pieces.length + 1) return null;
  const whole: Uint8Array[] = [];
  for (const [at, part] of parts.entries()) {
    if (at % 2 === 1) {
      const place = (at - 1) / 2;
      if (part !== String(place)) return null;
      whole.push(pieces[place] as Uint8Array);
    } else if (part !== '') whole.push(toUtf8(unmarked(part)));
  }
  return whole;
}
