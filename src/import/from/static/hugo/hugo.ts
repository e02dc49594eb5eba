import { folderOf, nameOf } from '../../../../model/address/paths.ts';
import { attemptFile } from '../../../found/attempt.ts';
import type { Format, Request } from '../../../found/format.ts';
import { clockOf, isZone } from '../../../found/moment.ts';
import { namedTerm } from '../../../found/named-term.ts';
import type { Source, SourceFile } from '../../../found/outside.ts';
import { type Found, type Piece, UNDATED_PAGE } from '../../../found/piece.ts';
import { below, folderOfHome, homeOf, type PermalinkParts, permalinkOf, urlized } from '../../permalink.ts';
import { type Values, valuesOf } from '../../values.ts';
import { isManuscript, PLAIN_FOLDER, settingText, unread } from '../files.ts';
import { pieceOfFile, pieceOrNothing } from '../folder.ts';
import type { Habits } from '../habits.ts';
import { showHugo } from '../hugo-shortcodes.ts';
import { peopleIn, writersOf } from '../people.ts';
import { Translations } from '../translations.ts';
import { cascadesOf, heldBy, isListedNowhere } from './cascade.ts';
import { hugoSettings, placesOf } from './languages.ts';

/** Hugo: `content/`, with YAML, TOML or JSON front matter, page bundles and the common shortcodes. */
export const hugo: Format = {
  name: 'hugo',
  recognise: async ({ has, head }) => {
    const content = has(/^content\/.*\.(?:md|markdown|html?)$/i);
    const settings =
      has(/(?:^|\/)hugo\.(?:toml|ya?ml|json)$/) ??
      (content === undefined ? undefined : has(/^(?:config\/_default\/)?config\.(?:toml|ya?ml|json)$/));
    // Zola's settings have the same name; its base_url has another one than Hugo's.
    if (settings !== undefined && !/^base_url\s*=/m.test(await head(settings)))
      return { why: `${settings} sets up Hugo` };
    return content === undefined ? null : { why: 'it has a content/ folder of Markdown', isGuess: true };
  },
  read,
};

/** Pages and data of people who write. */
const AUTHORS =
  /^content\/(?:authors?|people|team)\/(?:[^/]+\/)?(?:_?index|[^/]+)\.(?:md|markdown)$|(?:^|\/)data\/authors(?:\.(?:ya?ml|json|toml)|\/[^/]+\.(?:ya?ml|json|toml))$/;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await hugoSettings(source.files);
  const clock = clockOf(settingText(settings, 'timeZone') ?? null);
  const params = valuesOf(settings.params ?? settings.Params);
  const url = settingText(settings, 'baseURL', 'baseurl');
  const home = homeOf(request, url);
  const zone = settingText(settings, 'timeZone');
  const base = folderOfHome(home);
  yield {
    kind: 'site',
    site: {
      ...(settingText(settings, 'title') ? { title: settingText(settings, 'title')! } : {}),
      ...(settingText(params, 'description', 'subtitle', 'tagline')
        ? { tagline: settingText(params, 'description', 'subtitle', 'tagline')! }
        : {}),
      ...(home ? { url: home, redirects: { [`${home}index.xml`]: '/rss.xml' } } : {}),
      ...(settingText(settings, 'languageCode', 'defaultContentLanguage')
        ? { lang: settingText(settings, 'languageCode', 'defaultContentLanguage')! }
        : {}),
      ...(zone && isZone(zone) ? { timezone: zone } : {}),
    },
  };
  const placeOf = placesOf(settings, source.files);
  const isOfAuthor = (path: string) =>
    AUTHORS.test(path) || AUTHORS.test(`content/${placeOf(path)?.inside ?? ''}`);
  yield* writersOf(await peopleIn(source.files, isOfAuthor), (key) => `${base}/authors/${urlized(key)}/`);
  const told = valuesOf(settings.permalinks ?? settings.Permalinks);
  const patterns = { ...told, ...valuesOf(told.page) };
  const author =
    settingText(params, 'author') ?? settingText(valuesOf(params.author ?? settings.author), 'name');
  const files = source.files.filter(
    ({ path }) =>
      placeOf(path) !== null &&
      !/(?:^|\/)(?:themes|layouts|public|node_modules|archetypes|resources)\//.test(path),
  );
  const isTranslated = ({ path }: SourceFile) => placeOf(path)!.isTranslated;
  const sections = new Map<string, Found>();
  const cascades = await cascadesOf(files, settings);
  const translations = new Translations();
  yield* unread(files);
  for (const file of files
    .filter(({ path }) => isManuscript(path))
    .sort((a, b) => Number(isTranslated(a)) - Number(isTranslated(b)))) {
    yield* attemptFile(file.path, async function* () {
      if (isOfAuthor(file.path)) return;
      const { inside, lang, prefix } = placeOf(file.path)!;
      const root = base + prefix;
      const section = inside.includes('/') ? inside.split('/')[0]! : '';
      if (/^_index\./.test(nameOf(file.path)) || inside.startsWith('_')) {
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'it is the page of a section; here every shelf has its own',
        };
        return;
      }
      const kindOf = section === '' ? 'page' : 'dispatch';
      const habits: Habits = {
        name: 'hugo',
        kind: kindOf,
        draft: false,
        defaults: cascades(file.path),
        holds: (fields) => heldBy(fields, request.today),
        isUnlisted: isListedNowhere,
        understood: ['build', '_build', 'headless'],
        clock,
        plainPath: inside,
        home,
        folder: base,
        address: (parts) => {
          const path = address(inside, section, parts, settingText(patterns, section));
          return below(root, path !== null && isUgly(settings, section) ? withExtension(path) : path);
        },
        spacedLists: false,
        section: PLAIN_FOLDER.test(section) || kindOf === 'page' ? '' : section,
        notTags: [],
        show: (body, notes) => showHugo(body, notes),
      };
      const piece = await pieceOfFile(file, habits, request);
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else {
        yield* termsOf(piece, root);
        if (piece.kind === 'dispatch' && section !== '')
          sections.set(`${prefix}/${section}`, pagesOfSection(section, root));
        yield pieceOrNothing(translations.joined(...withKey(finish(piece, source, lang, author), inside)));
      }
    });
  }
  yield* sections.values();
}

