import { copyFileSync, lstatSync, mkdirSync, readdirSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { OutputPath } from '../../model/address/paths.ts';
import { UsageError } from '../program/usage-error.ts';

/** Moves the contents of a folder into another; returns the files that had to be moved one by one. */
export function* moveInto(from: string, to: string, prefix: string): Generator<OutputPath> {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target, path] = [join(from, entry.name), join(to, entry.name), prefix + entry.name];
    const stands = lstatSync(target, { throwIfNoEntry: false });
    if (stands?.isSymbolicLink() && entry.isDirectory()) throw linked(target);
    if (entry.isDirectory() && stands?.isDirectory()) yield* moveInto(source, target, `${path}/`);
    else if (entry.isDirectory()) {
      if (stands) throw inTheWay(target);
      move(source, target);
    } else {
      if (stands?.isDirectory()) removeEmptyFolders(target);
      move(source, target);
      yield path as OutputPath;
    }
  }
}

/** Renames a file; between two file systems, it first copies the file next to its target. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    if (lstatSync(from).isDirectory()) {
      mkdirSync(to, { recursive: true });
      for (const name of readdirSync(from)) move(join(from, name), join(to, name));
    } else {
      copyFileSync(from, `${to}.backfile-next`);
      renameSync(`${to}.backfile-next`, to);
      unlinkSync(from);
    }
  }
}

/** Removes a folder without files where a file must be. If there is any file in it, it is not ours to remove. */
function removeEmptyFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) throw inTheWay(join(folder, entry.name));
    removeEmptyFolders(join(folder, entry.name));
  }
  rmdirSync(folder);
}

function linked(folder: string): UsageError {
  return new UsageError(
    `${folder} is a symbolic link. Remove it from the output folder: Backfile does not write through it.`,
  );
}

function inTheWay(file: string): UsageError {
  return new UsageError(
    `${file} has the name of a file of the site, but Backfile did not write it. Move it, and build again.`,
  );
}
