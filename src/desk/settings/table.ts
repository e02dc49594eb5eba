import { HOSTS } from '../../model/address/hosts.ts';
import { FEED_FOLDERS } from '../../model/shelf-kinds.ts';
import { IMAGES } from './images.ts';
import {
  judgeColour,
  judgeDay,
  judgeLanguage,
  judgeLength,
  judgeLink,
  judgePermalink,
  judgeSite,
  judgeTarget,
  judgeTypeface,
  judgeZone,
} from './judges.ts';
import { boolean, choice, count, group, list, map, type Setting, type Settings, text } from './setting.ts';
import { BYLINES, COLUMNS, LISTS, PLACES, RIGHTS, STATUS, TAGS } from './shelf-settings.ts';

/** Every setting of `site.yaml`, one row a setting. */
export const SETTINGS: Settings = {
  title: text('Name of the archive or the column.', { standard: 'An archive' }),
  tagline: text('The line under the name.'),
  description: text('What the archive is, in a sentence or two: for search engines and feeds.'),
  url: text('Address of the site: https://example.org, or https://example.org/column.', {
    judge: judgeSite,
    pattern: '^https?://[^?#]+$',
  }),
  timezone: text(
    'Time zone in which every date is filed and shown: a name of the IANA database, such as Europe/Oslo.',
    { judge: judgeZone },
  ),
  lang: text('Language of the site, as a tag of BCP 47: en, de, pt-BR.', {
    also: ['language'],
    judge: judgeLanguage,
    standard: 'en',
  }),
  permalink: text(
    'Pattern of the addresses of dispatches, made of :year :month :day :slug :column :byline.',
    {
      judge: judgePermalink,
      pattern: '^/',
      standard: '/:year/:month/:day/:slug/',
    },
  ),
  status: STATUS,
  rights: RIGHTS,
  columns: COLUMNS,
  bylines: BYLINES,
  tags: TAGS,
  places: PLACES,
  lists: LISTS,
  nav: list(
    'Further entries of the navigation, after the pages of the archive.',
    group(
      'An entry of the navigation.',
      {
        title: text('As shown.'),
        url: text('Path or whole address.', { judge: judgeLink, pattern: '^(?:/|https?://|mailto:)' }),
      },
      { required: ['title', 'url'], example: '{title: About, url: /about/}' },
    ),
    { example: '[{title: About, url: /about/}]' },
  ),
  redirects: map(
    'Old addresses, and where each leads now: a path of the site, a whole address, or a group that says that it is gone. They may also be in redirects.yaml.',
    text('Where an old address leads now.', {
      filled: true,
      judge: judgeTarget,
      pattern: '^\\s*(?:/|[Hh][Tt][Tt][Pp][Ss]?://)',
      or: group(
        'What a page at an old address says of it (backfile retire writes this).',
        {
          gone: text('The day on which it went: 2006-05-04.', {
            judge: judgeDay,
            pattern: '^\\d{4}-\\d{2}-\\d{2}$',
          }),
          because: text('Why, in inline Markdown.'),
        },
        { required: ['gone'], example: '{gone: 2006-05-04, because: It was a hoax.}' },
      ),
    }),
    '{/old/: /tags/iran/}',
  ),
  register: boolean('Whether every published address is kept in addresses.txt, so that none is lost.', true),
  'archived-links': boolean(
    'Whether links to dead pages of other sites lead to the archived copies in links.json (written by backfile check --external --ledger).',
    false,
  ),
  index: group('How indexes are divided into pages.', {
    single: count('The largest number of entries that an index shows on a single page.', 60),
    days: choice(
      'Which days have a page of their own. several: days with several dispatches; always: all days with a dispatch; never: no day, and there are no pages such as /days/02/29/.',
      ['several', 'always', 'never'],
      'several',
    ),
  }),
  feeds: group('What feeds contain.', {
    entries: count('Number of entries in a feed of the site or of a column.', 30),
    others: {
      ...count(
        'Number of entries in a feed of a byline, a tag or a place. The feeds of stories and lists hold every entry. false: none of these have feeds.',
        10,
      ),
      orFalse: true,
    },
    complete: boolean(
      'Whether /feed/complete.json holds every dispatch, for programs that collect whole archives.',
      false,
    ),
    archives: list(
      'Which feeds also have a document for each year (RFC 5005), so that they hold the whole history.',
      choice('A kind of feed.', ['site', ...FEED_FOLDERS]),
      { orOne: true, orFalse: true, standard: '[site, columns]' },
    ),
  }),
  search: boolean('Whether the site has a search page.', true),
  paragraphs: boolean(
    'Whether each paragraph of a dispatch has an address of its own, with a mark (¶) that leads to it and a number in print.',
    true,
  ),
  related: boolean(
    'Whether “More from” also lists earlier dispatches for the words that they share, and says which words these are.',
    true,
  ),
  changes: {
    ...group(
      'Whether a dispatch whose words changed after it was published has a page that shows how, from version control.',
      {
        from: choice('Where the states of dispatches are recorded: git.', ['git']),
        since: text('The day from which changes are shown, such as that of an import: 2026-01-31.', {
          judge: judgeDay,
          pattern: '^\\d{4}-\\d{2}-\\d{2}$',
        }),
      },
      { short: 'from', required: ['from'], example: '{from: git, since: 2026-01-31}' },
    ),
    orFalse: true,
  },
  citations: boolean(
    'Whether the site offers files for reference managers, of the archive and of each byline (BibTeX, RIS, CSL-JSON).',
    true,
  ),
  catalogue: boolean(
    'Whether the site offers tables of all its dispatches (CSV, JSON Lines), described for search engines as a Dataset.',
    false,
  ),
  headlines: boolean(
    'Whether an archive of 20 dispatches or more has pages with every headline of a year.',
    true,
  ),
  numbers: boolean(
    'Whether an archive of 20 dispatches or more has a page of what can be counted in it: the longest dispatches, the longest silences, the sites it links to.',
    true,
  ),
  host: choice(
    'The host of the site: redirects are written in its format, and its limits are checked.',
    HOSTS,
  ),
  headers: boolean(
    'Whether a file _headers is written, for Netlify and Cloudflare Pages: a strict Content-Security-Policy, and long cache times for files whose names change with their content.',
    false,
  ),
  theme: group('Colours, typefaces and width of the built-in theme.', {
    accent: text(
      'The colour of links and labels, as CSS writes it. The one for dark pages is derived from it.',
      { judge: judgeColour },
    ),
    'accent-dark': text('The colour of links and labels on dark pages, in place of the derived one.', {
      judge: judgeColour,
    }),
    serif: text('Typefaces for text, as CSS lists them.', { judge: judgeTypeface }),
    sans: text('Typefaces for labels, as CSS lists them.', { judge: judgeTypeface }),
    measure: text('Width of the text, as a CSS length.', { judge: judgeLength }),
  }),
  words: map(
    'Words of the interface that the site replaces.',
    text('The word, or its plural forms.', {
      or: group(
        'A word by plural category (Unicode CLDR).',
        Object.fromEntries(
          ['zero', 'one', 'two', 'few', 'many', 'other'].map((category) => [category, text('The word.')]),
        ),
        { required: ['other'] },
      ),
    }),
    '{latest: Newest}',
  ),
  rules: map(
    'Levels of rules: error, warning, info or off, by the name of the rule.',
    choice('The level.', ['error', 'warning', 'info', 'off']),
    '{tag-once: off}',
  ),
  markdown: group('How the text of dispatches is read.', {
    html: choice(
      'Whether HTML in dispatches is kept as it is, or cleaned of scripts, styles, frames and forms.',
      ['keep', 'sanitize'],
      'keep',
    ),
    'smart-punctuation': boolean(
      'Whether straight quotes, double hyphens and three dots become typographic ones.',
      true,
    ),
    accelerate: boolean('Whether a faster parser reads plain texts. The result is the same.', true),
  }),
  images: IMAGES,
};

/** The whole of `site.yaml`. */
export const SITE: Setting = { about: 'What an archive is.', shape: 'group', parts: SETTINGS };
