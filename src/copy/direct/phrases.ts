import type { FootnoteReference, Image, ImageReference, Link, LinkReference, PhrasingContent } from 'mdast';
import type { PictureSetting } from '../../model/dispatch.ts';
import type { Position } from '../../model/finding.ts';
import type { Flow, Notebook } from '../body/notebook.ts';
import { attribute, encoded, escaped, trimmed } from './html-text.ts';
import type { Call } from './plain-part.ts';
import { identityOf, type Survey, targetOf } from './survey.ts';

/** Sets the content of a line as HTML, and notes what the archive must know about it. */
export class Phrases {
  /** The text set so far as a reader sees it, without numbers of footnotes and words of images. */
  plainText = '';
  /** Footnotes by identity, in the order in which they are first called. */
  readonly calls = new Map<string, { readonly number: number; times: number }>();
  private readonly survey: Survey;
  private readonly notes: Notebook;
  private readonly lineBefore: number;

  /** `line`: the file's line on which the text of the tree began. */
  constructor(survey: Survey, notes: Notebook, line: number) {
    this.survey = survey;
    this.notes = notes;
    this.lineBefore = line - 1;
  }

  /** A line. `isTrimmed`: whether text at its beginning follows a line break, so that its leading spaces are dropped. */
  line(nodes: readonly PhrasingContent[], flow: Flow, isTrimmed = false): string {
    let html = '';
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index]!;
      const isBehindBreak =
        index === 0 ? isTrimmed && node.type === 'text' : nodes[index - 1]!.type === 'break';
      if (node.type === 'text' && nodes[index + 1]?.type === 'html') {
        const end = endOfText(nodes, index);
        html += this.text(textOf(nodes.slice(index, end)), flow, isBehindBreak);
        index = end - 1;
      } else html += this.phrase(node, flow, isBehindBreak);
    }
    return html;
  }

  /** Images, or links around one image, with nothing else in their paragraph: a figure or a row of figures. */
  figures(images: readonly Pictured[]): string {
    const row = images.length > 1;
    const set = images.map((node) => {
      if (!isLink(node)) return this.picture(node, { inline: false, row });
      const [image] = picturesOf(node.children)!;
      const start = this.linkStart(node);
      return `${start}${isLink(image!) ? '' : this.picture(image!, { inline: false, row })}</a>`;
    });
    return row ? `<div class="row">${set.join('')}</div>` : set[0]!;
  }

  /** The address of a link as an attribute; '' if it must have none. */
  href(address: string, position?: Position): string {
    const set = this.notes.link(address, position);
    return set === null ? '' : attribute('href', set);
  }

  /** An id of the copy as an attribute; '' if it is taken. */
  id(id: string): string {
    return this.notes.claim(id) ? attribute('id', `\u0001i\u0002${id}`) : '';
  }

  private phrase(node: PhrasingContent, flow: Flow, isTrimmed: boolean): string {
    switch (node.type) {
      case 'text':
        return this.text(trimmed(node.value), flow, isTrimmed);
      case 'html':
        return ''; // A comment.
      case 'inlineCode':
        return `<code>${this.text(node.value.replace(/\r?\n|\r/g, ' '), flow, isTrimmed)}</code>`;
      case 'break':
        this.plainText += ' \n';
        return '<br>\n';
      case 'emphasis':
        return `<em>${this.line(node.children, flow, isTrimmed)}</em>`;
      case 'strong':
        return `<strong>${this.line(node.children, flow, isTrimmed)}</strong>`;
      case 'delete':
        return `<del>${this.line(node.children, flow, isTrimmed)}</del>`;
      case 'link':
      case 'linkReference':
        return `${this.linkStart(node)}${this.line(node.children, flow, isTrimmed)}</a>`;
      case 'image':
      case 'imageReference':
        return this.picture(node, { inline: true, row: false });
      case 'footnoteReference':
        return this.call(node);
      default:
        throw new Error(`A survey let ${node.type} through, which cannot be set directly`);
    }
  }

  private text(value: string, flow: Flow, isTrimmed: boolean): string {
    const text = isTrimmed ? value.replace(/^[\t ]+/, '') : value;
    this.plainText += text;
    this.notes.text(text, flow);
    return escaped(text);
  }

  private linkStart(node: Link | LinkReference): string {
    const { url, title } = targetOf(node, this.survey);
    return `<a${this.href(encoded(url), this.placeOf(node))}${title == null ? '' : attribute('title', title)}>`;
  }

  private picture(node: Image | ImageReference, setting: Omit<PictureSetting, 'lazy'>): string {
    const { url, title } = targetOf(node, this.survey);
    const image = { src: encoded(url), alt: node.alt, title };
    const set = this.notes.picture(image, setting, this.placeOf(node));
    return set === null
      ? `<img${attribute('src', image.src)}${attribute('alt', node.alt ?? '')}>`
      : escaped(set);
  }

  private call(node: FootnoteReference): string {
    const { number, id, address } = this.nextCall(node);
    const label = attribute('aria-describedby', '\u0001i\u0002footnote-label');
    const marked = mark(this.survey, 'data-footnote-ref');
    const printedId = this.id(id);
    return `<sup><a${this.href(address, this.placeOf(node))}${printedId}${marked}${label}>${number}</a></sup>`;
  }

  /** Fills in a call that is set with a tree. */
  fillCall({ link, reference }: Call): void {
    const { number, id, address } = this.nextCall(reference);
    link.properties = { href: address, id, dataFootnoteRef: '', ariaDescribedBy: ['footnote-label'] };
    link.children = [{ type: 'text', value: String(number) }];
  }

  /** Counts a call of a footnote: its number, its id, and the address of the footnote. */
  private nextCall(node: FootnoteReference): {
    readonly number: number;
    readonly id: string;
    readonly address: string;
  } {
    const identity = identityOf(node);
    const call = this.calls.get(identity) ?? { number: this.calls.size + 1, times: 0 };
    call.times++;
    this.calls.set(identity, call);
    const id = `fnref-${callName(identity, call.times)}`;
    return { number: call.number, id, address: `#fn-${noteName(identity)}` };
  }

  private placeOf({ position }: PhrasingContent): Position {
    const { line, column } = position!.start;
    return { line: line + this.lineBefore, column };
  }
}

