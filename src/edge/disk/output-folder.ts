import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeFileSync,
  writevSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Standing } from '../../ledger/compare.ts';
import type { Stamp } from '../../ledger/ledger.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import { moveInto } from './move-into.ts';

/** Marks a folder as written by Backfile. The text is the same in every site, so that equal input gives equal bytes. */
const MARK = '.backfile' as OutputPath;
const MARK_TEXT = 'Backfile writes this folder. Files that it did not write are left alone.\n';

/** Text, bytes in pieces, or the name of a file to copy. */
type Content = string | Uint8Array | readonly Uint8Array[] | { readonly file: string };

/** The files of an output folder, and those that are staged for it. */
export type OutputFolder = {
  readonly standing: () => Standing;
  /** The text of a file in it; null if there is none. */
  readonly read: (path: OutputPath) => string | null;
  readonly bytes: (path: OutputPath) => Uint8Array | null;
  /** Whether Backfile wrote the folder, or it does not exist yet. */
  readonly isOurs: () => boolean;
  readonly isMarked: () => boolean;
  /** Stages content: text, bytes, or the name of a file to copy. Returns false if the same bytes are in place already. */
  readonly stage: (path: OutputPath, content: Content) => boolean;
  /** Whether there was anything at a path when the folder was last listed. */
  readonly stands: (path: OutputPath) => boolean;
  /** Enters what another thread staged (`stagePage`). */
  readonly adopt: (path: OutputPath, stamp: Stamp) => void;
  /** Moves everything that was staged since the last time into place, and returns the stamps. */
  readonly publish: () => ReadonlyMap<OutputPath, Stamp>;
  readonly remove: (path: OutputPath) => void;
  readonly mark: () => void;
  readonly discard: () => void;
};

/**
 * Opens an output folder. Files are staged under `staging` in the same layout, and moved into place by renames: whole
 * folders if there is none yet, otherwise file by file. So at any moment, each file is either the old or the new one.
 */
export function outputFolder(out: string, staging: string): OutputFolder {
  const stamps = new Map<OutputPath, Stamp>();
  const folders = new Set<string>();
  let standing: Standing = new Map();
  const makeFolderOf = (file: string) => {
    const folder = file.slice(0, file.lastIndexOf('/'));
    if (folders.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    folders.add(folder);
  };
  const forget = () => {
    stamps.clear();
    folders.clear();
  };
  return {
    standing: () => {
      // Files that an interrupted build staged do not belong to this one.
      rmSync(staging, { recursive: true, force: true });
      standing = lookAt(out);
      return standing;
    },
    read: (path) => textOf(join(out, path)),
    bytes: (path) => bytesOf(join(out, path)),
    isMarked: () => isMarked(out),
    isOurs: () => !existsSync(out) || isMarked(out) || readdirSync(out).length === 0,
    stands: (path) => standing.has(path),
    adopt: (path, stamp) => void stamps.set(path, stamp),
    stage: (path, content) => {
      const stands = standing.has(path);
      const bytes = stands ? wholeOf(content) : content;
      if (stands && standsAs(join(out, path), bytes)) return false;
      const file = `${staging}/${path}`;
      makeFolderOf(file);
      stamps.set(path, writeNew(file, bytes));
      return true;
    },
    publish: () => {
      if (stamps.size === 0) return new Map();
      mkdirSync(out, { recursive: true });
      for (const path of moveInto(staging, out, '')) stamps.set(path, stampOf(join(out, path)) as Stamp);
      const published = new Map(stamps);
      forget();
      return published;
    },
    remove: (path) => {
      const file = join(out, path);
      if (behindLink(out, path)) return;
      rmSync(file, { force: true });
      removeEmptyParents(out, path);
    },
    mark: () => {
      mkdirSync(out, { recursive: true });
      if (!existsSync(join(out, MARK))) writeFileSync(join(out, MARK), MARK_TEXT);
    },
    discard: () => {
      forget();
      rmSync(staging, { recursive: true, force: true });
    },
  };
}

/** Whether Backfile has written into a folder before. */
export function isMarked(out: string): boolean {
  return existsSync(join(out, MARK));
}

/** Stages a page from another thread; null if the same bytes are in place already. */
export function stagePage(
  out: string,
  staging: string,
  path: OutputPath,
  content: string | readonly Uint8Array[],
  stands: boolean,
): Stamp | null {
  const bytes = stands ? wholeOf(content) : content;
  if (stands && standsAs(join(out, path), bytes)) return null;
  const file = join(staging, path);
  try {
    return writeNew(file, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(file), { recursive: true });
    return writeNew(file, bytes);
  }
}

/** The text of a file; null if there is none. */
export function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** The bytes of a file; null if there is none. */
export function bytesOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** The stamp of a file; undefined if there is none. */
export function stampOf(file: string): Stamp | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat && toStamp(stat);
}

/** Inode, size and times of change. Equal stamps mean equal bytes. */
export function toStamp({ ino, size, mtimeMs, ctimeMs }: Stats): Stamp {
  // `join` makes one flat text; with `+`, V8 would keep a chain of pieces in memory.
  return [ino, size, mtimeMs, ctimeMs].join(':') as Stamp;
}

/** The stamps of the files of a folder, if there is one; each is read once, when it is first asked for. */
function lookAt(out: string): Standing {
  if (!existsSync(out)) return new Map();
  const seen = new Map<OutputPath, Stamp | undefined>();
  const get = (path: OutputPath) => {
    if (seen.has(path)) return seen.get(path);
    const stamp = stampOf(`${out}/${path}`);
    seen.set(path, stamp);
    return stamp;
  };
  return { get, has: (path) => get(path) !== undefined };
}

function standsAs(file: string, content: Content): boolean {
  try {
    const stat = lstatSync(file);
    const whole = wholeOf(content);
    const bytes = whole instanceof Uint8Array ? whole : readFileSync(whole.file);
    return stat.isFile() && stat.size === bytes.length && readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

/** Text that is compared and then written is encoded once. */
function wholeOf(content: Content): Uint8Array | { readonly file: string } {
  if (typeof content === 'string') return Buffer.from(content);
  return Array.isArray(content)
    ? Buffer.concat(content)
    : (content as Uint8Array | { readonly file: string });
}

function writeNew(file: string, content: Content): Stamp {
  if (typeof content === 'object' && 'file' in content) {
    // A clone if the file system can make one; never a hard link, so that editing `dist/` cannot change the source.
    copyFileSync(content.file, file, constants.COPYFILE_FICLONE);
    return stampOf(file) as Stamp;
  }
  const open = openSync(file, 'w');
  try {
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(open, content);
    else writePieces(open, content);
    return toStamp(fstatSync(open));
  } finally {
    closeSync(open);
  }
}

function writePieces(file: number, pieces: readonly Uint8Array[]): void {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const written = writevSync(file, pieces);
  // So a full disk is noticed.
  if (written < length) writeFileSync(file, Buffer.concat(pieces).subarray(written));
}

function removeEmptyParents(out: string, path: OutputPath): void {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    try {
      rmdirSync(join(out, folder));
    } catch {
      return;
    }
  }
}

/** Whether a folder of a path is a symbolic link. What is behind it is not ours. */
function behindLink(out: string, path: OutputPath): boolean {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (lstatSync(join(out, folder), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  }
  return false;
}
