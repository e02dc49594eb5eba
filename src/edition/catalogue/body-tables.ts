import type { Archive } from '../../archive/archive.ts';
import type { Clipping } from '../../archive/clipping.ts';
import { resolveLinks } from '../../archive/links.ts';
import { correctionId } from '../../archive/permanent-id.ts';
import type { Picture } from '../../model/picture.ts';
import { plainText } from '../../model/text/plain-text.ts';
import { type Field, OF_DISPATCH, type Table, tableOf, type Url } from './table.ts';

/** Gives the text of a dispatch's body without markup. */
export type TextOf = (clipping: Clipping) => string;

export function correctionTable({ site, directory }: Archive, clippings: readonly Clipping[]): Table {
  const things = clippings.flatMap(({ id, slip }) =>
    slip.corrections.map((correction, at) => ({ ...correction, id, slip, at })),
  );
  const fields: readonly Field<(typeof things)[number]>[] = [
    {
      name: 'id',
      type: 'string',
      about: 'Permanent identifier of the correction',
      of: ({ id, at }) => correctionId(id, at + 1, site),
    },
    { name: 'dispatch', type: 'string', about: 'Identifier of the dispatch', of: ({ id }) => id },
    { name: 'position', type: 'integer', about: 'Its number, from 1', of: ({ at }) => at + 1 },
    {
      name: 'date',
      type: 'date',
      about: 'Day of the correction, if it is known',
      of: ({ filed }) => filed?.day ?? null,
    },
    {
      name: 'note',
      type: 'string',
      about: 'What was wrong',
      of: ({ note, slip }) => plainText(resolveLinks(note, directory, slip)),
    },
  ];
  const head = { name: 'corrections', about: 'Corrections of the dispatches', key: ['id'] };
  return tableOf({ ...head, references: [OF_DISPATCH] }, fields, things);
}

export function linkTable(
  { listed, unlisted, directory }: Archive,
  clippings: readonly Clipping[],
  url: Url,
): Table {
  const idByRank = new Map([...listed, ...unlisted].map(({ rank, id }) => [rank, id]));
  const things = clippings.flatMap((clipping) => {
    const { dispatch, fills, archived, id } = clipping;
    const copies = new Map(archived.map(({ from, to }) => [from, to]));
    const inside = dispatch.copy.slots.flatMap((slot, at) => {
      const fill = fills[at];
      if (slot.kind !== 'link' || fill?.kind !== 'link') return [];
      const found = directory.find(slot.target.replace(/[?#].*$/s, ''), dispatch);
      const to =
        found?.kind === 'dispatch' && found.rank !== null ? (idByRank.get(found.rank) ?? null) : null;
      return [{ id, kind: slot.file ? 'file' : 'inside', address: url(fill.href), to, copy: null }];
    });
    const outside = dispatch.copy.outside.map((address) => ({
      id,
      kind: 'outside',
      address,
      to: null,
      copy: copies.get(address) ?? null,
    }));
    return [...inside, ...outside].map((link, at) => ({ ...link, at }));
  });
  const fields: readonly Field<(typeof things)[number]>[] = [
    { name: 'dispatch', type: 'string', about: 'Identifier of the dispatch that links', of: ({ id }) => id },
    { name: 'position', type: 'integer', about: 'Number of the link, from 1', of: ({ at }) => at + 1 },
    {
      name: 'kind',
      type: 'string',
      about: 'inside: a page of the site; file: a file that is shown or loaded; outside: another site',
      of: ({ kind }) => kind,
    },
    { name: 'address', type: 'string', about: 'Where the link leads', of: ({ address }) => address },
    {
      name: 'leads_to',
      type: 'string',
      about: 'Identifier of the dispatch to which it leads',
      of: ({ to }) => to,
    },
    {
      name: 'archived_copy',
      type: 'uri',
      about: 'Archived copy of a page that is gone',
      of: ({ copy }) => copy,
    },
  ];
  const about = 'Links in the bodies; each address of another site once for each dispatch';
  const head = { name: 'links', about, key: ['dispatch', 'position'], references: [OF_DISPATCH] };
  return tableOf(head, fields, things);
}

export function pictureTable(clippings: readonly Clipping[], url: Url): Table {
  const things = clippings.flatMap(({ id, lead, fills, facsimile }) => {
    const inBody = fills.flatMap((fill) => (fill.kind === 'image' ? [fill.picture] : []));
    const shown: readonly (readonly [Picture, string])[] = [
      ...(lead ? [[lead, 'lead'] as const] : []),
      ...inBody.map((picture) => [picture, 'body'] as const),
      ...facsimile.flatMap((page) => (page.kind === 'scan' ? [[page.picture, 'facsimile'] as const] : [])),
    ];
    return shown.map(([picture, role], at) => ({ id, picture, role, at }));
  });
  const fields: readonly Field<(typeof things)[number]>[] = [
    { name: 'dispatch', type: 'string', about: 'Identifier of the dispatch', of: ({ id }) => id },
    { name: 'position', type: 'integer', about: 'Number of the picture, from 1', of: ({ at }) => at + 1 },
    {
      name: 'role',
      type: 'string',
      about: 'lead: above the text; body: within it; facsimile: a page as it was printed',
      of: ({ role }) => role,
    },
    {
      name: 'file',
      type: 'string',
      about: 'Its file in the site folder; none for a picture of another site',
      of: ({ picture }) => picture.asset,
    },
    { name: 'address', type: 'string', about: 'Its address', of: ({ picture }) => url(picture.href) },
    {
      name: 'alt',
      type: 'string',
      about: 'What it shows, in words',
      of: ({ picture }) => picture.alt || null,
    },
    { name: 'caption', type: 'string', about: 'Its caption', of: ({ picture }) => picture.caption },
    { name: 'credit', type: 'string', about: 'Who made it', of: ({ picture }) => picture.credit },
    { name: 'width', type: 'integer', about: 'Width in pixels', of: ({ picture }) => picture.width },
    { name: 'height', type: 'integer', about: 'Height in pixels', of: ({ picture }) => picture.height },
  ];
  const head = { name: 'pictures', about: 'Pictures of the dispatches', key: ['dispatch', 'position'] };
  return tableOf({ ...head, references: [OF_DISPATCH] }, fields, things);
}

export function wordTable(clippings: readonly Clipping[], textOf: TextOf): Table {
  const fields: readonly Field<Clipping>[] = [
    { name: 'dispatch', type: 'string', about: 'Identifier of the dispatch', of: ({ id }) => id },
    { name: 'headline', type: 'string', about: 'Its headline', of: ({ dispatch }) => dispatch.title },
    { name: 'dek', type: 'string', about: 'Line under the headline', of: ({ dispatch }) => dispatch.dek },
    { name: 'text', type: 'string', about: 'Its body without markup, a line for each paragraph', of: textOf },
  ];
  const about = 'The words of the dispatches';
  return tableOf({ name: 'words', about, key: ['dispatch'], references: [OF_DISPATCH] }, fields, clippings);
}
