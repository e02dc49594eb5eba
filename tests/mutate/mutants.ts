import { parseSync } from 'rolldown/utils';

/** One small change of a source file that a test should notice. */
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
  const add = (start: number, end: number, now: string) =>
    mutants.push({
      ...{ file, start, end, now },
      line: text.slice(0, start).split('\n').length,
      was: text.slice(start, end),
    });
  const replaceOperator = (node: Node, now: string) => {
    const left = node.left as Node;
    const at = text.indexOf(node.operator as string, left.end);
    add(at, at + (node.operator as string).length, now);
  };
  visit(parseSync(`${file}`, text, { lang: 'ts' }).program as unknown as Node, (node) => {
    const operator = OPERATORS[node.operator as string];
    if (node.type === 'BinaryExpression' && operator !== undefined && !isText(node))
      replaceOperator(node, operator);
    else if (node.type === 'LogicalExpression') {
      if (operator !== undefined) replaceOperator(node, operator);
      else add(node.start, node.end, source(node.left as Node));
    } else if (node.type === 'UnaryExpression' && node.operator === '!')
      add(node.start, node.end, source(node.argument as Node));
    else if (node.type === 'Literal' && typeof node.value === 'boolean')
      add(node.start, node.end, String(!node.value));
    else if (node.type === 'Literal' && typeof node.value === 'number')
      add(node.start, node.end, String(node.value + 1));
    else if (node.type === 'IfStatement' || node.type === 'ConditionalExpression')
      for (const now of ['true', 'false']) add((node.test as Node).start, (node.test as Node).end, now);
    else if (node.type === 'ExpressionStatement' && (node.expression as Node).type === 'CallExpression')
      add(node.start, node.end, ';');
    else if (node.type === 'CallExpression' && (node.callee as Node).type === 'MemberExpression')
      ofMethod(node, add, source);
  });
  return mutants;
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

function ofMethod(
  call: Node,
  add: (start: number, end: number, now: string) => void,
  source: (node: Node) => string,
): void {
  const { object, property } = call.callee as Node as unknown as { object: Node; property: Node };
  const opposite = OPPOSITES[source(property)];
  if (opposite !== undefined) add(property.start, property.end, opposite);
  else if (LEFT_OUT.has(source(property))) add(call.start, call.end, source(object));
}

/** Whether a sum joins texts. */
function isText(node: Node): boolean {
  const isOf = (side: Node): boolean =>
    side.type === 'TemplateLiteral' ||
    (side.type === 'Literal' && typeof side.value === 'string') ||
    (side.type === 'BinaryExpression' && side.operator === '+' && isText(side));
  return node.operator === '+' && (isOf(node.left as Node) || isOf(node.right as Node));
}

/** Visits all nodes but those of types and imports. */
function visit(node: Node, look: (node: Node) => void): void {
  if (/^(?:TSType|TSInterface|Import|TSLiteralType|TSUnionType)/.test(node.type)) return;
  look(node);
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value])
      if (typeof child === 'object' && child !== null && typeof child.type === 'string')
        visit(child as Node, look);
}
