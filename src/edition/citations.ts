import type { Clipping } from '../archive/clipping.ts';
import { rulesOf } from '../model/address/hosts.ts';
import type { SitePath } from '../model/address/paths.ts';
import type { Json } from '../model/json.ts';
import { SHELF_KINDS, SHELVES } from '../model/shelf-kinds.ts';
import type { Bench, Maker } from './bench.ts';
import type { CitationPlaces } from './list-props.ts';
import { type Page, pageAt } from './page.ts';
import { rightsOfDispatch } from './rights.ts';
import { sharedEachTime } from './shared.ts';

/** Formats of the files for reference managers, of the whole archive and of each byline. */
const FORMATS = ['bib', 'ris', 'csl.json'] as const;

/**
 * `/archive.bib`, `/archive.ris` and `/archive.csl.json`, for the whole archive and for each byline. If the site turns
 * them off, files that were published stay only where the host cannot redirect their addresses.
 */
export const citations: Maker = (bench) => {
  const { site, listed, shelves, reads } = bench.archive;
  if (!site.citations && !mustStay(bench)) return [];
  const referenceOf = sharedEachTime((clipping: Clipping) => referenceProps(clipping, bench));
  /** References of one folder are kept, since its formats are made one after the other. */
  let held: { readonly folder: string; readonly references: readonly Json[] } | undefined;
  const referencesOf = (folder: string, clippings: readonly Clipping[]): readonly Json[] => {
    for (const clipping of clippings) reads.note(clipping, 'reference');
    if (held?.folder !== folder) {
      const make = (clipping: Clipping) => reads.part('reference', clipping, () => referenceOf(clipping));
      held = { folder, references: clippings.map(make) };
    }
    return held.references;
  };
  const filesOf = (folder: string, clippings: readonly Clipping[]): readonly Page[] =>
    FORMATS.map((format) =>
      pageAt(`${folder}archive.${format}` as SitePath, `archive.${format}.njk`, () => ({
        references: referencesOf(folder, clippings),
      })),
    );
  return [
    ...filesOf('/', listed),
    ...SHELF_KINDS.filter((kind) => SHELVES[kind].citations)
      .flatMap((kind) => shelves[SHELVES[kind].folder])
      .flatMap((shelf) => filesOf(shelf.path, shelf.clippings)),
  ];
};

/** Whether published files must stay: the host has no redirects, and no page can stand at their addresses. */
function mustStay({ archive: { site, followed } }: Bench): boolean {
  return (
    rulesOf(site.host).table === null &&
    followed.register.lines.some(
      ({ address, stood }) => stood.kind === 'index' && address === `/archive.${FORMATS[0]}`,
    )
  );
}

/** Addresses of the reference files of a folder. */
export function citationPlaces(folder: SitePath, href: Bench['href']): CitationPlaces {
  const at = (format: (typeof FORMATS)[number]) => href(`${folder}archive.${format}` as SitePath);
  return { bibtex: at('bib'), ris: at('ris'), csl: at('csl.json') };
}

/** A dispatch as a reference for reference managers. */
export function referenceProps(clipping: Clipping, bench: Bench): { [key: string]: Json } {
  const { column, bylines, slip, display, dispatch } = clipping;
  const rights = rightsOfDispatch(clipping, bench.archive.site);
  return {
    id: clipping.id,
    title: display.title,
    doi: dispatch.doi,
    license: rights?.license?.url ?? rights?.license?.name ?? null,
    authors: bylines.map((shelf) => shelf.name),
    container: dispatch.printed?.in ?? column?.name ?? bench.site.title,
    day: dispatch.printed?.date ?? slip.filed?.day ?? '',
    section: dispatch.printed?.section ?? null,
    page: dispatch.printed?.page ?? null,
    edition: dispatch.printed?.edition ?? null,
    url: bench.url(clipping.href),
    lang: clipping.lang,
    abstract: display.dek,
    keywords: clipping.names.map(({ name }) => name),
  };
}
