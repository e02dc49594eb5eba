import type { Stems } from './indexed-words.ts';

/** What an index takes from Pagefind: its reader, and how this reduces words to their stems. */
export type SearchKit = {
  /** Names Pagefind and what compresses files: with another, files are made again. */
  readonly engine: string;
  /** Version of Pagefind, as its reader compares it. */
  readonly version: string;
  /** Language of the index, as its reader names it. */
  readonly language: string;
  /** The reader's WebAssembly by language; null if Pagefind has no stems for it. */
  readonly wasm: string | null;
  /** Files of the reader, which are the same for every index of the language. */
  readonly files: readonly { readonly path: string; readonly content: Uint8Array }[];
  /** The file with which the reader begins, as an index without pages has it. */
  readonly entry: { readonly [name: string]: unknown };
  /** Characters that belong to words besides letters and digits. */
  readonly wordCharacters: readonly string[];
  readonly stems: Stems;
  readonly compress: (bytes: Uint8Array) => Uint8Array;
  /** Undoes `compress`; throws if the bytes are no result of it. */
  readonly expand: (bytes: Uint8Array) => Uint8Array;
};

/** Bytes that are remembered by name from build to build. */
export type ByteNotes = {
  readonly recall: (name: string) => Uint8Array | undefined;
  readonly keep: (name: string, bytes: Uint8Array) => void;
};

/** Opens the kit for an index in a language; words are reduced to their stems as in this language. */
export type OpenSearchKit = (lang: string) => Promise<SearchKit>;
