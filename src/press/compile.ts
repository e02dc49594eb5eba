import nunjucks from 'nunjucks';
import transformer from 'nunjucks/src/transformer.js';

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
/** A part of an expression: a name, a lookup (`target.val`), or something else. */
type ExpressionNode = {
  readonly typename: string;
  readonly value?: unknown;
  readonly target?: ExpressionNode;
  readonly val?: ExpressionNode;
  readonly lineno: number;
  readonly colno: number;
};
type FilterNode = { readonly name: { readonly value: string }; readonly args: ParentNode };
type ParentNode = { readonly children: readonly ExpressionNode[] };
type TestNode = { readonly left: ExpressionNode; readonly right: { readonly value?: unknown } };
type IncludeNode = { readonly ignoreMissing?: boolean; readonly template: { readonly value?: unknown } };

// Parts of nunjucks 3.2 that its types do not declare.
const { compiler: nunjucksCompiler, parser } = nunjucks as unknown as {
  parser: { parse(text: string, extensions: unknown, options: unknown): TemplateTree };
  compiler: {
    Compiler: new (
      name: string,
      throwOnUndefined: boolean,
    ) => {
      readonly buffer: string;
      compile(tree: unknown): void;
      getCode(): string;
      compileInclude(node: IncludeNode, frame: unknown): void;
      compileLookupVal(node: ExpressionNode, frame: unknown): void;
      compileOutput(node: ParentNode, frame: unknown): void;
      compileFilter(node: FilterNode, frame: unknown): void;
      compileIs(node: TestNode, frame: unknown): void;
      _compileExpression(node: unknown, frame: unknown): void;
      _emit(code: string): void;
      _emitLine(code: string): void;
    };
  };
};

/**
 * The compiler of nunjucks with one change: a misspelt name of a prop is also an error in conditions, where nunjucks
 * would treat it as false.
 */
class StrictCompiler extends nunjucksCompiler.Compiler {
  /** Lookups that may find nothing: printed values are checked when printed, `default` and `is defined` expect it. */
  readonly #lenient = new WeakSet<ExpressionNode>();

  override compileLookupVal(node: ExpressionNode, frame: unknown): void {
    const name = nameOf(node);
    if (name === null || this.#lenient.has(node)) {
      super.compileLookupVal(node, frame);
      return;
    }
    this._emit('env.member((');
    this._compileExpression(node.target, frame);
    this._emit(`),${JSON.stringify(node.val?.value)},${JSON.stringify(name)},${node.lineno},${node.colno})`);
  }

  override compileOutput(node: ParentNode, frame: unknown): void {
    for (const child of node.children) this.#lenient.add(child);
    super.compileOutput(node, frame);
  }

  override compileFilter(node: FilterNode, frame: unknown): void {
    const [value] = node.args.children;
    if (value && /^d(?:efault)?$/.test(node.name.value)) this.#lenient.add(value);
    super.compileFilter(node, frame);
  }

  override compileIs(node: TestNode, frame: unknown): void {
    if (/^(?:un)?defined$/.test(String(node.right.value))) this.#lenient.add(node.left);
    super.compileIs(node, frame);
  }
}

/**
 * Does the same with two changes that halve the time of a page: an include by a literal name is a function call instead
 * of a chain of tasks, and `loop` is set once per round instead of field by field.
 *
 * A shortcut. Definition: `StrictCompiler`. Law: a template renders the same text. Test: tests/press/press.test.ts and
 * the golden sites.
 */
class DirectCompiler extends StrictCompiler {
  override compileInclude(node: IncludeNode, frame: unknown): void {
    const { value } = node.template;
    if (typeof value !== 'string' || node.ignoreMissing) super.compileInclude(node, frame);
    else this._emitLine(`${this.buffer} += env.include(${JSON.stringify(value)}, context, frame);`);
  }

  _emitLoopBindings(_node: unknown, _list: string, at: string, length: string): void {
    this._emitLine(
      `frame.set("loop", { index: ${at} + 1, index0: ${at}, revindex: ${length} - ${at}, ` +
        `revindex0: ${length} - ${at} - 1, first: ${at} === 0, last: ${at} === ${length} - 1, length: ${length} });`,
    );
  }
}

/** A lookup by plain names as written: `dispatch.column.name`; null for any other expression. */
function nameOf({ typename, value, target, val }: ExpressionNode): string | null {
  if (typename === 'Symbol') return String(value);
  if (!target || val?.typename !== 'Literal' || typeof val.value !== 'string') return null;
  const before = nameOf(target);
  return before === null ? null : `${before}.${val.value}`;
}

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
