import type { Heading, Nodes, Root } from 'mdast';
import { Ids } from '../../../copy/body/ids.ts';
import { decoded } from '../../../model/text/percent.ts';
import { printedText } from '../words.ts';

/**
 * Finds the anchor of a heading that a link within a body means. Every system makes anchors of headings in its own way:
 * they differ in letter case, in signs, and in numbers at the beginning. Null where the anchor is there as it is
 * written, or where no heading or several are meant.
 */
export function anchorsOf(tree: Root, text: string): (anchor: string) => string | null {
  const ids = new Ids();
  for (const [, id = ''] of text.matchAll(/\s(?:id|name)\s*=\s*["']?([^"'\s>]{1,200})/gi)) ids.claim(id);
  const meant = new Map<string, string | null>();
  const note = (key: string, id: string) => {
    if (key !== '') meant.set(key, meant.has(key) && meant.get(key) !== id ? null : id);
  };
  for (const heading of headingsIn(tree)) {
    const printed = printedText(heading).trim();
    const id = ids.forHeading(printed);
    for (const key of new Set([keyOf(printed), keyOf(printed.replace(/^[^\p{L}]+/u, ''))])) note(key, id);
  }
  return (anchor) => {
    const plain = decoded(anchor);
    return ids.find(plain) !== undefined ? null : (meant.get(keyOf(plain)) ?? null);
  };
}

function headingsIn(node: Nodes): readonly Heading[] {
  if (node.type === 'heading') return [node];
  return 'children' in node ? node.children.flatMap((child) => headingsIn(child)) : [];
}

/** Letters without accents and digits, in one letter case. */
function keyOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
