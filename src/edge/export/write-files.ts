import { constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ExportFile } from '../../export/export.ts';
import { pauses } from '../program/pauses.ts';

/** Writes files into a folder, as they are made. Returns how many. */
export async function writeFiles(
  folder: string,
  files: Iterable<ExportFile> | AsyncIterable<ExportFile>,
): Promise<number> {
  const folders = new Set<string>();
  const pause = pauses();
  let count = 0;
  for await (const { path, content } of files) {
    const file = join(folder, ...path.split('/'));
    if (!folders.has(dirname(file))) mkdirSync(dirname(file), { recursive: true });
    folders.add(dirname(file));
    if (typeof content === 'string' || content instanceof Uint8Array) writeFileSync(file, content);
    else copyFileSync(content.file, file, constants.COPYFILE_FICLONE);
    count++;
    await pause();
  }
  return count;
}
