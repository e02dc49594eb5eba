import type { Root } from 'mdast';
import { guardOf } from './guards.ts';
import { parseMarkdown } from './markdown.ts';
import { parseMixed } from './mixed.ts';
import { seldom } from './on-demand.ts';

/**
 * The syntax tree of a Markdown text, as `parseMarkdown` defines it: with `accelerate` by the native parser, where
 * that is there and reads the text alike.
 */
export function readMarkdown(text: string, accelerate: boolean): Root {
  return (accelerate ? accelerated(text) : null) ?? parseMarkdown(text);
}

/** The tree by the native parser, as far as no guard is met; null where that is not there or would read nothing. */
export function accelerated(text: string): Root | null {
  const native = nativeParser();
  if (native === null) return null;
  return guardOf(text) === undefined ? native(text) : parseMixed(text, native, parseMarkdown);
}

type NativeParser = (text: string) => Root;

/** Memo of `load`. */
let loaded: NativeParser | null | undefined;

/**
 * The parser of the optional package `satteri`, which knows no guards; null where that is not installed or has no
 * build for this machine.
 */
export function nativeParser(): NativeParser | null {
  if (loaded === undefined) loaded = load();
  return loaded;
}

function load(): NativeParser | null {
  try {
    const { markdownToMdast } = seldom('satteri');
    return (text) => markdownToMdast(text, OPTIONS) as Root;
  } catch {
    return null;
  }
}

/** Front matter is taken off before, and punctuation is set behind the parser. */
const OPTIONS = { features: { gfm: true, frontmatter: false, smartPunctuation: false } } as const;
