import nunjucks from 'nunjucks';
import type { Position } from '../model/finding.ts';
import { closest } from '../model/text/guess.ts';

type Frame = {
  readonly variables: { readonly [name: string]: unknown };
  readonly parent?: Frame;
  push(isolated: boolean): Frame;
  topLevel: boolean;
};
type Context = {
  getVariables(): object;
  lookup(name: string): unknown;
  readonly constructor: new (variables: object, blocks: object, environment: nunjucks.Environment) => Context;
};
type Template = {
  readonly blocks: object;
  compile(): void;
  rootRenderFunc(
    environment: nunjucks.Environment,
    context: Context,
    frame: Frame,
    runtime: object,
    done: (error: unknown, text?: string) => void,
  ): void;
};

/** An environment whose templates include one another directly and check the names of their props. */
export class DirectEnvironment extends nunjucks.Environment {
  /** The props of the page being rendered; null if they are not made by Backfile. */
  props: object | null = null;
  /** Whether the site has added filters or globals, which may look at all of a context. */
  hasAdditions = false;
  /** Templates that were included. */
  readonly #included = new Map<string, Included>();

  /** Looks up a variable as `nunjucks.runtime.contextOrFrameLookup` does. */
  variable(context: Context, frame: Frame, name: string): unknown {
    for (let scope: Frame | undefined = frame; scope; scope = scope.parent) {
      const value = scope.variables[name];
      if (value !== undefined) return value;
    }
    return context.lookup(name);
  }

  /** Returns a value as a page prints it: escaped, unless it is marked as HTML. Throws as nunjucks does if there is none. */
  printed(value: unknown, line: number, column: number): unknown {
    if (typeof value === 'string') return ESCAPED.test(value) ? escaped(value) : value;
    // V8 joins a text sooner than an object that stands for one.
    if (value instanceof SafeString) return value.toString();
    return suppressValue(ensureDefined(value, line, column), true);
  }

  /** Looks up a member as `nunjucks.runtime.memberLookup` does. Throws if a prop has no such name. */
  member(target: unknown, key: string, name: string, line: number, column: number): unknown {
    const value = memberLookup(target, key);
    if (value !== undefined || typeof target !== 'object' || target === null) return value;
    if (key in target || Array.isArray(target) || !this.props) return value;
    const before = name.slice(0, -key.length);
    if (isFree(this.props, before, target) || !holds(this.props, target)) return value;
    const guess = closest(key, Object.keys(target));
    const meant = guess ? `; did you mean ${before}${guess}?` : '';
    // nunjucks gives the position of the dot.
    const place = { line: line + 1, column: column + 2 - before.length };
    throw new MissingName(`${name} is not something that a template receives${meant}`, place);
  }

  /**
   * Renders an included template, in its own scopes within those of the including template. A template that sets nothing
   * needs no scopes of its own. What one sets is in a frame, and in a copy of the context only if something may look there.
   */
  include(name: string, context: Context, frame: Frame): string {
    const { template, sets, shows } = this.#included.get(name) ?? this.#open(name);
    let scope = frame;
    let own = context;
    if (sets) {
      scope = frame.push(true);
      scope.topLevel = shows;
      if (shows) own = this.#contextOf(context, template);
    }
    let failure: { readonly error: unknown } | undefined;
    let rendered: string | undefined;
    template.rootRenderFunc(this, own, scope, nunjucks.runtime, (error, text) => {
      if (failure || rendered !== undefined) return;
      if (error) failure = { error };
      else rendered = text;
    });
    if (failure) throw failure.error;
    if (rendered === undefined) throw new Error(`${name} rendered to nothing`);
    return rendered;
  }

  /** A context of an included template. One without blocks is made without the constructor of nunjucks, which takes longer. */
  #contextOf(context: Context, { blocks }: Template): Context {
    const variables = context.getVariables();
    if (Object.keys(blocks).length > 0) return new context.constructor(variables, blocks, this);
    const own = { env: this, ctx: { ...variables }, blocks: {}, exported: [] };
    return Object.setPrototypeOf(own, Object.getPrototypeOf(context) as object) as Context;
  }

  #open(name: string): Included {
    const template = this.getTemplate(name) as unknown as Template;
    template.compile();
    const code = String(template.rootRenderFunc);
    const included = { template, sets: SETS.test(code), shows: true };
    // Entered before those within it, which may include it in turn.
    this.#included.set(name, included);
    included.shows =
      this.hasAdditions ||
      LOOKS.test(code) ||
      Array.from(code.matchAll(INCLUDES)).some(([, inside]) => this.#shows(JSON.parse(inside as string)));
    return included;
  }

  #shows(name: string): boolean {
    const known = this.#included.get(name);
    if (known) return known.shows;
    try {
      return this.#open(name).shows;
    } catch {
      // What is wrong with it is told when it is included, if it ever is.
      return true;
    }
  }
}

/** A template, whether it may write to the scopes in which it is rendered, and whether its context must show what it sets. */
type Included = { readonly template: Template; readonly sets: boolean; readonly shows: boolean };

/** Calls in compiled code that change a context, or need the blocks of the template. */
const SETS = /\bcontext\.(?!getVariables\(\))/;

/** Calls in compiled code that look up variables in a context alone: macros, blocks, other templates; and variables that filters read there. */
const LOOKS =
  /\bruntime\.makeMacro\(|\bcontext\.getBlock\(|\benv\.getTemplate\(|\bcontext\.setVariable\("(?:page|site)"/;

/** Includes by a literal name. */
const INCLUDES = /\benv\.include\(("(?:[^"\\]|\\.)*"), context/g;

const { memberLookup, suppressValue, ensureDefined, SafeString } = nunjucks.runtime as unknown as {
  SafeString: new (text: string) => object;
  memberLookup(target: unknown, key: string): unknown;
  suppressValue(value: unknown, escapes: boolean): unknown;
  ensureDefined(value: unknown, line: number, column: number): unknown;
};
const { escape: escaped } = nunjucks.lib as unknown as { escape(text: string): string };

/** What nunjucks escapes. */
const ESCAPED = /[&"'<>\\]/;

/** Props whose members get their names from the site or from files. */
const FREE: ReadonlySet<string> = new Set(['extra', 'words', 'theme', 'graph']);

/** Whether a path (`site.theme.`) leads to a value within the `FREE` props. Templates often look up names there that a site may lack. */
function isFree(props: object, path: string, target: object): boolean {
  const names = path.slice(0, -1).split('.');
  if (!names.some((name) => FREE.has(name))) return false;
  const found = names.reduce((value, name) => memberLookup(value, name), props as unknown);
  return found === target;
}

/** Whether props contain a value, at any depth, outside of the `FREE` ones. */
function holds(props: object, value: object): boolean {
  const seen = new Set<unknown>();
  const open: object[] = [props];
  for (let next = open.pop(); next; next = open.pop()) {
    if (next === value) return true;
    for (const [key, inside] of Object.entries(next)) {
      if (typeof inside !== 'object' || inside === null || FREE.has(key) || seen.has(inside)) continue;
      seen.add(inside);
      open.push(inside);
    }
  }
  return false;
}

/** Thrown if a template looks up a name that a prop does not have. */
export class MissingName extends Error {
  readonly position: Position;
  constructor(message: string, position: Position) {
    super(message);
    this.position = position;
  }
}
