import { closeSync, mkdirSync, openSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Disk } from '../../desk/world.ts';
import { amended, readAmendments, UNVOUCHED, writeAmendments } from '../../ledger/amendments.ts';
import { isAsVouched } from '../../ledger/compare.ts';
import { type Entry, readLedger, type Sealed, WrittenLedger, writeLedger } from '../../ledger/ledger.ts';
import type { Digest } from '../../model/digest.ts';
import type { OutputPath } from '../../model/paths.ts';
import { pictureFolder, variantFile } from '../memory/picture-store.ts';
import { UsageError } from '../program/usage-error.ts';
import type { Looks } from './looks.ts';
import { type OutputFolder, outputFolder, textOf } from './output-folder.ts';
import { readSources } from './site-folder.ts';
import { type Ahead, ledgerFiles, type Verdict } from './vouch-ahead.ts';

export type Folders = { readonly site: string; readonly out: string; readonly theme: string };

/** Where the state of an output folder is kept: `.backfile/dist/` beside `dist/`. */
export function stateFolder(out: string): string {
  return join(dirname(out), '.backfile', basename(out));
}

/**
 * A `Disk` of real folders, and its output folder. Refuses an output folder that holds, or lies within, what the
 * site is made of. `ahead`: what another thread looks at meanwhile.
 */
export function nodeDisk(
  folders: Folders,
  looks: Looks,
  ahead: Ahead | null = null,
): { readonly disk: Disk; readonly folder: OutputFolder; readonly staging: string } {
  const site = resolve(folders.site);
  const out = resolve(folders.out);
  refuseOutput(site, out);
  const state = stateFolder(out);
  const { ledgerFile, amendmentsFile } = ledgerFiles(state);
  const staging = join(state, 'staging');
  const folder = outputFolder(out, staging);
  /** What that thread found, while it is true. */
  let verdict: Verdict | null = null;
  /** The ledger as it is now, and what it was written as. */
  let current: Sealed = NONE;
  let of: Digest | null = null;
  let entries: ReadonlyMap<OutputPath, Entry> = new Map();
  const writeBeside = (isDone: boolean) => {
    mkdirSync(state, { recursive: true });
    writeFileSync(`${amendmentsFile}.next`, writeAmendments({ of, entries, isDone }));
    renameSync(`${amendmentsFile}.next`, amendmentsFile);
  };
  const record: Disk['record'] = (ledger) => {
    const file = openSync(`${ledgerFile}.next`, 'w');
    try {
      of = writeLedger(ledger, (piece) => writeFileSync(file, piece));
    } finally {
      closeSync(file);
    }
    renameSync(`${ledgerFile}.next`, ledgerFile);
    rmSync(amendmentsFile, { force: true });
    current = { ledger, seal: of };
    entries = new Map();
  };
  const disk: Disk = {
    sources: () => readSources(site, folders.theme, looks),
    standing: folder.standing,
    isAsVouched: (standing) => verdict?.isAsVouched || isAsVouched(current.ledger, standing),
    read: folder.read,
    isOurs: folder.isOurs,
    recall: () => {
      const isOurs = folder.isMarked();
      verdict = (isOurs && ahead?.()) || null;
      const written = (isOurs && textOf(ledgerFile)) || '';
      current = verdict?.seal
        ? { ledger: new WrittenLedger(written, verdict.size), seal: verdict.seal }
        : readLedger(written);
      of = current.seal;
      const text = isOurs ? textOf(amendmentsFile) : null;
      const amendments = text === null ? null : readAmendments(text);
      entries = amendments?.entries ?? new Map();
      if (text !== null) current = amended(current, amendments);
      return current.ledger;
    },
    seal: () => current.seal,
    stage: (path, content) =>
      folder.stage(
        path,
        typeof content === 'string' || content instanceof Uint8Array
          ? content
          : (content.content ?? {
              file: content.variant
                ? variantFile(pictureFolder(state), content.variant)
                : join(site, ...content.source.split('/')),
            }),
      ),
    touch: (paths) => {
      verdict = null;
      folder.mark();
      entries = new Map([...entries, ...paths.map((path) => [path, UNVOUCHED] as const)]);
      writeBeside(false);
    },
    record,
    amend: (put) => {
      if (entries.size > MANY) return record(new Map([...current.ledger, ...put]));
      entries = new Map([...entries, ...put]);
      writeBeside(true);
      current = amended({ ledger: current.ledger, seal: of }, { of, entries, isDone: true });
    },
    publish: folder.publish,
    remove: folder.remove,
    discard: folder.discard,
  };
  return { disk, folder, staging };
}

const NONE: Sealed = { ledger: new Map(), seal: null };

/** So many amendments are written into the ledger. */
const MANY = 1_000;

/** Refuses an output folder that would mix with what the site is made of. */
export function refuseOutput(site: string, out: string): void {
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep);
  for (const name of ['posts', 'assets', 'templates']) {
    const folder = realPath(join(site, name));
    if (within(realPath(out), folder) || within(folder, realPath(out))) {
      throw new UsageError(
        `The output folder ${out} would mix with ${name}/. Choose another folder with --out.`,
      );
    }
  }
}

/** A path with the symbolic links on its way followed, as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
