import type { Element, ElementContent, Properties } from 'hast';
import { element } from './element.ts';

/** Whether an element is the list of a dispatch's footnotes, as Markdown makes it. */
export function isNotes({ tagName, properties }: Element): boolean {
  return tagName === 'section' && properties.dataFootnotes !== undefined;
}

/** What a link gets that refers to a note (EPUB 3 Structural Semantics; DPUB-ARIA); nothing for other links. */
export function reference({ properties }: Element): Properties {
  return properties.dataFootnoteRef === undefined ? {} : { 'epub:type': 'noteref', role: 'doc-noteref' };
}

/** Footnotes as a book has them: each by itself, so that an e-reader can show it beside its reference. */
export function notesOf(
  source: Element,
  named: (node: Element) => { readonly id?: string },
  tidy: (nodes: readonly ElementContent[]) => ElementContent[],
): Element {
  const inside = source.children.filter((child) => child.type === 'element');
  const heading = inside.find(({ tagName }) => /^h\d$/.test(tagName));
  const items = inside
    .filter(({ tagName }) => tagName === 'ol')
    .flatMap(({ children }) => children.filter((child) => child.type === 'element'));
  const notes = items.map((item, at): Element => {
    const back = backLinks(item);
    const children = tidy(withoutBackLinks(item.children));
    const [target] = tidy(
      back.slice(0, 1).map((link) => ({ ...link, children: [{ type: 'text', value: `${at + 1}` }] })),
    );
    const isLink = target?.type === 'element' && target.tagName === 'a';
    const label = back[0]?.properties.ariaLabel;
    const number: Element = isLink
      ? {
          ...target,
          properties: {
            ...target.properties,
            role: 'doc-backlink',
            'epub:type': 'backlink',
            className: ['number'],
            ...(typeof label === 'string' ? { ariaLabel: `${at + 1}. ${label}` } : {}),
          },
        }
      : element('span', { className: ['number'] }, `${at + 1}`);
    const properties = { 'epub:type': 'footnote', role: 'doc-footnote', ...named(item) };
    return element('aside', properties, ...numbered(number, children));
  });
  return element(
    'section',
    { 'epub:type': 'footnotes', className: ['notes'] },
    heading ? element('h2', {}, ...tidy(heading.children)) : null,
    ...notes,
  );
}

/** Puts the number of a note before its first words. */
function numbered(number: Element, children: readonly ElementContent[]): readonly ElementContent[] {
  const at = children.findIndex((child) => child.type === 'element');
  const first = children[at];
  if (first?.type !== 'element' || first.tagName !== 'p') return [element('p', {}, number), ...children];
  const led = { ...first, children: [number, { type: 'text' as const, value: ' ' }, ...first.children] };
  return children.map((child) => (child === first ? led : child));
}

function isBackLink(node: ElementContent): boolean {
  return node.type === 'element' && node.properties.dataFootnoteBackref !== undefined;
}

function backLinks({ children }: Element): readonly Element[] {
  return children.flatMap((child) =>
    child.type !== 'element' ? [] : isBackLink(child) ? [child] : backLinks(child),
  );
}

function withoutBackLinks(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes
    .filter((node) => !isBackLink(node))
    .map((node) => (node.type === 'element' ? { ...node, children: withoutBackLinks(node.children) } : node));
}
