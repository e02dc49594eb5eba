import { createRequire } from 'node:module';

/** What many builds never need; loading it takes as long as setting a hundred dispatches. */
type Packages = {
  /** remark's parser with GFM's parts. The published program has these packages in one file, as those of HTML. */
  './markdown': typeof import('./markdown.ts');
  './html': typeof import('./html.ts');
  'decode-named-character-reference': typeof import('decode-named-character-reference');
  'gray-matter': typeof import('gray-matter');
  lightningcss: typeof import('lightningcss');
  'rehype-sanitize': typeof import('rehype-sanitize');
  satteri: typeof import('satteri');
  'smol-toml': typeof import('smol-toml');
  'temporal-polyfill': typeof import('temporal-polyfill');
} & {
  [Name in `@orama/stemmers/${StemmedLanguage}`]: { readonly stemmer: (word: string) => string };
} & {
  [Name in `@orama/stopwords/${StemmedLanguage | 'japanese' | 'mandarin'}`]: {
    readonly stopwords: readonly string[];
  };
};

/** Languages that the stemmers know, by the names of their modules. */
export type StemmedLanguage =
  | 'arabic'
  | 'armenian'
  | 'bulgarian'
  | 'danish'
  | 'dutch'
  | 'english'
  | 'finnish'
  | 'french'
  | 'german'
  | 'greek'
  | 'hungarian'
  | 'indian'
  | 'indonesian'
  | 'irish'
  | 'italian'
  | 'lithuanian'
  | 'nepali'
  | 'norwegian'
  | 'portuguese'
  | 'romanian'
  | 'russian'
  | 'serbian'
  | 'spanish'
  | 'swedish'
  | 'tamil'
  | 'turkish'
  | 'ukrainian';

/** Memo of `loadPackage`. */
const LOADED = new Map<string, unknown>();

/** A package that many builds never need. It is loaded when it is first asked for. */
export function loadPackage<Name extends keyof Packages>(name: Name): Packages[Name] {
  if (!LOADED.has(name)) LOADED.set(name, load(name));
  return LOADED.get(name) as Packages[Name];
}

function load(name: string): unknown {
  const file = import.meta.url.endsWith('.ts') ? `${name}.ts` : `./packages/${name.slice(2)}.js`;
  return createRequire(import.meta.url)(name.startsWith('.') ? file : name);
}

/** The native functions of `satteri` that leave a tree in memory, and give its bytes. */
type NativeFunctions = {
  readonly createMdastHandle: (text: string, parseOptions: number) => object;
  readonly serializeHandle: (handle: object) => Uint8Array;
  readonly dropHandle: (handle: object) => void;
};

/**
 * The native functions of `satteri` without its thirty other modules, which take five times as long to load; null if
 * another version is installed than the one whose bytes `body/native-tree.ts` reads.
 */
export function loadNativeFunctions(): NativeFunctions | null {
  const require = createRequire(import.meta.url);
  const folder = require.resolve('satteri').replace(/dist[\\/]index\.js$/, '');
  return require(`${folder}package.json`).version === '0.10.5' ? require(`${folder}index.js`) : null;
}
