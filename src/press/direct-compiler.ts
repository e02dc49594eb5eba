import {
  type CompiledFrame,
  type ExpressionNode,
  type FilterNode,
  type IncludeNode,
  type ParentNode,
  StrictCompiler,
} from './strict-compiler.ts';

/**
 * Does the same with changes that halve the time of a page: an include by a literal name is a function call instead of a
 * chain of tasks, `loop` is set once per round instead of field by field, and variables and
 * members are found, set and printed by code that expects the common case (`DirectEnvironment`).
 *
 * A shortcut. Definition: `StrictCompiler`. Law: a template renders the same text. Test: tests/press/compile.test.ts and
 * the golden sites.
 */
export class DirectCompiler extends StrictCompiler {
  /** Where variables are looked up, and where the function around each declares its own variables. */
  readonly #lookups: { readonly name: string; readonly at: number; readonly declared: number }[] = [];
  /** Variables that the template sets. */
  readonly #set = new Set<string>();
  #declared = 0;
  #inMacro = false;

  /** The code, in which each function looks up a variable only once if the template sets it nowhere. */
  override getCode(): string {
    const kept = this.#lookups.filter(({ name }) => !this.#set.has(name));
    for (const [declared, inside] of Map.groupBy(kept, ({ declared }) => declared)) {
      for (const [name, those] of Map.groupBy(inside, ({ name }) => name)) {
        if (those.length === 1) continue;
        this.codebuf[declared] += `var v_${name};\n`;
        for (const { at } of those) this.codebuf[at] = `(v_${name} ??= ${this.codebuf[at]})`;
      }
    }
    return super.getCode();
  }

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
    const name = String(node.value);
    if (frame.lookup(name)) {
      super.compileSymbol(node, frame);
      return;
    }
    if (!this.#inMacro && /^\w+$/.test(name))
      this.#lookups.push({ name, at: this.codebuf.length, declared: this.#declared });
    this._emit(`env.variable(context, frame, ${JSON.stringify(name)})`);
  }

  override compileFilter(node: FilterNode, frame: unknown): void {
    this.mayLackValue(node);
    const key = JSON.stringify(node.name.value);
    this._emit(`(env.filters[${key}] || env.getFilter(${key})).call(context, `);
    this._compileAggregate(node.args, frame);
    this._emit(')');
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
    this.#declared = this.codebuf.length;
    this._emitLine('var object, member;');
  }

  /** The scopes of a macro are not those around it. */
  override _compileMacro(node: unknown, frame: unknown): string {
    const before = this.#inMacro;
    this.#inMacro = true;
    const id = super._compileMacro(node, frame);
    this.#inMacro = before;
    return id;
  }

  /** A variable of a loop is set without looking for it in other scopes; its name has no dots. */
  override _emitLine(code: string): void {
    const [, name] = /^(?:frame\.set|context\.setVariable)\("(\w+)/.exec(code) ?? [];
    if (name !== undefined) this.#set.add(name);
    super._emitLine(code.replace(/^frame\.set\("(\w+)", ([^;]+)\);$/, setHere));
  }

  _emitLoopBindings(_node: unknown, _list: string, at: string, length: string): void {
    this.#set.add('loop');
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
