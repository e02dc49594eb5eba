import type { Element, ElementContent } from 'hast';
import type { Nodes as MdastNodes, PhrasingContent } from 'mdast';
import { htmlOf } from '../html-text.ts';
import { attribute, find, findAll, isBlank, isElement, textOf, walk } from '../tree.ts';
import type { State } from './handle.ts';

/** A picture with its caption as its title, alone in a paragraph; a gallery, one picture a line. */
export function figure(state: State, node: Element): MdastNodes | MdastNodes[] {
  const caption = node.children.find((child) => isElement(child, 'figcaption')) as Element | undefined;
  const pictures = findAll(node, 'img');
  const content = node.children.filter((child) => child !== caption && !isBlank(child));
  const only =
    pictures.length > 0 &&
    textOf({ ...node, children: content as ElementContent[] }) === '' &&
    find(node, 'table', 'video', 'audio', 'pre', 'blockquote', 'hr', 'figure') === undefined;
  if (!only) {
    const inside =
      pictures.length > 1 &&
      textOf({ ...node, children: content as ElementContent[] }).length < 2000 &&
      findAll(node, 'figure').length > 1
        ? gallery(state, node, caption)
        : undefined;
    return inside ?? (state.toFlow(state.all(node)) as MdastNodes[]);
  }
  const text = caption ? textOf(caption) : '';
  if (pictures.length === 1) {
    if (caption && find(caption, 'a', 'img', 'br', 'ul', 'ol') !== undefined)
      return figureHtml(node, pictures[0]!, caption);
    return { type: 'paragraph', children: [linked(node, pictures[0]!, text === '' ? null : text)] };
  }
  const row: PhrasingContent[] = pictures.flatMap((picture, at) => [
    ...(at === 0 ? [] : [{ type: 'text' as const, value: '\n' }]),
    linked(node, picture, null),
  ]);
  const under =
    text === '' || !caption
      ? []
      : [
          {
            type: 'paragraph' as const,
            children: [{ type: 'emphasis' as const, children: state.all(caption) as PhrasingContent[] }],
          },
        ];
  return [{ type: 'paragraph', children: row }, ...under];
}

/** A figure of figures, each with its own caption. */
function gallery(state: State, node: Element, caption: Element | undefined): MdastNodes[] | undefined {
  const figures = findAll(node, 'figure');
  if (
    figures.some(
      (one) => findAll(one, 'img').length !== 1 || find(one, 'table', 'video', 'audio', 'pre') !== undefined,
    )
  )
    return undefined;
  const row: PhrasingContent[] = figures.flatMap((one, at) => {
    const own = find(one, 'figcaption');
    const text = own ? textOf(own) : '';
    return [
      ...(at === 0 ? [] : [{ type: 'text' as const, value: '\n' }]),
      linked(one, find(one, 'img')!, text === '' ? null : text),
    ];
  });
  if (figures.some((one) => find(one, 'figcaption') && find(find(one, 'figcaption')!, 'a') !== undefined))
    return undefined;
  const under =
    caption && textOf(caption) !== ''
      ? [
          {
            type: 'paragraph' as const,
            children: [{ type: 'emphasis' as const, children: state.all(caption) as PhrasingContent[] }],
          },
        ]
      : [];
  return [{ type: 'paragraph', children: row }, ...under];
}

function linked(within: Element, picture: Element, title: string | null): PhrasingContent {
  const shown = image(picture, title);
  const around = findAll(within, 'a').find((candidate) => find(candidate, 'img') === picture);
  const href = around ? attribute(around, 'href') : '';
  return href === '' ? shown : { type: 'link', url: href, title: null, children: [shown] };
}

/** A picture; `title` is its caption. */
export function image(node: Element, title: string | null): PhrasingContent & { type: 'image' } {
  return { type: 'image', url: attribute(node, 'src'), alt: attribute(node, 'alt'), title };
}

function figureHtml(node: Element, picture: Element, caption: Element): MdastNodes {
  const around = findAll(node, 'a').find((candidate) => find(candidate, 'img') === picture);
  const shown = htmlOf(around ? { ...around, children: [picture] } : picture);
  walk(caption, (inner) => {
    if (inner.tagName === 'p') inner.tagName = 'span';
  });
  return {
    type: 'html',
    value: `<figure>\n${shown}\n<figcaption>${htmlOf(caption.children)
      .replace(/\s*\n\s*/g, ' ')
      .trim()}</figcaption>\n</figure>`,
  };
}
