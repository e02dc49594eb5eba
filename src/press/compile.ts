import nunjucks from 'nunjucks';
import type { Place } from '../model/finding.ts';

/** A template compiled: what nunjucks runs, and the code of it, from which the template's own lines are told. */
export type Compiled = { readonly program: () => object; readonly code: string };

/** Compiles a template under a name that shows in stack traces; a syntax error is thrown as nunjucks throws it. */
export function compileTemplate(text: string, name: string, environment: nunjucks.Environment): Compiled {
  // The compiler is part of nunjucks, though not of its types.
  const { compiler } = nunjucks as unknown as {
    compiler: {
      compile(text: string, filters: unknown, extensions: unknown, name: string, options: unknown): string;
    };
  };
  const { asyncFilters, extensionsList, opts } = environment as unknown as { [key: string]: unknown };
  const compiled = fromCode(compiler.compile(text, asyncFilters, extensionsList, name, opts), name);
  // Compiled code that V8 refuses would be a fault of the compiler: better found now.
  compiled.program();
  return compiled;
}

/** A template from code that was compiled before; it becomes a program when it is first rendered. */
export function fromCode(code: string, name: string): Compiled {
  let program: object | undefined;
  return {
    code,
    program: () => {
      program ??= new Function(`${code}\n//# sourceURL=${MARK}${encodeURIComponent(name)}`)() as object;
      return program;
    },
  };
}

const MARK = 'backfile-template:';
/** Lines that V8 puts above the body of a function made from text. */
const HEADER = 2;

/**
 * Where an error arose while templates rendered: the innermost frame of its stack that is a template. nunjucks
 * itself names the template whose include it is still inside of, with the line of another.
 */
export function whereThrown(
  error: unknown,
  compiled: ReadonlyMap<string, Compiled>,
): { readonly name: string; readonly place: Place | undefined } | undefined {
  let first = error;
  while (first instanceof Error && first.cause instanceof Error) first = first.cause;
  const stack = first instanceof Error ? (first.stack ?? '') : '';
  const frame = new RegExp(`${MARK}([^\\s:()]+):(\\d+):(\\d+)`).exec(stack);
  if (!frame) return undefined;
  const name = decodeURIComponent(frame[1] ?? '');
  const found = compiled.get(name);
  return found && { name, place: placeIn(found.code, Number(frame[2]) - HEADER, Number(frame[3])) };
}

/**
 * The place of a template that a line and column of its code were made from; undefined where the
 * compiler left no mark, as within `for` and `set`.
 */
function placeIn(code: string, line: number, column: number): Place | undefined {
  const last = code.split('\n')[line - 1] ?? '';
  const output = /,(\d+),(\d+)\), env\.opts\.autoescape\)/.exec(last.slice(column - 1));
  if (output) return placeOf(output);
  const calls = /lineno = (\d+), colno = (\d+)/g;
  const call = [...last.slice(0, column).matchAll(calls)].at(-1) ?? calls.exec(last);
  return call ? placeOf(call) : undefined;
}

function placeOf([, line, column]: RegExpExecArray): Place {
  return { line: Number(line) + 1, column: Number(column) + 1 };
}
