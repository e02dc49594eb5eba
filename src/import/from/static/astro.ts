import { folderOf, nameOf } from '../../../model/address/paths.ts';
import { isMap } from '../../../model/json.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source } from '../../found/outside.ts';
import { type Found, type Piece, UNDATED_PAGE } from '../../found/piece.ts';
import { below, folderOfHome, homeOf, urlized } from '../permalink.ts';
import { textIn } from '../values.ts';
import { isManuscript, outermost, PLAIN_FOLDER, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';
import type { Habits } from './habits.ts';
import { showMdx } from './mdx.ts';
import { peopleIn, writersOf } from './people.ts';
import { scriptSettings } from './program-settings.ts';
import { type Parts, partsOf, translated } from './translated.ts';

/** Astro: content collections (`src/content/blog/`) and Markdown pages (`src/pages/`). */
export const astro: Format = {
  name: 'astro',
  recognise: ({ has }) => {
    const settings = has(/(?:^|\/)astro\.config\.[cm]?[jt]s$/);
    return settings === undefined ? null : { why: `${settings} sets up Astro` };
  },
  read,
};

/** Collections of people, which are not posts. */
const PEOPLE = /^(?:authors?|people|team|writers?|profiles?)$/i;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await scriptSettings(
    outermost(source.files, (path) => /(?:^|\/)astro\.config\.[cm]?[jt]s$/.test(path)),
  );
  const consts = await scriptSettings(
    outermost(source.files, (path) =>
      /(?:^|\/)src\/(?:consts|config|site\.config|data\/site)\.[jt]s$/.test(path),
    ),
  );
  const url = settings.site ?? consts.site ?? consts.website ?? consts.SITE_URL ?? '';
  const home = homeOf(request, url, settings.base);
  const base = folderOfHome(home);
  const title = consts.SITE_TITLE ?? consts.title ?? '';
  const tagline = consts.SITE_DESCRIPTION ?? consts.description ?? consts.desc ?? '';
  yield {
    kind: 'site',
    site: {
      ...(title ? { title } : {}),
      ...(tagline ? { tagline } : {}),
      ...(home ? { url: home } : {}),
      redirects: { [`${base}/rss.xml`]: '/rss.xml' },
    },
  };
  const people = await peopleIn(
    source.files,
    (path) => PEOPLE.test(nameOf(folderOf(path))) || /(?:^|\/)authors\.(?:json|ya?ml)$/.test(path),
  );
  yield* writersOf(people);
  const slash = settings.trailingSlash === 'never' || settings.format === 'file' ? '' : '/';
  const routes = routesOf(source);
  const end = (path: string) => (path === '/' ? path : path.replace(/\/$/, '') + slash);
  const files = source.files.filter(({ path }) =>
    /(?:^|\/)src\/(?:content|data|pages|posts|blog)\//.test(path),
  );
  yield* unread(files);
  const seen = new Set<string>();
  for (const file of files.filter(({ path }) => isManuscript(path))) {
    const [, kind = '', inside = ''] =
      /(?:^|\/)src\/(content|data|pages|posts|blog)\/(.*)$/.exec(file.path) ?? [];
    const collection = kind === 'content' || kind === 'data' ? (inside.split('/')[0] ?? '') : kind;
    if (PEOPLE.test(collection)) continue;
    if (kind === 'pages' && /\.html?$/i.test(inside)) {
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is a template, and no program is run',
      };
      continue;
    }
    yield* attemptFile(file.path, async function* () {
      const isPage = kind === 'pages';
      const deeper = kind === 'content' || kind === 'data' ? inside.slice(collection.length + 1) : inside;
      const habits: Habits = {
        name: 'astro',
        kind: 'dispatch',
        draft: /(?:^|\/)_/.test(deeper),
        clock: null,
        home,
        address: ({ slug }) => {
          const plain = deeper.replace(/\.\w+$/, '').replace(/(?:^|\/)index$/, '');
          const path = isPage ? plain : (slug ?? plain.split('/').map(urlized).join('/'));
          const route = isPage ? '' : routeFor(collection, routes);
          return route === null ? null : below(base, end(`/${[route, path].filter(Boolean).join('/')}`));
        },
        spacedLists: false,
        section: isPage || PLAIN_FOLDER.test(collection) ? '' : collection,
        notTags: [],
        show: (body, notes, path) => (path.endsWith('.mdx') ? showMdx(body, notes) : body),
      };
      const piece = await pieceOfFile(translated(file, fieldsOf), habits, request);
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else {
        if (!isPage) seen.add(routeFor(collection, routes) ?? '');
        yield* tagPages(piece, base, routes);
        yield pieceOrNothing(finished(piece));
      }
    });
  }
  for (const route of seen)
    if (route !== '')
      yield { kind: 'site', site: { redirects: { [below(base, end(`/${route}`))!]: '/archive/' } } };
}

