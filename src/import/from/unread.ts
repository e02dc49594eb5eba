import type { Look } from '../found/look.ts';

/** A system that is known by its marks and not read. */
export type Unread = {
  readonly unread: string;
  readonly why: string;
  /** What to do, if there is a better way than its pages or its feed. */
  readonly remedy?: string;
};

/** Systems by a file that only they have. */
const BY_FILE: readonly (readonly [system: string, file: RegExp])[] = [
  ['Gatsby', /(?:^|\/)gatsby-config\.[cm]?[jt]s$/],
  ['VitePress or VuePress', /(?:^|\/)\.(?:vitepress|vuepress)\/config\.[cm]?[jt]s$/],
  ['MkDocs', /(?:^|\/)mkdocs\.ya?ml$/],
  ['Sphinx', /(?:^|\/)source\/conf\.py$/],
  ['Middleman', /^(?:[^/]+\/)?source\/.*\.html\.(?:markdown|md)(?:\.erb)?$/],
  ['Lektor', /\.lektorproject$/],
  [
    'Grav',
    /(?:^|\/)bin\/grav$|(?:^|\/)pages\/(?:.*\/)?\d\d\.(?:.*\/)?(?:item|blog|default|docs|chapter|modular)(?:\.\w\w)?\.md$/,
  ],
  ['Kirby', /(?:^|\/)kirby\/bootstrap\.php$|(?:^|\/)site\/blueprints\/.*\.yml$/],
  ['Bridgetown', /(?:^|\/)bridgetown\.config\.(?:yml|js)$/],
  ['Metalsmith', /(?:^|\/)metalsmith\.(?:json|[cm]?js)$/],
];

/** Systems by the first characters of a file. */
const BY_HEAD: readonly (readonly [system: string, files: RegExp, head: RegExp])[] = [
  ['Drupal', /\.(?:sql|xml)$/i, /CREATE TABLE [`"]?(?:\w+_)?node_revisions?\b|drupal\.org/],
  ['Joomla', /\.(?:sql|xml)$/i, /[`"]#?\w*_content_frontpage\b|joomla\.org/i],
  ['Dotclear', /\.txt$/i, /^\/\/\/DOTCLEAR\|/],
  ['Hatena Diary', /\.xml$/i, /<diary>\s*<day\s+date="/],
  ['Textpattern', /\.sql$/i, /CREATE TABLE [`"]?(?:\w+_)?textpattern\b/],
  [
    'WordPress, as a dump of its database,',
    /\.sql$/i,
    /CREATE TABLE [`"]?\w*_?(?:posts|postmeta|commentmeta)[`"]?\s*\(/,
  ],
  ['some system, as a dump of its database,', /\.sql$/i, /\b(?:CREATE TABLE|INSERT INTO)\b/i],
];

const OFFICE = (extension: string) =>
  `Save the files as .docx (in a word processor, or: soffice --headless --convert-to docx *.${extension}), and import those (backfile import documents FOLDER).`;
const PANDOC = (format: string, extension: string) =>
  `Convert each file (pandoc -f ${format} -t gfm -s FILE.${extension} -o FILE.md), and import the folder again.`;

/** Texts by extension, of sources that no reader knows: what they are, and the way to one that is read. */
const BY_TEXT: readonly (readonly [what: string, files: RegExp, remedy: string])[] = [
  ['Word before 2007', /\.doc$/i, OFFICE('doc')],
  ['texts in RTF', /\.rtf$/i, OFFICE('rtf')],
  ['texts of Pages', /\.pages$/i, 'Export them as Word files in Pages (File > Export To), and import those.'],
  ['WordPerfect or Works', /\.(?:wpd|wps)$/i, OFFICE('wpd')],
  ['texts in Org', /\.org$/i, PANDOC('org', 'org')],
  ['texts in reStructuredText', /\.rst$/i, PANDOC('rst', 'rst')],
  ['texts in AsciiDoc', /\.(?:adoc|asciidoc)$/i, PANDOC('asciidoc', 'adoc')],
  ['texts in Textile', /\.textile$/i, PANDOC('textile', 'textile')],
  ['texts in MediaWiki’s markup', /\.(?:mediawiki|wiki)$/i, PANDOC('mediawiki', 'wiki')],
  [
    'books in EPUB',
    /\.epub$/i,
    'Convert each (pandoc FILE.epub -t gfm -s -o FILE.md), and import the folder.',
  ],
  ['PDFs', /\.pdf$/i, 'Copy their text into Markdown or Word files, and import those.'],
];

/** Texts that no reader opens, where a source holds nothing else that one knows. */
export function unreadTexts({ paths }: Pick<Look, 'paths'>): Unread | null {
  for (const [what, files, remedy] of BY_TEXT) {
    const [first, ...others] = paths.filter((path) => files.test(path));
    if (first !== undefined)
      return {
        unread: what,
        why: others.length === 0 ? first : `${first} and ${others.length} more`,
        remedy,
      };
  }
  return null;
}

const RESTORE =
  'Load it into a WordPress, export there (Tools > Export), and import that file. Or build it there and import its feed (backfile import feed ADDRESS).';

/** The system that a source came from, where it is one that is not read. */
export async function unreadSystem(look: Look): Promise<Unread | null> {
  for (const [system, file] of BY_FILE) {
    const mark = look.has(file);
    if (mark !== undefined) return { unread: system, why: `${mark} is a file of it` };
  }
  for (const [system, files, head] of BY_HEAD) {
    if (!look.paths.some((path) => files.test(path))) continue;
    const mark = await look.findByHead(files, (text) => head.test(text));
    if (mark !== undefined)
      return {
        unread: system,
        why: `${mark} begins as its exports do`,
        ...(system.startsWith('WordPress') ? { remedy: RESTORE } : {}),
      };
  }
  return null;
}
