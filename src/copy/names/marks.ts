import type { Nodes, Root, Text } from 'mdast';
import type { NameMark } from '../../model/names.ts';

const MARK = /\[\[([^[\]|\n]*)(?:\|([^[\]\n]+))?\]\]/g;

/**
 * Takes the marks of names out of the tree of a text, and leaves the words that they mark: `[[Gary Samore]]`,
 * `[[Gary Samore|he]]`, `[[|Samore]]`. Code keeps them, and a backslash before a bracket makes it one like others. `line`:
 * the file's line on which the text begins.
 */
export function takeMarks(tree: Root, text: string, line: number): readonly NameMark[] {
  const marks: NameMark[] = [];
  const visit = (node: Nodes) => {
    if (node.type === 'text') takeFromText(node, text, line, marks);
    if (node.type === 'image') {
      const { alt, title, position } = node;
      const at = position && { line: position.start.line + line - 1, column: position.start.column };
      if (alt) node.alt = takeLineMarks(alt, at, marks);
      if (title) node.title = takeLineMarks(title, at, marks);
    }
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return marks;
}

/** Takes the marks of names out of a line of front matter, or of the words of a picture, into `marks`. */
export function takeLineMarks(line: string, position: NameMark['position'], marks: NameMark[]): string {
  if (!line.includes('[[') && !line.includes('\\[')) return line;
  return line
    .replace(MARK, (whole, named: string, other: string | undefined, at: number) => {
      const mark = line[at - 1] === '\\' ? null : markOf(named, other);
      if (mark === null) return whole;
      marks.push({ ...mark, ...(position && { position }) });
      return mark.words;
    })
    .replace(/(?:\\\[\\?\[|\[\\\[)(?=[^[\]]*\\?\]\\?\])/g, '[[')
    .replace(/(\[\[[^[\]]*)\\?\]\\?\]/g, '$1]]');
}

function takeFromText(node: Text, text: string, line: number, marks: NameMark[]): void {
  if (!node.value.includes('[[')) return;
  const { start, end } = node.position ?? {};
  const escapes = start && end ? escapesIn(text.slice(start.offset, end.offset)) : [];
  node.value = node.value.replace(MARK, (whole, named: string, other: string | undefined, at: number) => {
    const mark = markOf(named, other);
    const bracket = node.value.slice(0, at).split('[').length - 1;
    if (mark === null || escapes[bracket] || escapes[bracket + 1]) return whole;
    const lines = node.value.slice(0, at).split('\n').length - 1;
    const column = lines === 0 ? (start?.column ?? 1) + at : at - node.value.lastIndexOf('\n', at);
    marks.push({ ...mark, ...(start && { position: { line: start.line + lines + line - 1, column } }) });
    return mark.words;
  });
}

/** Whether each opening bracket of a text, as it was written, is escaped, in order. */
function escapesIn(text: string): readonly boolean[] {
  const signs = text.matchAll(/\\[!-/:-@[-`{-~]|&(?:#0*91|#x0*5b|lbrack|lsqb);|\[/gi);
  return [...signs].flatMap(([sign]) => (sign === '[' ? [false] : /^\\(?!\[)/.test(sign) ? [] : [true]));
}

/** What a mark says; null if it has no words. */
function markOf(named: string, other: string | undefined): NameMark | null {
  const words = (other ?? named).trim();
  return words === '' ? null : { name: named.trim() || null, words };
}
