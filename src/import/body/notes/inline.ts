import type { Element, ElementContent, Nodes, Parents, Root, RootContent } from 'hast';
import { readHtml } from '../read-html.ts';
import { attribute, classes, element, findAll, isBlank, isElement, replace, walk } from '../tree.ts';

/** A limit that no writer reaches. */
const MOST = 1000;

/**
 * Puts notes that stand in the text itself, as some plugins and themes keep them, under the body, in place: a link
 * stands for each, as for any other footnote.
 */
export function lowerInlineNotes(root: Root): void {
  const notes: Element[] = [];
  walk(root, (node, parent) => {
    if (notes.length === MOST) return;
    const note = noteIn(node, parent);
    if (note === undefined) return;
    const number = notes.length + 1;
    notes.push(
      element('li', { id: `inline-note-${number}` }, [
        ...note,
        { type: 'text', value: ' ' },
        element('a', { href: `#inline-mark-${number}` }, [{ type: 'text', value: '↩' }]),
      ]),
    );
    const link = element('a', { id: `inline-mark-${number}`, href: `#inline-note-${number}` }, [
      { type: 'text', value: String(number) },
    ]);
    replace(parent, node as RootContent, element('sup', {}, [link]));
    node.children = [];
  });
  if (notes.length === 0) return;
  // Academic Blogger's Toolkit saves the list that it made of its notes, too.
  for (const list of findAll(root, 'section'))
    if (/ (?:abt-footnotes|wp-block-abt-footnotes) /.test(classes(list))) {
      list.tagName = 'div';
      list.children = [];
    }
  root.children.push(element('ol', {}, notes));
}

/**
 * The content of an element that is a note; undefined if it is not one. Its mark is removed if that is another element.
 */
function noteIn(node: Element, parent: Parents): ElementContent[] | undefined {
  const names = classes(node);
  if (names.includes(' abt-footnote ') && attribute(node, 'dataNote') !== '')
    return readHtml(attribute(node, 'dataNote')).children as ElementContent[];
  if (/^(?:mfn|footnote|fn)$/.test(node.tagName) && node.children.length > 0) return node.children;
  if (/ (?:modern-footnotes-footnote__note|footnote_tooltip|sidenote|marginnote) /.test(names)) {
    const marks = marksBefore(node, parent);
    if (marks.length === 0) return undefined;
    for (const mark of marks) replace(parent, mark as RootContent);
    return node.children.filter((child) => !isElement(child, 'button'));
  }
  return undefined;
}

/** The number or the switch that stands right before a note and shows it. */
function marksBefore(node: Element, parent: Parents): readonly Element[] {
  const siblings = parent.children as readonly Nodes[];
  const marks: Element[] = [];
  for (let at = siblings.indexOf(node) - 1; at >= 0; at--) {
    const sibling = siblings[at];
    if (isBlank(sibling)) continue;
    const isMark =
      isElement(sibling, 'input', 'label') ||
      (isElement(sibling, 'sup', 'a', 'span') && /footnote|sidenote|margin-toggle/.test(classes(sibling)));
    if (!isMark) break;
    marks.push(sibling);
  }
  return marks;
}
