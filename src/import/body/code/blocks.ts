import type { Element, ElementContent, Nodes, Parents, Root, RootContent } from 'hast';
import type { Remark } from '../../found/piece.ts';
import {
  attribute,
  classes,
  element,
  find,
  findAll,
  isBlank,
  isElement,
  parentsOf,
  rawTextOf,
  replace,
  textOf,
} from '../tree.ts';
import { countWords, seenText } from '../words.ts';
import { languageOf } from './language.ts';

/**
 * Brings code into one form, in place: each block is a `pre` with its language in `data-lang`. The elements in which
 * highlighters set lines and their numbers are removed; code of several lines becomes a block if it is alone.
 */
export function normalizeCode(root: Root, notes: Remark[]): void {
  for (const field of findAll(root, 'textarea')) if (attribute(field, 'name') === 'code') asPre(field);
  for (const table of findAll(root, 'table')) withoutNumbers(table, notes);
  const parents = parentsOf(root);
  for (const pre of findAll(root, 'pre')) {
    const language = languageOf(pre, elementsAround(pre, parents));
    if (language !== null) pre.properties.dataLang = language;
    else delete pre.properties.dataLang;
  }
  for (const code of findAll(root, 'code'))
    if (!isInPre(code, parents)) placeInlineCode(code, parents.get(code)!);
}

/** SyntaxHighlighter took code from text fields, too, before there was a better way. */
function asPre(field: Element): void {
  field.tagName = 'pre';
  field.properties = { className: attribute(field, 'className').split(/\s+/) };
}

/** Replaces a table of two cells, line numbers and code, by the code. */
function withoutNumbers(table: Element, notes: Remark[]): void {
  const cells = findAll(table, 'td');
  const [numbers, code] = cells;
  if (cells.length !== 2 || numbers === undefined || code === undefined) return;
  const counted = rawTextOf(numbers).trim();
  if (!/^\d+(?:\s*\d+)*$/.test(counted) || !/^(?:0?1)(?:\D|$|2)/.test(counted)) return;
  const found = find(code, 'pre');
  if (found === undefined && !/ (?:code|crayon-code) /.test(classes(code))) return;
  notes.push({
    kind: 'dropped',
    what: 'line numbers',
    detail: `of code that begins "${textOf(code).slice(0, 40)}"`,
    words: countWords(seenText(numbers)),
  });
  const names = [table, code].flatMap((node) => attribute(node, 'className').split(/\s+/)).filter(Boolean);
  const whole = found ?? element('pre', {}, [{ type: 'text', value: linesOf(code) }]);
  table.tagName = 'div';
  table.properties = { className: names };
  table.children = [whole];
}

/** Text of code whose lines are elements. */
function linesOf(node: Element): string {
  return node.children
    .map((child) => {
      if (child.type === 'text') return child.value.replace(/\n\s*/g, '');
      if (child.type !== 'element') return '';
      return child.tagName === 'br' ? '\n' : linesOf(child) + (child.tagName === 'div' ? '\n' : '');
    })
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '');
}

function elementsAround(node: Nodes, parents: ReadonlyMap<Nodes, Parents>): readonly Element[] {
  const around: Element[] = [];
  let above = parents.get(node);
  while (isElement(above) && around.length < 6) {
    around.push(above);
    above = parents.get(above);
  }
  return around;
}

function isInPre(node: Nodes, parents: ReadonlyMap<Nodes, Parents>): boolean {
  for (let above = parents.get(node); above !== undefined; above = parents.get(above))
    if (isElement(above, 'pre')) return true;
  return false;
}

/** Makes a block of inline code that has several lines and stands alone; splits other inline code at its line breaks. */
function placeInlineCode(code: Element, parent: Parents): void {
  linksOutside(code);
  const breaks = find(code, 'br') !== undefined;
  const lines = rawTextOf(code)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (lines.length < 2) return;
  const siblings = parent.children as readonly Nodes[];
  const at = siblings.indexOf(code);
  const endsLine = (step: number) => {
    for (let next = at + step; ; next += step) {
      const sibling = siblings[next];
      if (sibling === undefined || isElement(sibling, 'br', 'p', 'div', 'pre')) return true;
      if (!isBlank(sibling)) return false;
    }
  };
  if (endsLine(-1) && endsLine(1)) {
    replace(parent, code as RootContent, element('pre', { ...code.properties }, [code]));
    const language = languageOf(code, []);
    const pre = (parent.children as Nodes[])[at] as Element;
    pre.properties = language === null ? {} : { dataLang: language };
  } else if (breaks) replace(parent, code as RootContent, ...byLine(code));
}

/** The same code once for each of its lines, with line breaks between. */
function byLine(code: Element): ElementContent[] {
  const lines: ElementContent[][] = [[]];
  for (const child of code.children)
    if (isElement(child, 'br')) lines.push([]);
    else lines.at(-1)!.push(child);
  return lines
    .filter((line) => line.some((child) => !isBlank(child)))
    .flatMap((line, at) => [
      ...(at === 0 ? [] : [element('br', {})]),
      element('code', { ...code.properties }, line),
    ]);
}

/** Turns code that contains links into links that contain code, since Markdown can write only these. */
function linksOutside(code: Element): void {
  if (find(code, 'a') === undefined) return;
  code.tagName = 'span';
  code.properties = {};
  code.children = asCode(code.children);
}

function asCode(children: readonly ElementContent[]): ElementContent[] {
  return children.map((child) => {
    if (child.type !== 'element') return element('code', {}, [child]);
    if (child.tagName === 'br') return child;
    if (child.tagName === 'a') return { ...child, children: [element('code', {}, child.children)] };
    const isAround = find(child, 'a') !== undefined;
    return isAround ? { ...child, children: asCode(child.children) } : element('code', {}, [child]);
  });
}
