import { gunzipSync } from 'node:zlib';

/** An index as its reader understands it, by names instead of numbers. */
export type Index = {
  readonly words: { readonly [word: string]: unknown };
  readonly fragments: { readonly [url: string]: unknown };
  readonly filters: { readonly [filter: string]: unknown };
  readonly sorts: unknown;
};

/** Decodes the files of a Pagefind index, ours or its own. */
export function readIndex(files: ReadonlyMap<string, Uint8Array>): Index {
  const opened = (ending: string) =>
    [...files]
      .filter(([path]) => path.endsWith(ending))
      .map(([path, content]) => [path, gunzipSync(content).subarray('pagefind_dcd'.length)] as const);
  const fragments = new Map(
    opened('.pf_fragment').map(([path, text]) => [
      /([^/]+)\.pf_fragment$/.exec(path)?.[1] as string,
      JSON.parse(new TextDecoder().decode(text)),
    ]),
  );
  const [meta] = opened('.pf_meta').map(([, bytes]) => decode(bytes) as Meta);
  if (!meta) return { words: {}, fragments: {}, filters: {}, sorts: [] };
  const [, pages, chunks, , sorts, fields] = meta;
  const url = (page: number) => fragments.get((pages[page] as readonly [string, number])[0])?.url as string;
  const chunkFiles = new Map(opened('.pf_index').map(([path, bytes]) => [path, decode(bytes) as Chunk]));
  const words = new Map<string, unknown>();
  for (const [from, to, hash] of chunks)
    for (const [word, on, variants] of chunkFiles.get(`index/${hash}.pf_index`)?.[0] ?? []) {
      if (word < from && !from.startsWith(word)) throw new Error(`${word} is before ${from}`);
      if (word > to && !word.startsWith(to)) throw new Error(`${word} is after ${to}`);
      words.set(word, [
        placesOf(on, url, fields),
        variants.map(([form, of]) => [form, placesOf(of, url, fields)]).sort(),
      ]);
    }
  return {
    words: Object.fromEntries([...words].sort(([a], [b]) => (a < b ? -1 : 1))),
    fragments: Object.fromEntries([...fragments.values()].map((fragment) => [fragment.url, fragment])),
    filters: Object.fromEntries(
      opened('.pf_filter').map(([, bytes]) => {
        const [filter, values] = decode(bytes) as readonly [
          string,
          readonly (readonly [string, readonly number[]])[],
        ];
        return [filter, values.map(([value, on]) => [value, on.map(url)])];
      }),
    ),
    sorts: sorts.map(([sort, order]) => [sort, order.map(url)]),
  };
}

type Pages = readonly (readonly [page: number, text: readonly number[], meta: readonly number[]])[];
type Chunk = readonly [
  readonly (readonly [word: string, Pages, variants: readonly (readonly [string, Pages])[]])[],
];
type Meta = readonly [
  version: string,
  pages: readonly (readonly [hash: string, words: number])[],
  chunks: readonly (readonly [from: string, to: string, hash: string])[],
  filters: unknown,
  sorts: readonly (readonly [string, readonly number[]])[],
  fields: readonly string[],
];

function placesOf(pages: Pages, url: (page: number) => string, fields: readonly string[]): unknown {
  let last = 0;
  return pages.map(([distance, text, meta]) => {
    last += distance;
    return [url(last), text, byField(meta, fields)];
  });
}

function decode(bytes: Uint8Array): unknown {
  let at = 0;
  const value = (): unknown => {
    const head = bytes[at++] as number;
    const [kind, short] = [head >> 5, head & 31];
    const more = short < 24 ? 0 : 2 ** (short - 24);
    let number = more === 0 ? short : 0;
    for (let byte = 0; byte < more; byte++) number = number * 256 + (bytes[at++] as number);
    if (kind === 0) return number;
    if (kind === 1) return -1 - number;
    if (kind === 4) return Array.from({ length: number }, value);
    const text = bytes.subarray(at, at + number);
    at += number;
    return new TextDecoder().decode(text);
  };
  return value();
}

/** Positions in the metadata by field, whatever the order of the fields is. */
function byField(meta: readonly number[], fields: readonly string[]): unknown {
  const found: [field: string, number[]][] = [];
  for (const number of meta)
    if (number < 0) found.push([fields[-number - 1] as string, []]);
    else found.at(-1)?.[1].push(number);
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}
