import type { Position } from '../../model/finding.ts';

/** Line and column, from 1, of an offset into a text. */
export function positionAt(text: string, offset: number): Position {
  let line = 1;
  let start = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++;
    start = at + 1;
  }
  return { line, column: offset - start + 1 };
}

/** The position at which a wording first occurs in a text; empty if it does not occur. */
export function positionOf(text: string, wording: string): { readonly position?: Position } {
  const at = wording === '' ? -1 : text.indexOf(wording);
  return at < 0 ? {} : { position: positionAt(text, at) };
}

/** The start of a line; empty if the line is unknown. */
export function startOf(line: number | undefined): { readonly position?: Position } {
  return line === undefined ? {} : { position: { line, column: 1 } };
}
