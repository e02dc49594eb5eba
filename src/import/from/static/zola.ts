import { folderOf, nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { namedTerm } from '../../found/named-term.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import { type Found, type Piece, UNDATED_PAGE } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { below, folderOfHome, homeOf, urlized } from '../permalink.ts';
import { textsIn, type Values, valuesOf } from '../values.ts';
import { isLeftOut, isManuscript, PLAIN_FOLDER, settingsOf, settingText, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';
import type { Habits } from './habits.ts';
import { type Parts, partsOf, translated } from './translated.ts';
import { inLanguage, languagesIn, Translations } from './translations.ts';
import { showZola } from './zola-shortcodes.ts';

/** Zola: `content/` with TOML or YAML front matter, `[taxonomies]` and `[extra]`. */
export const zola: Format = {
  name: 'zola',
  recognise: async ({ has, head }) => {
    const own = has(/^(?:[^/]+\/)?zola\.toml$/);
    const settings = own ?? has(/^(?:[^/]+\/)?config\.toml$/);
    const isZola = own !== undefined || /^base_url\s*=/m.test(await head(settings));
    return settings === undefined || !isZola ? null : { why: `${settings} sets up Zola` };
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await settingsOf(source.files, 'zola.toml', 'config.toml');
  const url = settingText(settings, 'base_url');
  const home = homeOf(request, url);
  const base = folderOfHome(home);
  const lang = settingText(settings, 'default_language');
  const [title, tagline] = [settingText(settings, 'title'), settingText(settings, 'description')];
  yield {
    kind: 'site',
    site: {
      ...(title ? { title } : {}),
      ...(tagline ? { tagline } : {}),
      ...(home ? { url: home } : {}),
      ...(lang ? { lang } : {}),
      redirects: { [`${base}/atom.xml`]: '/feed.xml', [`${base}/rss.xml`]: '/rss.xml' },
    },
  };
  const root =
    /^(.*?)(?:^|\/)content\//.exec(
      source.files.find(({ path }) => /(?:^|\/)content\//.test(path))?.path ?? '',
    )?.[0] ?? '';
  const files = source.files.filter(({ path }) => path.startsWith(root));
  const author = settingText(settings, 'author') ?? settingText(valuesOf(settings.extra), 'author');
  yield* unread(files);
  const sections = new Set<string>();
  const drafts = await draftSections(files);
  const ignored = textsIn(settings, 'ignored_content');
  const languages = languagesIn(settings.languages);
  const placed = files
    .filter(({ path }) => isManuscript(path))
    .map((file) => ({ file, ...inLanguage(file.path.slice(root.length), languages) }))
    .sort((a, b) => Number(a.lang !== null) - Number(b.lang !== null));
  const translations = new Translations();
  for (const { file, inside, lang: translation } of placed) {
    if (/^_index\.md$/i.test(nameOf(inside))) {
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is the page of a section; here every shelf has its own',
      };
      continue;
    }
    yield* attemptFile(file.path, async function* () {
      if (isLeftOut(inside, ignored)) {
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'ignored_content in the settings names it',
        };
        return;
      }
      const section = inside.includes('/') && !/^[^/]+\/index\.md$/.test(inside) ? inside.split('/')[0]! : '';
      const prefix = translation === null ? base : `${base}/${translation}`;
      const habits: Habits = {
        name: 'zola',
        kind: 'dispatch',
        draft: false,
        holds: ({ render, extra }) =>
          valuesOf(extra).draft === true
            ? 'its theme may have hidden it (extra.draft)'
            : drafts.some((folder) => file.path.startsWith(folder))
              ? 'its section was a draft'
              : render === false
                ? 'Zola made no page of it (render = false)'
                : null,
        clock: null,
        plainPath: inside,
        home,
        folder: base,
        address: ({ slug }) => below(prefix, addressOf(inside, slug)),
        spacedLists: false,
        section: PLAIN_FOLDER.test(section) ? '' : section,
        notTags: [],
        show: (body, notes) => showZola(body, notes),
      };
      const piece = await pieceOfFile(
        translated(file, (text) => fieldsOf(text, base)),
        habits,
        request,
      );
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else {
        if (section !== '') sections.add(section);
        yield* termsOf(piece, base);
        yield pieceOrNothing(translations.joined(finished(piece, author, translation), inside));
      }
    });
  }
  for (const section of sections)
    if (PLAIN_FOLDER.test(section))
      yield { kind: 'site', site: { redirects: { [`${base}/${urlized(section)}/`]: '/archive/' } } };
}

/** Folders, each with a slash at its end, whose section is a draft: Zola leaves out all that is in them. */
async function draftSections(files: readonly SourceFile[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const file of files.filter(({ path }) => /(?:^|\/)_index(?:\.[a-z-]+)?\.md$/i.test(path)))
    if (partsOf(decodeText(await file.read()).text)?.fields.draft === true)
      found.push(`${folderOf(file.path)}/`);
  return found;
}

/** Front matter of Zola with the names that others use. */
function fieldsOf(text: string, base: string): Parts | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const {
    taxonomies,
    extra,
    path,
    weight: _w,
    template: _t,
    in_search_index: _s,
    authors,
    ...own
  } = parts.fields;
  const terms = valuesOf(taxonomies);
  const more: Values = valuesOf(extra);
  const { author: _a, authors: _b, image, cover_image, thumbnail, ...others } = more;
  const names = [
    ...new Set(
      [authors, terms.authors, terms.author, more.authors, more.author].flatMap((one) =>
        textsIn({ one }, 'one'),
      ),
    ),
  ];
  const picture = [image, cover_image, thumbnail].find((one) => typeof one === 'string' && one !== '');
  const { tags: _1, categories: _2, authors: _3, author: _4, ...rest } = terms;
  return {
    body: parts.body,
    fields: {
      ...own,
      ...(names.length > 0 ? { authors: names } : {}),
      ...(textsIn(terms, 'tags').length > 0 ? { tags: textsIn(terms, 'tags') } : {}),
      ...(textsIn(terms, 'categories').length > 0 ? { categories: textsIn(terms, 'categories') } : {}),
      ...(picture === undefined ? {} : { image: picture }),
      ...(Object.keys(rest).length > 0 ? { terms: rest } : {}),
      ...(Object.keys(others).length > 0 ? { extra: others } : {}),
      ...(typeof path === 'string' ? { permalink: `${base}/${path.replace(/^\/|\/$/g, '')}/` } : {}),
    },
  };
}

