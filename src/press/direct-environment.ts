import nunjucks from 'nunjucks';
import type { Position } from '../model/finding.ts';
import { closest } from '../model/text/guess.ts';

type Frame = { push(isolated: boolean): Frame; topLevel: boolean };
type Context = {
  getVariables(): object;
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

  /** Looks up a member as `nunjucks.runtime.memberLookup` does. Throws if a prop has no such name. */
  member(target: unknown, key: string, name: string, line: number, column: number): unknown {
    const value = memberLookup(target, key);
    if (value !== undefined || typeof target !== 'object' || target === null) return value;
    if (key in target || Array.isArray(target) || !this.props || !holds(this.props, target)) return value;
    const before = name.slice(0, -key.length);
    const guess = closest(key, Object.keys(target));
    const meant = guess ? `; did you mean ${before}${guess}?` : '';
    // nunjucks gives the position of the dot.
    const place = { line: line + 1, column: column + 2 - before.length };
    throw new MissingName(`${name} is not something that a template receives${meant}`, place);
  }

  /** Renders an included template, in its own scopes within those of the including template. */
  include(name: string, context: Context, frame: Frame): string {
    const template = this.getTemplate(name) as unknown as Template;
    template.compile();
    const scope = frame.push(true);
    scope.topLevel = true;
    const own = new context.constructor(context.getVariables(), template.blocks, this);
    let outcome: { readonly error: unknown } | { readonly text: string | undefined } | undefined;
    template.rootRenderFunc(this, own, scope, nunjucks.runtime, (error, text) => {
      outcome ??= error ? { error } : { text };
    });
    if (outcome && 'error' in outcome) throw outcome.error;
    if (outcome?.text === undefined) throw new Error(`${name} rendered to nothing`);
    return outcome.text;
  }
}

const { memberLookup } = nunjucks.runtime as unknown as {
  memberLookup(target: unknown, key: string): unknown;
};

/** Props whose members get their names from the site or from files. */
const FREE: ReadonlySet<string> = new Set(['extra', 'words', 'theme', 'graph']);

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
