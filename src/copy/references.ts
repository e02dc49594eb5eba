import type { Element, ElementContent, Root, RootContent, Text } from 'hast';
import type { PictureReference, PictureSetting, Slot } from '../model/dispatch.ts';
import type { Finding, Place } from '../model/finding.ts';
import { kindOf, readable } from './addresses.ts';
import { Ids } from './ids.ts';
import { labelTask, scrolling } from './labels.ts';
import { countWords, oneLine } from './lede.ts';
import { imagesOf, textOf } from './prose.ts';

/** What the archive must know of a copy, gathered while its references became slots. */
export type References = {
  readonly slots: readonly Slot[];
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  /** Addresses of other sites that are linked to, as written, each once. */
  readonly outside: readonly string[];
  readonly words: number;
  /** Text of the first paragraph of prose; '' where there is none. */
  readonly opening: string;
  readonly firstImage: PictureReference | null;
  readonly problems: readonly Omit<Finding, 'source'>[];
};

/**
 * Puts slots (see `SLOT`) into an HTML tree, in place: for links inside the archive, images, ids and links to them.
 * `line`: the file's line on which the text of the tree began. `lead`: whether an image stands above the copy, so
 * that the copy's first one may load late. `dateline`: whether a place stands in front of the first sentence.
 */
export function placeSlots(
  tree: Root,
  { line, lead, dateline }: { readonly line: number; readonly lead: boolean; readonly dateline: boolean },
): References {
  const walk = new Walk(line, lead);
  walk.children(tree, { flow: 'open', counted: true, tabled: false });
  walk.linkAnchors();
  if (dateline) walk.markOpening();
  return { ...walk.found, outside: [...walk.outside], opening: walk.first || walk.spare };
}

/** `open`: the copy's own level; `aside`: lists, quotations, figures; `text`: inside a line of text. */
type Around = {
  readonly flow: 'open' | 'aside' | 'text';
  readonly counted: boolean;
  /** Within a table, which scrolls as a whole. */
  readonly tabled: boolean;
};

