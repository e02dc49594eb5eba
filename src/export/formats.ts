/** A format of `backfile export`. */
export type Format = {
  /** What is made, as help and reports say it. */
  readonly makes: string;
  /** The name of what is made, in the folder `export/` of the site, if `--to` names no other place. */
  readonly target: string;
  /** Whether a folder is made, or one file. */
  readonly form: 'folder' | 'file';
  /** Which dispatches it can hold: those that are asked for, or only the whole site. */
  readonly of: 'choice' | 'site';
  /** Whether unlisted dispatches are among them without being asked for. */
  readonly unlisted: boolean;
  /** Whether it needs the files that a build makes of pictures; without it, none are made for it. */
  readonly pictures: boolean;
  /** Whether standing pages go with the whole archive, so that a site of pages alone can be exported. */
  readonly pages: boolean;
  /** Options of the command that only some formats take, by their names there: `sign`. */
  readonly flags: readonly string[];
};

const ROWS = {
  folder: {
    makes: 'the whole site, to open from a disk by a double click on index.html, without a server',
    target: 'folder',
    form: 'folder',
    of: 'site',
    unlisted: true,
    pictures: true,
    pages: false,
    flags: [],
  },
  bag: {
    makes: 'a package for a library or an heir: sources, site, tables, papers, digests (BagIt 1.0)',
    target: 'bag',
    form: 'folder',
    of: 'site',
    unlisted: true,
    pictures: true,
    pages: false,
    flags: ['sign', 'heir', 'date'],
  },
  wacz: {
    makes: 'the whole site as a web archive in one file, for replayweb.page and libraries (WACZ 1.1.1)',
    target: 'site.wacz',
    form: 'file',
    of: 'site',
    unlisted: true,
    pictures: true,
    pages: false,
    flags: [],
  },
  epub: {
    makes: 'an e-book of the dispatches that you choose, in your own order and with a foreword if you like',
    target: 'book.epub',
    form: 'file',
    of: 'choice',
    unlisted: false,
    pictures: true,
    pages: false,
    flags: ['book', 'title', 'cover'],
  },
  pdf: {
    makes: 'the same book as a volume to print, with page numbers; WeasyPrint or Chromium prints it',
    target: 'book.pdf',
    form: 'file',
    of: 'choice',
    unlisted: false,
    pictures: true,
    pages: false,
    flags: ['book', 'title', 'paper', 'engine'],
  },
  catalogue: {
    makes:
      'tables of everything: CSV, JSON Lines, a Frictionless data package, an SQLite database with search',
    target: 'catalogue',
    form: 'folder',
    of: 'choice',
    unlisted: false,
    pictures: false,
    pages: false,
    flags: [],
  },
  markdown: {
    makes: 'a folder of Markdown with front matter and pictures, which other generators read',
    target: 'markdown',
    form: 'folder',
    of: 'choice',
    unlisted: true,
    pictures: false,
    pages: true,
    flags: [],
  },
  wordpress: {
    makes: 'an export file of WordPress (WXR 1.2), with the pictures beside it',
    target: 'wordpress',
    form: 'folder',
    of: 'choice',
    unlisted: true,
    pictures: false,
    pages: true,
    flags: ['media'],
  },
  ghost: {
    makes: 'an import file of Ghost: a zip of its JSON with the pictures',
    target: 'ghost',
    form: 'folder',
    of: 'choice',
    unlisted: true,
    pictures: false,
    pages: true,
    flags: [],
  },
} as const satisfies { readonly [name: string]: Format };

export type FormatName = keyof typeof ROWS;

/** Every format, one row each; the module that makes it is named in `edge/export/makers.ts`. */
export const EXPORTS: { readonly [name in FormatName]: Format } = ROWS;

export const FORMAT_NAMES = Object.keys(EXPORTS) as readonly FormatName[];

/** The formats as lines of help. */
export function listExports(): string {
  const widest = Math.max(...FORMAT_NAMES.map((name) => name.length));
  return FORMAT_NAMES.map((name) => `  ${name.padEnd(widest)}  ${EXPORTS[name].makes}`).join('\n');
}
