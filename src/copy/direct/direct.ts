import type { Code, Heading, List, ListItem, Paragraph, Root, RootContent, Table, TableRow } from 'mdast';
import { oneLine } from '../../model/text/one-line.ts';
import { regionLabel } from '../body/labels.ts';
import { type Flow, Notebook, type References } from '../body/notebook.ts';
import { type placeSlots, placeSlotsIn } from '../body/references.ts';
import { type HtmlPart, htmlPartsOf } from './html-parts.ts';
import { attribute, escaped } from './html-text.ts';
import { callName, mark, noteName, Phrases, picturesOf } from './phrases.ts';
import { isLoose, type Survey, shown, surveyOf } from './survey.ts';

/**
 * Sets a Markdown tree as HTML with slots in one walk, with the same result as `toHtmlTree`, `placeSlots` and
 * `printHtml`, which are its definition. Null if the tree contains something that only they know how to set.
 */
export function setDirectly(
  tree: Root,
  options: Parameters<typeof placeSlots>[1],
  html: 'keep' | 'sanitize',
): (References & { readonly html: string }) | null {
  const survey = surveyOf(tree, html);
  return survey && new Setter(survey, options).set(tree, options.dateline);
}

class Setter {
  private html = '';
  /** The place of the dateline, before the first words of prose. */
  private opening: number | undefined;
  private readonly survey: Survey;
  private readonly notes: Notebook;
  private readonly phrases: Phrases;
  private readonly line: number;

  constructor(survey: Survey, { line, lang, lead }: Parameters<typeof placeSlots>[1]) {
    this.survey = survey;
    this.line = line;
    this.notes = new Notebook(lead, lang);
    this.phrases = new Phrases(survey, this.notes, line);
  }

  set(tree: Root, dateline: boolean): (References & { readonly html: string }) | null {
    const blocks = shown(tree.children);
    const parts = htmlPartsOf(blocks, this.survey);
    if (parts === null) return null;
    let at = 0;
    for (const part of parts) {
      this.blocks(blocks.slice(at, part.start), 'open');
      this.htmlPart(part);
      at = part.end;
    }
    this.blocks(blocks.slice(at), 'open');
    this.html = this.html.slice(0, -1);
    if (this.phrases.calls.size > 0) this.footnotes();
    if (this.notes.anchored().some(({ printed, right }) => printed !== right)) return null;
    if (dateline && this.opening !== undefined)
      this.html = `${this.html.slice(0, this.opening)}${DATELINE}${this.html.slice(this.opening)}`;
    return { ...this.notes.references(), html: this.html };
  }

  /** Sets blocks with raw HTML: places slots in their tree and prints it, as is done with a whole copy elsewhere. */
  private htmlPart({ tree, calls, print }: HtmlPart): void {
    for (const call of calls) this.phrases.fillCall(call);
    const opening = placeSlotsIn(tree, this.notes, this.line, print);
    opening?.children.unshift({ type: 'text', value: DATELINE });
    const html = print(tree);
    if (opening !== undefined) this.opening = this.html.length + html.indexOf(DATELINE);
    this.html += `${html.replace(DATELINE, '')}\n`;
  }

  private blocks(nodes: readonly RootContent[], flow: Flow): void {
    for (const node of nodes) {
      this.block(node, flow);
      this.html += '\n';
    }
  }

  /** A block. Comments, the only raw HTML that is not in parts, show nothing. */
  private block(node: RootContent, flow: Flow): void {
    if (node.type === 'paragraph') this.paragraph(node, flow);
    else if (node.type === 'heading') this.heading(node);
    else if (node.type === 'list') this.list(node, aside(flow));
    else if (node.type === 'code') this.code(node);
    else if (node.type === 'thematicBreak') this.html += '<hr>';
    else if (node.type === 'table') this.table(node, flow);
    else if (node.type === 'blockquote') {
      this.html += '<blockquote>\n';
      this.blocks(shown(node.children), aside(flow));
      this.html += '</blockquote>';
    }
  }

  private paragraph({ children }: Paragraph, flow: Flow): void {
    const pictures = picturesOf(children);
    if (pictures !== undefined) {
      this.html += this.phrases.figures(pictures);
      return;
    }
    this.html += '<p>';
    this.phrases.plainText = '';
    const line = this.phrases.line(children, 'text');
    if (this.notes.paragraph(flow, () => this.phrases.plainText)) this.opening = this.html.length;
    this.html += `${line}</p>`;
  }

  private heading({ depth, children }: Heading): void {
    this.phrases.plainText = '';
    const line = this.phrases.line(children, 'text');
    const id = this.notes.heading(oneLine(this.phrases.plainText), depth);
    this.html += `<h${depth}${attribute('id', `\u0001i\u0002${id}`)}>${line}</h${depth}>`;
  }