/** Front matter with the names that Astro's templates use as others name them: dates, pictures, authors by reference. */
function fieldsOf(text: string): Parts | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const {
    pubDatetime,
    modDatetime,
    heroImage,
    ogImage,
    image,
    coverImage,
    heroImageAlt,
    layout: _l,
    featured: _f,
    ...own
  } = parts.fields;
  const picture = [heroImage, image, coverImage, ogImage].find(
    (one) => one !== undefined && one !== '' && one !== null,
  );
  const src = isMap(picture) ? textIn(picture, 'src', 'url') : typeof picture === 'string' ? picture : '';
  const alt = isMap(picture) ? textIn(picture, 'alt') : typeof heroImageAlt === 'string' ? heroImageAlt : '';
  return {
    body: parts.body,
    fields: {
      ...own,
      ...(own.pubDate === undefined && pubDatetime !== undefined ? { pubDate: pubDatetime } : {}),
      ...(own.updatedDate === undefined && modDatetime !== undefined ? { updatedDate: modDatetime } : {}),
      ...(src === '' ? {} : { image: alt === '' ? src : { src, alt } }),
    },
  };
}

/** Folders of `src/pages` in which a page stands for many: `blog/[...slug].astro`. */
function routesOf(source: Source): readonly string[] {
  return source.files.flatMap(({ path }) => {
    const found = /(?:^|\/)src\/pages\/(?:(.*)\/)?\[(?:\.\.\.)?\w+\](?:\/index)?\.\w+$/.exec(path);
    return found === null ? [] : [found[1] ?? ''];
  });
}

/**
 * The folder in which pieces of a collection stood: of its own name, else the only one that there is. Null if a program
 * made the names of the folders (`[lang]/[slug].astro`).
 */
function routeFor(collection: string, routes: readonly string[]): string | null {
  const others = routes.filter(
    (route) => !/\[|(?:^|\/)(?:tags?|categor(?:y|ies)|authors?|page)(?:\/|$)/.test(route),
  );
  const own = others.find((route) => nameOf(route) === collection);
  if (own !== undefined || others.length === 1) return own ?? others[0]!;
  return routes.some((route) => route.includes('[')) ? null : collection;
}

function* tagPages(piece: Piece, base: string, routes: readonly string[]): Generator<Found> {
  const route = routes.find((one) => /(?:^|\/)tags?$/.test(one) && !one.includes('['));
  if (route === undefined) return;
  for (const tag of piece.tags)
    yield {
      kind: 'term',
      term: {
        kind: 'tag',
        key: tag,
        name: tag,
        description: null,
        pages: [`${base}/${route}/${urlized(tag)}/`],
        feeds: {},
      },
    };
}

/** What has no date is a page: Astro dates posts by their front matter. */
function finished(piece: Piece): Piece {
  return piece.date === null && !piece.draft
    ? {
        ...piece,
        kind: 'page',
        notes: [...piece.notes, UNDATED_PAGE],
      }
    : piece;
}
