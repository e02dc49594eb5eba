import type { Format } from './found/format.ts';

/** A format that an archive can come in. */
type FormatRow = {
  /** Loads its reader. */
  readonly load: () => Promise<Format>;
  /** What its name does not say, for the list of formats. */
  readonly note?: string;
};

/**
 * Every format, one row each, by the name that the command takes. Its help and the guide list them from here. A source
 * is shown to them in this order, so special formats come before general ones.
 */
export const FORMATS: { readonly [name: string]: FormatRow } = {
  squarespace: {
    load: async () => (await import('./from/squarespace/squarespace.ts')).squarespace,
  },
  wordpress: { load: async () => (await import('./from/wordpress/wordpress.ts')).wordpress },
  movabletype: {
    load: async () => (await import('./from/movable-type/movable-type.ts')).movableType,
    note: 'TypePad, Hatena, livedoor, FC2, Seesaa',
  },
  blogger: { load: async () => (await import('./from/blogger.ts')).blogger },
  tumblr: { load: async () => (await import('./from/tumblr/tumblr.ts')).tumblr },
  substack: { load: async () => (await import('./from/substack.ts')).substack },
  livejournal: {
    load: async () => (await import('./from/journals/livejournal.ts')).livejournal,
    note: 'Dreamwidth, too',
  },
  writeas: {
    load: async () => (await import('./from/journals/write-as.ts')).writeAs,
    note: 'WriteFreely, too',
  },
  microblog: {
    load: async () => (await import('./from/journals/micro-blog.ts')).microBlog,
    note: 'blog archives, .bar',
  },
  publii: { load: async () => (await import('./from/publii/publii.ts')).publii },
  ghost: { load: async () => (await import('./from/ghost/ghost.ts')).ghost },
  medium: { load: async () => (await import('./from/medium.ts')).medium },
  csv: {
    load: async () => (await import('./from/table/table.ts')).table,
    note: 'tables of Beehiiv, Buttondown, Mailchimp, Wix',
  },
  pelican: { load: async () => (await import('./from/static/pelican/pelican.ts')).pelican },
  nikola: { load: async () => (await import('./from/static/nikola.ts')).nikola },
  zola: { load: async () => (await import('./from/static/zola.ts')).zola },
  docusaurus: { load: async () => (await import('./from/static/docusaurus.ts')).docusaurus },
  astro: { load: async () => (await import('./from/static/astro.ts')).astro },
  jekyll: { load: async () => (await import('./from/static/jekyll.ts')).jekyll },
  hugo: { load: async () => (await import('./from/static/hugo/hugo.ts')).hugo },
  eleventy: { load: async () => (await import('./from/static/eleventy.ts')).eleventy },
  hexo: { load: async () => (await import('./from/static/hexo.ts')).hexo },
  folder: {
    load: async () => (await import('./from/static/plain-folder.ts')).markdownFolder,
    note: 'Markdown of no known system',
  },
  documents: {
    load: async () => (await import('./from/documents/documents.ts')).documents,
    note: 'Word, OpenDocument',
  },
  feed: { load: async () => (await import('./from/feed/feed.ts')).feed, note: 'RSS, Atom, JSON Feed' },
  html: { load: async () => (await import('./from/page/saved-page.ts')).savedPages, note: 'saved pages' },
};

/** Lists all formats for people, in lines of at most `width` characters. */
export function listFormats(width: number): string {
  const names = Object.entries(FORMATS).map(
    ([name, { note }]) => `${name}${note === undefined ? '' : ` (${note})`}`,
  );
  return `Formats: ${names.join(', ')}.`.replace(new RegExp(`(.{1,${width}})(?: |$)`, 'g'), '$1\n').trimEnd();
}
