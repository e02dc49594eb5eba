import { folderOf, nameOf } from '../../../../model/address/paths.ts';
import { attemptFile } from '../../../found/attempt.ts';
import type { Format, Request } from '../../../found/format.ts';
import { clockOf, isZone } from '../../../found/moment.ts';
import { namedTerm } from '../../../found/named-term.ts';
import type { Source } from '../../../found/outside.ts';
import type { Found, Piece } from '../../../found/piece.ts';
import { below, folderOfHome, homeOf } from '../../permalink.ts';
import { isLeftOut, isManuscript, outermost, unread } from '../files.ts';
import { pieceOfFile } from '../folder.ts';
import type { Habits } from '../habits.ts';
import { pythonSettings } from '../program-settings.ts';
import { translated } from '../translated.ts';
import { Translations } from '../translations.ts';
import { partsOfPelican, showPelican } from './article.ts';
import { filled, slugified } from './article-addresses.ts';

/** Pelican: `content/` with metadata in lines (`Title: x`), Markdown or HTML. */
export const pelican: Format = {
  name: 'pelican',
  recognise: ({ has }) => {
    const settings = has(SETTINGS);
    return settings === undefined ? null : { why: `${settings} sets up Pelican` };
  },
  read,
};

/** Settings of Pelican by the names that are usual for them. */
const SETTINGS = /(?:^|\/)(?:pelican\.?conf|publishconf)\.py$/;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const named = (name: RegExp) => outermost(source.files, (path) => name.test(nameOf(path)));
  const settings = await pythonSettings([named(/^pelican\.?conf\.py$/), named(/^publishconf\.py$/)]);
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
  const unknown = new Set<string>();
  const translations = new Translations();
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
      const category = settings.USE_FOLDER_AS_CATEGORY === 'False' ? '' : section;
      const habits: Habits = {
        name: 'pelican',
        kind: isPage ? 'page' : 'dispatch',
        draft: false,
        clock: clockOf(isZone(zone) ? zone : null),
        home,
        address: (parts) =>
          below(base, filled(patternOf(isPage, parts.fields.lang, settings), parts, category, settings)),
        spacedLists: false,
        section: category,
        notTags: [],
        show: (body, notes, path) => showPelican(body, folderOf(path), root, notes),
      };
      const piece = await pieceOfFile(
        translated(file, (text) => partsOfPelican(text, file.path, { status, ...ofPath(inside, settings) })),
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
        const own = withDefaults(piece, settings, isPage);
        // What has one slug in several languages is one text.
        const finished = translations.joined(own, own.slug ?? own.id);
        yield* termsOf(finished, base, settings, unknown);
        yield { kind: 'piece', piece: finished };
      }
    });
  }
}

/** The pattern for the address of a piece in a language; one that is not that of the site has another. */
function patternOf(isPage: boolean, lang: unknown, settings: { readonly [name: string]: string }): string {
  const isOther = typeof lang === 'string' && lang !== (settings.DEFAULT_LANG ?? 'en');
  if (isPage)
    return isOther
      ? (settings.PAGE_LANG_URL ?? 'pages/{slug}-{lang}.html')
      : (settings.PAGE_URL ?? 'pages/{slug}.html');
  return isOther
    ? (settings.ARTICLE_LANG_URL ?? '{slug}-{lang}.html')
    : (settings.ARTICLE_URL ?? '{slug}.html');
}

/** The folder of the articles, with a slash at its end; '' if the source itself is that folder. */
function rootOf(source: Source, named: string): string {
  const settings = outermost(source.files, (path) => SETTINGS.test(path))?.path ?? '';
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

/** What the settings find in the name and in the path of a file, by expressions of Python with named groups. */
function ofPath(
  path: string,
  settings: { readonly [name: string]: string },
): { readonly [name: string]: string } {
  const name = nameOf(path).replace(/\.\w+$/, '');
  const found = (expression: string, text: string) => {
    // One that repeats what repeats may take for ever.
    if (expression.length > 300 || /[*+}]\)[*+{]/.test(expression)) return {};
    try {
      return new RegExp(`^(?:${expression.replaceAll('(?P<', '(?<')})`, 'u').exec(text)?.groups ?? {};
    } catch {
      return {};
    }
  };
  return { ...found(settings.FILENAME_METADATA ?? '', name), ...found(settings.PATH_METADATA ?? '', path) };
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

/** The old shelves of a piece. `unknown`: those whose address cannot be known, each told once. */
function* termsOf(
  piece: Piece,
  base: string,
  settings: { readonly [name: string]: string },
  unknown: Set<string>,
): Generator<Found> {
  const terms = [
    ...piece.tags.map((name) => ['tag', name, settings.TAG_URL ?? 'tag/{slug}.html'] as const),
    ...(piece.column === null
      ? []
      : [['column', piece.column, settings.CATEGORY_URL ?? 'category/{slug}.html'] as const]),
  ];
  for (const [kind, name, pattern] of terms) {
    const word = slugified(name, settings);
    if (word) yield namedTerm(kind, name, `${base}/${pattern.replace('{slug}', word)}`);
    else if (!unknown.has(`${kind} ${name}`)) {
      unknown.add(`${kind} ${name}`);
      yield {
        kind: 'skipped',
        what: 'old address',
        name,
        why: 'Pelican spelt it in a way that is not known here',
      };
    }
  }
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
