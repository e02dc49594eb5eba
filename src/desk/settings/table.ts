import { HOSTS } from '../../model/hosts.ts';

/** What a setting holds. A `map` is one of things by id, whose parts (or whose name alone) stand there; without parts, of texts. */
export type SettingShape =
  | 'text'
  | 'address'
  | 'truth'
  | 'count'
  | 'texts'
  | 'list'
  | 'map'
  | 'group'
  | 'any';

/** A setting, for whoever describes it to an editor; the reading of it is in settings.ts. */
export type Setting = {
  readonly about: string;
  readonly shape: SettingShape;
  readonly choices?: readonly string[];
  /** Of a group, of each thing of a map, of each entry of a list. */
  readonly parts?: Settings;
  /** Whether `false` stands for none of it. */
  readonly orFalse?: boolean;
};

export type Settings = { readonly [name: string]: Setting };

const text = (about: string): Setting => ({ about, shape: 'text' });
const truth = (about: string): Setting => ({ about, shape: 'truth' });
const count = (about: string): Setting => ({ about, shape: 'count' });
const choice = (about: string, ...choices: readonly string[]): Setting => ({ about, shape: 'text', choices });

/** Every setting of `site.yaml`, one row a setting. */
export const SETTINGS: Settings = {
  title: text('Name of the archive or the column.'),
  tagline: text('The line under the name.'),
  description: text('What the archive is, in a sentence or two: for search engines and feeds.'),
  url: {
    about: 'Where the site will stand: https://example.org, or https://example.org/column.',
    shape: 'address',
  },
  timezone: text(
    'Zone in which every date is filed and shown: a name of the IANA database, such as Europe/Oslo.',
  ),
  lang: text('Language of the site, a tag of BCP 47: en, de, pt-BR.'),
  permalink: text('Addresses of dispatches, of :year :month :day :slug :column :byline.'),
  columns: {
    about: 'The columns by id, in the order in which the site shows them.',
    shape: 'map',
    parts: {
      name: text('Name as shown.'),
      tagline: text('The line under the name.'),
      description: text('What the column is.'),
    },
  },
  bylines: {
    about: 'The people who write, by id.',
    shape: 'map',
    parts: {
      name: text('Name as printed.'),
      bio: text('The line under each piece, in inline Markdown.'),
      image: text('Portrait: a file under assets/.'),
      email: text('Address for letters.'),
      url: { about: 'A site of their own.', shape: 'address' },
    },
  },
  tags: {
    about: 'Tags that want another name, or a line about themselves. Others need no entry.',
    shape: 'map',
    parts: { name: text('Name as shown.'), description: text('A line about the tag.') },
  },
  nav: {
    about: 'What the navigation lists after the archive’s own pages.',
    shape: 'list',
    parts: { title: text('As shown.'), url: text('Path or whole address.') },
  },
  redirects: {
    about:
      'Old addresses and where each leads now: a path of the site, or a whole address. May stand in redirects.yaml.',
    shape: 'map',
  },
  'archived-links': truth(
    'Whether links to pages that are gone lead to the archived copies that links.json names (backfile check --external --ledger).',
  ),
  index: {
    about: 'How indexes are cut.',
    shape: 'group',
    parts: {
      single: count('Entries up to which an index is one page.'),
      days: choice('Which days have a page of their own.', 'several', 'always'),
    },
  },
  feeds: {
    about: 'How feeds are made.',
    shape: 'group',
    parts: {
      entries: count('Entries in a feed of the site or of a column.'),
      others: count('Entries in a feed of a byline or a tag.'),
      archives: {
        about: 'Which feeds have an archive document for each year (RFC 5005).',
        shape: 'texts',
        choices: ['site', 'columns', 'bylines', 'tags'],
        orFalse: true,
      },
    },
  },
  search: truth('Whether the site has a search page.'),
  citations: truth(
    'Whether references of the archive and of each byline are offered (BibTeX, RIS, CSL-JSON).',
  ),
  host: choice(
    'Where the site stands: redirects are written as this host reads them, and its limits are checked.',
    ...HOSTS,
  ),
  headers: truth(
    'Whether _headers is written (Netlify, Cloudflare Pages): a strict Content-Security-Policy, long lives for files.',
  ),
  theme: {
    about: 'What may be changed of the built-in theme.',
    shape: 'group',
    parts: {
      accent: text('A CSS colour.'),
      'accent-dark': text('A CSS colour for the dark scheme.'),
      serif: text('A CSS font family for text.'),
      sans: text('A CSS font family for labels.'),
      measure: text('Width of the text, a CSS length.'),
    },
  },
  words: { about: 'Words of the interface that the site says otherwise.', shape: 'any' },
  rules: {
    about: 'Levels of rules: error, warning, info or off, by the name of the rule.',
    shape: 'any',
  },
  markdown: {
    about: 'How Markdown is read.',
    shape: 'group',
    parts: {
      html: choice('What becomes of raw HTML.', 'keep', 'sanitize'),
      'smart-punctuation': truth('Whether straight quotes become typographic ones.'),
      accelerate: truth('Whether plain texts take the fast way; the result is the same.'),
    },
  },
  images: {
    about: 'How pictures are made ready; false shows each as it is.',
    shape: 'group',
    orFalse: true,
    parts: {
      formats: {
        about: 'Formats, the last of which every reader can show.',
        shape: 'texts',
        choices: ['webp', 'avif', 'jpeg', 'png', 'original'],
      },
      widths: { about: 'Widths in pixels.', shape: 'any' },
      quality: { about: 'From 1 to 100: one number, or one for each format.', shape: 'any' },
      originals: truth('Whether the files as they came are part of the site, too.'),
      metadata: choice('What is kept of what is written inside pictures.', 'none', 'credit'),
      credit: truth('Whether a credit inside a picture is shown where the dispatch gives none.'),
      svg: choice('What becomes of SVG.', 'pass', 'rasterise', 'keep'),
      limit: count('Megapixels beyond which a picture is refused.'),
      cards: {
        about:
          'Whether links to a page show a card: cut from its picture, else a nameplate; drawn: else its headline, set in type.',
        shape: 'any',
      },
    },
  },
};
