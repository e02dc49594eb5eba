import type { Clipping, Shelf } from '../archive/clipping.ts';
import type { Json } from '../model/json.ts';
import type { SitePath } from '../model/paths.ts';
import type { Desk, Maker } from './desk.ts';
import { type Page, pageAt } from './page.ts';
import type { CitationPlaces } from './props.ts';
import { sharedAnew } from './shared.ts';

/** The formats in which the references of the whole archive, and of each byline, are offered to reference managers. */
const FORMATS = ['bib', 'ris', 'csl.json'] as const;

/** `/archive.bib`, `/archive.ris` and `/archive.csl.json`, for the whole archive and for each byline. */
export const citations: Maker = (desk) => {
  const { listed, shelves } = desk.archive;
  const anew = sharedAnew((clipping: Clipping) => referenceProps(clipping, desk));
  const referenceOf = (clipping: Clipping) =>
    desk.archive.reads.part('reference', clipping, () => anew(clipping));
  const filesOf = (folder: string, clippings: readonly Clipping[]): readonly Page[] =>
    FORMATS.map((format) =>
      pageAt(`${folder}archive.${format}` as SitePath, `archive.${format}.njk`, () => ({
        references: clippings.map(referenceOf),
      })),
    );
  return [
    ...filesOf('/', listed),
    ...shelves.bylines.flatMap((shelf: Shelf) => filesOf(shelf.path, shelf.clippings)),
  ];
};

/** Where the references of a folder's dispatches are offered. */
export function citationPlaces(folder: SitePath, href: Desk['href']): CitationPlaces {
  const at = (format: (typeof FORMATS)[number]) => href(`${folder}archive.${format}` as SitePath);
  return { bibtex: at('bib'), ris: at('ris'), csl: at('csl.json') };
}

/** A dispatch as reference managers take it. */
export function referenceProps(clipping: Clipping, desk: Desk): { [key: string]: Json } {
  const { dispatch, column, bylines, card } = clipping;
  return {
    id: clipping.id,
    title: dispatch.title,
    authors: bylines.map((shelf) => shelf.name),
    container: column?.name ?? desk.site.title,
    day: card.filed?.day ?? '',
    url: desk.url(clipping.href),
    lang: clipping.lang,
    abstract: dispatch.dek,
  };
}
