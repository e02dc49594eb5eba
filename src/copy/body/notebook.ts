import type { PictureReference, PictureSetting, Slot } from '../../model/dispatch.ts';
import type { Finding, Position } from '../../model/finding.ts';
import { isToldInCharacters } from '../../model/language/length.ts';
import { kindOf, readable } from './addresses.ts';
import { Ids } from './ids.ts';
import { countCharacters, countWords } from './lede.ts';

/** What the archive must know about a copy, gathered while its references became slots. */
export type References = {
  readonly slots: readonly Slot[];
  readonly headings: readonly { readonly id: string; readonly text: string; readonly depth: number }[];
  /** Addresses of other sites that are linked to, as written, each once. */
  readonly outside: readonly string[];
  readonly words: number;
  /** Null if the language measures length in words. */
  readonly characters: number | null;
  /** Text of the first paragraph of prose; '' if there is none. */
  readonly opening: string;
  readonly firstImage: PictureReference | null;
  readonly problems: readonly Omit<Finding, 'source'>[];
};

/** Where a text is. `open`: the copy's own level; `aside`: lists, quotations, figures; `text`: inside a line of text. */
export type Flow = 'open' | 'aside' | 'text';

/** The prefix of the anchor in a link within the page. */
export const ANCHOR = '\u0001#\u0002';

/** What is noted about a copy while it is set, in the copy's order. */
export class Notebook {
  private readonly slots: Slot[] = [];
  private readonly headings: { id: string; text: string; depth: number }[] = [];
  private readonly outside = new Set<string>();
  private words = 0;
  private characters: number | null;
  private first = '';
  private spare = '';
  private firstImage: PictureReference | null = null;
  private readonly problems: Omit<Finding, 'source'>[] = [];
  private readonly ids = new Ids();
  private readonly anchors: { readonly anchor: string; readonly position: Position | undefined }[] = [];
  private readonly lead: boolean;

  /** `lead`: whether an image is shown above the copy, so that the copy's first one may load late. */
  constructor(lead: boolean, lang: string) {
    this.lead = lead;
    this.characters = isToldInCharacters(lang) ? 0 : null;
  }

  /** Everything that was noted. */
  references(): References {
    const { slots, headings, words, characters, firstImage, problems } = this;
    return {
      slots,
      headings,
      words,
      characters,
      firstImage,
      problems,
      outside: [...this.outside],
      opening: this.first || this.spare,
    };
  }

  /** Adds a text whose words count. */
  text(value: string, flow: Flow): void {
    this.words += countWords(value);
    if (this.characters !== null) this.characters += countCharacters(value);
    if (flow !== 'text' && this.spare === '' && HAS_WORDS.test(value)) this.spare = value.trim();
  }

  /** Notes a paragraph. Returns whether it is the copy's opening one, until a better one comes. */
  paragraph(flow: Flow, textOf: () => string): boolean {
    if (this.first !== '' || flow === 'text' || (flow === 'aside' && this.spare !== '')) return false;
    const text = textOf();
    if (!HAS_WORDS.test(text)) return false;
    if (flow === 'open') this.first = text;
    else this.spare = text;
    return true;
  }

  /** Notes a heading and returns its id: `own` if it has one. */
  heading(text: string, depth: number, own = ''): string {
    const id = own || this.ids.forHeading(text);
    this.headings.push({ id, text, depth });
    return id;
  }

  /** Takes an id that the copy has; false if it is taken already. */
  claim(id: string): boolean {
    return this.ids.claim(id);
  }

  /** Notes a link and returns the address to print; null if it must have none. */
  link(href: string, position: Position | undefined): string | null {
    const kind = kindOf(href);
    if (kind === 'inside' && href !== '') return this.inside(href, position);
    if (kind === 'anchor' && href.length > 1) return this.anchor(href, position);
    if (kind === 'outside' && /^(?:https?:)?\/\//i.test(href)) this.outside.add(href);
    if (kind !== 'unsafe') return href;
    const reason = `The link to "${href.slice(0, 40)}" would run a script; its address was left out`;
    this.problem('unsafe-link', reason, 'Write an address of the web, or of the archive.', position);
    return null;
  }

  /** Notes a link inside the archive and returns its slot; `file`: whether it leads to what is shown or loaded. */
  inside(href: string, position: Position | undefined, file = false): string {
    const slot: Slot = { kind: 'link', target: readable(href), ...(position && { position }) };
    return this.slot(file ? { ...slot, file } : slot);
  }

  /**
   * Notes any other address of an element and returns the address to print; `file`: whether something is shown or
   * loaded from it.
   */
  address(address: string, position: Position | undefined, file: boolean): string {
    const kind = kindOf(address, true);
    if (address !== '' && kind === 'inside') return this.inside(address, position, file);
    return kind === 'anchor' && address.length > 1 ? this.anchor(address, position) : address;
  }

  /** What replaces an image: its slot, or its words if it is not shown; null if its address contains the whole image. */
  picture(
    { src, alt, title }: { readonly src: unknown; readonly alt: unknown; readonly title: unknown },
    setting: Omit<PictureSetting, 'lazy'>,
    position: Position | undefined,
  ): string | null {
    const words = typeof alt === 'string' ? alt : null;
    const kind = typeof src === 'string' && src !== '' ? kindOf(src, true) : 'unsafe';
    if (kind === 'unsafe' || typeof src !== 'string') {
      const reason = `The image "${String(src).slice(0, 40)}" is of a kind that is not shown; its alternative text is shown instead`;
      if (src) this.problem('unsafe-link', reason, 'Name the file of a picture, or its address.', position);
      return words ?? '';
    }
    if (/^\s*data:/i.test(src)) return null;
    const reference: PictureReference = {
      src: kind === 'inside' ? readable(src) : src,
      alt: words,
      caption: typeof title === 'string' && title.trim() !== '' ? title : null,
      credit: null,
      ...(position && { position }),
    };
    const lazy = this.lead || this.firstImage !== null;
    this.firstImage ??= reference;
    return this.slot({ kind: 'image', ...setting, lazy, ...reference });
  }

  /**
   * Returns, once all ids are known, each link to one of them, as printed and as it must be. Links that lead nowhere
   * are reported.
   */
  anchored(): readonly { readonly printed: string; readonly right: string }[] {
    return this.anchors.map(({ anchor, position }) => {
      const found = this.ids.find(anchor);
      const reason = `The link to #${readable(anchor)} leads to no heading or id of this dispatch`;
      if (found === undefined && anchor !== 'top')
        this.problem('dead-anchor', reason, 'Link to one of its headings: #what-was-said.', position);
      return { printed: ANCHOR + anchor, right: ANCHOR + (found ?? anchor) };
    });
  }

  private anchor(href: string, position: Position | undefined): string {
    const anchor = href.trim().slice(1);
    this.anchors.push({ anchor, position });
    return ANCHOR + anchor;
  }

  private slot(slot: Slot): string {
    return `\u0001${this.slots.push(slot) - 1}\u0002`;
  }

  private problem(rule: string, reason: string, remedy: string, position: Position | undefined): void {
    this.problems.push({ rule, level: 'warning', reason, remedy, ...(position && { position }) });
  }
}

const HAS_WORDS = /[\p{L}\p{N}]/u;
