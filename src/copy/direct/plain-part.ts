import type { Element, Root as HtmlTree } from 'hast';
import type {
  Code,
  FootnoteReference,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
  TableRow,
} from 'mdast';
import { PlainReader } from '../body/plain-html.ts';
import { encoded, trimmed } from './html-text.ts';
import { isLoose, type Survey, shown, targetOf } from './survey.ts';

/** A call of a footnote: the link that is its number, which is not known before the copy is set. */
export type Call = { readonly link: Element; readonly reference: FootnoteReference };

/**
 * The blocks from one with raw HTML up to where all its tags are closed, as an HTML tree made in one walk. Null if the HTML
 * is not plain. The definition is `toHtmlTree`, which gives the same tree (`tests/copy/direct/direct.test.ts`).
 */
export function plainPartOf(
  blocks: readonly RootContent[],
  start: number,
  survey: Survey,
): { readonly end: number; readonly tree: HtmlTree; readonly calls: readonly Call[] } | null {
  const reader = new PartReader(survey);
  for (let end = start; end < blocks.length; end++) {
    if (!(end === start || reader.html.text('\n')) || !reader.block(blocks[end]!)) return null;
    const { isClosed, children } = reader.html;
    const last = children.at(-1);
    // A text that goes on in the next block is one with it.
    const goesOn = last?.type === 'text' && last.value.trim() !== '' && end + 1 < blocks.length;
    if (isClosed && !goesOn) return { end: end + 1, tree: { type: 'root', children }, calls: reader.calls };
  }
  return null;
}

/** Reads Markdown into a tree of HTML; each of its functions is false if the HTML is not plain. */
class PartReader {
  readonly html = new PlainReader();
  readonly calls: Call[] = [];
  private readonly survey: Survey;

  constructor(survey: Survey) {
    this.survey = survey;
  }

  block(node: RootContent): boolean {
    switch (node.type) {
      case 'html':
        return this.html.raw(node.value, node.position);
      case 'paragraph':
        return this.element('p', {}, node, () => this.line(node.children));
      case 'heading':
        return this.element(`h${node.depth}`, {}, node, () => this.line(node.children));
      case 'list':
        return this.list(node);
      case 'blockquote':
        return this.element('blockquote', {}, node, () =>
          this.lines(shown(node.children), (child) => this.block(child)),
        );
      case 'code':
        return this.element('pre', {}, node, () => this.code(node));
      case 'thematicBreak':
        return this.html.begin('hr', {}, node.position) !== null;
      case 'table':
        return this.table(node);
      default:
        throw new Error(`A survey let ${node.type} through, which cannot be read directly`);
    }
  }

  private element(
    name: string,
    properties: Element['properties'],
    { position }: Pick<Nodes, 'position'>,
    read: (element: Element) => boolean,
  ): boolean {
    const element = this.html.begin(name, properties, position);
    return element !== null && read(element) && this.html.end(name);
  }

  /** Nodes, each on a line of its own. */
  private lines<Node>(nodes: readonly Node[], read: (node: Node) => boolean): boolean {
    return this.html.text('\n') && nodes.every((node) => read(node) && this.html.text('\n'));
  }

  private list(list: List): boolean {
    const loose = isLoose(list);
    const start = typeof list.start === 'number' && list.start !== 1 ? { start: list.start } : {};
    return this.element(list.ordered ? 'ol' : 'ul', start, list, () =>
      this.lines(list.children, (item) => this.element('li', {}, item, () => this.item(item, loose))),
    );
  }

  /** An item. Paragraphs of a tight list are no elements. */
  private item({ children }: ListItem, loose: boolean): boolean {
    let isInline = true;
    return (
      shown(children).every((node, index) => {
        isInline = !loose && node.type === 'paragraph';
        if (!(isInline && index === 0) && !this.html.text('\n')) return false;
        return isInline ? this.line((node as Paragraph).children) : this.block(node);
      }) &&
      (isInline || this.html.text('\n'))
    );
  }

  private code(node: Code): boolean {
    const language = node.lang ? { className: [`language-${node.lang.split(/\s+/)[0]}`] } : {};
    return this.element('code', language, node, () =>
      this.html.text(node.value === '' ? '' : `${node.value}\n`),
    );
  }

  private table(table: Table): boolean {
    const [head, ...rows] = table.children;
    const row = (each: TableRow) =>
      this.element('tr', {}, each, () => this.row(each, each === head ? 'th' : 'td', table.align));
    const part = (name: string, of: readonly TableRow[]) => () =>
      this.element(name, {}, of[0]!, () => this.lines(of, row));
    const parts = [
      ...(head ? [part('thead', [head])] : []),
      ...(rows.length > 0 ? [part('tbody', rows)] : []),
    ];
    return this.element('table', {}, table, () => this.lines(parts, (read) => read()));
  }

  private row(row: TableRow, name: string, align: Table['align']): boolean {
    const cells = Array.from({ length: align?.length ?? row.children.length }, (_, index) => index);
    return this.lines(cells, (index) => {
      const cell = row.children[index];
      const side = align?.[index];
      return this.element(name, side ? { align: side } : {}, cell ?? {}, () =>
        this.line(cell?.children ?? []),
      );
    });
  }

  /** A line, as `Phrases` sets it. */
  private line(nodes: readonly PhrasingContent[], isTrimmed = false): boolean {
    return nodes.every((node, index) =>
      this.phrase(node, index === 0 ? isTrimmed && node.type === 'text' : nodes[index - 1]!.type === 'break'),
    );
  }

  private phrase(node: PhrasingContent, isTrimmed: boolean): boolean {
    switch (node.type) {
      case 'text':
        return this.text(trimmed(node.value), isTrimmed);
      case 'html':
        return this.html.raw(node.value, node.position);
      case 'inlineCode':
        return this.element('code', {}, node, () =>
          this.text(node.value.replace(/\r?\n|\r/g, ' '), isTrimmed),
        );
      case 'break':
        return this.html.begin('br', {}, node.position) !== null && this.html.text('\n');
      case 'emphasis':
        return this.element('em', {}, node, () => this.line(node.children, isTrimmed));
      case 'strong':
        return this.element('strong', {}, node, () => this.line(node.children, isTrimmed));
      case 'delete':
        return this.element('del', {}, node, () => this.line(node.children, isTrimmed));
      case 'link':
      case 'linkReference': {
        const { url, title } = targetOf(node, this.survey);
        const properties = { href: encoded(url), ...(title != null && { title }) };
        return this.element('a', properties, node, () => this.line(node.children, isTrimmed));
      }
      case 'image':
      case 'imageReference': {
        const { url, title } = targetOf(node, this.survey);
        const alt = node.alt == null ? {} : { alt: node.alt };
        const properties = { src: encoded(url), ...alt, ...(title != null && { title }) };
        return this.html.begin('img', properties, node.position) !== null;
      }
      case 'footnoteReference':
        return this.call(node);
      default:
        throw new Error(`A survey let ${node.type} through, which cannot be read directly`);
    }
  }

  private text(value: string, isTrimmed: boolean): boolean {
    return this.html.text(isTrimmed ? value.replace(/^[\t ]+/, '') : value);
  }

  private call(reference: FootnoteReference): boolean {
    return this.element('sup', {}, reference, () =>
      this.element('a', {}, reference, (link) => this.calls.push({ link, reference }) > 0),
    );
  }
}
