import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Disk } from '../desk/world.ts';
import { readLedger, withTouched, writeLedger, writeTouched } from '../ledger/ledger.ts';
import type { Digest } from '../model/digest.ts';
import type { Looks } from './looks.ts';
import { type OutputFolder, outputFolder } from './output-folder.ts';
import { pictureFolder, variantFile } from './picture-store.ts';
import { readSources } from './site-folder.ts';
import { UsageError } from './usage-error.ts';

export type Folders = { readonly site: string; readonly out: string; readonly theme: string };

/** Where the state of an output folder is kept: `.backfile/dist/` beside `dist/`. */
export function stateFolder(out: string): string {
  return join(dirname(out), '.backfile', basename(out));
}

/**
 * A `Disk` of real folders, and its output folder. Refuses an output folder that holds, or lies within, what the
 * site is made of.
 */
export function nodeDisk(
  folders: Folders,
  looks: Looks,
): { readonly disk: Disk; readonly folder: OutputFolder; readonly staging: string } {
  const site = resolve(folders.site);
  const out = resolve(folders.out);
  refuseOutput(site, out);
  const state = stateFolder(out);
  const ledgerFile = join(state, 'ledger');
  const touchedFile = join(state, 'touched');
  const staging = join(state, 'staging');
  const folder = outputFolder(out, staging);
  let seal: Digest | null = null;
  const disk: Disk = {
    sources: () => readSources(site, folders.theme, looks),
    standing: folder.standing,
    read: folder.read,
    isOurs: folder.isOurs,
    recall: () => {
      const isOurs = folder.isMarked();
      const written = readLedger((isOurs && textOf(ledgerFile)) || '');
      const touched = isOurs ? textOf(touchedFile) : null;
      const recalled = touched === null ? written : withTouched(written, touched);
      seal = recalled.seal;
      return recalled.ledger;
    },
    seal: () => seal,
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
      mkdirSync(state, { recursive: true });
      folder.mark();
      writeFileSync(`${touchedFile}.next`, writeTouched(paths));
      renameSync(`${touchedFile}.next`, touchedFile);
    },
    record: (ledger) => {
      const file = openSync(`${ledgerFile}.next`, 'w');
      try {
        seal = writeLedger(ledger, (piece) => writeFileSync(file, piece));
      } finally {
        closeSync(file);
      }
      renameSync(`${ledgerFile}.next`, ledgerFile);
      rmSync(touchedFile, { force: true });
    },
    publish: folder.publish,
    remove: folder.remove,
    discard: folder.discard,
  };
  return { disk, folder, staging };
}

/** Text of a file of the state folder; null where there is none. */
function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

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
