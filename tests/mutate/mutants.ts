import { parseSync } from 'rolldown/utils';

/** One small change of an expression of a source file that a test should notice. */
export type Mutant = {
  readonly file: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly was: string;
  readonly now: string;
};

type Node = { readonly type: string; readonly start: number; readonly end: number } & {
  readonly [key: string]: unknown;
};

/** Every mutant of a file: `<` for `<=`, `||` for `&&`, a condition that is always true, a call left out, and so on. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const mutants: Mutant[] = [];
  const source = (node: Node) => text.slice(node.start, node.end);
  const add = (node: Node, now: string) => {
    const { start, end } = node;
    const line = text.slice(0, start).split('\n').length;
    mutants.push({ file, line, start, end, was: source(node), now });
  };
  const replacePart = (node: Node, start: number, length: number, by: string) =>
    add(node, text.slice(node.start, start) + by + text.slice(start + length, node.end));
  const replaceOperator = (node: Node, now: string) => {
    const operator = node.operator as string;
    replacePart(node, text.indexOf(operator, (node.left as Node).end), operator.length, now);
  };
  visit(parseSync(file, text, { lang: 'ts' }).program as unknown as Node, (node) => {
    const operator = OPERATORS[node.operator as string];
    if (node.type === 'BinaryExpression' && operator !== undefined && !isText(node))
      replaceOperator(node, operator);
    else if (node.type === 'LogicalExpression') {
      if (operator !== undefined) replaceOperator(node, operator);
      else add(node, source(node.left as Node));
    } else if (node.type === 'UnaryExpression' && node.operator === '!')
      add(node, source(node.argument as Node));
    else if (node.type === 'Literal' && typeof node.value === 'boolean') add(node, String(!node.value));
    else if (node.type === 'Literal' && typeof node.value === 'number') add(node, String(node.value + 1));
    else if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
      for (const now of ['true', 'false']) add(node.test as Node, now);
    else if (node.type === 'ExpressionStatement' && (node.expression as Node).type === 'CallExpression')
      add(node.expression as Node, 'undefined');
    else if (node.type === 'CallExpression' && (node.callee as Node).type === 'MemberExpression') {
      const { object, property } = node.callee as Node as unknown as { object: Node; property: Node };
      const opposite = OPPOSITES[source(property)];
      // A part of an optional chain cannot be set in parentheses without a change of its meaning.
      if (source(node).includes('?.')) return;
      if (opposite !== undefined) replacePart(node, property.start, property.end - property.start, opposite);
      else if (LEFT_OUT.has(source(property))) add(node, source(object));
    }
  });
  return mutants;
}

/**
 * A source file with a switch for each mutant, so that it is compiled once for all of them: `mutants` are those of this
 * file with their numbers. `globalThis.mutant` is the number of the one that is on, and `globalThis.reached` holds the
 * numbers of those that were reached.
 */
export function withSwitches(text: string, mutants: readonly (readonly [number: number, Mutant])[]): string {
  return `${switched(text, 0, text.length, mutants)}${SWITCH}`;
}

const SWITCH = `
function isMutant(number) {
  globalThis.reached?.add(number);
  return globalThis.mutant === number;
}
`;

function switched(
  text: string,
  start: number,
  end: number,
  mutants: readonly (readonly [number: number, Mutant])[],
): string {
  const [first] = mutants.toSorted(([, a], [, b]) => a.start - b.start || b.end - a.end);
  if (first === undefined) return text.slice(start, end);
  const [, outer] = first;
  const isOuter = ([, mutant]: (typeof mutants)[number]) =>
    mutant.start === outer.start && mutant.end === outer.end;
  const isInner = (entry: (typeof mutants)[number]) => entry[1].start < outer.end && !isOuter(entry);
  const choices = mutants.filter(isOuter).map(([number, { now }]) => `isMutant(${number}) ? (${now}) : `);
  const was = switched(text, outer.start, outer.end, mutants.filter(isInner));
  const rest = mutants.filter(([, mutant]) => mutant.start >= outer.end);
  return `${text.slice(start, outer.start)}(${choices.join('')}(${was}))${switched(text, outer.end, end, rest)}`;
}

const OPERATORS: { readonly [operator: string]: string } = {
  ...{ '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===' },
  ...{ '+': '-', '-': '+', '*': '/', '/': '*', '%': '*', '&&': '||', '||': '&&' },
};

/** Methods that have an opposite, and those whose call may be left out. */
const OPPOSITES: { readonly [method: string]: string } = {
  ...{ some: 'every', every: 'some', min: 'max', max: 'min' },
  ...{ startsWith: 'endsWith', endsWith: 'startsWith' },
};
const LEFT_OUT = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'slice', 'trim']);

/** Whether a sum joins texts. */
function isText(node: Node): boolean {
  const isOf = (side: Node): boolean =>
    side.type === 'TemplateLiteral' ||
    (side.type === 'Literal' && typeof side.value === 'string') ||
    (side.type === 'BinaryExpression' && side.operator === '+' && isText(side));
  return node.operator === '+' && (isOf(node.left as Node) || isOf(node.right as Node));
}

/** Visits all nodes but those of types and imports, and names of properties. */
function visit(node: Node, look: (node: Node) => void): void {
  if (/^(?:TSType|TSInterface|Import|TSLiteralType|TSUnionType)/.test(node.type)) return;
  look(node);
  for (const [name, value] of Object.entries(node)) {
    if (name === 'key' && node.computed === false) continue;
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && typeof child.type === 'string')
        visit(child as Node, look);
  }
}
