import { type Clipping, fedBy, type Shelf } from '../archive/clipping.ts';
import type { Quote } from '../model/dispatch.ts';
import type { Json } from '../model/json.ts';
import type { NameKind } from '../model/names.ts';
import type { Bench } from './bench.ts';
import type { Teaser } from './dispatch-props.ts';
import type { ShelfProps } from './list-props.ts';
import type { NameLink, NameProps } from './name-props.ts';

/** The names that a dispatch mentions, as links. */
export function nameLinks({ names }: Pick<Clipping, 'names'>, bench: Bench): readonly NameLink[] {
  return names.map((shelf) => ({ ...bench.tag(shelf), what: bench.names.entryOf(shelf)?.what ?? 'thing' }));
}

/** What `names.yaml` says about a shelf; null if it has no entry there. */
export function nameProps(shelf: Shelf, bench: Bench): NameProps | null {
  const entry = bench.names.entryOf(shelf);
  if (!entry) return null;
  return {
    what: entry.what,
    also: [...new Set(entry.also)],
    seeAlso: entry.seeAlso.flatMap((id) => {
      const other = bench.names.shelfOf(id);
      return other ? [bench.tag(other)] : [];
    }),
    sameAs: entry.sameAs.map((href) => ({ title: siteNamed(href), href })),
  };
}

/** The sentence in which each dispatch that a page of a shelf shows first mentions it, by the address of the dispatch. */
export function mentionsOn(
  shelf: Shelf,
  clippings: readonly Clipping[],
  shown: readonly Pick<Teaser, 'href'>[],
  bench: Bench,
): ShelfProps['mentions'] {
  const entry = bench.names.entryOf(shelf);
  if (!entry) return {};
  const { reads } = bench.archive;
  const hrefs = new Set(shown.map(({ href }) => href));
  const mentions: { [href: string]: Quote | null } = {};
  for (const clipping of clippings) {
    if (!hrefs.has(clipping.href)) continue;
    const all = reads.part('mentions', clipping, () => bench.names.mentionsIn(clipping));
    mentions[clipping.href] = all[entry.id] ?? null;
  }
  return mentions;
}

/** Whether a shelf has feeds with dispatches. */
export function isFed(shelf: Shelf): boolean {
  return fedBy(shelf).length > 0;
}

/** Schema.org data of a name. */
export function nameGraph(shelf: Shelf, bench: Bench): { readonly [key: string]: Json } {
  const entry = bench.names.entryOf(shelf);
  const [only, ...others] = entry?.sameAs ?? [];
  return {
    '@type': TYPES[entry?.what ?? 'thing'],
    name: shelf.name,
    ...(shelf.clippings.length > 0 ? { url: bench.url(bench.href(shelf.path)) } : {}),
    ...(only === undefined ? {} : { sameAs: others.length === 0 ? only : [only, ...others] }),
  };
}

const TYPES: { readonly [Kind in NameKind]: string } = {
  person: 'Person',
  place: 'Place',
  organisation: 'Organization',
  work: 'CreativeWork',
  thing: 'Thing',
};

/** The name of a site that a link leads to: `Wikidata`, else its host. */
function siteNamed(address: string): string {
  const host = new URL(address).hostname.replace(/^www\./, '');
  return SITES[host.split('.').slice(-2).join('.')] ?? host;
}

const SITES: { readonly [domain: string]: string | undefined } = {
  'wikidata.org': 'Wikidata',
  'wikipedia.org': 'Wikipedia',
  'viaf.org': 'VIAF',
  'isni.org': 'ISNI',
  'orcid.org': 'ORCID',
  'geonames.org': 'GeoNames',
  'd-nb.info': 'GND',
  'loc.gov': 'Library of Congress',
  'worldcat.org': 'WorldCat',
};
