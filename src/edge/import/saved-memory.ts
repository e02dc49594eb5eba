import { setFlagsFromString } from 'node:v8';
import type { SourceFile } from '../../import/found/outside.ts';
import { makeV8Thrifty } from '../program/v8-thrift.ts';

/** From this many bytes of text on, memory is saved at the cost of time. */
const LARGE = 30_000_000;

/** Files that an import copies and does not parse. */
const COPIED =
  /\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|ico|heic|pdf|epub|mp3|m4a|og[ga]|wav|flac|mp4|m4v|webm|mov|ogv|avi|woff2?|[to]tf|eot)$/i;

/**
 * Lets V8 collect garbage when the heap has grown by a tenth, for an import of much text. It would wait until there is
 * several times as much garbage as data. Returns how many threads may work: another one would take 80 MB.
 */
export function saveMemoryFor(files: readonly SourceFile[]): { readonly jobs: 1 | null } {
  if (bytesOfText(files) <= LARGE) return { jobs: null };
  setFlagsFromString('--heap-growing-percent=10');
  makeV8Thrifty(files.length);
  return { jobs: 1 };
}

/** Bytes of all files that an import parses. */
export function bytesOfText(files: readonly Pick<SourceFile, 'path' | 'bytes'>[]): number {
  return files.reduce((sum, { path, bytes }) => sum + (COPIED.test(path) ? 0 : bytes), 0);
}
