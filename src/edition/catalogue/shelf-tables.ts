import type { Archive } from '../../archive/archive.ts';
import type { Clipping, Shelf } from '../../archive/clipping.ts';
import { hrefOf } from '../../model/address/paths.ts';
import { NAMED_KINDS, type NamedKind, SHELVES } from '../../model/shelf-kinds.ts';
import { plainText } from '../../model/text/plain-text.ts';
import { type Field, OF_DISPATCH, type Table, tableOf, type Url } from './table.ts';

/** Names have tables of their own, and languages are in the table of dispatches. */
export type TabledKind = Exclude<NamedKind, 'name'>;

export const TABLED_KINDS: readonly TabledKind[] = NAMED_KINDS.filter((kind) => kind !== 'name');

type Shelved = { readonly shelf: Shelf; readonly clippings: readonly Clipping[] };

/** Columns, bylines, tags or places of the dispatches. */
export function shelfTable(
  kind: TabledKind,
  archive: Archive,
  clippings: readonly Clipping[],
  url: Url,
): Table {
  const { base } = archive.site;
  const grouped = new Map<Shelf, Clipping[]>();
  for (const clipping of clippings)
    for (const shelf of clipping.shelves.filter((each) => each.kind === kind)) {
      const group = grouped.get(shelf);
      if (group) group.push(clipping);
      else grouped.set(shelf, [clipping]);
    }
  const { folder } = SHELVES[kind];
  const fields: readonly Field<Shelved>[] = [
    { name: 'slug', type: 'string', about: 'Its name in addresses', of: ({ shelf }) => shelf.slug },
    { name: 'name', type: 'string', about: 'Name as printed', of: ({ shelf }) => shelf.name },
    {
      name: 'also',
      type: 'string',
      about: 'Other spellings, divided by semicolons',
      of: ({ shelf }) => (shelf.also.length > 0 ? shelf.also.join('; ') : null),
    },
    ...(kind === 'byline'
      ? ([
          {
            name: 'bio',
            type: 'string',
            about: 'Line that introduces the writer',
            of: ({ shelf }) => (shelf.bio === null ? null : plainText(shelf.bio)),
          },
          { name: 'website', type: 'uri', about: 'Website of the writer', of: ({ shelf }) => shelf.url },
        ] satisfies Field<Shelved>[])
      : ([
          {
            name: 'description',
            type: 'string',
            about: 'What it is about',
            of: ({ shelf }) => shelf.description ?? shelf.tagline,
          },
        ] satisfies Field<Shelved>[])),
    {
      name: 'dispatches',
      type: 'integer',
      about: 'How many dispatches it has in this catalogue',
      of: ({ clippings }) => clippings.length,
    },
    {
      name: 'first',
      type: 'date',
      about: 'Day of the earliest of them',
      of: (shelved) => shelved.clippings.at(-1)?.day || null,
    },
    {
      name: 'last',
      type: 'date',
      about: 'Day of the latest of them',
      of: (shelved) => shelved.clippings[0]?.day || null,
    },
    {
      name: 'url',
      type: 'uri',
      about: 'Its address; none if all its dispatches are unlisted',
      of: ({ shelf }) => (shelf.clippings.length > 0 ? url(hrefOf(shelf.path, base)) : null),
    },
  ];
  const things = [...grouped]
    .map(([shelf, of]) => ({ shelf, clippings: of }))
    .sort((a, b) => (a.shelf.slug < b.shelf.slug ? -1 : 1));
  const head = { name: folder, about: ABOUT_SHELVES[kind], key: ['slug'], references: [] };
  return tableOf(head, fields, things);
}

const ABOUT_SHELVES: { readonly [kind in TabledKind]: string } = {
  column: 'Columns in which the dispatches ran',
  byline: 'Who wrote the dispatches',
  tag: 'What the dispatches are about',
  place: 'Where the dispatches were written',
};

/** Which dispatch has which bylines or tags. */
export function filedTable(kind: TabledKind, clippings: readonly Clipping[]): Table {
  const { folder } = SHELVES[kind];
  const things = clippings.flatMap(({ id, shelves }) =>
    shelves.filter((shelf) => shelf.kind === kind).map(({ slug }, at) => ({ id, slug, at })),
  );
  const fields: readonly Field<(typeof things)[number]>[] = [
    { name: 'dispatch', type: 'string', about: 'Identifier of the dispatch', of: ({ id }) => id },
    { name: 'position', type: 'integer', about: 'Its place among several, from 1', of: ({ at }) => at + 1 },
    { name: kind, type: 'string', about: `Slug of the ${kind}`, of: ({ slug }) => slug },
  ];
  const references = [OF_DISPATCH, [kind, folder, 'slug'] as const];
  const about = `The ${folder} of each dispatch, in their order`;
  return tableOf({ name: `dispatch-${folder}`, about, key: ['dispatch', kind], references }, fields, things);
}
