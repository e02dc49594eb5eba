import type { SitePath } from '../model/address/paths.ts';
import { compareText } from '../model/finding.ts';
import { NAME_HEADINGS, NAME_KINDS } from '../model/names.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import { type IndexedName, nameIndex } from './name-index.ts';
import type { NamesProps } from './name-props.ts';
import { hasNames } from './name-shelves.ts';
import { pageAt } from './page.ts';

/** The index of all names (`/names/`): by kind, each from A to Z in the order of the site's language. */
export const namesPage: Maker = (bench) => {
  if (!hasNames(bench.archive)) return [];
  const path = '/names/' as SitePath;
  const title = bench.site.words.names ?? 'Names';
  const props = () => {
    const index = namesProps(bench);
    return {
      page: bench.page('names', path, title, {
        description: listDescription(title, bench.site.title, mostNamed(bench)),
        trail: trail(bench),
        graph: collectionGraph(title, trail(bench), bench.href(path), bench),
      }),
      index,
    };
  };
  return [
    pageAt(path, 'names.njk', props, {
      modified: () => lastChange(bench.archive.listed),
      sitemap: 'pages',
      yields: true,
    }),
  ];
};

function mostNamed({ archive: { shelves } }: Bench): readonly string[] {
  return shelves.names
    .toSorted((a, b) => b.clippings.length - a.clippings.length || compareText(a.slug, b.slug))
    .map(({ name }) => name);
}

function namesProps(bench: Bench): NamesProps {
  const index = nameIndex(bench);
  const kinds = NAME_KINDS.flatMap((what) => {
    const those = index.filter((name) => name.what === what);
    if (those.length === 0) return [];
    const letters = Map.groupBy(those, ({ letter }) => letter);
    return [
      {
        what,
        heading: NAME_HEADINGS[what],
        count: those.filter(({ refers }) => !refers).length,
        letters: [...letters].map(([letter, names]) => ({
          letter,
          names: names.map((name) => rowOf(name, bench)),
        })),
      },
    ];
  });
  return { count: index.filter(({ refers }) => !refers).length, kinds };
}

function rowOf({ sort, shelf, refers, clippings }: IndexedName, bench: Bench): Row {
  const year = (at: number) => clippings.at(at)?.day.slice(0, 4) || null;
  return {
    name: sort,
    href: refers ? null : bench.href(shelf.path),
    count: clippings.length,
    first: year(-1),
    last: year(0),
    see: refers ? bench.tag(shelf) : null,
  };
}

type Row = NamesProps['kinds'][number]['letters'][number]['names'][number];
