import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Notes } from '../press/press-notes.ts';

/** Characters of a seal and the line end behind it. */
const SEAL = 9;

/** Where notes are kept within the state of an output folder. */
export function notesFolder(state: string): string {
  return join(state, 'notes');
}

/** Notes in a folder, a file each: a line with its seal, then the text. A damaged one, and one that is not there, is undefined. */
export function openNotes(folder: string): Notes {
  const fileOf = (name: string) => join(folder, encodeURIComponent(name));
  return {
    recall: (name) => {
      try {
        const bytes = readFileSync(fileOf(name));
        return bytes.toString('latin1', 0, SEAL) === sealOf(bytes.subarray(SEAL))
          ? bytes.toString('utf8', SEAL)
          : undefined;
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

function sealOf(bytes: Uint8Array): string {
  return `${crc32(bytes)
    .toString(16)
    .padStart(SEAL - 1, '0')}\n`;
}
