import { gunzipSync, gzipSync, type ZlibOptions } from 'node:zlib';
import type { ByteNotes, SearchKit } from '../../desk/search/kit.ts';
import { openStems } from './stems.ts';

/**
 * Opens what an index takes from Pagefind. Pagefind itself would index every page again after each edit, at 4 ms a page;
 * so it makes an index of one word, and of this we keep the reader. Pagefind is loaded here alone.
 */
export async function openSearchKit(lang: string, memory: ByteNotes | null): Promise<SearchKit> {
  const language = stemmed(lang);
  const known = recallFiles(language, memory);
  const files = known ?? (await filesOfOne(language));
  if (!known) keepFiles(language, files, memory);
  const { languages, ...entry } = JSON.parse(textOf(files, ENTRY)) as Entry;
  const wasm = languages[language]?.wasm ?? null;
  const reader = files.get(`wasm.${wasm ?? 'unknown'}.pagefind`) as Uint8Array;
  return {
    engine: `pagefind ${entry.version}, zlib ${process.versions.zlib} at ${LEVEL}`,
    version: entry.version,
    language,
    wasm,
    files: [...files].filter(([path]) => USED.test(path)).map(([path, content]) => ({ path, content })),
    entry: { ...entry, languages: {} },
    wordCharacters: entry.include_characters,
    stems: await openStems(gunzipSync(reader).subarray('pagefind_dcd'.length)),
    compress: (bytes) => gzipSync(bytes, sizedFor(bytes.length)),
    expand: (bytes) => gunzipSync(bytes),
  };
}

/** Memory as small as the bytes need: for short files, most of the time goes to making room. */
function sizedFor(length: number): ZlibOptions {
  const windowBits = Math.min(15, Math.max(9, Math.ceil(Math.log2(length + 1))));
  return {
    level: LEVEL,
    windowBits,
    memLevel: length < 16_384 ? 6 : 8,
    chunkSize: Math.max(1024, length >> 1),
  };
}

/** Level 6 makes files smaller by a fiftieth, and takes half as much time again. */
const LEVEL = 4;

type Entry = {
  readonly version: string;
  readonly languages: { readonly [language: string]: { readonly wasm: string | null } };
  readonly include_characters: readonly string[];
};

const ENTRY = 'pagefind-entry.json';

/** Files that are the same for every index. The rest are Pagefind's own interfaces (the theme brings its own), and the index. */
const USED = /^(?:pagefind(?:-worker)?\.js|wasm\.[\w-]+\.pagefind)$/;

/** The files of an index of one page. */
async function filesOfOne(language: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const pagefind = await import('pagefind');
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: language });
    if (!index) throw new Error(`Pagefind cannot begin: ${errors.join('; ')}`);
    await index.addCustomRecord({ url: '/', content: 'one', language });
    const { files } = await index.getFiles();
    return new Map(
      files
        .map(({ path, content }) => [path.replaceAll('\\', '/'), content] as const)
        .filter(([path]) => path === ENTRY || USED.test(path)),
    );
  } finally {
    await pagefind.close();
  }
}

/** Starting Pagefind takes longer than an edit does, so its files are remembered. */
function recallFiles(language: string, memory: ByteNotes | null): ReadonlyMap<string, Uint8Array> | null {
  const kept = memory?.recall(`search-kit-${language}`);
  if (kept === undefined) return null;
  const files = JSON.parse(new TextDecoder().decode(kept)) as readonly (readonly [string, string])[];
  return new Map(files.map(([path, content]) => [path, Buffer.from(content, 'base64')]));
}

function keepFiles(language: string, files: ReadonlyMap<string, Uint8Array>, memory: ByteNotes | null): void {
  const written = [...files].map(([path, content]) => [path, Buffer.from(content).toString('base64')]);
  memory?.keep(`search-kit-${language}`, Buffer.from(JSON.stringify(written)));
}

function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  return new TextDecoder().decode(files.get(path));
}

/** A language by its code, as Pagefind takes it. It gets none where it would divide words itself: ours are divided already. */
function stemmed(lang: string): string {
  const [language = ''] = lang.toLowerCase().split('-');
  return /^(?:zh|ja|th)?$/.test(language) ? 'unknown' : language;
}
