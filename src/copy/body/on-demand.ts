import { createRequire } from 'node:module';

/** Packages that many builds never need; loading them takes as long as setting a hundred dispatches. */
type Packages = {
  lightningcss: typeof import('lightningcss');
  'decode-named-character-reference': typeof import('decode-named-character-reference');
  hastscript: typeof import('hastscript');
  'mdast-util-gfm-autolink-literal': typeof import('mdast-util-gfm-autolink-literal');
  'mdast-util-gfm-footnote': typeof import('mdast-util-gfm-footnote');
  'mdast-util-gfm-strikethrough': typeof import('mdast-util-gfm-strikethrough');
  'mdast-util-gfm-table': typeof import('mdast-util-gfm-table');
  'mdast-util-gfm-task-list-item': typeof import('mdast-util-gfm-task-list-item');
  'micromark-extension-gfm-autolink-literal': typeof import('micromark-extension-gfm-autolink-literal');
  'micromark-extension-gfm-footnote': typeof import('micromark-extension-gfm-footnote');
  'micromark-extension-gfm-strikethrough': typeof import('micromark-extension-gfm-strikethrough');
  'micromark-extension-gfm-table': typeof import('micromark-extension-gfm-table');
  'micromark-extension-gfm-task-list-item': typeof import('micromark-extension-gfm-task-list-item');
  'rehype-raw': typeof import('rehype-raw');
  'rehype-sanitize': typeof import('rehype-sanitize');
  'rehype-stringify': typeof import('rehype-stringify');
  'remark-parse': typeof import('remark-parse');
  'remark-rehype': typeof import('remark-rehype');
  satteri: typeof import('satteri');
  'smol-toml': typeof import('smol-toml');
  'temporal-polyfill': typeof import('temporal-polyfill');
  unified: typeof import('unified');
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

/** A package, loaded when it is first asked for. */
export const seldom = createRequire(import.meta.url) as <Name extends keyof Packages>(
  name: Name,
) => Packages[Name];
