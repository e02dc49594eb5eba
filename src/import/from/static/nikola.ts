import { folderOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { clockOf, isZone } from '../../found/moment.ts';
import { namedTerm } from '../../found/named-term.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found, Piece } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { below, folderOfHome, homeOf, urlized } from '../permalink.ts';
import { dividedAt } from '../values.ts';
import { isManuscript, outermost, unread } from './files.ts';
import { pieceOfFile } from './folder.ts';
import type { Habits } from './habits.ts';
import { showHugo } from './hugo-shortcodes.ts';
import { pythonSettings } from './program-settings.ts';
import { type Parts, partsOf, translated } from './translated.ts';
import { inLanguage, Translations } from './translations.ts';

/** Nikola: `posts/` and `pages/` with metadata in a comment (`.. title: x`) or in a `.meta` file beside. */
export const nikola: Format = {
  name: 'nikola',
  recognise: async ({ has, head }) => {
    const settings = has(/^(?:[^/]+\/)?conf\.py$/);
    return settings !== undefined &&
      /\bnikola\b|^(?:POSTS|BLOG_TITLE|BLOG_AUTHOR)\s*=/im.test(await head(settings))
      ? { why: `${settings} sets up Nikola` }
      : null;
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const config = outermost(source.files, (path) => /^(?:[^/]+\/)?conf\.py$/.test(path));
  const settings = await pythonSettings([config]);
  const url = settings.SITE_URL ?? '';
  const home = homeOf(request, url);
  const base = folderOfHome(home);
  const zone = settings.TIMEZONE ?? '';
  yield {
    kind: 'site',
    site: {
      ...(settings.BLOG_TITLE ? { title: settings.BLOG_TITLE } : {}),
      ...(settings.BLOG_DESCRIPTION ? { tagline: settings.BLOG_DESCRIPTION } : {}),
      ...(home ? { url: home } : {}),
      ...(settings.DEFAULT_LANG ? { lang: settings.DEFAULT_LANG.replace('_', '-') } : {}),
      ...(isZone(zone) && zone !== '' ? { timezone: zone } : {}),
      redirects: { [`${base}/rss.xml`]: '/rss.xml', [`${base}/archive.html`]: '/archive/' },
    },
  };
  const root = folderOf(config?.path ?? '');
  const inside = ({ path }: SourceFile) => (root === '' ? path : path.slice(root.length + 1));
  const folders = foldersOf(settings);
  const files = source.files.filter((file) =>
    folders.some(({ from }) => inside(file).startsWith(`${from}/`)),
  );
  const metas = new Map(
    source.files.filter(({ path }) => path.endsWith('.meta')).map((file) => [file.path.slice(0, -5), file]),
  );
  yield* unread(files);
  const usual = (settings.DEFAULT_LANG ?? 'en').toLowerCase();
  const languages = languagesOf(settings.TRANSLATIONS);
  const placed = files
    .filter(({ path }) => isManuscript(path))
    .map((file) => ({ file, ...inLanguage(inside(file), languages) }))
    .sort((a, b) => Number(a.lang !== null) - Number(b.lang !== null));
  const translations = new Translations();
  for (const { file, inside: path, lang: named } of placed) {
    yield* attemptFile(file.path, async function* () {
      const folder = folders.find(({ from }) => path.startsWith(`${from}/`))!;
      const translation = named === usual ? null : named;
      const meta =
        metas.get(file.path.replace(/\.\w+$/, '')) ??
        metas.get(`${root === '' ? '' : `${root}/`}${path.replace(/\.\w+$/, '')}`);
      const beside = meta === undefined ? null : linesOfMeta(decodeText(await meta.read()).text);
      const habits: Habits = {
        name: 'nikola',
        kind: folder.isPost ? 'dispatch' : 'page',
        draft: false,
        clock: clockOf(isZone(zone) ? zone : null),
        plainPath: path,
        home,
        address: ({ slug, name, title }) => {
          const deeper = folderOf(path).slice(folder.from.length).replace(/^\//, '');
          const last = slug ?? urlized(title ?? name);
          const whole = [translation, folder.to, deeper, last].filter(Boolean).join('/');
          return below(base, settings.PRETTY_URLS === 'False' ? `/${whole}.html` : `/${whole}/`);
        },
        spacedLists: false,
        section: '',
        notTags: ['draft', 'private', 'mathjax'],
        show: (body, notes) => showHugo(body.replace(/\n*<!--\s*TEASER_END[^>]*-->\n*/g, '\n\n'), notes),
      };
      const piece = await pieceOfFile(
        translated(file, (text) => partsOfNikola(text, beside)),
        habits,
        request,
      );
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else {
        const own = withAuthor(piece, settings.BLOG_AUTHOR ?? '');
        const finished = translations.joined({ ...own, lang: own.lang ?? translation }, path);
        yield* termsOf(finished, base, settings);
        yield { kind: 'piece', piece: finished };
      }
    });
  }
}

/** Languages of `TRANSLATIONS = {DEFAULT_LANG: "", "es": "./es"}`, with that of the site where others are named. */
function languagesOf(written: string | undefined): readonly string[] {
  return [...(written ?? '').matchAll(/["']([\w@-]{2,20})["']\s*:/g)].map(([, lang = '']) =>
    lang.toLowerCase().replace('_', '-'),
  );
}

type Folder = { readonly from: string; readonly to: string; readonly isPost: boolean };

/** Folders of posts and pages with where they went, from `POSTS = (("posts/*.md", "posts", "post.tmpl"),)`. */
function foldersOf(settings: { readonly [name: string]: string }): readonly Folder[] {
  const rows = (name: string, isPost: boolean) =>
    [...(settings[name] ?? '').matchAll(/["']([^"'*]*)\/\*[^"']*["']\s*,\s*["']([^"']*)["']/g)].map(
      ([, from = '', to = '']): Folder => ({ from, to: to.replace(/^\/|\/$/g, ''), isPost }),
    );
  const told = [...rows('POSTS', true), ...rows('PAGES', false)];
  const usual: readonly Folder[] = [
    { from: 'posts', to: 'posts', isPost: true },
    { from: 'pages', to: 'pages', isPost: false },
    { from: 'stories', to: 'stories', isPost: false },
  ];
  return [...told, ...usual.filter(({ from }) => !told.some((one) => one.from === from))];
}

/** Metadata and text of a file: `.. name: value` in a first comment, front matter, or the lines of the `.meta` file. */
function partsOfNikola(text: string, beside: Parts['fields'] | null): Parts | null {
  const comment = /^\s*<!--\s*\n?((?:[\s\S](?!-->))*?\.\. [\s\S]*?)\s*-->\n?/.exec(text);
  const parts =
    comment !== null
      ? { fields: linesOf(comment[1]!), body: text.slice(comment[0].length) }
      : /^\.\. \w+:/.test(text)
        ? { fields: linesOf(text.split(/\n\s*\n/)[0]!), body: text.replace(/^[\s\S]*?(?:\n\s*\n|$)/, '') }
        : partsOf(text);
  return parts === null ? null : { body: parts.body, fields: named({ ...beside, ...parts.fields }) };
}

function linesOf(text: string): { readonly [name: string]: string } {
  return Object.fromEntries(
    [...text.matchAll(/^\s*\.\. ([\w-]+):[ \t]*(.*)$/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  );
}

/** A `.meta` file: named lines, front matter, or seven lines in a fixed order. */
function linesOfMeta(text: string): Parts['fields'] {
  const lines = linesOf(text);
  if (Object.keys(lines).length > 0) return lines;
  const parts = partsOf(text);
  if (parts !== null && Object.keys(parts.fields).length > 0) return parts.fields;
  const [title = '', slug = '', date = '', tags = '', link = '', description = ''] = text
    .split('\n')
    .map((line) => line.trim());
  return { title, slug, date, tags, link, description };
}

/** Metadata under the names that others use. */
function named(fields: Parts['fields']): Parts['fields'] {
  const {
    tags,
    category,
    author,
    authors,
    status,
    previewimage,
    type: _t,
    link: _l,
    hidetitle: _h,
    has_math: _m,
    template: _p,
    nocomments: _n,
    password,
    date,
    ...others
  } = fields;
  const labels = dividedAt(',', tags);
  const state = String(status ?? '').toLowerCase();
  const has = (name: string) => Array.isArray(labels) && labels.includes(name);
  const people = dividedAt(',', authors ?? author);
  return {
    ...others,
    ...(date === undefined
      ? {}
      : { date: typeof date === 'string' ? date.replace(/\s+UTC([+-]\d\d:?\d\d)$/, ' $1') : date }),
    ...(labels === undefined ? {} : { tags: labels }),
    ...(typeof category === 'string' && category !== '' ? { categories: [category] } : {}),
    ...(people === undefined ? {} : { authors: people }),
    ...(previewimage === undefined ? {} : { image: previewimage }),
    ...(!/^(?:|published|featured)$/.test(state) ||
    has('draft') ||
    has('private') ||
    (password !== undefined && password !== '')
      ? { draft: true }
      : {}),
  };
}

function withAuthor(piece: Piece, author: string): Piece {
  return piece.bylines.length === 0 && author !== '' && piece.kind === 'dispatch'
    ? { ...piece, bylines: [{ key: author, name: author }] }
    : piece;
}

function* termsOf(
  piece: Piece,
  base: string,
  settings: { readonly [name: string]: string },
): Generator<Found> {
  const end = settings.PRETTY_URLS === 'False' ? '.html' : '/';
  const folder = settings.TAG_PATH ?? 'categories';
  const term = (kind: 'column' | 'tag', name: string, slug: string) =>
    namedTerm(kind, name, `${base}/${folder}/${slug}${end}`, {
      [`${base}/${folder}/${slug}.xml`]: 'rss.xml',
    });
  for (const tag of piece.tags) yield term('tag', tag, urlized(tag));
  if (piece.column !== null)
    yield term('column', piece.column, `${settings.CATEGORY_PREFIX ?? 'cat_'}${urlized(piece.column)}`);
}
