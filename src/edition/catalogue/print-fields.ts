import type { Clipping } from '../../archive/clipping.ts';
import type { Field } from './table.ts';

/** Where a dispatch was printed, and what the archive has of it. */
export const PRINT_FIELDS: readonly Field<Clipping>[] = [
  {
    name: 'stub',
    type: 'boolean',
    about: 'Whether its text is not here, but only where it was printed',
    of: ({ dispatch }) => dispatch.stub,
  },
  {
    name: 'printed_in',
    type: 'string',
    about: 'Newspaper or magazine, if it is not the column or the site',
    of: ({ dispatch }) => dispatch.printed?.in ?? null,
  },
  {
    name: 'printed_date',
    type: 'date',
    about: 'Day of the issue',
    of: ({ dispatch }) => dispatch.printed?.date ?? null,
  },
  {
    name: 'printed_section',
    type: 'string',
    about: 'Section of the issue',
    of: ({ dispatch }) => dispatch.printed?.section ?? null,
  },
  {
    name: 'printed_page',
    type: 'string',
    about: 'Page or pages of the issue: B4, 12–14',
    of: ({ dispatch }) => dispatch.printed?.page ?? null,
  },
  {
    name: 'printed_edition',
    type: 'string',
    about: 'Edition of the issue',
    of: ({ dispatch }) => dispatch.printed?.edition ?? null,
  },
  {
    name: 'printed_headline',
    type: 'string',
    about: 'Headline in print, if it was another',
    of: ({ dispatch }) => dispatch.printed?.headline ?? null,
  },
];
