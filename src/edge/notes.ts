import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Digest } from '../model/digest.ts';
import type { Notes } from '../press/press-notes.ts';

/** Characters of a seal and the line end behind it. */
const SEAL = 9;

/** Where notes are kept within the state of an output folder. */
export function notesFolder(state: string): string {
  return join(state, 'notes');
}

/**
 * Notes in a folder, a file each: a line with its seal, then the text. Damaged ones count as not kept, and so do those
 * of another program (`generator`), which may have written other things under these names.
 */
export function openNotes(folder: string, generator: Digest): Notes {
  const fileOf = (name: string) => join(folder, encodeURIComponent(name));
  const sealOf = (bytes: Uint8Array) =>
    `${crc32(bytes, crc32(generator))
      .toString(16)
      .padStart(SEAL - 1, '0')}\n`;
  return {
    recall: (name) => {
      try {
        const bytes = readFileSync(fileOf(name));
        const isWhole = bytes.toString('latin1', 0, SEAL) === sealOf(bytes.subarray(SEAL));
        return isWhole ? bytes.toString('utf8', SEAL) : undefined;
      } catch {
        return undefined;
      }
    },
    keep: (name, text) => {
      const bytes = Buffer.from(text);
      const next = `${fileOf(name)}.${process.pid}`;
      mkdirSync(folder, { recursive: true });
      writeFileSync(next, sealOf(bytes));
      writeFileSync(next, bytes, { flag: 'a' });
      renameSync(next, fileOf(name));
    },
  };
}
