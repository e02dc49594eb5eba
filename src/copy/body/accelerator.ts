import type { Root } from 'mdast';
import { loadNativeFunctions, loadPackage } from '../packages/on-demand.ts';
import { guardOf } from './guards/guards.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMixed } from './mixed.ts';
import { readNativeTree } from './native-tree.ts';

/**
 * The syntax tree of a Markdown text, as `parseMarkdown` defines it. With `accelerate`, the native parser is used if it
 * is installed and reads the text as remark does.
 */
export function readMarkdown(text: string, accelerate: boolean): Root {
  return (accelerate ? accelerated(text) : null) ?? parseMarkdown(text);
}

/**
 * The tree, read by the native parser except for passages that meet a guard; null if the parser is not installed, or if
 * every passage meets a guard.
 */
export function accelerated(text: string): Root | null {
  const native = nativeParser();
  if (native === null) return null;
  return guardOf(text) === undefined ? native(text) : parseMixed(text, native, parseMarkdown);
}

type NativeParser = (text: string) => Root;

/** Memo of `load`. */
let loaded: NativeParser | null | undefined;

/**
 * The parser of the optional package `satteri`, without guards; null if the package is not installed or has no
 * build for this machine.
 */
export function nativeParser(): NativeParser | null {
  if (loaded === undefined) loaded = load();
  return loaded;
}

function load(): NativeParser | null {
  try {
    const native = loadNativeFunctions();
    return native === null ? packageParser() : (text) => parseNatively(text, native);
  } catch {
    return null;
  }
}

function parseNatively(text: string, native: NonNullable<ReturnType<typeof loadNativeFunctions>>): Root {
  const handle = native.createMdastHandle(text, GFM);
  try {
    return readNativeTree(native.serializeHandle(handle));
  } finally {
    native.dropHandle(handle);
  }
}

/** The bits of tables, footnotes, deletions, tasks and addresses (`dist/generated/parse-options.js` of the package). */
const GFM = (1 << 1) | (1 << 2) | (1 << 3) | (1 << 4) | (1 << 11);

/** The parser of the whole package, with the same tree. */
export function packageParser(): NativeParser {
  const { markdownToMdast } = loadPackage('satteri');
  return (text) => markdownToMdast(text, OPTIONS) as Root;
}

/** Front matter is removed before parsing, and punctuation is set after it. */
const OPTIONS = { features: { gfm: true, frontmatter: false, smartPunctuation: false } } as const;
