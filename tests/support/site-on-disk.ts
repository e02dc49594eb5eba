import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';

import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import type { SiteFiles } from './memory-disk.ts';

/** A new folder for the tests of one file; it goes when they are done. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'backfile-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes the files of a site into a folder, in the order given; the folder. */
export function layFiles(folder: string, files: { readonly [path: string]: string | Uint8Array }): string {
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

/** All files of a folder by path, as text (bytes that are no text as Latin 1), in order of path; `.backfile` left out; none of no folder. */
export function filesIn(folder: string): SiteFiles {
  const files: { [path: string]: string } = {};
  if (!existsSync(folder)) return files;
  for (const name of (readdirSync(folder, { recursive: true }) as string[]).sort()) {
    const path = name.replaceAll('\\', '/');
    if (path.startsWith('.backfile')) continue;
    const bytes = readOrNull(join(folder, name));
    if (bytes) files[path] = textOrBytes(bytes);
  }
  return files;
}

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EISDIR') return null;
    throw error;
  }
}

function textOrBytes(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}
