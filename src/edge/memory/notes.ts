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
  const sealed = openByteNotes(folder, generator);
  return {
    recall: (name) => sealed.recall(name)?.toString('utf8'),
    keep: (name, pieces) => sealed.keepPieces(name, inPieces(typeof pieces === 'string' ? [pieces] : pieces)),
  };
}

/** The same for bytes. */
export function openByteNotes(folder: string, generator: Digest) {
  const fileOf = (name: string) => join(folder, encodeURIComponent(name));
  const lastLine = (sum: number) => `\n${sum.toString(16).padStart(SEAL - 1, '0')}`;
  const ground = crc32(generator);
  const keepPieces = (name: string, pieces: Iterable<string | Uint8Array>) =>
    writePieces(fileOf(name), (add) => {
      let sum = ground;
      for (const piece of pieces) {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
        sum = crc32(bytes, sum);
        add(bytes);
      }
      add(lastLine(sum));
    });
  return {
    recall: (name: string): Buffer | undefined => {
      try {
        const bytes = readFileSync(fileOf(name));
        const end = bytes.length - SEAL;
        const isWhole = bytes.toString('latin1', end) === lastLine(crc32(bytes.subarray(0, end), ground));
        return isWhole ? bytes.subarray(0, end) : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (name: string, bytes: Uint8Array) => keepPieces(name, [bytes]),
    keepPieces,
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
