import type { Element, ElementContent } from 'hast';

/** The text that a reader sees of an element, without the numbers of its footnotes. */
export function textOf(node: Element): string {
  let text = '';
  for (const child of node.children) {
    if (child.type === 'text') text += child.value;
    else if (child.type === 'element') {
      if (child.tagName === 'br') text += ' ';
      else if (!isNoteNumber(child) && child.tagName !== 'script' && child.tagName !== 'style')
        text += textOf(child);
    }
  }
  return text;
}

function isNoteNumber(node: Element): boolean {
  const first = node.children[0];
  return (
    node.tagName === 'sup' && first?.type === 'element' && first.properties.dataFootnoteRef !== undefined
  );
}

/** The images (or links around one) that an element holds and nothing else; undefined where it holds more or none. */
export function imagesOf(node: Element): readonly Element[] | undefined {
  const images: Element[] = [];
  for (const child of node.children) {
    if (isImage(child) || (isLink(child) && imagesOf(child)?.length === 1)) images.push(child as Element);
    else if (!isSpace(child)) return undefined;
  }
  return images.length > 0 ? images : undefined;
}

function isImage(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'img' || node.tagName === 'picture');
}

function isLink(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'a';
}

function isSpace(node: ElementContent): boolean {
  return node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'comment' || (node.type === 'element' && node.tagName === 'br');
}