function addressOf(inside: string, slug: string | null): string {
  const plain = inside.replace(/\.\w+$/, '').replace(/\/index$/i, '');
  const last = slug ?? nameOf(plain).replace(/^\d{4}-\d\d-\d\d(?:T[\d:.-]*Z?)?[-_]/, '');
  return `/${[...folderOf(plain).split('/').filter(Boolean), last].map(urlized).join('/')}/`;
}

function* termsOf(piece: Piece, base: string): Generator<Found> {
  const categories = textsIn(piece.aside, 'categories');
  const term = (kind: 'column' | 'tag', name: string) => {
    const page = `${base}/${kind === 'tag' ? 'tags' : 'categories'}/${urlized(name)}/`;
    return namedTerm(kind, name, page, { [`${page}atom.xml`]: 'feed.xml', [`${page}rss.xml`]: 'rss.xml' });
  };
  for (const tag of piece.tags.filter((one) => !categories.includes(one))) yield term('tag', tag);
  for (const category of categories) yield term('column', category);
}

function finished(piece: Piece, author: string | undefined, translation: string | null): Piece {
  const isPage = piece.date === null && !piece.draft;
  return {
    ...piece,
    kind: isPage ? 'page' : piece.kind,
    lang: piece.lang ?? translation,
    bylines:
      piece.bylines.length === 0 && author !== undefined && !isPage
        ? [{ key: author, name: author }]
        : piece.bylines,
    notes: isPage ? [...piece.notes, UNDATED_PAGE] : piece.notes,
  };
}
