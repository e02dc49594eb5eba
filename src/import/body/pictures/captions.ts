import type { Element, Parents } from 'hast';
import type { Remark } from '../../found/piece.ts';
import { classes, element, findAll, isBlank, isElement, type parentsOf, textOf, walk } from '../tree.ts';
import { countWords, seenText } from '../words.ts';
import { isFileName } from './source.ts';

/**
 * Old captions (`wp-caption`, a table of two rows, `tr-caption`) as a figure; a caption that is a file name is removed.
 */
export function mendCaption(
  image: Element,
  parent: Parents,
  parents: ReturnType<typeof parentsOf>,
  source: string,
  notes: Remark[],
): void {
  const holder = holderOf(parent, parents);
  if (holder === undefined) return;
  if (holder.tagName !== 'figure') {
    const caption = captionIn(holder);
    const shown = parent.type === 'element' && parent.tagName === 'a' ? parent : image;
    holder.tagName = 'figure';
    holder.properties = {};
    holder.children = [shown, ...(caption ? [element('figcaption', {}, caption.children)] : [])];
  }
  const caption = holder.children.find((child) => isElement(child, 'figcaption'));
  if (isElement(caption) && isFileName(textOf(caption), source)) {
    notes.push({
      kind: 'repaired',
      what: 'caption',
      detail: `"${textOf(caption)}" is only a file name`,
      words: countWords(seenText(caption)),
    });
    holder.children = holder.children.filter((child) => child !== caption && !isBlank(child));
  }
}

/** The figure, or what an old system used for one, that a picture stands in: it has no text but a caption's. */
function holderOf(parent: Parents, parents: ReturnType<typeof parentsOf>): Element | undefined {
  let node: unknown = parent;
  for (let step = 0; step < 5; step++) {
    const at = node as Parents;
    if (at === undefined || at.type !== 'element') return undefined;
    if (at.tagName === 'figure') return at;
    if (
      / (?:wp-caption|tr-caption-container|captioned-image-container|image-caption-wrapper) /.test(
        classes(at),
      )
    ) {
      const caption = captionIn(at);
      return findAll(at, 'img').length === 1 && textOf(at) === (caption ? textOf(caption) : '')
        ? at
        : undefined;
    }
    node = parents.get(at);
  }
  return undefined;
}

function captionIn(holder: Element): Element | undefined {
  let caption: Element | undefined;
  walk(holder, (node) => {
    if (
      / (?:wp-caption-text|tr-caption|caption|image-caption|imageCaption) /.test(classes(node)) ||
      node.tagName === 'figcaption'
    )
      caption ??= node;
  });
  return caption;
}
