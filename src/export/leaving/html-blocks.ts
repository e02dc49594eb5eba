import type { Element, RootContent } from 'hast';
import { htmlOf } from '../../import/body/html-text.ts';
import { readHtml } from '../../import/body/read-html.ts';
import { attribute, find, isBlank, isElement } from '../../import/body/tree.ts';

/**
 * The body in the blocks of WordPress's editor: a block for each paragraph, heading, list, quotation, picture, code and
 * break. What the editor has no block for is a block of HTML, which is shown as it is.
 */
export function htmlBlocks(html: string): string {
  const blocks: string[] = [];
  let loose: RootContent[] = [];
  const flush = () => {
    if (loose.some((node) => !isBlank(node))) blocks.push(block('html', htmlOf(loose as Element[]).trim()));
    loose = [];
  };
  for (const node of readHtml(html).children) {
    const made = isElement(node) ? blockOf(node) : undefined;
    if (made === undefined) loose.push(node);
    else {
      flush();
      blocks.push(made);
    }
  }
  flush();
  return blocks.join('\n\n');
}

function blockOf(node: Element): string | undefined {
  const bare = Object.keys(node.properties).length === 0;
  switch (node.tagName) {
    case 'p':
      return bare ? block('paragraph', htmlOf([node])) : undefined;
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6': {
      const level = Number(node.tagName[1]);
      return block('heading', htmlOf([withClass(node, 'wp-block-heading')]), level === 2 ? {} : { level });
    }
    case 'ul':
    case 'ol':
      // The lists of the editor have no checkboxes.
      if (!bare || find(node, 'input') !== undefined) return undefined;
      return block(
        'list',
        htmlOf([withClass(node, 'wp-block-list')]),
        node.tagName === 'ol' ? { ordered: true } : {},
      );
    case 'blockquote':
      return bare ? block('quote', htmlOf([withClass(node, 'wp-block-quote')])) : undefined;
    case 'pre':
      return find(node, 'code') ? block('code', htmlOf([withClass(node, 'wp-block-code')])) : undefined;
    case 'hr':
      return block('separator', '<hr class="wp-block-separator has-alpha-channel-opacity"/>');
    case 'figure':
      return picture(node);
    default:
      return undefined;
  }
}

/** A figure of one picture, plain or linked, with its caption. */
function picture(figure: Element): string | undefined {
  const image = find(figure, 'img');
  const inner = figure.children.filter((child) => !isBlank(child));
  const [shown, caption, ...more] = inner;
  const isOne = shown !== undefined && isElement(shown, 'img', 'a') && more.length === 0;
  if (image === undefined || !isOne || (caption !== undefined && !isElement(caption, 'figcaption')))
    return undefined;
  const plain = htmlOf([
    { ...image, properties: { src: attribute(image, 'src'), alt: attribute(image, 'alt') } },
  ]);
  const linked = isElement(shown, 'a')
    ? htmlOf([{ ...shown, children: [] }]).replace('</a>', `${plain}</a>`)
    : plain;
  const words = isElement(caption)
    ? `<figcaption class="wp-element-caption">${htmlOf(caption.children)}</figcaption>`
    : '';
  return block('image', `<figure class="wp-block-image">${linked}${words}</figure>`);
}

function withClass(node: Element, name: string): Element {
  return { ...node, properties: { ...node.properties, className: [name] } };
}

function block(
  name: string,
  html: string,
  attributes: { readonly [name: string]: number | boolean } = {},
): string {
  const settings = Object.keys(attributes).length === 0 ? '' : ` ${JSON.stringify(attributes)}`;
  return `<!-- wp:${name}${settings} -->\n${html}\n<!-- /wp:${name} -->`;
}
