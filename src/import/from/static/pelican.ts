import { folderOf, nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { clockOf, isZone } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import type { Found, Piece } from '../../found/piece.ts';
import { below, folderOfHome, homeOf, type PermalinkParts } from '../permalink.ts';
import { isLeftOut, isManuscript, outermost, unread } from './files.ts';
import { type Habits, pieceOfFile } from './folder.ts';
import { partsOfPelican, showPelican } from './pelican-files.ts';
import { pythonSettings } from './program-settings.ts';
import { translated } from './translated.ts';

/** Pelican: `content/` with metadata in lines (`Title: x`), Markdown or HTML. */
export const pelican: Format = {
  name: 'pelican',
  recognise: ({ has }) => {
    const settings = has(/(?:^|\/)(?:pelicanconf|publishconf)\.py$/);
    return settings === undefined ? null : { why: `${settings} sets up Pelican` };
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const named = (name: string) => outermost(source.files, (path) => nameOf(path) === name);
  const settings = await pythonSettings([named('pelicanconf.py'), named('publishconf.py')]);
  const url = settings.SITEURL ?? '';
  const home = homeOf(request, url);
  const base = folderOfHome(home);
  const zone = settings.TIMEZONE ?? '';
  yield {
    kind: 'site',
    site: {
      ...(settings.SITENAME ? { title: settings.SITENAME } : {}),
      ...((settings.SITESUBTITLE ?? settings.TAGLINE)
        ? { tagline: (settings.SITESUBTITLE ?? settings.TAGLINE)! }
        : {}),
      ...(home ? { url: home } : {}),
      ...(settings.DEFAULT_LANG ? { lang: settings.DEFAULT_LANG.replace('_', '-') } : {}),
      ...(isZone(zone) && zone !== '' ? { timezone: zone } : {}),
      redirects: feedsOf(base, settings),
    },
  };
  const root = rootOf(source, settings.PATH ?? 'content');
  const files = source.files.filter(
    ({ path }) =>
      path.startsWith(root) && !/(?:^|\/)(?:output|themes?|plugins|templates|node_modules)\//.test(path),
  );
  yield* unread(files);
  const articles = listIn(settings.ARTICLE_PATHS);
  const pages = listIn(settings.PAGE_PATHS) ?? ['pages'];
  const excluded = [...(listIn(settings.ARTICLE_EXCLUDES) ?? []), ...(listIn(settings.PAGE_EXCLUDES) ?? [])];
  const status = /["']status["']\s*:\s*["'](\w+)["']/i.exec(settings.DEFAULT_METADATA ?? '')?.[1];
  for (const file of files.filter(({ path }) => isManuscript(path))) {
    yield* attemptFile(file.path, async function* () {
      const inside = file.path.slice(root.length);
      if (
        isLeftOut(
          inside,
          excluded.filter((folder) => folder !== '').map((folder) => `/${folder}`),
        )
      ) {
        yield { kind: 'skipped', what: 'file', name: file.path, why: 'the settings exclude its folder' };
        return;
      }
      const isPage = pages.some((folder) => folder !== '' && inside.startsWith(`${folder}/`));
      const folder = (articles ?? []).find((one) => one !== '' && inside.startsWith(`${one}/`));
      const section = isPage
        ? ''
        : nameOf(folderOf(folder === undefined ? inside : inside.slice(folder.length + 1)));
      const pattern = isPage
        ? (settings.PAGE_URL ?? 'pages/{slug}.html')
        : (settings.ARTICLE_URL ?? '{slug}.html');
      const habits: Habits = {
        name: 'pelican',
        kind: isPage ? 'page' : 'dispatch',
        draft: false,
        clock: clockOf(isZone(zone) ? zone : null),
        home,
        address: (parts) => below(base, filled(pattern, parts, settings)),
        spacedLists: false,
        section: settings.USE_FOLDER_AS_CATEGORY === 'False' ? '' : section,
        notTags: [],
        show: (body, notes, path) => showPelican(body, folderOf(path), root, notes),
      };
      const piece = await pieceOfFile(
        translated(file, (text) => partsOfPelican(text, file.path, status)),
        habits,
        request,
      );
      if (piece === null || (piece.title === null && piece.date === null))
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'it has neither title nor date, which Pelican needs',
        };
      else {
        const finished = withDefaults(piece, settings, isPage);
        yield* termsOf(finished, base, settings);
        yield { kind: 'piece', piece: finished };
      }
    });
  }
}

/** The folder of the articles, with a slash at its end; '' if the source itself is that folder. */
function rootOf(source: Source, named: string): string {
  const settings =
    outermost(source.files, (path) => /(?:^|\/)(?:pelicanconf|publishconf)\.py$/.test(path))?.path ?? '';
  const beside = folderOf(settings);
  const plain = named.replace(/^\.\/|\/$/g, '');
  const root = `${beside === '' ? '' : `${beside}/`}${plain === '' || plain === '.' ? '' : `${plain}/`}`;
  return source.files.some(({ path }) => path.startsWith(root)) ? root : '';
}

function listIn(written: string | undefined): readonly string[] | undefined {
  return written === undefined
    ? undefined
    : [...written.matchAll(/["']([^"']*)["']/g)].map(([, one = '']) => one.replace(/\/$/, ''));
}

/** An address by a pattern of Pelican (`{date:%Y}/{slug}.html`); null if nothing is known for one of its parts. */
function filled(
  pattern: string,
  { date, slug, name, title, categories, fields }: PermalinkParts,
  settings: { readonly [name: string]: string },
): string | null {
  const [year = '', month = '', day = ''] = (date?.day ?? '').split('-');
  const own = slug ?? slugified(settings.SLUGIFY_SOURCE === 'basename' ? name : (title ?? name));
  const values: { readonly [token: string]: string } = {
    slug: own,
    category: slugified(categories[0] ?? String(fields.category ?? settings.DEFAULT_CATEGORY ?? 'misc')),
    author: slugified(String(Array.isArray(fields.authors) ? fields.authors[0] : (settings.AUTHOR ?? ''))),
    lang: String(fields.lang ?? settings.DEFAULT_LANG ?? 'en'),
    base_name: name,
  };
  const path = pattern.replace(
    /\{(\w+)(?::([^}]*))?\}/g,
    (whole, token: string, format: string | undefined) => {
      if (token !== 'date') return values[token] ?? whole;
      if (year === '') return whole;
      return (format ?? '%Y-%m-%d')
        .replaceAll('%-m', String(Number(month)))
        .replaceAll('%-d', String(Number(day)))
        .replaceAll('%Y', year)
        .replaceAll('%y', year.slice(2))
        .replaceAll('%m', month)
        .replaceAll('%d', day)
        .replaceAll('%b', MONTHS[Number(month) - 1] ?? '');
    },
  );
  return /[{}%]/.test(path) ? null : `/${path.replace(/^\//, '')}`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A word as Pelican puts it into addresses: ASCII letters, digits and hyphens. */
function slugified(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-');
}

function withDefaults(piece: Piece, settings: { readonly [name: string]: string }, isPage: boolean): Piece {
  const author = settings.AUTHOR ?? '';
  return {
    ...piece,
    slug: piece.slug,
    bylines:
      piece.bylines.length === 0 && author !== '' && !isPage
        ? [{ key: author, name: author }]
        : piece.bylines,
  };
}

function* termsOf(
  piece: Piece,
  base: string,
  settings: { readonly [name: string]: string },
): Generator<Found> {
  const at = (pattern: string, name: string) => `${base}/${pattern.replace('{slug}', slugified(name))}`;
  const term = (kind: 'column' | 'tag', name: string, page: string): Found => ({
    kind: 'term',
    term: { kind, key: name, name, description: null, pages: [page], feeds: {} },
  });
  for (const tag of piece.tags) yield term('tag', tag, at(settings.TAG_URL ?? 'tag/{slug}.html', tag));
  if (piece.column !== null)
    yield term('column', piece.column, at(settings.CATEGORY_URL ?? 'category/{slug}.html', piece.column));
}

function feedsOf(
  base: string,
  settings: { readonly [name: string]: string },
): { readonly [from: string]: string } {
  const feeds: { [from: string]: string } = {
    [`${base}/${settings.FEED_ALL_ATOM ?? 'feeds/all.atom.xml'}`]: '/feed.xml',
  };
  if (settings.FEED_ATOM && settings.FEED_ATOM !== 'None')
    feeds[`${base}/${settings.FEED_ATOM}`] = '/feed.xml';
  for (const name of ['FEED_RSS', 'FEED_ALL_RSS'] as const)
    if (settings[name] && settings[name] !== 'None') feeds[`${base}/${settings[name]}`] = '/rss.xml';
  if (settings.FEED_ALL_ATOM === 'None') delete feeds[`${base}/None`];
  return { ...feeds, [`${base}/archives.html`]: '/archive/' };
}
