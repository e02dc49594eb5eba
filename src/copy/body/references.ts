import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { PictureSetting } from '../../model/dispatch.ts';
import type { Position } from '../../model/finding.ts';
import { oneLine } from '../../model/text/one-line.ts';
import { type Around, isFootnoteLabel, OUTSIDE, within } from './around.ts';
import { addressesOf } from './element-addresses.ts';
import { labelTask, regionOf } from './labels.ts';
import { printHtml } from './markdown.ts';
import { ANCHOR, Notebook, type References } from './notebook.ts';
import { imagesOf, textOf } from './prose.ts';
import { HEADINGS } from './tags.ts';

/**
 * Puts slots (see `SLOT`) into an HTML tree, in place: for links inside the archive, images, ids and links to them.
 * `line`: the file's line on which the text of the tree began. `lead`: whether an image is shown above the copy, so
 * that the copy's first one may load late. `dateline`: whether a place is printed before the first sentence.
 */
export function placeSlots(
  tree: Root,
  options: {
    readonly line: number;
    readonly lang: string;
    readonly lead: boolean;
    readonly dateline: boolean;
  },
): References {
  const walk = new Walk(new Notebook(options.lead, options.lang), options.line, printHtml);
  walk.children(tree, OUTSIDE);
  walk.linkAnchors();
  if (options.dateline) walk.markOpening();
  return walk.notes.references();
}

/**
 * Does the same to a part of a copy's tree, while others note the rest in the same notebook; links to ids stay as
 * printed. Returns the copy's opening paragraph if, as far as is known, it is in this part.
 */
export function placeSlotsIn(
  part: Root,
  notes: Notebook,
  line: number,
  print: typeof printHtml,
): Element | undefined {
  const walk = new Walk(notes, line, print);
  walk.children(part, OUTSIDE);
  return walk.opening;
}

/** Properties that name ids of other elements. */
const ID_LISTS = [
  'htmlFor',
  'ariaLabelledBy',
  'ariaDescribedBy',
  'ariaControls',
  'ariaDetails',
  'ariaOwns',
  'headers',
];

class Walk {
  readonly notes: Notebook;
  /** The paragraph that a dateline precedes. */
  opening: Element | undefined;
  /** Properties that lead to ids of the copy. */
  private readonly anchors: { readonly node: Element; readonly property: string }[] = [];
  private readonly line: number;
  private readonly print: typeof printHtml;
  private last: Position | undefined;

  constructor(notes: Notebook, line: number, print: typeof printHtml) {
    this.notes = notes;
    this.line = line;
    this.print = print;
  }

  children(parent: Root | Element, around: Around): void {
    const { children } = parent;
    for (let index = 0; index < children.length; index++) {
      const child = children[index]!;
      if (child.type === 'text') this.text(child, around);
      else if (child.type === 'element') {
        const set = this.element(child, around);
        if (set !== child) children[index] = set as RootContent & ElementContent;
      }
    }
  }

  /** Sets the links to ids of the copy, once all ids are known. */
  linkAnchors(): void {
    for (const [index, { right }] of this.notes.anchored().entries()) {
      const { node, property } = this.anchors[index]!;
      node.properties[property] = right;
    }
  }

  /** Marks the place of the dateline, before the first words of prose. */
  markOpening(): void {
    this.opening?.children.unshift({ type: 'text', value: '\u0001d\u0002' });
  }

  private text(node: Text, around: Around): void {
    if (around.counted) this.notes.text(node.value, around.flow);
  }

  private element(node: Element, around: Around): ElementContent {
    this.last = this.placed(node);
    const { tagName } = node;
    if (tagName === 'img') return this.image(node, { inline: true, row: false });
    if (tagName === 'picture') return this.ownPicture(node);
    if (tagName === 'p') {
      const images = hasProperties(node) ? undefined : imagesOf(node);
      if (images !== undefined) return this.figures(images);
      if (this.notes.paragraph(around.flow, () => textOf(node))) this.opening = node;
    } else if (HEADINGS.has(tagName)) this.heading(node);
    if (hasProperties(node)) {
      this.identify(node);
      if (tagName === 'a' || tagName === 'area') this.link(node);
      else if (tagName === 'li') labelTask(node);
      this.addresses(node);
    }
    const region = tagName === 'table' && around.flow !== 'text' && !around.tabled ? regionOf(node) : null;
    this.children(node, within(node, around));
    return region ?? node;
  }

