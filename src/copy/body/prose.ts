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

/** The images (or links around one) that an element holds and nothing else; undefined if it holds more or none. */
export function imagesOf(node: Element): readonly Element[] | undefined {
  const images: Element[] = [];
  for (const child of node.children) {
    if (isImage(child) || (isLink(child) && imagesOf(child)?.length === 1)) images.push(child as Element);
    else if (!isSpace(child)) return undefined;
  }
  return images.length > 0 ? images : undefined;
}

/** An image without attributes of the writer's own: with them, it stays where and as it was written. */
function isImage(node: ElementContent): boolean {
  if (node.type !== 'element') return false;
  if (node.tagName === 'picture') return node.children.every((child) => isSpace(child) || isImage(child));
  return (
    node.tagName === 'img' &&
    !node.data?.written &&
    Object.keys(node.properties).every((name) => name === 'src' || name === 'alt' || name === 'title')
  );
}

function isLink(node: ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'a';
}

function isSpace(node: ElementContent): boolean {
  return node.type === 'text'
    ? node.value.trim() === ''
    : node.type === 'comment' || (node.type === 'element' && node.tagName === 'br');
}
