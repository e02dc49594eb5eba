import { judgeAddress, judgeOrcid } from './judges.ts';
import { boolean, choice, group, list, map, type Setting, text } from './setting.ts';

/** The part `also` of a column, a byline or a tag. */
const ALSO: Setting = list('Other spellings that mean this one.', text('A spelling.'), { orOne: true });

/** Whether a site or a column goes on. */
export const STATUS: Setting = choice(
  'Whether more dispatches will come: running, or ended.',
  ['running', 'ended'],
  'running',
);

/** Rights in the texts of a site or a column. */
export const RIGHTS: Setting = group(
  'Who may do what with the texts.',
  {
    license: text('The licence: an SPDX identifier such as CC-BY-4.0, its address, or words.', {
      also: ['licence'],
    }),
    holder: text('Who holds the rights.'),
    machines: choice(
      'What machines may do: all, no-training (read and quote, but train no models), search-only (only what a search engine does).',
      ['all', 'no-training', 'search-only'],
    ),
  },
  { short: 'license', example: '{license: CC-BY-4.0, holder: The Wire, machines: no-training}' },
);

/** The columns of a site. */
export const COLUMNS: Setting = map(
  'The columns by id, in the order in which the site shows them.',
  group(
    'A column: its name, or a group with more.',
    {
      name: text('Name as shown.', { also: ['title'] }),
      also: ALSO,
      tagline: text('The line under the name.'),
      description: text('What the column is about.'),
      status: STATUS,
      rights: RIGHTS,
    },
    { short: 'name' },
  ),
  '{the-wire: The Wire}',
);

/** The people who write in it. */
export const BYLINES: Setting = map(
  'The people who write, by id.',
  group(
    'A byline: its name, or a group with more.',
    {
      name: text('Name as printed.'),
      also: ALSO,
      bio: text('The line under each dispatch that introduces the writer, in inline Markdown.'),
      image: text('Portrait: a file under assets/.'),
      email: text('E-mail address, for letters from readers.'),
      url: text('The website of the writer.', { judge: judgeAddress, pattern: '^https?://' }),
      orcid: text('The ORCID iD of the writer.', { judge: judgeOrcid }),
    },
    { short: 'name' },
  ),
  '{laura-hale: Laura Hale}',
);

/** Its tags. */
export const TAGS: Setting = map(
  'Tags that have another name or a description. No other tag needs an entry.',
  group(
    'A tag: its name, or a group with more.',
    { name: text('Name as shown.'), also: ALSO, description: text('A line about the tag.') },
    { short: 'name' },
  ),
  '{iran: Iran}',
);

/** The places of its datelines. */
export const PLACES: Setting = map(
  'Places of datelines that have other spellings or a description. No other place needs an entry.',
  group(
    'A place: its name, or a group with more.',
    { name: text('Name as shown.'), also: ALSO, description: text('A line about the place.') },
    { short: 'name' },
  ),
  '{geneva: Geneva}',
);

/** The lists of its editor. */
export const LISTS: Setting = map(
  'The lists of dispatches that the editor chose, by id, in the order in which the site shows them. They may also be in lists.yaml.',
  group(
    'A list of dispatches.',
    {
      name: text('Name as shown.', { also: ['title'] }),
      description: text('What the list is about.'),
      front: boolean('Whether the front page shows the list.', true),
      pieces: list(
        'The dispatches, in the order in which the list shows them.',
        group(
          'A dispatch: its slug, file, address or id, or a group with a note.',
          {
            piece: text('The slug, the file, the address or the id of the dispatch.'),
            note: text('What the editor says of it, in inline Markdown.'),
          },
          {
            short: 'piece',
            required: ['piece'],
            example: '{piece: the-lamp, note: It began here.}',
          },
        ),
        { example: '[the-lamp, {piece: fog, note: The shortest one.}]' },
      ),
    },
    { required: ['pieces'], example: '{name: Start here, pieces: [the-lamp, fog]}' },
  ),
  '{start-here: {name: Start here, pieces: [the-lamp, fog]}}',
);
