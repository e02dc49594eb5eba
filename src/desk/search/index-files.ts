import { type Digest, digest } from '../../model/digest.ts';
import { compareText } from '../../model/finding.ts';
import { Cbor } from './cbor.ts';
import type { SearchKit } from './kit.ts';
import { type IndexChunk, shortBounds } from './word-chunks.ts';

/** What the index knows about a page besides its words. */
export type IndexedPage = {
  readonly digest: Digest;
  readonly words: number;
  readonly filters: { readonly [name: string]: readonly string[] };
  readonly sort: { readonly [name: string]: string };
  /** What a result shows: the compressed file. */
  readonly fragment: () => Promise<Uint8Array>;
};

/** A file of the index. Its digest is of what it is made from; `content` compresses it. */
export type IndexFile = {
  readonly path: string;
  readonly digest: Digest;
  readonly content: () => Promise<Uint8Array>;
};

const UTF8 = new TextEncoder();

/** What each file begins with before it is compressed; Pagefind's reader looks for it. */
const HEAD = 'pagefind_dcd';

/** Compresses a file of the index. */
export function compressed(content: Uint8Array | string, { compress }: SearchKit): Uint8Array {
  if (typeof content === 'string') return compress(UTF8.encode(HEAD + content));
  const whole = new Uint8Array(HEAD.length + content.length);
  whole.set(UTF8.encode(HEAD));
  whole.set(content, HEAD.length);
  return compress(whole);
}

/** The files of an index of `pages`, by path from its folder. */
export function indexFiles(
  pages: readonly IndexedPage[],
  fields: readonly string[],
  chunks: readonly IndexChunk[],
  kit: SearchKit,
): readonly IndexFile[] {
  const { language, entry } = kit;
  const files: IndexFile[] = kit.files.map(({ path, content }) => ({
    path,
    digest: digest(content),
    content: async () => content,
  }));
  const put = (path: string, sum: Digest, content: IndexFile['content']) =>
    files.push({ path, digest: digest(`${kit.engine} ${sum}`), content });
  const fragmentNames = shortNames(language);
  const chunkNames = shortNames(language);
  const filterNames = shortNames(language);
  const meta = new Cbor();
  meta.list(6);
  meta.text(kit.version);
  meta.list(pages.length);
  for (const { digest: sum, words, fragment } of pages) {
    const name = fragmentNames(sum);
    meta.list(2);
    meta.text(name);
    meta.number(words);
    put(`fragment/${name}.pf_fragment`, sum, fragment);
  }
  meta.list(chunks.length);
  for (const [at, { from, to }] of shortBounds(chunks).entries()) {
    const { digest: sum, bytes } = chunks[at] as IndexChunk;
    const name = chunkNames(sum);
    meta.list(3);
    for (const text of [from, to, name]) meta.text(text);
    put(chunkPath(name), sum, async () => compressed(await bytes(), kit));
  }
  const filters = filtersOf(pages);
  meta.list(filters.length);
  for (const [filter, bytes] of filters) {
    const sum = digest(bytes);
    const name = filterNames(sum);
    meta.list(2);
    for (const text of [filter, name]) meta.text(text);
    put(`filter/${name}.pf_filter`, sum, async () => compressed(bytes, kit));
  }
  const sorts = sortsOf(pages);
  meta.list(sorts.length);
  for (const [sort, order] of sorts) {
    meta.list(2);
    meta.text(sort);
    putList(meta, order);
  }
  meta.list(fields.length);
  for (const field of fields) meta.text(field);
  const bytes = meta.taken();
  const sum = digest(bytes);
  const hash = `${language}_${sum.slice(0, 10)}`;
  put(`pagefind.${hash}.pf_meta`, sum, async () => compressed(bytes, kit));
  const entryText = JSON.stringify({
    ...entry,
    languages: pages.length === 0 ? {} : { [language]: { hash, wasm: kit.wasm, page_count: pages.length } },
  });
  const entryBytes = UTF8.encode(entryText);
  files.push({ path: 'pagefind-entry.json', digest: digest(entryBytes), content: async () => entryBytes });
  return files.sort((a, b) => compareText(a.path, b.path));
}

/** The path of a chunk of words by its name. */
export function chunkPath(name: string): string {
  return `index/${name}.pf_index`;
}

/** What `compressed` was given; null if these bytes are no file of the index. */
export function expanded(file: Uint8Array, { expand }: SearchKit): Uint8Array | null {
  try {
    return expand(file).subarray(HEAD.length);
  } catch {
    return null;
  }
}

/** Names of files by digest, short as Pagefind's; longer where two would be the same. */
export function shortNames(language: string): (sum: Digest) => string {
  const taken = new Map<string, Digest>();
  return (sum) => {
    let length = 7;
    while ((taken.get(sum.slice(0, length)) ?? sum) !== sum) length++;
    taken.set(sum.slice(0, length), sum);
    return `${language}_${sum.slice(0, length)}`;
  };
}

/** Filters by name, each as the pages of each of its values. */
function filtersOf(pages: readonly IndexedPage[]): readonly (readonly [string, Uint8Array])[] {
  const found = new Map<string, Map<string, number[]>>();
  for (const [page, { filters }] of pages.entries())
    for (const [filter, values] of Object.entries(filters))
      for (const value of values) {
        const all = found.get(filter) ?? new Map<string, number[]>();
        found.set(filter, all);
        const those = all.get(value);
        if (those) those.push(page);
        else all.set(value, [page]);
      }
  return [...found].sort(byName).map(([filter, values]) => {
    const cbor = new Cbor();
    cbor.list(2);
    cbor.text(filter);
    cbor.list(values.size);
    for (const [value, those] of [...values].sort(byName)) {
      cbor.list(2);
      cbor.text(value);
      putList(cbor, those);
    }
    return [filter, cbor.taken()] as const;
  });
}

/** Pages in the order of each value that they can be sorted by: as numbers if all are, else as text. */
function sortsOf(pages: readonly IndexedPage[]): readonly (readonly [string, readonly number[]])[] {
  const found = new Map<string, [value: string, page: number][]>();
  for (const [page, { sort }] of pages.entries())
    for (const [name, value] of Object.entries(sort)) {
      const all = found.get(name);
      if (all) all.push([value, page]);
      else found.set(name, [[value, page]]);
    }
  return [...found].sort(byName).map(([name, all]) => {
    const isNumber = all.every(([value]) => value.trim() !== '' && Number.isFinite(Number(value)));
    const order = all.sort(([a], [b]) => (isNumber ? Number(a) - Number(b) : compareText(a, b)));
    return [name, order.map(([, page]) => page)] as const;
  });
}

function putList(cbor: Cbor, numbers: readonly number[]): void {
  cbor.list(numbers.length);
  for (const number of numbers) cbor.number(number);
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return compareText(a, b);
}
