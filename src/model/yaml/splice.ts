/** Adds lines below the line that an offset is on; at an offset that begins a line, there. */
export function below(text: string, offset: number, lines: string, column: number): string {
  const end = text[offset - 1] === '\n' ? offset : lineEnd(text, offset);
  const start = end === 0 || text[end - 1] === '\n' ? '' : '\n';
  return splice(text, end, end, `${start}${indented(lines, column)}\n`);
}

/** Replaces a value; a colon before it keeps its space, a line end within it its own. */
export function replaced(text: string, from: number, to: number, value: string): string {
  const space = text[from - 1] === ':' ? ' ' : '';
  return splice(text, from, to, space + value + (text.slice(from, to).endsWith('\n') ? '\n' : ''));
}

/** A text with something else from one offset to another; line ends are those of the text. */
export function splice(text: string, from: number, to: number, insert: string): string {
  const ends = text.includes('\r\n') ? insert.replaceAll('\n', '\r\n') : insert;
  return text.slice(0, from) + ends + text.slice(to);
}

/** Lines, each that is not empty moved to a column. */
export function indented(lines: string, column: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(column));
}

/** How far an offset is from the start of its line. */
export function columnAt(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** The offset at which the line of an offset starts. */
export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset behind the end of a line. */
export function lineEnd(text: string, offset: number): number {
  if (offset > 0 && text[offset - 1] === '\n') return offset;
  const at = text.indexOf('\n', offset);
  return at < 0 ? text.length : at + 1;
}
