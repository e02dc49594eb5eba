import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { UsageError } from '../program/usage-error.ts';

/** Kinds of packed files that no reader opens, by their first bytes, and how to unpack them. */
const OTHERS: readonly (readonly [name: string, start: string, command: string])[] = [
  ['bzip2', 'BZh', 'bunzip2'],
  ['xz', '\u00fd7zXZ', 'unxz'],
  ['Zstandard', '\u0028\u00b5\u002f\u00fd', 'unzstd'],
  ['7-Zip', "7z\u00bc\u00af'\u001c", '7z x'],
  ['RAR', 'Rar!', 'unrar x'],
];

/** A larger file is not an export: it may have been made to grow without end. */
const MOST = 20_000_000_000;

export function isGzip(head: string): boolean {
  return head.startsWith('\u001f\u008b');
}

/** Throws a `UsageError` for a file that is packed in a way that is not read here. `head`: its first bytes as Latin-1. */
export function refusePacked(named: string, head: string): void {
  const [name, , command] = OTHERS.find(([, start]) => head.startsWith(start)) ?? [];
  if (name !== undefined)
    throw new UsageError(
      `${named} is packed by ${name}, which Backfile does not read. Unpack it first (${command} ${basename(named)}), and import what comes out.`,
    );
}

/** Unpacks a gzip (RFC 1952) into a folder of its own. Throws a `UsageError` if it is damaged or too large. */
export async function unpackGzip(
  path: string,
  named: string,
): Promise<{ readonly path: string; readonly remove: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), 'backfile-unpacked-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  const name = basename(path)
    .replace(/\.tgz$/i, '.tar')
    .replace(/\.gz$/i, '');
  const unpacked = join(folder, name === '' ? 'unpacked' : name);
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      done(size > MOST ? new Error('it holds more than 20 GB') : null, chunk);
    },
  });
  try {
    await pipeline(createReadStream(path), createGunzip(), measure, createWriteStream(unpacked));
  } catch (error) {
    remove();
    throw new UsageError(`The gzip ${named} cannot be read: ${(error as Error).message}.`);
  }
  return { path: unpacked, remove };
}
