import type { Root } from 'mdast';
import { guardOf } from './guards.ts';

/**
 * The Markdown tree (CommonMark with all of GFM's parts) as remark-parse makes it, from the native parser of the
 * optional package `satteri`. Null where that is not installed, has no build for this machine or meets a guard:
 * remark-parse is the definition, and reads what this does not.
 */
export function accelerated(text: string): Root | null {
  return parseNatively === null || guardOf(text) !== undefined ? null : parseNatively(text);
}

/** The native parser itself, which knows no guards; null where it is not there. */
export const parseNatively = await load();

async function load(): Promise<((text: string) => Root) | null> {
  try {
    const { markdownToMdast } = await import('satteri');
    return (text) => markdownToMdast(text, OPTIONS) as Root;
  } catch {
    return null;
  }
}

/** Front matter is taken off before, and punctuation is set behind the parser. */
const OPTIONS = { features: { gfm: true, frontmatter: false, smartPunctuation: false } } as const;
