import type { SourceFile } from '../../found/outside.ts';
import type { Remark } from '../../found/piece.ts';
import { childText, readXml, type XmlElement } from '../../found/xml.ts';

/** What was read of a document. */
export type Document = {
  /** Its text; what names it has the class `doc-title`, `doc-subtitle`, `doc-author` or `doc-date`. */
  readonly html: string;
  readonly properties: Properties;
  readonly notes: readonly Remark[];
};

/** What a document says about itself; '' if it does not. */
type Properties = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly created: string;
  readonly lang: string;
};

/** The properties of a document (Dublin Core, as Word and OpenDocument name them). */
export function propertiesOf(root: XmlElement | undefined): Properties {
  const meta = root === undefined ? undefined : (deep(root, 'office:meta') ?? root);
  const text = (...names: readonly string[]) => (meta === undefined ? '' : childText(meta, ...names));
  const keywords = (meta?.children ?? [])
    .filter(({ name }) => name === 'meta:keyword')
    .map(({ text: one }) => one.trim());
  return {
    title: text('dc:title'),
    author: text('dc:creator', 'meta:initial-creator'),
    subject: text('dc:subject', 'dc:description'),
    keywords: keywords.join(', ') || text('cp:keywords'),
    created: text('dcterms:created', 'meta:creation-date', 'dc:date'),
    lang: text('dc:language'),
  };
}

/** The root element of a part of a document; undefined if the part is missing or no XML. */
export async function rootOf(parts: readonly SourceFile[], path: string): Promise<XmlElement | undefined> {
  const part = parts.find((one) => one.path === path);
  return part === undefined ? undefined : rootIn(part.stream());
}

/** The root element of XML. */
export async function rootIn(bytes: AsyncIterable<Uint8Array>): Promise<XmlElement | undefined> {
  for await (const element of readXml(bytes, (_, depth) => depth === 1))
    if (!('damage' in element)) return element;
  return undefined;
}

/** The first element of a name under another one. */
export function deep(element: XmlElement, name: string): XmlElement | undefined {
  for (const child of element.children) {
    if (child.name === name) return child;
    const found = deep(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
