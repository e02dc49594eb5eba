import { type Digest, digest } from '../../model/digest.ts';
import type { Notes } from '../../press/press-notes.ts';
import { chunkPath, expanded, shortNames } from './index-files.ts';
import type { SearchKit } from './kit.ts';
import type { Postings } from './postings.ts';
import { type IndexChunk, wordChunks } from './word-chunks.ts';

/** What is remembered of the chunks of an index, with the key of its pages. */
type Kept = { readonly key: Digest; readonly chunks: readonly (readonly [string, string, Digest])[] };

const NOTE = 'search-chunks';

/** The chunks of the postings of all pages. */
export function chunksOf(postings: Postings): readonly IndexChunk[] {
  return wordChunks(postings).map(({ first, last, bytes }) => ({
    first,
    last,
    digest: digest(bytes),
    bytes: async () => bytes,
  }));
}

/** Remembers the chunks of an index, with the key of its pages. */
export function keepChunks(notes: Notes, key: Digest, chunks: readonly IndexChunk[]): void {
  const kept: Kept = { key, chunks: chunks.map(({ first, last, digest: sum }) => [first, last, sum]) };
  notes.keep(NOTE, JSON.stringify(kept));
}

/** Recalls the chunks of an index of pages with this key; null if others or none are remembered. */
export function recallChunks(notes: Notes, key: Digest): readonly Omit<IndexChunk, 'bytes'>[] | null {
  const text = notes.recall(NOTE);
  const kept = text === undefined ? null : (JSON.parse(text) as Kept);
  if (kept?.key !== key) return null;
  return kept.chunks.map(([first, last, sum]) => ({ first, last, digest: sum }));
}

/**
 * Returns a function that reads the bytes of a chunk by its place, from a file of the index; null if this file is
 * missing or was changed. `read` reads a file by its path from the folder of the index.
 */
export function chunkReader(
  chunks: readonly Omit<IndexChunk, 'bytes'>[],
  read: (path: string) => Uint8Array | null,
  kit: SearchKit,
): (at: number) => Uint8Array | null {
  const nameOf = shortNames(kit.language);
  const names = chunks.map(({ digest: sum }) => nameOf(sum));
  return (at) => {
    const file = read(chunkPath(names[at] as string));
    const bytes = file && expanded(file, kit);
    return bytes && digest(bytes) === chunks[at]?.digest ? bytes : null;
  };
}
