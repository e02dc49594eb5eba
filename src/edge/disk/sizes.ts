import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Bytes of every file in a folder, by POSIX path; empty if there is no folder. A file that vanishes meanwhile is left out. */
export function sizesIn(folder: string): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const entry of entriesOf(folder)) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const stat = statSync(file, { throwIfNoEntry: false });
    if (stat) sizes.set(relative(folder, file).replaceAll('\\', '/'), stat.size);
  }
  return sizes;
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}
