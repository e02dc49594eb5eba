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
} from 'node:fs';
import { dirname, join } from 'node:path';
import type { Standing } from '../../ledger/compare.ts';
import type { Stamp } from '../../ledger/ledger.ts';
import type { OutputPath } from '../../model/address/paths.ts';
import { moveInto } from './move-into.ts';

/** Tells that a folder is written by Backfile; the same text in every site, so that equal input gives equal bytes. */
const MARK = '.backfile' as OutputPath;
const MARK_TEXT = 'Backfile writes this folder. Files that it did not write are left alone.\n';

/** What stands in an output folder, and what is put aside to stand there. */
export type OutputFolder = {
  readonly standing: () => Standing;
  /** Text of a file that stands there; null where there is none. */
  readonly read: (path: OutputPath) => string | null;
  /** Whether Backfile has written here, or nobody has. */
  readonly isOurs: () => boolean;
  readonly isMarked: () => boolean;
  /** Puts content (text, bytes, or the name of a file to copy) aside; false where the same bytes stand already. */
  readonly stage: (path: OutputPath, content: string | Uint8Array | { readonly file: string }) => boolean;
  /** Whether anything stood at a path when the folder was last looked at. */
  readonly stands: (path: OutputPath) => boolean;
  /** Enters what another thread put aside (`stagePage`). */
  readonly adopt: (path: OutputPath, stamp: Stamp) => void;
  /** Moves all that was put aside into place, and tells the stamps. */
  readonly publish: () => ReadonlyMap<OutputPath, Stamp>;
  readonly remove: (path: OutputPath) => void;
  readonly mark: () => void;
  readonly discard: () => void;
};

/**
 * Opens an output folder. Files are put aside under `staging` in the same layout, and moved into place by renames:
 * whole folders where none stands, else file by file, so that each file is its old or its new self at any moment.
 */
export function outputFolder(out: string, staging: string): OutputFolder {
  const stamps = new Map<OutputPath, Stamp>();
  const folders = new Set<string>();
  let standing: Standing = new Map();
  const folderOf = (path: OutputPath) => {
    const folder = dirname(join(staging, path));
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
  };
  return {
    standing: () => {
      // What a build that was cut off had put aside is no part of this one.
      rmSync(staging, { recursive: true, force: true });
      standing = lookAt(out);
      return standing;
    },
    read: (path) => textOf(join(out, path)),
    isMarked: () => isMarked(out),
    isOurs: () => !existsSync(out) || isMarked(out) || readdirSync(out).length === 0,
    stands: (path) => standing.has(path),
    adopt: (path, stamp) => void stamps.set(path, stamp),
    stage: (path, content) => {
      const stands = standing.has(path);
      // What is compared and then written is encoded once.
      const bytes = stands && typeof content === 'string' ? Buffer.from(content) : content;
      if (stands && standsAs(join(out, path), bytes)) return false;
      folderOf(path);
      stamps.set(path, writeNew(join(staging, path), bytes));
      return true;
    },
    publish: () => {
      if (stamps.size === 0) return stamps;
      mkdirSync(out, { recursive: true });
      for (const path of moveInto(staging, out, '')) stamps.set(path, stampOf(join(out, path)) as Stamp);
      return new Map(stamps);
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
      stamps.clear();
      folders.clear();
      rmSync(staging, { recursive: true, force: true });
    },
  };
}

/** Whether Backfile has written into a folder before. */
export function isMarked(out: string): boolean {
  return existsSync(join(out, MARK));
}

/** Puts a page aside from another thread; null where the very same bytes stand already. */
export function stagePage(
  out: string,
  staging: string,
  path: OutputPath,
  text: string,
  stands: boolean,
): Stamp | null {
  const bytes = stands ? Buffer.from(text) : text;
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

/** Text of a file; null where there is none. */
export function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Stamp of a file; undefined where there is none. */
export function stampOf(file: string): Stamp | undefined {
  const stat = lstatSync(file, { throwIfNoEntry: false });
  return stat && toStamp(stat);
}

/** Inode, size and times of change: equal stamps, same bytes. */
export function toStamp({ ino, size, mtimeMs, ctimeMs }: Stats): Stamp {
  // Joined, it is one text in memory, not a chain of pieces.
  return [ino, size, mtimeMs, ctimeMs].join(':') as Stamp;
}

/** Stamps of the files of a folder, each looked at once, when it is asked for. */
function lookAt(out: string): Standing {
  const seen = new Map<OutputPath, Stamp | undefined>();
  const get = (path: OutputPath) => {
    if (seen.has(path)) return seen.get(path);
    const stamp = stampOf(`${out}/${path}`);
    seen.set(path, stamp);
    return stamp;
  };
  return { get, has: (path) => get(path) !== undefined };
}

function standsAs(file: string, content: string | Uint8Array | { readonly file: string }): boolean {
  try {
    const stat = lstatSync(file);
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content)
        : content instanceof Uint8Array
          ? content
          : readFileSync(content.file);
    return stat.isFile() && stat.size === bytes.length && readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

function writeNew(file: string, content: string | Uint8Array | { readonly file: string }): Stamp {
  if (typeof content === 'object' && !(content instanceof Uint8Array)) {
    // A clone where the file system can; never a hard link, so that editing `dist/` cannot change the source.
    copyFileSync(content.file, file, constants.COPYFILE_FICLONE);
    return stampOf(file) as Stamp;
  }
  const open = openSync(file, 'w');
  try {
    writeFileSync(open, content);
    return toStamp(fstatSync(open));
  } finally {
    closeSync(open);
  }
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

/** Whether a part of a path is a symbolic link: what lies behind it is not ours. */
function behindLink(out: string, path: OutputPath): boolean {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (lstatSync(join(out, folder), { throwIfNoEntry: false })?.isSymbolicLink()) return true;
  }
  return false;
}
