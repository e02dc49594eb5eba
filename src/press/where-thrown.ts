import type { Position } from '../model/finding.ts';
import { type Compiled, MARK } from './compile.ts';
import { MissingName } from './direct-environment.ts';

/**
 * Finds where an error occurred during rendering: the innermost stack frame that is a template. nunjucks itself reports
 * the including template with a line of the included one.
 */
export function whereThrown(
  error: unknown,
  compiled: ReadonlyMap<string, Compiled>,
): { readonly name: string; readonly position: Position | undefined } | undefined {
  let first = error;
  while (first instanceof Error && first.cause instanceof Error) first = first.cause;
  const stack = first instanceof Error ? (first.stack ?? '') : '';
  const frame = new RegExp(`${MARK}([^\\s:()]+):(\\d+):(\\d+)`).exec(stack);
  if (!frame) return undefined;
  const name = decodeURIComponent(frame[1] ?? '');
  const found = compiled.get(name);
  const told = first instanceof MissingName ? first.position : undefined;
  return (
    found && { name, position: told ?? placeIn(found.code, Number(frame[2]) - HEADER, Number(frame[3])) }
  );
}

/**
 * Maps a line and column of compiled code to a position in its template; undefined if the compiler left no mark there, as
 * within `for` and `set`.
 */
function placeIn(code: string, line: number, column: number): Position | undefined {
  const last = code.split('\n')[line - 1] ?? '';
  const output =
    /env\.printed\(.*,(\d+),(\d+)\);$/.exec(last) ??
    /,(\d+),(\d+)\), env\.opts\.autoescape\)/.exec(last.slice(column - 1));
  if (output) return placeOf(output);
  const calls = /lineno = (\d+), colno = (\d+)/g;
  const call = [...last.slice(0, column).matchAll(calls)].at(-1) ?? calls.exec(last);
  return call ? placeOf(call) : undefined;
}

function placeOf([, line, column]: RegExpExecArray): Position {
  return { line: Number(line) + 1, column: Number(column) + 1 };
}

/** Number of lines that V8 puts above the body of a function made from text. */
const HEADER = 2;
