import type { Element, ElementContent } from 'hast';
import { element } from '../book/element.ts';

/** Moves each note to the place that refers to it first, for programs that set it at the foot of that page. */
export function atTheFoot(nodes: readonly ElementContent[]): ElementContent[] {
  const notes = new Map<string, Element>();
  collect(nodes, notes);
  const placed = new Set<string>();
  return notes.size === 0 ? [...nodes] : move(nodes, notes, placed);
}

function collect(nodes: readonly ElementContent[], notes: Map<string, Element>): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    const { role, id } = node.properties;
    if (role === 'doc-footnote' && typeof id === 'string') notes.set(`#${id}`, node);
    else collect(node.children, notes);
  }
}

function move(
  nodes: readonly ElementContent[],
  notes: ReadonlyMap<string, Element>,
  placed: Set<string>,
): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.properties['epub:type'] === 'footnotes') return [];
    const only = node.tagName === 'sup' && node.children.length === 1 ? node.children[0] : node;
    const href = only?.type === 'element' ? only.properties.href : undefined;
    const isReference = only?.type === 'element' && only.properties.role === 'doc-noteref';
    const note = isReference && typeof href === 'string' ? notes.get(href) : undefined;
    if (!note || typeof href !== 'string' || placed.has(href))
      return [{ ...node, children: move(node.children, notes, placed) }];
    placed.add(href);
    return [
      element('span', { id: String(note.properties.id), className: ['footnote'] }, ...asLine(note.children)),
    ];
  });
}

/** The content of a note as a line: paragraphs follow each other. The number is set by the program that prints. */
function asLine(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if ([node.properties.className].flat().includes('number')) return [];
    return node.tagName === 'p' ? [...asLine(node.children), { type: 'text', value: ' ' }] : [node];
  });
}