/** The name of a footnote in ids and addresses. */
export function noteName(identity: string): string {
  return encoded(identity.toLowerCase());
}

/** The name of one of its calls, counted from 1. */
export function callName(identity: string, time: number): string {
  return time > 1 ? `${noteName(identity)}-${time}` : noteName(identity);
}

/** An attribute without a value, which gets an empty one when raw HTML is read. */
export function mark(survey: Survey, name: string): string {
  return survey.hasHtml ? ` ${name}=""` : ` ${name}`;
}

/** The index after a text that comments may interrupt. */
function endOfText(nodes: readonly PhrasingContent[], start: number): number {
  const end = nodes.findIndex(({ type }, index) => index > start && type !== 'text' && type !== 'html');
  return end < 0 ? nodes.length : end;
}

function textOf(nodes: readonly PhrasingContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? trimmed(node.value) : '')).join('');
}

type Pictured = Image | ImageReference | Link | LinkReference;

/** The images (or links around one) that a line holds and nothing else; undefined if it holds more or none. */
export function picturesOf(nodes: readonly PhrasingContent[]): readonly Pictured[] | undefined {
  const pictures: Pictured[] = [];
  for (const node of nodes) {
    if (node.type === 'image' || node.type === 'imageReference') pictures.push(node);
    else if (isLink(node) && picturesOf(node.children)?.length === 1) pictures.push(node);
    else if (
      node.type !== 'break' &&
      node.type !== 'html' &&
      !(node.type === 'text' && node.value.trim() === '')
    )
      return undefined;
  }
  return pictures.length > 0 ? pictures : undefined;
}

function isLink(node: PhrasingContent): node is Link | LinkReference {
  return node.type === 'link' || node.type === 'linkReference';
}
