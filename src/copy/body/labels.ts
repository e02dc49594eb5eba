import type { Element } from 'hast';
import { oneLine } from '../../model/text/one-line.ts';
import { textOf } from './prose.ts';

/**
 * Puts a table into a region in which it scrolls by itself, also by keyboard. The region is named by the table's
 * caption or the heads of its columns.
 */
export function regionOf(table: Element): Element {
  const caption = table.children.find((child) => child.type === 'element' && child.tagName === 'caption');
  const name = caption ? textOf(caption as Element) : headsOf(table).join(', ');
  const properties = { className: ['table'], role: 'region', ariaLabel: regionLabel(name), tabIndex: 0 };
  return { type: 'element', tagName: 'div', properties, children: [table] };
}

/** The label of such a region: the word for a table, and its name. */
export function regionLabel(name: string): string {
  return name.trim() === '' ? '\u0001t\u0002' : `\u0001t:\u0002${shortened(name)}`;
}

function headsOf(node: Element): readonly string[] {
  return node.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'th'
      ? [oneLine(textOf(child))]
      : child.tagName === 'tbody'
        ? []
        : headsOf(child);
  });
}

/** Labels the checkbox of a task by the words beside it. */
export function labelTask(item: Element): void {
  if (![item.properties.className].flat().includes('task-list-item')) return;
  const first = item.children.find((child) => child.type === 'element');
  const box = first?.tagName === 'p' ? first.children.find((child) => child.type === 'element') : first;
  if (box?.type !== 'element' || box.tagName !== 'input') return;
  const words = textOf(first?.tagName === 'p' ? first : item);
  if (words.trim() !== '') box.properties.ariaLabel = shortened(words);
}

function shortened(words: string): string {
  const line = oneLine(words);
  return line.length <= 80 ? line : `${line.slice(0, 79).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
