import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

type Writing = {
  /** Permissions of a new file; those that the system gives by default if none are named. */
  readonly mode?: number;
  /** Whether the disk must hold the file when this returns, so that a power cut takes nothing back. It takes longer. */
  readonly lasting?: boolean;
};

/** Writes a file whole or not at all: beside its place, then renamed. Its folder is made if it is not there. */
export function writeWhole(file: string, content: string | Uint8Array, writing?: Writing): void {
  writePieces(file, (add) => add(content), writing);
}

/** Does the same with content that `fill` hands over piece by piece. */
export function writePieces(
  file: string,
  fill: (add: (piece: string | Uint8Array) => void) => void,
  writing?: Writing,
): void {
  const whole = openWhole(file, writing);
  try {
    fill(whole.add);
  } catch (error) {
    whole.drop();
    throw error;
  }
  whole.keep();
}

/** A file that is being written: what was added stands in its place once it is kept. */
export function openWhole(file: string, { mode, lasting = false }: Writing = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const beside = `${file}.backfile.part`;
  const open = openSync(beside, 'w', mode);
  return {
    add: (piece: string | Uint8Array) => writeFileSync(open, piece),
    keep: () => {
      if (lasting) fsyncSync(open);
      closeSync(open);
      renameSync(beside, file);
      if (lasting) syncFolder(dirname(file));
    },
    drop: () => closeSync(open),
  };
}

/** Makes a renaming last: a name belongs to its folder. Windows has no such call, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