  private heading(node: Element): void {
    if (isFootnoteLabel(node)) return;
    const own = typeof node.properties.id === 'string' ? node.properties.id : '';
    const id = this.notes.heading(oneLine(textOf(node)), Number(node.tagName[1]), own);
    if (own === '') node.properties.id = `\u0001i\u0002${id}`;
  }

  /** Sets ids of an element, and its references to other ids, so that several copies can share a page. */
  private identify(node: Element): void {
    const { properties } = node;
    const { id } = properties;
    if (typeof id === 'string' && !id.startsWith('\u0001')) {
      if (id !== '' && this.notes.claim(id)) properties.id = `\u0001i\u0002${id}`;
      else delete properties.id;
    }
    const { name } = properties;
    if (node.tagName === 'a' && typeof name === 'string' && name !== '') {
      this.notes.claim(name);
      properties.name = `\u0001i\u0002${name}`;
    }
    for (const list of ID_LISTS) {
      const value = properties[list];
      if (typeof value === 'string') properties[list] = `\u0001i\u0002${value}`;
      else if (Array.isArray(value)) properties[list] = value.map((each) => `\u0001i\u0002${each}`);
    }
  }

  private link(node: Element): void {
    for (const property of ['href', 'xLinkHref']) {
      const address = node.properties[property];
      if (typeof address !== 'string') continue;
      const set = this.notes.link(address, this.placed(node));
      if (set === null) delete node.properties[property];
      else node.properties[property] = set;
      if (set?.startsWith(ANCHOR)) this.anchors.push({ node, property });
    }
  }

  /** Sets all other addresses of an element: of films, sounds, frames, drawings, sources of quotations. */
  private addresses(node: Element): void {
    for (const { property, file, set } of addressesOf(node)) {
      set((address) => {
        const slot = this.notes.address(address, this.placed(node), file);
        if (slot.startsWith(ANCHOR)) this.anchors.push({ node, property });
        return slot;
      });
    }
  }

  private figures(images: readonly Element[]): ElementContent {
    const row = images.length > 1;
    const set = images.map((image) =>
      image.tagName === 'a' ? this.linked(image, row) : this.image(image, { inline: false, row }),
    );
    return row
      ? { type: 'element', tagName: 'div', properties: { className: ['row'] }, children: set }
      : set[0]!;
  }

  private linked(link: Element, row: boolean): ElementContent {
    const image = imagesOf(link)![0]!;
    this.identify(link);
    this.link(link);
    link.children = [this.image(image, { inline: false, row })];
    return link;
  }

  /** A `<picture>` of the writer's own, with its sources in their order. */
  private ownPicture(node: Element): ElementContent {
    const isOwn = node.children.some((child) => child.type === 'element' && child.tagName === 'source');
    if (!isOwn) return this.image(node, { inline: true, row: false });
    this.identify(node);
    node.children = node.children.map((child) => {
      if (child.type !== 'element') return child;
      if (child.tagName === 'img') return this.image(child, { inline: true, row: false, plain: true });
      this.addresses(child);
      return child;
    });
    return node;
  }

  private image(node: Element, setting: Omit<PictureSetting, 'lazy'>): ElementContent {
    const img =
      node.tagName === 'picture'
        ? node.children.find((child) => child.type === 'element' && child.tagName === 'img')
        : node;
    if (img?.type !== 'element') return { type: 'text', value: '' };
    const { src, alt, title, ...own } = img.properties;
    const written = img.data?.written && title !== undefined ? { title, ...own } : own;
    const whole = { ...setting, ...this.own({ ...img, properties: written }) };
    const image = { src, alt, title: written.title === undefined ? title : null };
    const set = this.notes.picture(image, whole, this.placed(node));
    if (set !== null) return { type: 'text', value: set };
    const properties = { src, alt: typeof alt === 'string' ? alt : '', ...written };
    return { type: 'element', tagName: 'img', properties, children: [] };
  }

  /** A writer's own attributes of an image, and whether they name versions of it. */
  private own(img: Element): Pick<PictureSetting, 'attributes' | 'plain'> {
    if (!hasProperties(img)) return {};
    this.identify(img);
    this.addresses(img);
    const attributes = this.print({ type: 'root', children: [img] }).slice('<img'.length, -1);
    return { ...(attributes && { attributes }), ...(img.properties.srcSet !== undefined && { plain: true }) };
  }

  private placed({ position }: Element): Position | undefined {
    return position === undefined
      ? this.last
      : { line: position.start.line + this.line - 1, column: position.start.column };
  }
}

function hasProperties({ properties }: Element): boolean {
  for (const _ in properties) return true;
  return false;
}
