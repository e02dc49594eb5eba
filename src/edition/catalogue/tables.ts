import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { absolute } from '../../model/address/absolute.ts';
import { type CivilTime, machineDate, timestamp } from '../../model/time/civil-time.ts';
import { correctionTable, linkTable, pictureTable, type TextOf, wordTable } from './body-tables.ts';
import { nameTables } from './name-tables.ts';
import { PRINT_FIELDS } from './print-fields.ts';
import { filedTable, shelfTable, TABLED_KINDS } from './shelf-tables.ts';
import { type Field, OF_DISPATCH, type Table, tableOf, type Url } from './table.ts';

/**
 * The catalogue of some dispatches of an archive (newest first) as tables: what they are, on which shelves they stand,
 * what they link to and show. With `textOf`, also their words.
 */
export function tablesOf(
  archive: Archive,
  clippings: readonly Clipping[],
  textOf: TextOf | null,
): readonly Table[] {
  const url = (href: string) => absolute(href, archive.site.origin);
  return [
    dispatchTable(archive, clippings, url),
    ...TABLED_KINDS.map((kind) => shelfTable(kind, archive, clippings, url)),
    ...TABLED_KINDS.filter((kind) => kind !== 'column').map((kind) => filedTable(kind, clippings)),
    ...(archive.site.names.length > 0 ? nameTables(archive, clippings, url) : []),
    threadTable(archive, clippings),
    correctionTable(archive, clippings),
    linkTable(archive, clippings, url),
    pictureTable(clippings, url),
    ...(textOf ? [wordTable(clippings, textOf)] : []),
  ];
}

function dispatchTable(
  { site, threads, translations }: Archive,
  clippings: readonly Clipping[],
  url: Url,
): Table {
  const fields: readonly Field<Clipping>[] = [
    { name: 'id', type: 'string', about: 'Permanent identifier (an IRI)', of: ({ id }) => id },
    { name: 'date', type: 'date', about: 'Day on which it was filed', of: ({ day }) => day || null },
    {
      name: 'time',
      type: 'datetime',
      about: 'When it was filed, if the time of day is known',
      of: ({ slip }) => moment(slip.filed),
    },
    {
      name: 'headline',
      type: 'string',
      about: 'Headline as written',
      of: ({ dispatch }) => dispatch.title,
    },
    {
      name: 'dek',
      type: 'string',
      about: 'Line under the headline',
      of: ({ dispatch }) => dispatch.dek,
    },
    {
      name: 'column',
      type: 'string',
      about: 'Column in which it ran',
      of: ({ column }) => column?.slug ?? null,
    },
    {
      name: 'dateline',
      type: 'string',
      about: 'Place from which it was filed',
      of: ({ dispatch }) => dispatch.dateline,
    },
    { name: 'language', type: 'string', about: 'Language (BCP 47)', of: ({ lang }) => lang },
    {
      name: 'words',
      type: 'integer',
      about: 'Length of its body in words',
      of: ({ length }) => length.words,
    },
    {
      name: 'characters',
      type: 'integer',
      about: 'Length in characters, in a language that is measured in these',
      of: ({ length }) => length.characters,
    },
    {
      name: 'updated',
      type: 'datetime',
      about: 'When it was last changed',
      of: ({ slip }) => (slip.updated ? timestamp(slip.updated) : null),
    },
    {
      name: 'thread',
      type: 'string',
      about: 'Identifier of the first dispatch of its thread',
      of: (clipping) => threads.story.get(clipping)?.clippings[0]?.id ?? null,
    },
    { name: 'url', type: 'uri', about: 'Its address', of: ({ href }) => url(href) },
    {
      name: 'canonical',
      type: 'uri',
      about: 'Where it was published first, if elsewhere',
      of: ({ slip }) => slip.canonical,
    },
    {
      name: 'unlisted',
      type: 'boolean',
      about: 'Whether it is on no index of the site',
      of: ({ slip }) => slip.unlisted,
    },
    { name: 'source', type: 'string', about: 'Its manuscript', of: ({ slip }) => slip.source },
    {
      name: 'translation_of',
      type: 'string',
      about: 'Identifier of the dispatch that it is a version of in another language',
      of: (clipping) => {
        const [first] = translations.get(clipping) ?? [];
        return first && first !== clipping ? first.id : null;
      },
    },
    ...PRINT_FIELDS,
  ];
  const references = [['column', 'columns', 'slug'] as const];
  const head = { name: 'dispatches', about: `Dispatches of ${site.title}`, key: ['id'], references };
  return tableOf(head, fields, clippings);
}

function threadTable({ threads }: Archive, clippings: readonly Clipping[]): Table {
  const things = clippings.flatMap((clipping) => {
    const story = threads.story.get(clipping)?.clippings;
    return story ? [{ thread: story[0]!.id, clipping, at: story.indexOf(clipping) }] : [];
  });
  const fields: readonly Field<(typeof things)[number]>[] = [
    {
      name: 'thread',
      type: 'string',
      about: 'Identifier of the first dispatch of the thread',
      of: ({ thread }) => thread,
    },
    { name: 'position', type: 'integer', about: 'Place in the thread, from 1', of: ({ at }) => at + 1 },
    {
      name: 'dispatch',
      type: 'string',
      about: 'Identifier of the dispatch',
      of: ({ clipping }) => clipping.id,
    },
  ];
  const ordered = things.toSorted((a, b) =>
    a.thread === b.thread ? a.at - b.at : a.thread < b.thread ? -1 : 1,
  );
  const about = 'Dispatches that tell one story, in order of time';
  return tableOf({ name: 'threads', about, key: ['dispatch'], references: [OF_DISPATCH] }, fields, ordered);
}

/** A time with its hours; null if only the day is known. */
function moment(filed: CivilTime | null): string | null {
  return filed && filed.time !== null ? machineDate(filed) : null;
}
