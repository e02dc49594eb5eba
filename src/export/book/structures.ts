import type { Element, ElementContent, Properties } from 'hast';
import { element, holds, textIn } from './element.ts';

type Inner = (nodes: readonly ElementContent[]) => ElementContent[];
type Attributes = (node: Element) => Properties;

const PICTURES = new Set(['img']);

/**
 * A list of definitions: terms, each with what it means. One in which these do not follow each other is set as
 * paragraphs.
 */
export function definitionsOf(
  source: Element,
  kept: Properties,
  attributes: Attributes,
  inner: Inner,
): Element[] {
  const parts = elementsIn(source).flatMap((child) =>
    child.tagName === 'div' ? elementsIn(child) : [child],
  );
  const kinds = parts.map(({ tagName }) => (tagName === 'dt' || tagName === 'dd' ? tagName : '?')).join(' ');
  const isWhole = /^(?:(?:dt )+(?:dd )+)+$/.test(`${kinds} `);
  if (!isWhole) return [element('div', kept, ...inner(source.children))];
  return [
    element(
      'dl',
      kept,
      ...parts.map((part) => element(part.tagName, attributes(part), ...inner(part.children))),
    ),
  ];
}

/** A table with its parts in the order that XHTML asks for. Rows and parts without anything in them are left out. */
export function tableOf(source: Element, attributes: Attributes, inner: Inner): ElementContent[] {
  const parts = elementsIn(source);
  const are = (name: string) => parts.filter(({ tagName }) => tagName === name);
  const rowsOf = (node: Element): Element[] =>
    elementsIn(node)
      .filter(({ tagName }) => tagName === 'tr')
      .flatMap((row) => {
        const cells = elementsIn(row).filter(({ tagName }) => tagName === 'td' || tagName === 'th');
        return cells.length > 0 ? [element('tr', attributes(row), ...cells.map(cellOf))] : [];
      });
  const cellOf = (cell: Element): Element => {
    const children = inner(cell.children);
    const isEmpty = textIn(children).trim() === '' && !holds(children, PICTURES);
    const { scope: _scope, ...plain } = attributes(cell);
    return isEmpty || cell.tagName === 'td'
      ? element('td', plain, ...children)
      : element('th', attributes(cell), ...children);
  };
  const sectionOf = (node: Element, tagName = node.tagName): Element[] => {
    const rows = rowsOf(node);
    return rows.length > 0 ? [element(tagName, attributes(node), ...rows)] : [];
  };
  const [head, ...heads] = are('thead');
  const [foot, ...feet] = are('tfoot');
  const loose = rowsOf(source);
  const body = [
    ...heads.flatMap((node) => sectionOf(node, 'tbody')),
    ...are('tbody').flatMap((node) => sectionOf(node)),
    ...(loose.length > 0 ? [element('tbody', {}, ...loose)] : []),
    ...feet.flatMap((node) => sectionOf(node, 'tbody')),
  ];
  const whole = [...(head ? sectionOf(head) : []), ...body, ...(foot ? sectionOf(foot) : [])];
  const [caption, ...captions] = are('caption');
  if (whole.length === 0)
    return are('caption').flatMap((node) => [element('div', {}, ...inner(node.children))]);
  const columns = [
    ...are('colgroup').map((group) =>
      element(
        'colgroup',
        elementsIn(group).length > 0 ? {} : attributes(group),
        ...elementsIn(group)
          .filter(({ tagName }) => tagName === 'col')
          .map((column) => element('col', attributes(column))),
      ),
    ),
  ];
  return [
    ...captions.map((node) => element('div', {}, ...inner(node.children))),
    element(
      'table',
      attributes(source),
      caption ? element('caption', attributes(caption), ...inner(caption.children)) : null,
      ...columns,
      ...whole,
    ),
  ];
}

function elementsIn({ children }: Element): Element[] {
  return children.filter((child) => child.type === 'element');
}
