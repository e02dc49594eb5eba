import nunjucks from 'nunjucks';

/** A part of an expression: a name, a lookup (`target.val`), or something else. */
export type ExpressionNode = {
  readonly typename: string;
  readonly value?: unknown;
  readonly target?: ExpressionNode;
  readonly val?: ExpressionNode;
  readonly lineno: number;
  readonly colno: number;
};
export type FilterNode = { readonly name: { readonly value: string }; readonly args: ParentNode };
export type ParentNode = {
  readonly children: readonly ExpressionNode[];
  readonly lineno: number;
  readonly colno: number;
};
type TestNode = { readonly left: ExpressionNode; readonly right: { readonly value?: unknown } };
/** Variables that the compiled code holds, by their names in the template. */
export type CompiledFrame = { lookup(name: unknown): unknown };
export type IncludeNode = {
  readonly ignoreMissing?: boolean;
  readonly template: { readonly value?: unknown };
};

// Parts of nunjucks 3.2 that its types do not declare.
const { compiler: nunjucksCompiler } = nunjucks as unknown as {
  compiler: {
    Compiler: new (
      name: string,
      throwOnUndefined: boolean,
    ) => {
      readonly buffer: string;
      readonly codebuf: string[];
      compile(tree: unknown): void;
      getCode(): string;
      compileInclude(node: IncludeNode, frame: unknown): void;
      compileLookupVal(node: ExpressionNode, frame: unknown): void;
      _emitFuncBegin(node: unknown, name: string): void;
      _compileMacro(node: unknown, frame: unknown): string;
      _compileAggregate(node: unknown, frame: unknown, begin?: string, end?: string): void;
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
export class StrictCompiler extends nunjucksCompiler.Compiler {
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
    this.mayLackValue(node);
    super.compileFilter(node, frame);
  }

  mayLackValue({ name, args }: FilterNode): void {
    const [value] = args.children;
    if (value && /^d(?:efault)?$/.test(name.value)) this.mayBeMissing(value);
  }

  override compileIs(node: TestNode, frame: unknown): void {
    if (/^(?:un)?defined$/.test(String(node.right.value))) this.#lenient.add(node.left);
    super.compileIs(node, frame);
  }
}

/** A lookup by plain names as written: `dispatch.column.name`; null for any other expression. */
function nameOf({ typename, value, target, val }: ExpressionNode): string | null {
  if (typename === 'Symbol') return String(value);
  if (!target || val?.typename !== 'Literal' || typeof val.value !== 'string') return null;
  const before = nameOf(target);
  return before === null ? null : `${before}.${val.value}`;
}
