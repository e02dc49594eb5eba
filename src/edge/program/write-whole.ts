import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';

type Writing = {
  /** Permissions of a new file; default: those of the system. */
  readonly mode?: number;
  /** Whether to wait until the file is on the disk, so that it survives a power cut. */
  readonly lasting?: boolean;
};

/** Writes a file whole or not at all: under another name, which is then changed. Creates its folder if needed. */
export function writeWhole(file: string, content: string | Uint8Array, writing?: Writing): void {
  writePieces(file, (add) => add(content), writing);
}

/**
 * Replaces a file of the columnist's own, or makes it: where a link leads, with the permissions that it has, lastingly.
 * Throws EACCES if the file is read-only, although its folder would let another file take its place.
 */
export function rewrite(file: string, content: string): void {
  const real = existsSync(file) ? realpathSync(file) : file;
  const mode = existsSync(real) ? statSync(real).mode : undefined;
  if (mode !== undefined && (mode & ANY_WRITE) === 0)
    throw Object.assign(new Error(`${real} is read-only`), { code: 'EACCES', path: real });
  writeWhole(real, content, { ...(mode === undefined ? {} : { mode }), lasting: true });
}

/** The permissions to write of owner, group and others. */
const ANY_WRITE = 0o222;

/** Writes a file whole or not at all with content that `fill` adds piece by piece. */
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

/** A file that is being written; what was added appears in its place when it is kept. */
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

/** Syncs a folder, so that a renaming in it survives a power cut. Windows has no such call, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
