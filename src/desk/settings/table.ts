import { HOSTS } from '../../model/address/hosts.ts';
import { SHELF_FOLDERS } from '../../model/shelf-kinds.ts';
import {
  type Judge,
  judgeAddress,
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

/**
 * A setting: what it is for, and what it may hold. This table is what site.yaml is checked by, and what its schema for
 * editors is made of.
 */
export type Setting = {
  readonly about: string;
  /** A `map` holds things by ids of the writer's own, a `group` holds parts with given names. */
  readonly shape: 'text' | 'truth' | 'count' | 'list' | 'map' | 'group';
  /** All that a text may be; what a truth may be besides. */
  readonly choices?: readonly string[];
  /** The greatest that a count may be. */
  readonly most?: number;
  /** Each item of a list, each thing of a map. */
  readonly of?: Setting;
  /** Whether a list of one item may be that item alone. */
  readonly orOne?: boolean;
  readonly parts?: Settings;
  /** Parts without which a group says nothing. */
  readonly required?: readonly string[];
  /** The part that a text alone stands for. */
  readonly short?: string;
  /** Whether to have no value is an error, since it loses something. */
  readonly filled?: boolean;
  /** Other spellings that are read. */
  readonly also?: readonly string[];
  /** Whether `false` stands for none of it. */
  readonly orFalse?: boolean;
  /** Another shape that it may have. */
  readonly or?: Setting;
  /** What its shape cannot tell of a text. */
  readonly judge?: Judge;
  /** What the schema can tell of that: a regular expression. */
  readonly pattern?: string;
  /** A whole value, for whoever wrote another shape. */
  readonly example?: string;
  /** The value that it has if it is not written, as YAML; absent if there is none. */
  readonly standard?: string;
};

export type Settings = { readonly [name: string]: Setting };

const text = (about: string, more: Partial<Setting> = {}): Setting => ({ about, shape: 'text', ...more });
const truth = (about: string, standard: boolean, ...choices: readonly string[]): Setting => ({
  about,
  shape: 'truth',
  standard: String(standard),
  ...(choices.length > 0 ? { choices } : {}),
});
const count = (about: string, standard?: number, most?: number): Setting => ({
  about,
  shape: 'count',
  ...(standard === undefined ? {} : { standard: String(standard) }),
  ...(most === undefined ? {} : { most }),
});
const choice = (about: string, choices: readonly string[], standard?: string): Setting => ({
  about,
  shape: 'text',
  choices,
  ...(standard === undefined ? {} : { standard }),
});
const group = (about: string, parts: Settings, more: Partial<Setting> = {}): Setting => ({
  about,
  shape: 'group',
  parts,
  ...more,
});
const list = (about: string, of: Setting, more: Partial<Setting> = {}): Setting => ({
  about,
  shape: 'list',
  of,
  ...more,
});
const map = (about: string, of: Setting, example: string): Setting => ({ about, shape: 'map', of, example });

/** The part `also` of a column, a byline or a tag. */
const ALSO = list('Other spellings that mean this one.', text('A spelling.'), { orOne: true });

const PERCENT = (about: string, standard?: number) => count(about, standard, 100);

/** Every setting of `site.yaml`, one row a setting. */
export const SETTINGS: Settings = {
  title: text('Name of the archive or the column.', { standard: 'An archive' }),
  tagline: text('The line under the name.'),
  description: text('What the archive is, in a sentence or two: for search engines and feeds.'),
  url: text('Where the site will stand: https://example.org, or https://example.org/column.', {
    judge: judgeSite,
    pattern: '^https?://[^?#]+$',
  }),
  timezone: text(
    'Zone in which every date is filed and shown: a name of the IANA database, such as Europe/Oslo.',
    { judge: judgeZone },
  ),
  lang: text('Language of the site, a tag of BCP 47: en, de, pt-BR.', {
    also: ['language'],
    judge: judgeLanguage,
    standard: 'en',
  }),
  permalink: text('Addresses of dispatches, of :year :month :day :slug :column :byline.', {
    judge: judgePermalink,
    pattern: '^/',
    standard: '/:year/:month/:day/:slug/',
  }),
  columns: map(
    'The columns by id, in the order in which the site shows them.',
    group(
      'A column: its name alone, or what else there is to say.',
      {
        name: text('Name as shown.', { also: ['title'] }),
        also: ALSO,
        tagline: text('The line under the name.'),
        description: text('What the column is.'),
      },
      { short: 'name' },
    ),
    '{the-wire: The Wire}',
  ),
  bylines: map(
    'The people who write, by id.',
    group(
      'A byline: its name alone, or what else there is to say.',
      {
        name: text('Name as printed.'),
        also: ALSO,
        bio: text('The line under each piece, in inline Markdown.'),
        image: text('Portrait: a file under assets/.'),
        email: text('Address for letters.'),
        url: text('A site of their own.', { judge: judgeAddress, pattern: '^https?://' }),
      },
      { short: 'name' },
    ),
    '{laura-hale: Laura Hale}',
  ),
  tags: map(
    'Tags that want another name, or a line about themselves. Others need no entry.',
    group(
      'A tag: its name alone, or what else there is to say.',
      { name: text('Name as shown.'), also: ALSO, description: text('A line about the tag.') },
      { short: 'name' },
    ),
    '{iran: Iran}',
  ),
  nav: list(
    'What the navigation lists after the archive’s own pages.',
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
    'Old addresses and where each leads now: a path of the site, or a whole address; or since when it is gone, and why. May stand in redirects.yaml.',
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
  register: truth(
    'Whether addresses.txt keeps every address that was ever published, so that none is lost.',
    true,
  ),
  'archived-links': truth(
    'Whether links to pages that are gone lead to the archived copies that links.json names (backfile check --external --ledger).',
    false,
  ),
  index: group('How indexes are cut.', {
    single: count('Entries up to which an index is one page.', 60),
    days: choice(
      'Which days have a page of their own: those with several dispatches, all, or none.',
      ['several', 'always', 'never'],
      'several',
    ),
  }),
  feeds: group('How feeds are made.', {
    entries: count('Entries in a feed of the site or of a column.', 30),
    others: {
      ...count('Entries in a feed of a byline or a tag; false if they have none.', 10),
      orFalse: true,
    },
    archives: list(
      'Which feeds have an archive document for each year (RFC 5005).',
      choice('A kind of feed.', ['site', ...SHELF_FOLDERS]),
      { orOne: true, orFalse: true, standard: '[site, columns]' },
    ),
  }),
  search: truth('Whether the site has a search page.', true),
  citations: truth(
    'Whether references of the archive and of each byline are offered (BibTeX, RIS, CSL-JSON).',
    true,
  ),
  host: choice(
    'Where the site stands: redirects are written as this host reads them, and its limits are checked.',
    HOSTS,
  ),
  headers: truth(
    'Whether _headers is written (Netlify, Cloudflare Pages): a strict Content-Security-Policy, long lives for files.',
    false,
  ),
  theme: group('What may be changed of the built-in theme.', {
    accent: text('A CSS colour; the one for the dark scheme is derived from it.', { judge: judgeColour }),
    'accent-dark': text('A CSS colour for the dark scheme.', { judge: judgeColour }),
    serif: text('A CSS font family for text.', { judge: judgeTypeface }),
    sans: text('A CSS font family for labels.', { judge: judgeTypeface }),
    measure: text('Width of the text, a CSS length.', { judge: judgeLength }),
  }),
  words: map(
    'Words of the interface that the site says otherwise.',
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
  markdown: group('How Markdown is read.', {
    html: choice('What becomes of raw HTML.', ['keep', 'sanitize'], 'keep'),
    'smart-punctuation': truth('Whether straight quotes become typographic ones.', true),
    accelerate: truth('Whether plain texts are parsed by the faster parser; the result is the same.', true),
  }),
  images: group(
    'How pictures are made ready; false shows each as it is.',
    {
      formats: list(
        'Formats, the last of which every reader can show.',
        choice('A format.', ['webp', 'avif', 'jpeg', 'png', 'original']),
        { orOne: true, standard: '[webp, original]' },
      ),
      widths: list('Widths in pixels.', count('A width.', undefined, 8000), {
        orOne: true,
        standard: '[480, 768, 1120, 1472]',
      }),
      quality: {
        ...PERCENT('From 1 to 100: one number, or one for each format.'),
        or: group('One for each format.', {
          webp: PERCENT('Of WebP.', 75),
          avif: PERCENT('Of AVIF.', 55),
          jpeg: PERCENT('Of JPEG.', 78),
        }),
      },
      originals: truth('Whether the files as they came are part of the site, too.', false),
      metadata: choice('What is kept of what is written inside pictures.', ['none', 'credit'], 'none'),
      credit: truth('Whether a credit inside a picture is shown where the dispatch gives none.', true),
      svg: choice(
        'What becomes of SVG: it passes if it runs and loads nothing, is shown in pixels, or is kept whatever it holds.',
        ['pass', 'rasterise', 'keep'],
        'pass',
      ),
      limit: count('Megapixels beyond which a picture is refused.', 100),
      cards: truth(
        'Whether links to a page show a card: cut from its picture, else a nameplate; drawn: else its headline, set in type.',
        true,
        'drawn',
      ),
    },
    { orFalse: true },
  ),
};

/** The whole of `site.yaml`. */
export const SITE: Setting = { about: 'What an archive is.', shape: 'group', parts: SETTINGS };
