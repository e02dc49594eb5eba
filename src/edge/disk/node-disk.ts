import { realpathSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Disk } from '../../desk/world.ts';
import { type LedgerFiles, ledgerKeeper } from '../../ledger/keeper.ts';
import { REGISTER } from '../../model/register.ts';
import { pictureFolder, variantFile } from '../memory/picture-store.ts';
import { UsageError } from '../program/usage-error.ts';
import { rewrite, writePieces } from '../program/write-whole.ts';
import { type OutputFolder, outputFolder, textOf } from './output-folder.ts';
import { readSources, type Theme } from './site-folder.ts';
import type { StatCache } from './stat-cache.ts';

type Folders = { readonly site: string; readonly out: string; readonly theme: Theme };

/** The folder with the state of an output folder: `.backfile/dist/` beside `dist/`. */
export function stateFolder(out: string): string {
  return join(dirname(out), '.backfile', basename(out));
}

/**
 * A `Disk` of real folders, and its output folder. Throws a `UsageError` if the output folder contains the sources of
 * the site, or is inside them.
 */
export function nodeDisk(
  folders: Folders,
  statCache: StatCache,
): { readonly disk: Disk; readonly folder: OutputFolder; readonly staging: string } {
  const site = resolve(folders.site);
  const out = resolve(folders.out);
  refuseOutput(site, out);
  const state = stateFolder(out);
  const staging = join(state, 'staging');
  const folder = outputFolder(out, staging);
  const ledger = ledgerKeeper(ledgerFiles(state, folder));
  const disk: Disk = {
    ...ledger,
    sources: () => readSources(site, folders.theme, statCache),
    standing: folder.standing,
    read: folder.read,
    bytes: folder.bytes,
    isOurs: folder.isOurs,
    stage: (path, content) =>
      folder.stage(
        path,
        typeof content === 'string' || !('path' in content)
          ? content
          : (content.content ?? {
              file: content.variant
                ? variantFile(pictureFolder(state), content.variant)
                : join(site, ...content.source.split('/')),
            }),
      ),
    touch: (paths) => {
      folder.mark();
      ledger.touch(paths);
    },
    publish: folder.publish,
    remove: folder.remove,
    keepRegister: (text) => rewrite(join(site, REGISTER), text),
    discard: folder.discard,
  };
  return { disk, folder, staging };
}

/** The ledger and its journal in a state folder. They belong to the output folder only if it has our mark. */
function ledgerFiles(state: string, folder: OutputFolder): LedgerFiles {
  return {
    read: (name) => (folder.isMarked() ? textOf(join(state, name)) : null),
    write: (name, fill) => writePieces(join(state, name), fill, { lasting: true }),
    remove: (name) => rmSync(join(state, name), { force: true }),
  };
}

/** Throws a `UsageError` if an output folder, which `option` names, overlaps with the sources of the site. */
export function refuseOutput(site: string, out: string, option = '--out'): void {
  const within = (inner: string, outer: string) => inner === outer || inner.startsWith(outer + sep);
  for (const name of ['posts', 'assets', 'templates']) {
    const folder = realPath(join(site, name));
    if (within(realPath(out), folder) || within(folder, realPath(out))) {
      throw new UsageError(
        `The output folder ${out} would mix with ${name}/. Choose another folder with ${option}.`,
      );
    }
  }
}

/** A path with its symbolic links resolved, as far as it exists. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), basename(path));
  }
}
