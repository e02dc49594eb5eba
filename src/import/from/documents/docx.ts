import type { SourceFile } from '../../found/outside.ts';
import type { Remark } from '../../found/piece.ts';
import { type Document, propertiesOf, rootOf } from './document.ts';

/** Styles of Word beside those that mammoth knows, by their English names, which files have in every language. */
const STYLES = [
  "p[style-name='Title'] => h1.doc-title:fresh",
  "p[style-name='Subtitle'] => p.doc-subtitle:fresh",
  "p[style-name='Author'] => p.doc-author:fresh",
  "p[style-name='Byline'] => p.doc-author:fresh",
  "p[style-name='Date'] => p.doc-date:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Block Text'] => blockquote > p:fresh",
  "p[style-name='Quotations'] => blockquote > p:fresh",
  "p[style-name='caption'] => p.doc-caption:fresh",
  "p[style-name='Caption'] => p.doc-caption:fresh",
  "p[style-name='HTML Preformatted'] => pre:separator('\n')",
  "p[style-name='Preformatted Text'] => pre:separator('\n')",
  "p[style-name='Code'] => pre:separator('\n')",
  "p[style-name='macro'] => pre:separator('\n')",
  "r[style-name='HTML Code'] => code",
  "r[style-name='Source Text'] => code",
  'strike => del',
];

/** A document of Word as HTML. Remarks of its editors, which stand in its margin, are left out and noted. */
export async function readDocx(bytes: Uint8Array, parts: readonly SourceFile[]): Promise<Document> {
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    // It takes any bytes, though its types name those of Node.
    { buffer: bytes as never },
    { styleMap: STYLES, externalFileAccess: false },
  );
  const notes: Remark[] = [];
  const remarks = await rootOf(parts, 'word/comments.xml');
  const count = remarks?.children.length ?? 0;
  if (count > 0)
    notes.push({
      kind: 'dropped',
      what: 'remark',
      detail: `${count} in the margin, which its editors wrote for each other`,
    });
  return { html: value, properties: propertiesOf(await rootOf(parts, 'docProps/core.xml')), notes };
}
