import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Digest } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { writePieces } from '../program/write-whole.ts';

/** The number of characters of a line end and the seal after it. */
const SEAL = 9;
/** How many characters are written at once. */
const PIECE = 1_000_000;

/** The folder of the notes in the state of an output folder. */
export function notesFolder(state: string): string {
  return join(state, 'notes');
}

/**
 * Notes in a folder, one file each: the text, then a line with its seal. A damaged note counts as not kept. So does a
 * note of another version of the program (`generator`), which may use the same name for something else.
 */
export function openNotes(folder: string, generator: Digest): Notes {
  const fileOf = (name: string) => join(folder, encodeURIComponent(name));
  const lastLine = (sum: number) => `\n${sum.toString(16).padStart(SEAL - 1, '0')}`;
  const ground = crc32(generator);
  return {
    recall: (name) => {
      try {
        const bytes = readFileSync(fileOf(name));
        const end = bytes.length - SEAL;
        const isWhole = bytes.toString('latin1', end) === lastLine(crc32(bytes.subarray(0, end), ground));
        return isWhole ? bytes.toString('utf8', 0, end) : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (name, pieces) => {
      writePieces(fileOf(name), (add) => {
        let sum = ground;
        for (const piece of inPieces(typeof pieces === 'string' ? [pieces] : pieces)) {
          const bytes = Buffer.from(piece);
          sum = crc32(bytes, sum);
          add(bytes);
        }
        add(lastLine(sum));
      });
    },
  };
}

/** Joins pieces of a text into fewer, larger ones. */
function* inPieces(pieces: Iterable<string>): Generator<string> {
  let held = '';
  for (const piece of pieces) {
    held += piece;
    if (held.length < PIECE) continue;
    yield held;
    held = '';
  }
  yield held;
}
