import type { Nodes, Root } from 'mdast';
import type { NameMark } from '../../model/names.ts';

const MARK = /\[\[([^[\]|\n]*)(?:\|([^[\]\n]+))?\]\]/g;

/**
 * Takes the marks of names out of the text of a tree, and leaves the words that they mark: `[[Gary Samore]]`,
 * `[[Gary Samore|he]]`, `[[|Samore]]`. Code keeps them. `line`: the file's line on which the text begins.
 */
export function takeMarks(tree: Root, line: number): readonly NameMark[] {
  const marks: NameMark[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'text')
      node.value = node.value.replace(MARK, (whole, named: string, other: string | undefined, at: number) => {
        const name = named.trim() || null;
        const words = (other ?? named).trim();
        if (words === '') return whole;
        const lines = node.value.slice(0, at).split('\n').length - 1;
        const { start } = node.position ?? { start: undefined };
        const column = lines === 0 ? (start?.column ?? 1) + at : at - node.value.lastIndexOf('\n', at);
        marks.push({
          name,
          words,
          ...(start && { position: { line: start.line + lines + line - 1, column } }),
        });
        return words;
      });
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return marks;
}