  private list(list: List, flow: Flow): void {
    const tag = list.ordered ? 'ol' : 'ul';
    const loose = isLoose(list);
    const start = typeof list.start === 'number' && list.start !== 1 ? ` start="${list.start}"` : '';
    this.html += `<${tag}${start}>\n`;
    for (const item of list.children) {
      this.item(item, flow, loose);
      this.html += '\n';
    }
    this.html += `</${tag}>`;
  }

  /** An item. Paragraphs of a tight list have no tags. */
  private item({ children }: ListItem, flow: Flow, loose: boolean): void {
    this.html += '<li>';
    let isInline = true;
    for (const [index, node] of shown(children).entries()) {
      const isFirst = index === 0;
      isInline = !loose && node.type === 'paragraph';
      if (!isInline || !isFirst) this.html += '\n';
      if (isInline) this.html += this.phrases.line((node as Paragraph).children, flow);
      else this.block(node, flow);
    }
    this.html += isInline ? '</li>' : '\n</li>';
  }

  private code({ value, lang }: Code): void {
    const name = lang ? attribute('class', `language-${lang.split(/\s+/)[0]}`) : '';
    this.html += `<pre><code${name}>${escaped(value === '' ? '' : `${value}\n`)}</code></pre>`;
  }

  /** A table. Outside of notes it is in a region that is named by the table's heads. */
  private table({ children, align }: Table, flow: Flow): void {
    const [head, ...rows] = children.map((row, index) =>
      this.row(row, index === 0 ? 'th' : 'td', align, aside(flow)),
    );
    const thead = head === undefined ? '' : `<thead>\n${head.html}</thead>\n`;
    const tbody = rows.length === 0 ? '' : `<tbody>\n${rows.map(({ html }) => html).join('')}</tbody>\n`;
    const table = `<table>\n${thead}${tbody}</table>`;
    const label = attribute('aria-label', regionLabel((head?.cells ?? []).join(', ')));
    this.html +=
      flow === 'text' ? table : `<div class="table" role="region"${label} tabindex="0">${table}</div>`;
  }

  /** Sets a row. Returns it with the texts of its cells. */
  private row(
    { children }: TableRow,
    tag: 'th' | 'td',
    align: Table['align'],
    flow: Flow,
  ): { readonly html: string; readonly cells: readonly string[] } {
    const cells: string[] = [];
    let html = '<tr>\n';
    for (let index = 0; index < (align?.length ?? children.length); index++) {
      const side = align?.[index];
      this.phrases.plainText = '';
      const line = this.phrases.line(children[index]?.children ?? [], flow);
      html += `<${tag}${side ? attribute('align', side) : ''}>${line}</${tag}>\n`;
      cells.push(oneLine(this.phrases.plainText));
    }
    return { html: `${html}</tr>\n`, cells };
  }

  /** Sets the notes that are called, also those called only by other notes, each with links back to its calls. */
  private footnotes(): void {
    const { calls } = this.phrases;
    const notes: Note[] = [];
    for (const identity of calls.keys()) notes.push(this.note(identity));
    const id = this.phrases.id('footnote-label');
    this.html += `\n<section${mark(this.survey, 'data-footnotes')} class="footnotes"><h2 class="visually-hidden"${id}>Footnotes</h2>\n<ol>\n`;
    for (const [index, [identity, { times }]] of [...calls].entries()) {
      const { html, isOpen } = notes[index]!;
      const back = Array.from({ length: times }, (_, time) => this.back(identity, index + 1, time + 1));
      const end = isOpen ? ` ${back.join(' ')}</p>` : back.join('\n \n');
      this.html += `<li${this.phrases.id(`fn-${noteName(identity)}`)}>\n${html}${end}\n</li>\n`;
    }
    this.html += '</ol>\n</section>';
  }

  private note(identity: string): Note {
    const before = this.html;
    this.html = '';
    const nodes = shown(this.survey.notes.get(identity)!.children);
    const last = nodes.at(-1);
    const isOpen = last?.type === 'paragraph';
    this.blocks(isOpen ? nodes.slice(0, -1) : nodes, 'text');
    const html = isOpen ? `${this.html}<p>${this.phrases.line(last.children, 'text')}` : this.html;
    this.html = before;
    return { html, isOpen };
  }

  private back(identity: string, number: number, time: number): string {
    const href = this.phrases.href(`#fnref-${callName(identity, time)}`);
    const label = attribute('aria-label', `Back to reference ${number}${time > 1 ? `-${time}` : ''}`);
    const count = time > 1 ? `<sup>${time}</sup>` : '';
    return `<a${href} data-footnote-backref=""${label} class="data-footnote-backref">↩${count}</a>`;
  }
}

/** The mark for the place of a dateline. */
const DATELINE = '\u0001d\u0002';

/** A note without the links back to its calls. `isOpen`: whether they belong into its last paragraph, which is not closed. */
type Note = { readonly html: string; readonly isOpen: boolean };

function aside(flow: Flow): Flow {
  return flow === 'text' ? 'text' : 'aside';
}
