import {
  copyFileSync,
  type Dirent,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Disk } from '../desk/world.ts';
import type { Asset } from '../edition/page.ts';
import { type Ledger, readLedger, type Stamp, writeLedger } from '../ledger/ledger.ts';
import { compareText } from '../model/finding.ts';
import type { OutputPath } from '../model/paths.ts';
import { readSources } from './site-folder.ts';
import { UsageError } from './usage-error.ts';

/** Tells that a folder is written by Backfile; the same text in every site, so that equal input gives equal bytes. */
const MARK = '.backfile';
const MARK_TEXT = 'Backfile writes this folder. Files that it did not write are left alone.\n';

export type Folders = { readonly site: string; readonly out: string; readonly theme: string };

/** Where the state of an output folder is kept: `.backfile/dist/` beside `dist/`. */
export function stateFolder(out: string): string {
  return join(dirname(out), '.backfile', basename(out));
}

/** A `Disk` of real folders. Refuses an output folder that holds, or lies within, what the site is made of. */
export function nodeDisk(folders: Folders): Disk {
  const site = resolve(folders.site);
  const out = resolve(folders.out);
  refuseOutput(site, out);
  const state = stateFolder(out);
  const staging = join(state, 'staging');
  const ledgerFile = join(state, 'ledger');
  const staged = new Map<OutputPath, string>();
  const made = new Set<string>();
  const target = (path: OutputPath) => join(out, ...path.split('/'));
  const folderFor = (file: string) => {
    const folder = dirname(file);
    if (made.has(folder)) return;
    clearWay(out, folder);
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
  return {
    sources: () => readSources(site, folders.theme),
    standing: () => {
      const standing = new Map<OutputPath, Stamp>();
      for (const file of filesIn(out)) {
        const path = relative(out, file).split(sep).join('/') as OutputPath;
        const stamp = stampOf(file);
        if (path !== MARK && stamp) standing.set(path, stamp);
      }
      return standing;
    },
    isOurs: () => !existsSync(out) || readdirSync(out).length === 0 || existsSync(join(out, MARK)),
    recall: () => {
      if (!existsSync(join(out, MARK))) return new Map();
      try {
        return readLedger(readFileSync(ledgerFile, 'utf8'));
      } catch {
        return new Map();
      }
    },
    stage: (path, content) => {
      const bytes =
        typeof content === 'string'
          ? Buffer.from(content)
          : content instanceof Uint8Array
            ? content
            : bytesOf(content, site);
      if (sameBytes(target(path), bytes)) return false;
      const file = join(staging, String(staged.size >> 10), String(staged.size));
      if (staged.size % 1024 === 0) mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      staged.set(path, file);
      return true;
    },
    record: (ledger: Ledger) => {
      mkdirSync(state, { recursive: true });
      mkdirSync(out, { recursive: true });
      const next = `${ledgerFile}.next`;
      writeFileSync(next, writeLedger(ledger));
      renameSync(next, ledgerFile);
      if (!existsSync(join(out, MARK))) writeFileSync(join(out, MARK), MARK_TEXT);
    },
    publish: (path) => {
      const file = target(path);
      const from = staged.get(path);
      if (from !== undefined) {
        folderFor(file);
        replace(from, file);
        staged.delete(path);
      }
      return stampOf(file) as Stamp;
    },
    remove: (path) => {
      const file = target(path);
      if (isLinked(out, dirname(file))) return;
      rmSync(file, { force: true });
      for (
        let folder = dirname(file);
        folder !== out && folder.startsWith(out + sep);
        folder = dirname(folder)
      ) {
        try {
          rmdirSync(folder);
          made.delete(folder);
        } catch {
          break;
        }
      }
    },
    discard: () => {
      staged.clear();
      made.clear();
      rmSync(staging, { recursive: true, force: true });
    },
  };
}

function refuseOutput(site: string, out: string): void {
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep);
  for (const name of ['posts', 'assets', 'templates']) {
    if (within(out, join(site, name)) || within(join(site, name), out)) {
      throw new UsageError(`The output folder ${out} would mix with ${name}/. Choose another with --out.`);
    }
  }
}

function bytesOf(asset: Asset, site: string): Uint8Array {
  return asset.content ?? readFileSync(join(site, ...asset.source.split('/')));
}

function sameBytes(file: string, bytes: Uint8Array): boolean {
  try {
    const stat = lstatSync(file);
    return stat.isFile() && stat.size === bytes.length && readFileSync(file).equals(bytes);
  } catch {
    return false;
  }
}

/** Moves a staged file into place; over a border of file systems by way of a file beside its place. */
function replace(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EISDIR' || code === 'ENOTEMPTY' || code === 'EEXIST') {
      removeEmptyFolders(to);
      renameSync(from, to);
    } else if (code === 'EXDEV') {
      const beside = `${to}.backfile-next`;
      copyFileSync(from, beside);
      renameSync(beside, to);
      unlinkSync(from);
    } else throw error;
  }
}

/** Folders that hold nothing may go where a file must stand; anything in them is not ours to remove. */
function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmptyFolders(join(folder, entry.name));
  }
  rmdirSync(folder);
}

/** A link within the output folder is never written through: it is an error, since what lies behind it is not ours. */
function clearWay(out: string, folder: string): void {
  if (!isLinked(out, folder)) return;
  throw new UsageError(
    `${folder} lies behind a symbolic link. Remove the link from the output folder: Backfile does not write through it.`,
  );
}

function isLinked(out: string, folder: string): boolean {
  for (let inner = folder; inner !== out && inner.startsWith(out + sep); inner = dirname(inner)) {
    try {
      if (lstatSync(inner).isSymbolicLink()) return true;
    } catch {
      // Not there yet.
    }
  }
  return false;
}

/** Stamp of a file; undefined where there is none. */
export function stampOf(file: string): Stamp | undefined {
  try {
    const { ino, size, mtimeNs, ctimeNs } = lstatSync(file, { bigint: true });
    return `${ino}:${size}:${mtimeNs}:${ctimeNs}` as Stamp;
  } catch {
    return undefined;
  }
}

function* filesIn(folder: string): Generator<string> {
  let entries: Dirent[];
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch {
    return;
  }
  for (const entry of entries.sort((a, b) => compareText(a.name, b.name))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}
