import { byYear, yearsBetween } from '../archive/calendar.ts';
import type { Shelf } from '../archive/clipping.ts';
import type { SitePath } from '../model/address/paths.ts';
import { sameName } from '../model/address/slug.ts';
import { compareText } from '../model/finding.ts';
import { SHELF_KINDS, SHELVES, type ShelfKind } from '../model/shelf-kinds.ts';
import type { Day } from '../model/time/civil-time.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import type { ShelvesProps } from './list-props.ts';
import { type Page, pageAt } from './page.ts';
import type { Alternate } from './props.ts';

/** The index of each kind of shelf (`/columns/`), from A to Z; none for a kind without shelves. That of names is `namesPage`. */
export const shelvesPages: Maker = (bench) =>
  SHELF_KINDS.filter((kind) => kind !== 'name' && bench.archive.shelves[SHELVES[kind].folder].length > 0).map(
    (kind) => overview(kind, bench.archive.shelves[SHELVES[kind].folder], bench),
  );

function overview(kind: ShelfKind, shelves: readonly Shelf[], bench: Bench): Page {
  const { folder, indexTemplate } = SHELVES[kind];
  const path = `/${folder}/` as SitePath;
  const title = bench.site.words[folder] ?? folder;
  const names = shelves.toSorted((a, b) => b.clippings.length - a.clippings.length).map(({ name }) => name);
  const props = () => ({
    page: bench.page(folder, path, title, {
      description: listDescription(title, bench.site.title, names),
      trail: trail(bench),
      ...(kind === 'language' ? { alternates: languageAlternates(bench) } : {}),
      graph: collectionGraph(title, trail(bench), bench.href(path), bench),
    }),
    index: shelvesProps(kind, shelves, bench),
  });
  return pageAt(path, indexTemplate, props, {
    modified: () => lastChange(bench.archive.listed),
    sitemap: 'pages',
    yields: SHELVES[kind].yields,
    ...(kind === 'language' ? { alternates: () => languageAlternates(bench) } : {}),
  });
}

/** The index of each language, for search engines; that of all languages is for readers of any other. */
export function languageAlternates(bench: Bench): readonly Alternate[] {
  const at = (path: SitePath) => bench.url(bench.href(path));
  return [
    ...bench.archive.shelves.languages.map(({ id, path }) => ({ lang: id as string, url: at(path) })),
    { lang: 'x-default', url: at(`/${SHELVES.language.folder}/` as SitePath) },
  ];
}

function shelvesProps(kind: ShelfKind, shelves: readonly Shelf[], bench: Bench): ShelvesProps {
  const { listed } = bench.archive;
  const day = (at: number) => listed.at(at)?.slip.filed?.day ?? ('1970-01-01' as Day);
  const years = listed.length > 0 ? yearsBetween(day(-1), day(0)) : [];
  return {
    kind,
    shelves: shelves
      .map((shelf) => ({ shelf, key: sortKey(shelf.name) }))
      .sort((a, b) => compareText(a.key, b.key) || compareText(a.shelf.slug, b.shelf.slug))
      .map(({ shelf, key }) => {
        const counts = new Map(
          byYear(shelf.clippings).map(({ span, clippings }) => [span, clippings.length]),
        );
        const filed = (at: number) =>
          shelf.clippings.at(at)?.slip.filed as ShelvesProps['shelves'][number]['first'];
        return {
          name: shelf.name,
          href: bench.href(shelf.path),
          count: shelf.clippings.length,
          tagline: shelf.tagline,
          taglineHtml: shelf.taglineHtml,
          first: filed(-1),
          last: filed(0),
          years: years.map((year) => counts.get(year) ?? 0),
          letter: letterOf(key),
        };
      }),
  };
}

/** Sort key of a name: ignores case and Latin accents; names that begin with signs or digits come first. */
function sortKey(name: string): string {
  const plain = sameName(name)
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{Mn}+/gu, '')
    .replace(/^[^\p{L}\p{N}]+/u, '');
  return plain.normalize('NFC') || '#';
}

/** The letter of a name in the A to Z: its first letter, in its own script; a Hangul syllable's initial; else `#`. */
function letterOf(key: string): string {
  const [first = '#'] = /\p{Script=Hangul}/u.test(key.slice(0, 1)) ? key.normalize('NFD') : key;
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
}
