import type { Element } from 'hast';
import type { Nodes as MdastNodes, PhrasingContent } from 'mdast';
import { asHtml } from '../html-text.ts';
import { attribute, find, findAll, isBlank, isElement } from '../tree.ts';
import type { State } from './handle.ts';

/** A table that Markdown cannot hold (spans, blocks or line breaks in cells, no rows alike) stays HTML. */
export function table(state: State, node: Element): MdastNodes | MdastNodes[] | undefined {
  const cells = findAll(node, 'td', 'th');
  const spans = cells.some(
    (cell) =>
      /^(?!1$|$)\d/.test(attribute(cell, 'colSpan')) || /^(?!1$|$)\d/.test(attribute(cell, 'rowSpan')),
  );
  const blocks = cells.some(
    (cell) =>
      find(
        cell,
        'table',
        'ul',
        'ol',
        'pre',
        'blockquote',
        'hr',
        'br',
        'h1',
        'h2',
        'h3',
        'h4',
        'h5',
        'h6',
        'figure',
        'dl',
        'video',
        'audio',
      ) !== undefined || findAll(cell, 'p').length > 1,
  );
  const caption = find(node, 'caption');
  if (
    spans ||
    blocks ||
    caption ||
    findAll(node, 'tr').some((row) => !row.children.some((cell) => isElement(cell, 'td', 'th')))
  ) {
    return {
      type: 'html',
      value: asHtml({ ...node, properties: {} }).replace(
        /\s+(?:style|class|width|height|border|cellpadding|cellspacing|valign|bgcolor)="[^"]*"/g,
        '',
      ),
    };
  }
  const rows = findAll(node, 'tr');
  const widest = Math.max(
    ...rows.map((row) => row.children.filter((cell) => isElement(cell, 'td', 'th')).length),
  );
  const headed =
    rows[0]!.children.every((cell) => isBlank(cell) || isElement(cell, 'th')) ||
    isElement(
      node.children.find((child) => isElement(child)),
      'thead',
    );
  const made = rows.map((row) => ({
    type: 'tableRow' as const,
    children: row.children
      .filter((cell) => isElement(cell, 'td', 'th'))
      .map((cell) => ({ type: 'tableCell' as const, children: inlineOf(state.all(cell as Element)) })),
  }));
  if (!headed)
    made.unshift({
      type: 'tableRow',
      children: Array.from({ length: widest }, () => ({ type: 'tableCell' as const, children: [] })),
    });
  const align = Array.from({ length: widest }, (_, at) => alignOf(rows.at(-1)!, at));
  return { type: 'table', align, children: made };
}

function alignOf(row: Element, at: number): 'left' | 'right' | 'center' | null {
  const cell = row.children.filter((child) => isElement(child, 'td', 'th'))[at];
  if (!isElement(cell)) return null;
  const named =
    attribute(cell, 'align') ||
    (/text-align\s*:\s*(left|right|center)/i.exec(attribute(cell, 'style'))?.[1] ?? '');
  return named === 'right' || named === 'center' ? named : null;
}

function inlineOf(nodes: readonly MdastNodes[]): PhrasingContent[] {
  return nodes.flatMap((node) => (node.type === 'paragraph' ? node.children : [node as PhrasingContent]));
}
