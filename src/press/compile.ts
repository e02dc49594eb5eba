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
type ParentNode = {
  readonly children: readonly ExpressionNode[];
  readonly lineno: number;
  readonly colno: number;
};
type TestNode = { readonly left: ExpressionNode; readonly right: { readonly value?: unknown } };
/** Variables that the compiled code holds, by their names in the template. */
type CompiledFrame = { lookup(name: unknown): unknown };
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
      _emitFuncBegin(node: unknown, name: string): void;
      compileOutput(node: ParentNode, frame: unknown): void;
      compileFilter(node: FilterNode, frame: unknown): void;
      compileIs(node: TestNode, frame: unknown): void;
      compileSymbol(node: ExpressionNode, frame: CompiledFrame): void;
      compile(node: unknown, frame: unknown): void;
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
    const name = this.strictName(node);
    if (name === null) {
      super.compileLookupVal(node, frame);
      return;
    }
    this._emit('env.member((');
    this._compileExpression(node.target, frame);
    this._emit(`),${JSON.stringify(node.val?.value)},${JSON.stringify(name)},${node.lineno},${node.colno})`);
  }

  /** The name of a lookup that must find a prop; null if it may find nothing. */
  strictName(node: ExpressionNode): string | null {
    return this.#lenient.has(node) ? null : nameOf(node);
  }

  override compileOutput(node: ParentNode, frame: unknown): void {
    this.mayBeMissing(...node.children);
    super.compileOutput(node, frame);
  }

  /** Notes lookups that may find nothing. */
  mayBeMissing(...lookups: readonly ExpressionNode[]): void {
    for (const lookup of lookups) this.#lenient.add(lookup);
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
 * Does the same with changes that halve the time of a page: an include by a literal name is a function call instead of a
 * chain of tasks, `loop` is set once per round instead of field by field, and variables and
 * members are found, set and printed by code that expects the common case (`DirectEnvironment`).
 *
 * A shortcut. Definition: `StrictCompiler`. Law: a template renders the same text. Test: tests/press/compile.test.ts and
 * the golden sites.
 */
class DirectCompiler extends StrictCompiler {
  override compileInclude(node: IncludeNode, frame: unknown): void {
    const { value } = node.template;
    if (typeof value !== 'string' || node.ignoreMissing) super.compileInclude(node, frame);
    else this._emitLine(`${this.buffer} += env.include(${JSON.stringify(value)}, context, frame);`);
  }

  override compileOutput(node: ParentNode, frame: unknown): void {
    for (const child of node.children) {
      if (child.typename === 'TemplateData') {
        super.compileOutput({ ...node, children: [child] }, frame);
        continue;
      }
      this.mayBeMissing(child);
      this._emit(`${this.buffer} += env.printed(`);
      this.compile(child, frame);
      this._emit(`,${node.lineno},${node.colno});\n`);
    }
  }

  override compileSymbol(node: ExpressionNode, frame: CompiledFrame): void {
    if (frame.lookup(node.value)) super.compileSymbol(node, frame);
    else this._emit(`env.variable(context, frame, ${JSON.stringify(node.value)})`);
  }

  /** A member that is there is found by code of its own for each place, for which V8 remembers where it was. */
  override compileLookupVal(node: ExpressionNode, frame: unknown): void {
    const { value } = node.val ?? {};
    if (node.val?.typename !== 'Literal' || typeof value !== 'string') {
      super.compileLookupVal(node, frame);
      return;
    }
    const key = JSON.stringify(value);
    const name = this.strictName(node);
    this._emit('((object = ');
    this._compileExpression(node.target, frame);
    this._emit(
      `) != null && (member = object[${key}]) !== undefined && typeof member !== "function" ? member : `,
    );
    if (name === null) this._emit(`runtime.memberLookup(object,${key}))`);
    else this._emit(`env.member(object,${key},${JSON.stringify(name)},${node.lineno},${node.colno}))`);
  }

  override _emitFuncBegin(node: unknown, name: string): void {
    super._emitFuncBegin(node, name);
    this._emitLine('var object, member;');
  }

  /** A variable of a loop is set without looking for it in other scopes; its name has no dots. */
  override _emitLine(code: string): void {
    super._emitLine(code.replace(/^frame\.set\("(\w+)", ([^;]+)\);$/, setHere));
  }

  _emitLoopBindings(_node: unknown, _list: string, at: string, length: string): void {
    this._emitLine(
      `frame.variables["loop"] = { index: ${at} + 1, index0: ${at}, revindex: ${length} - ${at}, ` +
        `revindex0: ${length} - ${at} - 1, first: ${at} === 0, last: ${at} === ${length} - 1, length: ${length} };`,
    );
  }
}

/** Sets a variable in its own scope; with a third argument, `frame.set` may set one further out. */
function setHere(whole: string, name: string, value: string): string {
  return value.includes(',') ? whole : `frame.variables[${JSON.stringify(name)}] = ${value};`;
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
