import { closeSync, openSync, readSync } from 'node:fs';
import type { Source, SourceFile } from '../../import/found/outside.ts';

const BLOCK = 512;
const LIMITS = { entries: 200_000, entry: 1_000_000_000, name: 65_536 } as const;

/** Whether a file is a tar (POSIX or GNU): its first header says `ustar`. */
export function isTar(path: string): boolean {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(BLOCK);
    return readSync(file, head, 0, BLOCK, 0) === BLOCK && head.toString('latin1', 257, 262) === 'ustar';
  } finally {
    closeSync(file);
  }
}

/**
 * Lists a tar without unpacking it (POSIX.1-1988 with the long names of POSIX.1-2001 and GNU); entries are read when they
 * are asked for. Links, devices and paths that leave the folder are refused.
 */
export function openTar(path: string): Pick<Source, 'files' | 'refused'> & { readonly close: () => void } {
  const file = openSync(path, 'r');
  const files: SourceFile[] = [];
  const refused: { name: string; why: string }[] = [];
  const head = Buffer.alloc(BLOCK);
  let long: string | null = null;
  for (let at = 0; readSync(file, head, 0, BLOCK, at) === BLOCK && head[0] !== 0; ) {
    const size = sizeOf(head);
    const kind = String.fromCharCode(head[156] ?? 0);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0) {
      refused.push({
        name: textOf(head, 0, 100),
        why: 'the tar is damaged here; what comes after it was not read',
      });
      break;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === 'L' || kind === 'x') {
      const text = bytesAt(file, start, Math.min(size, LIMITS.name)).toString('utf8');
      long =
        kind === 'L' ? text.replace(/\0.*$/s, '') : (/(?:^|\n)\d+ path=([^\n]*)/.exec(text)?.[1] ?? long);
      continue;
    }
    if (kind === 'g') continue;
    const prefix = head.toString('latin1', 257, 263) === 'ustar\0' ? textOf(head, 345, 155) : '';
    const name = (long ?? `${prefix === '' ? '' : `${prefix}/`}${textOf(head, 0, 100)}`).replace(/^\.\//, '');
    long = null;
    if (kind === '5' || name === '' || /(?:^|\/)(?:\.DS_Store|\._[^/]*|PaxHeader\/[^/]*)$/.test(name))
      continue;
    const why = reasonAgainst(name, kind, size, files.length);
    if (why !== null) refused.push({ name: name.slice(0, 200), why });
    else files.push(fileAt(file, name, start, size));
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), refused, close: () => closeSync(file) };
}

function reasonAgainst(name: string, kind: string, size: number, count: number): string | null {
  if (name.startsWith('/') || name.split(/[\\/]/).includes('..') || /[\u0000-\u001f]/.test(name))
    return 'its path leads out of the tar';
  if (kind !== '0' && kind !== '\0' && kind !== '7') return 'it is a link or a device';
  if (size > LIMITS.entry) return 'it is larger than 1 GB';
  return count >= LIMITS.entries ? `the tar has more than ${LIMITS.entries} entries` : null;
}

/** The size in a header: octal digits, or a number of bytes with its first bit set. */
function sizeOf(head: Buffer): number {
  if (((head[124] ?? 0) & 0x80) !== 0)
    return head.subarray(128, 136).reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.parseInt(textOf(head, 124, 12).trim() || '0', 8);
}

function textOf(head: Buffer, from: number, length: number): string {
  return head.toString('utf8', from, from + length).replace(/\0.*$/s, '');
}

function fileAt(file: number, path: string, start: number, size: number): SourceFile {
  return {
    path,
    bytes: size,
    read: async () => bytesAt(file, start, size),
    stream: async function* () {
      for (let at = 0; at < size; at += 1 << 18)
        yield bytesAt(file, start + at, Math.min(1 << 18, size - at));
    },
  };
}

/** Bytes of the tar; fewer where it was cut off. */
function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}
