import type { Digest } from '../../model/digest.ts';
import type { ByteNotes } from './kit.ts';
import type { Postings } from './postings.ts';

/** Postings that were kept, with the key of the pages in which they were found. */
export type KeptPostings = { readonly key: Digest; readonly read: () => Postings };

const KEY = 32;

/** Recalls postings that were kept under a name; null if there are none. */
export function recallPostings(bytes: ByteNotes, name: string): KeptPostings | null {
  const kept = bytes.recall(name);
  if (kept === undefined) return null;
  const key = new TextDecoder().decode(kept.subarray(0, KEY)) as Digest;
  return { key, read: () => readPostings(kept.subarray(KEY)) };
}

/** Keeps postings under a name, with the key of the pages in which they were found. */
export function keepPostings(bytes: ByteNotes, name: string, key: Digest, postings: Postings): void {
  const written = writePostings(postings);
  const kept = new Uint8Array(key.length + written.length);
  kept.set(new TextEncoder().encode(key));
  kept.set(written, key.length);
  bytes.keep(name, kept);
}

function writePostings({ entries, numbers, bytes }: Postings): Uint8Array {
  const text = new TextEncoder().encode(entries.join('\n'));
  const head = Uint32Array.of(entries.length, text.length);
  const written = new Uint8Array(head.byteLength + numbers.byteLength + text.length + bytes.length);
  written.set(new Uint8Array(head.buffer), 0);
  written.set(new Uint8Array(numbers.buffer), head.byteLength);
  written.set(text, head.byteLength + numbers.byteLength);
  written.set(bytes, head.byteLength + numbers.byteLength + text.length);
  return written;
}

function readPostings(written: Uint8Array): Postings {
  const [count = 0, length = 0] = new Uint32Array(copyOf(written, 0, 8));
  const text = 8 + count * 16;
  return {
    numbers: new Uint32Array(copyOf(written, 8, text)),
    entries: count === 0 ? [] : new TextDecoder().decode(written.subarray(text, text + length)).split('\n'),
    bytes: written.subarray(text + length),
  };
}

/** Bytes in a buffer of their own: what a disk gives may be part of a larger one. */
function copyOf(bytes: Uint8Array, from: number, to: number): ArrayBuffer {
  return new Uint8Array(bytes.subarray(from, to)).buffer;
}