const ASIDE: ReadonlySet<string> = new Set([
  'blockquote',
  'ul',
  'ol',
  'dl',
  'table',
  'figure',
  'details',
  'aside',
  'nav',
]);
const UNCOUNTED: ReadonlySet<string> = new Set(['pre', 'script', 'style', 'template', 'svg', 'math']);
const HEADING = /^h[1-6]$/;
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
  readonly found = {
    slots: [] as Slot[],
    headings: [] as { id: string; text: string; depth: number }[],
    words: 0,
    firstImage: null as PictureReference | null,
    problems: [] as Omit<Finding, 'source'>[],
  };
  readonly outside = new Set<string>();
  first = '';
  spare = '';
  /** The paragraph in front of which a dateline stands. */
  private opening: Element | undefined;
  private readonly ids = new Ids();
  private readonly anchors: { element: Element; anchor: string }[] = [];
  private readonly line: number;
  private readonly lead: boolean;
  private last: Place | undefined;

  constructor(line: number, lead: boolean) {
    this.line = line;
    this.lead = lead;
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

  /** Links to ids of the copy, once all ids are known. */
  linkAnchors(): void {
    for (const { element, anchor } of this.anchors) {
      const found = this.ids.find(anchor);
      element.properties.href = `\u0001#\u0002${found ?? anchor}`;
      if (found !== undefined || anchor === 'top') continue;
      this.problem(
        element,
        'dead-anchor',
        `The link to #${readable(anchor)} leads to no heading or id of this dispatch`,
      );
    }
  }

  /** Where the dateline waits: in front of the first words of prose. */
  markOpening(): void {
    this.opening?.children.unshift({ type: 'text', value: '\u0001d\u0002' });
  }

  private text(node: Text, around: Around): void {
    if (around.counted) this.found.words += countWords(node.value);
    if (around.counted && around.flow !== 'text' && this.spare === '' && /[\p{L}\p{N}]/u.test(node.value))
      this.spare = node.value;
  }

  private element(node: Element, around: Around): ElementContent {
    if (node.position !== undefined)
      this.last = { line: node.position.start.line + this.line - 1, column: node.position.start.column };
    const { tagName } = node;
    if (tagName === 'img' || tagName === 'picture') return this.image(node, { inline: true, row: false });
    if (tagName === 'p') {
      const images = imagesOf(node);
      if (images !== undefined) return this.figures(images);
      this.paragraph(node, around);
    } else if (HEADING.test(tagName)) this.heading(node);
    this.identify(node);
    if (tagName === 'a' || tagName === 'area') this.link(node);
    else if (node.properties.src !== undefined || tagName === 'video') this.media(node);
    else if (tagName === 'li') labelTask(node);
    this.children(node, this.within(node, around));
    return tagName === 'table' && around.flow !== 'text' && !around.tabled ? scrolling(node) : node;
  }

  private within(node: Element, around: Around): Around {
    const { tagName, properties } = node;
    const text = tagName === 'p' || HEADING.test(tagName) || properties.dataFootnotes !== undefined;
    const flow = around.flow === 'text' || text ? 'text' : ASIDE.has(tagName) ? 'aside' : around.flow;
    const counted =
      around.counted &&
      !UNCOUNTED.has(tagName) &&
      !String(properties.id ?? '').endsWith('footnote-label') &&
      properties.dataFootnoteRef === undefined &&
      properties.dataFootnoteBackref === undefined;
    const tabled = around.tabled || tagName === 'table';
    const isSame = flow === around.flow && counted === around.counted && tabled === around.tabled;
    return isSame ? around : { flow, counted, tabled };
  }

  private paragraph(node: Element, around: Around): void {
    if (this.first !== '' || around.flow === 'text' || (around.flow === 'aside' && this.spare !== '')) return;
    const text = textOf(node);
    if (!/[\p{L}\p{N}]/u.test(text)) return;
    if (around.flow === 'open') this.first = text;
    else this.spare = text;
    this.opening = node;
  }

  private heading(node: Element): void {
    if (String(node.properties.id ?? '').endsWith('footnote-label')) return;
    const text = oneLine(textOf(node));
    const own = node.properties.id;
    const id = typeof own === 'string' && own !== '' ? own : this.ids.forHeading(text);
    if (own === undefined || own === '') node.properties.id = `\u0001i\u0002${id}`;
    this.found.headings.push({ id, text, depth: Number(node.tagName[1]) });
  }

  /** Ids of an element, and what names other ids, so that several copies can share a page. */
  private identify(node: Element): void {
    const { properties } = node;
    const { id } = properties;
    if (typeof id === 'string' && !id.startsWith('\u0001')) {
      if (id !== '' && this.ids.claim(id)) properties.id = `\u0001i\u0002${id}`;
      else delete properties.id;
    }
    const { name } = properties;
    if (node.tagName === 'a' && typeof name === 'string' && name !== '') {
      this.ids.claim(name);
      properties.name = `\u0001i\u0002${name}`;
    }
    for (const list of ID_LISTS) {
      const value = properties[list];
      if (typeof value === 'string') properties[list] = `\u0001i\u0002${value}`;
      else if (Array.isArray(value)) properties[list] = value.map((each) => `\u0001i\u0002${each}`);
    }
  }

  private link(node: Element): void {
    const { href } = node.properties;
    if (typeof href !== 'string') return;
    const kind = kindOf(href);
    if (kind === 'inside' && href !== '')
      node.properties.href = this.slot({ kind: 'link', target: readable(href), ...this.placed(node) });
    else if (kind === 'anchor' && href.length > 1)
      this.anchors.push({ element: node, anchor: href.trim().slice(1) });
    else if (kind === 'outside' && /^(?:https?:)?\/\//i.test(href)) this.outside.add(href);
    else if (kind === 'unsafe') {
      delete node.properties.href;
      this.problem(
        node,
        'unsafe-link',
        `The link to "${href.slice(0, 40)}" would run a script; its address was left out`,
      );
    }
  }

  /** Addresses of films, sounds and frames. */
  private media(node: Element): void {
    for (const key of ['src', 'poster']) {
      const value = node.properties[key];
      if (typeof value === 'string' && value !== '' && kindOf(value) === 'inside') {
        node.properties[key] = this.slot({ kind: 'link', target: readable(value), ...this.placed(node) });
      }
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

  private image(node: Element, setting: Omit<PictureSetting, 'lazy'>): ElementContent {
    const img =
      node.tagName === 'picture'
        ? node.children.find((child) => child.type === 'element' && child.tagName === 'img')
        : node;
    const { src, alt, title } = img?.type === 'element' ? img.properties : {};
    const words = typeof alt === 'string' ? alt : null;
    const kind = typeof src === 'string' && src !== '' ? kindOf(src, true) : 'unsafe';
    if (kind === 'unsafe' || typeof src !== 'string') {
      if (src)
        this.problem(
          node,
          'unsafe-link',
          `The image "${String(src).slice(0, 40)}" is of a kind that is not shown; its alternative text stands in`,
        );
      return { type: 'text', value: words ?? '' };
    }
    if (/^\s*data:/i.test(src))
      return { type: 'element', tagName: 'img', properties: { src, alt: words ?? '' }, children: [] };
    const reference: PictureReference = {
      src: kind === 'inside' ? readable(src) : src,
      alt: words,
      caption: typeof title === 'string' && title.trim() !== '' ? title : null,
      credit: null,
      ...this.placed(node),
    };
    const lazy = this.lead || this.found.firstImage !== null;
    this.found.firstImage ??= reference;
    return { type: 'text', value: this.slot({ kind: 'image', ...setting, lazy, ...reference }) };
  }

  private slot(slot: Slot): string {
    return `\u0001${this.found.slots.push(slot) - 1}\u0002`;
  }

  private placed(node: Element): { place?: Place } {
    if (node.position === undefined) return this.last === undefined ? {} : { place: this.last };
    return { place: { line: node.position.start.line + this.line - 1, column: node.position.start.column } };
  }

  private problem(node: Element, rule: string, reason: string): void {
    this.found.problems.push({ rule, level: 'warning', reason, ...this.placed(node) });
  }
}
