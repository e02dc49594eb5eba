import nunjucks from 'nunjucks';
import transformer from 'nunjucks/src/transformer.js';
import { DirectCompiler } from './direct-compiler.ts';
import { StrictCompiler } from './strict-compiler.ts';

/** A compiled template: the program that nunjucks runs, and its code, from which lines of the template can be found. */
export type Compiled = { readonly program: () => object; readonly code: string };

/** A template as nunjucks parses it. */
export type TemplateTree = { findAll(type: unknown): unknown };

/** Parses a template; a syntax error is thrown as nunjucks throws it. */
export function parseTemplate(text: string, environment: nunjucks.Environment): TemplateTree {
  const { extensionsList, opts } = environment as unknown as CompilerSettings;
  return parser.parse(text, extensionsList, opts);
}

/**
 * Compiles a template, whose tree is used up, under a name that shows in stack traces; throws as nunjucks does.
 * `shortcuts`: by `DirectCompiler`, else by `StrictCompiler`.
 */
export function compileTemplate(
  tree: TemplateTree,
  name: string,
  environment: nunjucks.Environment,
  shortcuts: boolean,
): Compiled {
  const { asyncFilters, opts } = environment as unknown as CompilerSettings;
  const Compiler = shortcuts ? DirectCompiler : StrictCompiler;
  const compiler = new Compiler(name, opts.throwOnUndefined);
  compiler.compile(transformer.transform(tree, asyncFilters, name));
  const compiled = fromCode(compiler.getCode(), name);
  // If V8 refuses the code, the compiler is at fault; it is better to find that now.
  compiled.program();
  return compiled;
}

type CompilerSettings = {
  readonly asyncFilters: unknown;
  readonly extensionsList: unknown;
  readonly opts: { readonly throwOnUndefined: boolean };
};

// Not declared by the types of nunjucks 3.2.
const { parser } = nunjucks as unknown as {
  parser: { parse(text: string, extensions: unknown, options: unknown): TemplateTree };
};

/** Makes a template from earlier compiled code; the code is evaluated when the template is first rendered. */
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

/** What stack traces show before the name of a template. */
export const MARK = 'backfile-template:';
