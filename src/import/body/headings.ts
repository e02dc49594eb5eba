import type { Root } from 'hast';
import type { Remark } from '../found/piece.ts';
import { findAll } from './tree.ts';

/**
 * Makes a body's headings begin at h2, since the page's own headline is its h1. If they begin higher or lower, all of
 * them move.
 */
export function levelHeadings(root: Root, notes: Remark[]): void {
  const headings = findAll(root, 'h1', 'h2', 'h3', 'h4', 'h5', 'h6');
  const highest = Math.min(...headings.map(({ tagName }) => Number(tagName[1])));
  if (headings.length === 0 || highest === 2) return;
  for (const heading of headings)
    heading.tagName = `h${Math.min(6, Number(heading.tagName[1]) + 2 - highest)}`;
  notes.push({
    kind: 'repaired',
    what: 'headings',
    detail: `the highest heading of the body was an h${highest}, and is an h2 now, below the headline; all ${headings.length} moved with it`,
  });
}
