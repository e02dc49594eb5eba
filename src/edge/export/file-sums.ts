import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../../model/finding.ts';

/** Larger files are read in parts of this many bytes. */
const CHUNK = 1 << 20;

/** The digest of a file in hexadecimal digits. The file may be larger than memory. */
export function sumOfFile(file: string, algorithm: 'sha256' | 'sha512'): string {
  if (statSync(file).size <= CHUNK) return hash(algorithm, readFileSync(file));
  const sum = createHash(algorithm);
  const open = openSync(file, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    for (let read = readSync(open, chunk); read > 0; read = readSync(open, chunk))
      sum.update(chunk.subarray(0, read));
    return sum.digest('hex');
  } finally {
    closeSync(open);
  }
}

/** The paths of all files of a folder, with slashes, in order by code unit. */
export function pathsIn(folder: string): readonly string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => name.replaceAll('\\', '/'))
    .sort(compareText);
}
