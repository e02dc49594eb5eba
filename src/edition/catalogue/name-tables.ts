import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { hrefOf } from '../../model/address/paths.ts';
import { namesOf } from '../name-shelves.ts';
import { type Field, OF_DISPATCH, type Table, tableOf, type Url } from './table.ts';

/** What `names.yaml` lists and the dispatches mention; and which dispatch mentions what, in which sentence. */
export function nameTables(archive: Archive, clippings: readonly Clipping[], url: Url): readonly Table[] {
  const { site } = archive;
  const { shelfOf } = namesOf(archive);
  const mentions = clippings.flatMap(({ id, day, dispatch }) =>
    dispatch.mentions.map((mention, at) => ({ ...mention, id, day, at })),
  );
  const byName = Map.groupBy(mentions, ({ name }) => name);
  const named = site.names.filter(({ id }) => byName.has(id));
  const fields: readonly Field<(typeof named)[number]>[] = [
    { name: 'id', type: 'string', about: 'Its id in names.yaml', of: ({ id }) => id },
    { name: 'name', type: 'string', about: 'Its usual form', of: ({ name }) => name },
    {
      name: 'kind',
      type: 'string',
      about: 'person, place, organisation, work or thing',
      of: ({ what }) => what,
    },
    { name: 'sort', type: 'string', about: 'What it is sorted under', of: ({ sort }) => sort },
    {
      name: 'also',
      type: 'string',
      about: 'Other forms, divided by semicolons',
      of: ({ also }) => (also.length > 0 ? also.join('; ') : null),
    },
    {
      name: 'same_as',
      type: 'string',
      about: 'Addresses of the same thing elsewhere, divided by spaces',
      of: ({ sameAs }) => (sameAs.length > 0 ? sameAs.join(' ') : null),
    },
    { name: 'note', type: 'string', about: 'A line about it', of: ({ description }) => description },
    {
      name: 'dispatches',
      type: 'integer',
      about: 'How many dispatches of this catalogue mention it',
      of: ({ id }) => byName.get(id)?.length ?? 0,
    },
    {
      name: 'first',
      type: 'date',
      about: 'Day of the earliest of them',
      of: ({ id }) => byName.get(id)?.at(-1)?.day || null,
    },
    {
      name: 'last',
      type: 'date',
      about: 'Day of the latest of them',
      of: ({ id }) => byName.get(id)?.[0]?.day || null,
    },
    {
      name: 'url',
      type: 'uri',
      about: 'Its address; none if all its dispatches are unlisted',
      of: ({ id }) => {
        const shelf = shelfOf(id);
        return shelf && shelf.clippings.length > 0 ? url(hrefOf(shelf.path, site.base)) : null;
      },
    },
  ];
  const mentionFields: readonly Field<(typeof mentions)[number]>[] = [
    { name: 'dispatch', type: 'string', about: 'Identifier of the dispatch', of: ({ id }) => id },
    {
      name: 'position',
      type: 'integer',
      about: 'Its place among the names of the dispatch, in order of first mention, from 1',
      of: ({ at }) => at + 1,
    },
    { name: 'name', type: 'string', about: 'Id of the name', of: ({ name }) => name },
    { name: 'words', type: 'string', about: 'The words that first mention it', of: ({ words }) => words },
    {
      name: 'sentence',
      type: 'string',
      about: 'The sentence around them',
      of: ({ before, words, after }) => before + words + after,
    },
  ];
  const references = [OF_DISPATCH, ['name', 'names', 'id'] as const];
  const about = 'The names that each dispatch mentions, in order of first mention';
  return [
    tableOf(
      { name: 'names', about: 'What the dispatches name', key: ['id'], references: [] },
      fields,
      named.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    ),
    tableOf(
      { name: 'dispatch-names', about, key: ['dispatch', 'name'], references },
      mentionFields,
      mentions,
    ),
  ];
}
