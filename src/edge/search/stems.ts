import type { Stems } from '../../desk/search/indexed-words.ts';

/** Node has it, and the types of Node do not. */
declare const WebAssembly: {
  readonly instantiate: (
    bytes: Uint8Array,
    imports: object,
  ) => Promise<{ readonly instance: { readonly exports: object } }>;
};

/** Words that are asked for at once. */
const AT_ONCE = 20_000;

/** What of the reader's WebAssembly is called (pagefind_web, made by wasm-bindgen). Text is a place in memory and a length. */
type Reader = {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly __wbindgen_start: () => void;
  readonly __wbindgen_malloc: (length: number, align: number) => number;
  readonly __wbindgen_free: (at: number, length: number, align: number) => void;
  readonly __wbindgen_externrefs: { readonly grow: (by: number) => number };
  readonly init_pagefind: (at: number, length: number) => number;
  readonly enter_playground_mode: (index: number) => number;
  /** Each text as two numbers: index, query, query as typed, filters, sort; then two booleans. */
  readonly search: (index: number, ...texts: readonly number[]) => readonly [at: number, length: number];
};

/**
 * Opens the stemmer of Pagefind's reader: an index must hold the very stems that are looked for later, so the reader
 * itself gives them. It says which stems it looks for when it explains a search (its "playground mode").
 */
export async function openStems(wasm: Uint8Array): Promise<Stems> {
  let reader: Reader | undefined;
  const imports = {
    './pagefind_web_bg.js': {
      __wbindgen_init_externref_table: () => reader?.__wbindgen_externrefs.grow(4),
    },
  };
  const { instance } = await WebAssembly.instantiate(wasm, imports);
  reader = instance.exports as Reader;
  const { memory, search } = reader;
  reader.__wbindgen_start();
  const put = (bytes: Uint8Array): readonly [number, number] => {
    const at = (reader as Reader).__wbindgen_malloc(bytes.length, 1) >>> 0;
    new Uint8Array(memory.buffer).set(bytes, at);
    return [at, bytes.length];
  };
  const text = (value: string) => put(new TextEncoder().encode(value));
  const index = reader.enter_playground_mode(reader.init_pagefind(...put(NO_INDEX)) >>> 0) >>> 0;
  const stemsOf = (words: readonly string[]): readonly string[] => {
    const query = words.join(' ');
    const [at, length] = search(index, ...text(query), ...text(''), ...text(''), ...text(''), 0, 0);
    const found = new TextDecoder().decode(new Uint8Array(memory.buffer, at >>> 0, length));
    (reader as Reader).__wbindgen_free(at, length, 1);
    return (JSON.parse(found) as { readonly search_keywords: readonly string[] }).search_keywords;
  };
  return (words) => {
    const stems: string[] = [];
    for (let from = 0; from < words.length; from += AT_ONCE) {
      const some = words.slice(from, from + AT_ONCE);
      const found = stemsOf(some);
      if (found.length !== some.length)
        throw new Error('Pagefind gave another number of stems than of words.');
      stems.push(...found);
    }
    return stems;
  };
}

/** Metadata of an index without pages, as CBOR: a version, and five empty lists. */
const NO_INDEX = Uint8Array.of(0x86, 0x61, 0x31, 0x80, 0x80, 0x80, 0x80, 0x80);
