import { escapeHtml } from '../../../model/text/html.ts';
import type { SourceFile } from '../../found/outside.ts';
import type { Remark } from '../../found/piece.ts';
import { childrenOf, childText, type XmlElement } from '../../found/xml.ts';
import { type Document, deep, propertiesOf, rootIn, rootOf } from './document.ts';
import { lookOf, type Styles, stylesOf, type TextStyle } from './odt-styles.ts';

type Work = {
  readonly styles: Styles;
  /** Pictures of the document as addresses that hold their bytes, by their path in it. */
  readonly pictures: ReadonlyMap<string, string>;
  readonly endnotes: string[];
  readonly notes: Remark[];
};

/** A document of OpenDocument (ODF 1.2, text) as HTML, zipped or in one file. */
export async function readOdt(bytes: Uint8Array, parts: readonly SourceFile[]): Promise<Document> {
  const flat = parts.length === 0 ? await rootIn(once(bytes)) : undefined;
  const content = flat ?? (await rootOf(parts, 'content.xml'));
  const styles = flat ?? (await rootOf(parts, 'styles.xml'));
  const text = content && deep(content, 'office:text');
  const work: Work = {
    styles: stylesOf([content, styles].filter((one) => one !== undefined)),
    pictures: await picturesOf(parts),
    endnotes: [],
    notes: [],
  };
  const html = text === undefined ? '' : blocks(text.children, work);
  const below = work.endnotes
    .map((note, at) => `<li id="odt-note-${at + 1}">${note} <a href="#odt-mark-${at + 1}">↩</a></li>`)
    .join('');
  return {
    html: html + (below === '' ? '' : `\n<ol>${below}</ol>`),
    properties: propertiesOf(flat ?? (await rootOf(parts, 'meta.xml'))),
    notes: work.notes,
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function picturesOf(parts: readonly SourceFile[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (const part of parts) {
    const kind = /^Pictures\/.*\.(png|jpe?g|gif|webp|svg|bmp|tiff?)$/i.exec(part.path)?.[1]?.toLowerCase();
    if (kind !== undefined) found.set(part.path, dataAddress(await part.read(), kind));
  }
  return found;
}

function dataAddress(bytes: Uint8Array, kind: string): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return `data:image/${kind === 'jpg' ? 'jpeg' : kind === 'svg' ? 'svg+xml' : kind};base64,${btoa(binary)}`;
}

/** What a document keeps beside its text: lists of contents and changes, remarks, forms. */
const BESIDE =
  /^(?:text:(?:table-of-content|tracked-changes|sequence-decls|variable-decls|user-field-decls|alphabetical-index|illustration-index|table-index|bibliography)|office:(?:forms|annotation|annotation-end))$/;

function blocks(elements: readonly XmlElement[], work: Work): string {
  const parts: { readonly html: string; readonly around: 'blockquote' | 'pre' | null }[] = [];
  for (const element of elements) {
    const look = lookOf(element, work.styles);
    const around =
      element.name !== 'text:p' ? null : look.isQuote ? 'blockquote' : look.isCode ? 'pre' : null;
    const html = block(element, look, work);
    if (html !== '') parts.push({ html, around });
  }
  let out = '';
  for (const [at, { html, around }] of parts.entries()) {
    const goesOn = around !== null && parts[at - 1]?.around === around;
    const ends = around !== null && parts[at + 1]?.around !== around;
    out += `${around !== null && !goesOn ? `<${around}>` : ''}${html}${ends ? `</${around}>` : ''}\n`;
  }
  return out;
}

function block(element: XmlElement, look: TextStyle, work: Work): string {
  if (BESIDE.test(element.name)) return beside(element, work);
  switch (element.name) {
    case 'text:h': {
      const level = Math.min(6, Math.max(1, Number(element.attributes['text:outline-level']) || 1));
      const text = inline(element, work);
      return text.trim() === '' ? '' : `<h${level}>${text}</h${level}>`;
    }
    case 'text:p': {
      const text = inline(element, work);
      if (look.isCode) return text;
      if (text.trim() === '') return '';
      if (look.role === 'doc-title') return `<h1 class="doc-title">${text}</h1>`;
      return `<p${look.role === null ? '' : ` class="${look.role}"`}>${text}</p>`;
    }
    case 'text:list': {
      const tag = work.styles.ordered.has(element.attributes['text:style-name'] ?? '') ? 'ol' : 'ul';
      const items = element.children.filter(({ name }) => /^text:list-(?:item|header)$/.test(name));
      return `<${tag}>${items.map((item) => `<li>${blocks(item.children, work)}</li>`).join('')}</${tag}>`;
    }
    case 'table:table': {
      const heads = new Set(childrenOf(element, 'table:table-header-rows').flatMap(rowsIn));
      const rows = rowsIn(element).map(
        (row) => `<tr>${cellsOf(row, heads.has(row) ? 'th' : 'td', work)}</tr>`,
      );
      return `<table>${rows.join('')}</table>`;
    }
    case 'draw:frame':
    case 'draw:a':
    case 'draw:g':
      return inlineElement(element, work);
    default:
      return blocks(element.children, work);
  }
}

function rowsIn(table: XmlElement): readonly XmlElement[] {
  return table.children.flatMap((child) =>
    child.name === 'table:table-row'
      ? [child]
      : /^table:table-(?:header-rows|rows|row-group)$/.test(child.name)
        ? rowsIn(child)
        : [],
  );
}

function cellsOf(row: XmlElement, tag: 'th' | 'td', work: Work): string {
  return childrenOf(row, 'table:table-cell')
    .map((cell) => {
      const span = Number(cell.attributes['table:number-columns-spanned'] ?? 1);
      return `<${tag}${span > 1 ? ` colspan="${span}"` : ''}>${blocks(cell.children, work)}</${tag}>`;
    })
    .join('');
}

/** Text with its marks; text alone where an element has no children. */
function inline(element: XmlElement, work: Work): string {
  if (element.children.length === 0) return escapeHtml(element.text);
  return element.content
    .map((part) => (typeof part === 'string' ? escapeHtml(part) : inlineElement(part, work)))
    .join('');
}

function inlineElement(element: XmlElement, work: Work): string {
  if (BESIDE.test(element.name)) return beside(element, work);
  const { attributes } = element;
  switch (element.name) {
    case 'text:s':
      return ' '.repeat(Math.min(200, Math.max(1, Number(attributes['text:c'] ?? 1) || 1)));
    case 'text:tab':
      return '\t';
    case 'text:line-break':
      return '<br>';
    case 'text:span':
      return marked(inline(element, work), lookOf(element, work.styles));
    case 'text:a': {
      const href = attributes['xlink:href'] ?? '';
      return href === ''
        ? inline(element, work)
        : `<a href="${escapeHtml(href)}">${inline(element, work)}</a>`;
    }
    case 'text:note': {
      const body = element.children.find(({ name }) => name === 'text:note-body');
      const number = work.endnotes.push('');
      work.endnotes[number - 1] = body === undefined ? '' : blocks(body.children, work);
      return `<sup><a id="odt-mark-${number}" href="#odt-note-${number}">${number}</a></sup>`;
    }
    case 'draw:frame':
      return frame(element, work);
    case 'text:p':
    case 'text:h':
    case 'text:list':
    case 'table:table':
      return block(element, lookOf(element, work.styles), work);
    case 'office:binary-data':
      return '';
    default:
      return inline(element, work);
  }
}

function marked(text: string, { bold, italic, struck, position, isCode }: TextStyle): string {
  if (text.trim() === '') return text;
  let html = isCode ? `<code>${text}</code>` : text;
  if (position !== null) html = `<${position}>${html}</${position}>`;
  if (struck) html = `<del>${html}</del>`;
  if (italic) html = `<em>${html}</em>`;
  return bold ? `<strong>${html}</strong>` : html;
}

/** A picture with its alternative text; or a box of text, which may hold a picture and its caption. */
function frame(element: XmlElement, work: Work): string {
  const image = childrenOf(element, 'draw:image')[0];
  const box = childrenOf(element, 'draw:text-box')[0];
  if (image === undefined) return box === undefined ? '' : boxed(box, work);
  const inside = childText(image, 'office:binary-data').replace(/\s+/g, '');
  const href = image.attributes['xlink:href'] ?? '';
  const src =
    inside === ''
      ? (work.pictures.get(href.replace(/^\.\//, '')) ?? href)
      : `data:image/png;base64,${inside}`;
  const alt = childText(element, 'svg:desc') || childText(element, 'svg:title');
  if (src === '') return '';
  if (/^(?:\.\/)?Pictures\//.test(src))
    work.notes.push({ kind: 'lost', what: 'image', detail: `${src} is not in the document, or no picture` });
  return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">`;
}

function boxed(box: XmlElement, work: Work): string {
  const html = blocks(box.children, work);
  const [, image, caption = ''] = /^<p[^>]*>(<img [^>]*>)([\s\S]*?)<\/p>\s*$/.exec(html) ?? [];
  if (image === undefined) return html;
  const said = caption.replace(/^\s*(?:<br>)?\s*/, '').trim();
  return `<figure>${image}${said === '' ? '' : `<figcaption>${said}</figcaption>`}</figure>`;
}

function beside(element: XmlElement, work: Work): string {
  if (element.name === 'office:annotation')
    work.notes.push({
      kind: 'dropped',
      what: 'remark',
      detail: 'one in the margin, which its editors wrote for each other',
    });
  if (element.name === 'text:tracked-changes')
    work.notes.push({
      kind: 'dropped',
      what: 'changes',
      detail: 'what was struck out while changes were recorded',
    });
  return '';
}