/** Whether addresses of a section ended in `.html` (`uglyURLs`). */
function isUgly(settings: Values, section: string): boolean {
  const ugly = settings.uglyURLs ?? settings.uglyurls;
  return ugly === true || valuesOf(ugly)[section] === true;
}

function withExtension(path: string): string {
  return path.replace(/(?<=.)\/$/, '.html');
}

/** Pages and feeds of a piece's tags and categories, as Hugo makes them of itself. */
function* termsOf(piece: Piece, base: string): Generator<Found> {
  const categories = Array.isArray(piece.aside.categories) ? piece.aside.categories.map(String) : [];
  const term = (kind: 'column' | 'tag', name: string): Found => {
    const page = `${base}/${kind === 'tag' ? 'tags' : 'categories'}/${urlized(name)}/`;
    return namedTerm(kind, name, page, { [`${page}index.xml`]: 'rss.xml' });
  };
  for (const tag of piece.tags.filter((one) => !categories.includes(one))) yield term('tag', tag);
  for (const category of categories) yield term('column', category);
}

/** A section that became a column leads there; one that only held the posts leads to the whole archive. */
function pagesOfSection(section: string, base: string): Found {
  const page = `${base}/${urlized(section)}/`;
  if (PLAIN_FOLDER.test(section))
    return {
      kind: 'site',
      site: { redirects: { [page]: '/archive/', [`${page}index.xml`]: '/rss.xml' } },
    };
  return namedTerm('column', section, page, { [`${page}index.xml`]: 'rss.xml' });
}

/** A piece and what its translations share: the path of the file below the content of its language, or what it names itself. */
function withKey(piece: Piece, inside: string): [Piece, string] {
  const { translationKey, translationkey, ...extra } = piece.extra;
  const named = translationKey ?? translationkey;
  if (typeof named !== 'string') return [piece, inside.replace(/\.\w+$/, '')];
  return [{ ...piece, extra }, `key:${named}`];
}

function finish(piece: Piece, source: Source, lang: string | null, author: string | undefined): Piece {
  const folder = folderOf(piece.origin);
  const bundle = /(?:^|\/)index(?:\.[a-z-]+)?\.\w+$/i.test(piece.origin);
  const cover =
    bundle && piece.image === null
      ? source.files.find(
          ({ path }) =>
            folderOf(path) === folder &&
            /(?:^|\/)(?:[^/]*(?:feature|cover|thumbnail)[^/]*)\.(?:jpe?g|png|webp|avif|gif)$/i.test(path),
        )
      : undefined;
  const standing = piece.kind === 'dispatch' && piece.date === null && !piece.draft;
  return {
    ...piece,
    kind: standing ? 'page' : piece.kind,
    lang: piece.lang ?? lang,
    image: cover ? { src: nameOf(cover.path), alt: null, caption: null, credit: null } : piece.image,
    bylines:
      piece.bylines.length === 0 && author && !standing && piece.kind === 'dispatch'
        ? [{ key: author, name: author }]
        : piece.bylines,
    notes: [
      ...piece.notes,
      ...(cover
        ? [
            {
              kind: 'guessed' as const,
              what: 'image',
              detail: `${nameOf(cover.path)} of its bundle, as themes show it`,
            },
          ]
        : []),
      ...(standing ? [UNDATED_PAGE] : []),
    ],
  };
}

function address(
  inside: string,
  section: string,
  parts: PermalinkParts,
  pattern: string | undefined,
): string | null {
  const plain = inside.replace(/\.\w+$/, '').replace(/\/index$/i, '');
  if (pattern) {
    const path = permalinkOf(pattern, { ...parts, section, name: nameOf(plain) });
    if (path === null) return null;
    return path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`;
  }
  const folder = folderOf(plain);
  const last = parts.slug ?? nameOf(plain);
  return `/${[...folder.split('/').filter(Boolean).map(urlized), urlized(last)].join('/')}/`;
}
