import type { Element, Root } from 'hast';
import type { Remark } from '../../found/piece.ts';
import { attribute, element, find, findAll, isElement, replace, textOf, walk } from '../tree.ts';

/** Signs of a body that shows pictures by other means than `img`: most have none. */
export const OTHER_MEANS = /<(?:object|embed|amp-img|input)\b|\bbackground(?:-image)?\s*:[^;"]*url\(/i;

const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)(?:$|[?#])/i;
/** What only fills a surface. */
const TEXTURE =
  /(?:^|[/_-])(?:bg|background|pattern|texture|spacer|blank|pixel|bullet|icon|sprite|arrow|dot|line|shadow|border|gradient)s?[\w-]*\.\w+(?:$|[?#])/i;

/**
 * Makes `img` of pictures that a page showed by other means: objects with their parameters, elements of AMP, buttons,
 * and the backgrounds of blocks, set in their style. A background that is repeated or called a texture stays away.
 */
export function revealPictures(root: Root, notes: Remark[]): void {
  walk(root, (node, parent) => {
    const source = sourceOf(node);
    if (source !== '') replace(parent, node, imageOf(source, attribute(node, 'alt') || textOf(node)));
    else if (isElement(node, 'div', 'section', 'figure', 'header', 'p')) {
      const behind = backgroundOf(node);
      if (behind === '' || findAll(node, 'img').some((image) => attribute(image, 'src') === behind)) return;
      node.children = [imageOf(behind, attribute(node, 'ariaLabel')), ...node.children];
      notes.push({
        kind: 'moved',
        what: 'image',
        detail: `it was the background of a block: ${behind.slice(0, 150)}`,
      });
    }
  });
}

/** The picture that an element is in place of; '' if it is none. */
function sourceOf(node: Element): string {
  if (node.tagName === 'amp-img') return attribute(node, 'src');
  if (node.tagName === 'input') return attribute(node, 'type') === 'image' ? attribute(node, 'src') : '';
  if (node.tagName === 'embed') return pictureIn(attribute(node, 'src'));
  if (node.tagName !== 'object' || find(node, 'img') !== undefined) return '';
  const told = findAll(node, 'param')
    .filter((param) => /^(?:movie|src|url|filename)$/i.test(attribute(param, 'name')))
    .map((param) => attribute(param, 'value'));
  return pictureIn([attribute(node, 'data'), ...told].find((one) => one !== '') ?? '');
}

function pictureIn(address: string): string {
  return PICTURE.test(address) ? address : '';
}

function backgroundOf(node: Element): string {
  const style = attribute(node, 'style');
  const [, , source = ''] =
    /\bbackground(?:-image)?\s*:[^;]*?url\(\s*(["']?)([^"')]+)\1\s*\)/i.exec(style) ?? [];
  const isRepeated = /\brepeat(?:-[xy])?\b/i.test(style.replace(/\bno-repeat\b/gi, ''));
  return isRepeated || TEXTURE.test(source) ? '' : pictureIn(source.trim());
}

function imageOf(src: string, alt: string): Element {
  return element('img', { src, alt });
}
