import { directionOf } from '../../model/language/direction.ts';
import { escapeHtml } from '../../model/text/html.ts';
import { plain } from '../book/attributes.ts';
import type { Book } from '../book/book.ts';
import { DECLARATION } from './xhtml.ts';

/** A file of the book as its package lists it. */
export type Item = {
  readonly id: string;
  readonly file: string;
  readonly type: string;
  /** Words of the manifest (EPUB 3.3, appendix D.8): `nav`, `cover-image`, `mathml`. */
  readonly properties?: readonly string[];
  /** Whether it is read in its turn. */
  readonly read?: boolean;
};

/** What is known of a book besides its words. */
type Package = {
  readonly uuid: string;
  /** RFC 3339, UTC. */
  readonly modified: string;
  readonly items: readonly Item[];
  readonly pictures: {
    readonly count: number;
    /** How many have an alternative text. */
    readonly described: number;
    /** Whether one may move. */
    readonly moving: boolean;
  };
};

export const CONTAINER = `${DECLARATION}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
`;

/** The package document (EPUB 3.3, 5): metadata, list of files, order of reading. */
export function packageDocument(book: Book, { uuid, modified, items, pictures }: Package): string {
  const { title, subtitle, lang, languages, editors, writers, archive } = book;
  const creators = editors.length > 0 ? editors : writers.length > 0 ? writers : [archive.title];
  const lines = [
    `<dc:identifier id="book-id">urn:uuid:${uuid}</dc:identifier>`,
    `<dc:title id="title">${text(title)}</dc:title>`,
    meta('title-type', 'main', '#title'),
    ...(subtitle
      ? [`<dc:title id="subtitle">${text(subtitle)}</dc:title>`, meta('title-type', 'subtitle', '#subtitle')]
      : []),
    ...languages.map((each) => `<dc:language>${text(each)}</dc:language>`),
    ...creators.flatMap((name, at) => [
      `<dc:creator id="creator-${at + 1}">${text(name)}</dc:creator>`,
      `<meta refines="#creator-${at + 1}" property="role" scheme="marc:relators">${editors.length > 0 ? 'edt' : 'aut'}</meta>`,
    ]),
    ...(editors.length > 0 ? writers.map((name) => `<dc:contributor>${text(name)}</dc:contributor>`) : []),
    `<dc:publisher>${text(archive.title)}</dc:publisher>`,
    `<dc:source>${text(archive.url)}</dc:source>`,
    `<dc:date>${book.last}</dc:date>`,
    ...(archive.description ? [`<dc:description>${text(archive.description)}</dc:description>`] : []),
    meta('dcterms:modified', modified),
    ...accessibility(pictures),
  ];
  return `${DECLARATION}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="${lang}" dir="${directionOf(lang)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${lines.join('\n')}
</metadata>
<manifest>
${items.map(itemOf).join('\n')}
</manifest>
<spine page-progression-direction="${book.dir}">
${items
  .filter(({ read }) => read)
  .map(({ id }) => `<itemref idref="${id}"/>`)
  .join('\n')}
</spine>
</package>
`;
}

/** What a reader with a disability has to know before the book is opened (EPUB Accessibility 1.1, 2). */
function accessibility({ count, described, moving }: Package['pictures']): readonly string[] {
  const isAll = count === described;
  const modes = count > 0 ? ['textual', 'visual'] : ['textual'];
  const features = ['tableOfContents', 'readingOrder', 'structuralNavigation', 'displayTransformability'];
  // One word for all hazards: readers of the metadata do not all know the longer list of the vocabulary.
  const hazard = moving ? 'unknown' : 'none';
  const summary =
    count === 0
      ? 'The book is all text, with a table of contents and headings.'
      : isAll
        ? 'All pictures have alternative texts. The book has a table of contents and headings.'
        : `${described} of ${count} pictures have alternative texts. The book has a table of contents and headings.`;
  return [
    ...modes.map((mode) => meta('schema:accessMode', mode)),
    ...(isAll ? [meta('schema:accessModeSufficient', 'textual')] : []),
    ...(count > 0 ? [meta('schema:accessModeSufficient', 'textual,visual')] : []),
    ...[...features, ...(described > 0 ? ['alternativeText'] : [])].map((feature) =>
      meta('schema:accessibilityFeature', feature),
    ),
    meta('schema:accessibilityHazard', hazard),
    `<meta property="schema:accessibilitySummary" xml:lang="en" dir="ltr">${summary}</meta>`,
  ];
}

function itemOf({ id, file, type, properties = [] }: Item): string {
  const words = properties.length > 0 ? ` properties="${properties.join(' ')}"` : '';
  return `<item id="${id}" href="${file}" media-type="${type}"${words}/>`;
}

function meta(property: string, value: string, refines?: string): string {
  return `<meta${refines ? ` refines="${refines}"` : ''} property="${property}">${text(value)}</meta>`;
}

function text(value: string): string {
  return escapeHtml(plain(value));
}
