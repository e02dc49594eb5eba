import { folderOf, nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found, Piece } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { homeOf } from '../permalink.ts';
import { ignoredBy, inputOf, plainSettings } from './eleventy-config.ts';
import { dataFiles, dataFor, programsOf, withOwnData } from './eleventy-data.ts';
import { isLeftOut, isManuscript, settingsOf, settingText, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';
import type { Habits } from './habits.ts';
import { openLiquid } from './liquid/engine.ts';
import { showLiquid } from './liquid/show-liquid.ts';
import { withoutComments } from './liquid/template-tags.ts';
import { peopleIn, writersOf } from './people.ts';
import { partsOf } from './translated.ts';

/** Eleventy: Markdown with front matter in any folder, with the data files of folders. */
export const eleventy: Format = {
  name: 'eleventy',
  recognise: ({ has }) => {
    const settings = has(/(?:^|\/)(?:\.eleventy|eleventy\.config)\.[cm]?js$/);
    return settings === undefined ? null : { why: `${settings} sets up Eleventy` };
  },
  read,
};

const COLLECTIONS = ['post', 'posts', 'all', 'blog', 'nav', 'page', 'pages', 'article', 'articles'];

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = {
    ...(await plainSettings(source)),
    ...(await settingsOf(
      source.files,
      '_data/site.json',
      '_data/metadata.json',
      'metadata.json',
      '_data/site.yaml',
      '_data/site.yml',
    )),
  };
  const url = settingText(settings, 'url', 'siteurl', 'baseurl');
  const home = homeOf(request, url);
  yield {
    kind: 'site',
    site: {
      ...(settingText(settings, 'title', 'name') ? { title: settingText(settings, 'title', 'name')! } : {}),
      ...(settingText(settings, 'description') ? { tagline: settingText(settings, 'description')! } : {}),
      ...(home ? { url: home } : {}),
      ...(settingText(settings, 'language', 'lang')
        ? { lang: settingText(settings, 'language', 'lang')! }
        : {}),
    },
  };
  yield* writersOf(
    await peopleIn(source.files, (path) =>
      /(?:^|\/)_data\/(?:authors|people|team|writers)\.(?:json|ya?ml)$/.test(path),
    ),
  );
  const input = await inputOf(source);
  const { data, broken } = await dataFiles(source);
  for (const name of broken)
    yield {
      kind: 'skipped',
      what: 'file',
      name,
      why: 'its data are not understood, so what it is about is a draft',
    };
  const files = source.files.filter(
    ({ path }) => !/(?:^|\/)(?:_includes|_layouts|_data|_site|node_modules|public)\//.test(path),
  );
  yield* unread(files);
  for (const { path } of files)
    if (/\.11tydata\.[cm]?js$/.test(path))
      yield { kind: 'skipped', what: 'file', name: path, why: 'it is a program, and no program is run' };
  yield* templates(files);
  const ignored = await ignoredBy(source);
  const programs = await programsOf(files);
  const render = openLiquid({ globals: {}, includes: new Map(), today: request.today });
  const isRead = ({ path }: SourceFile) => input === '' || path.startsWith(`${input}/`);
  const inside = (path: string) =>
    input !== '' && path.startsWith(`${input}/`) ? path.slice(input.length + 1) : path;
  const people = await personFiles(files.filter(isRead));
  const pages = new Map(
    [...people].map((path): [string, string | null] => {
      const [stem, isSet] = [
        path.replace(/(?:\/index)?\.\w+$/, ''),
        dataFor(path, data).permalink !== undefined,
      ];
      const isMoved = isSet || programs.some((one) => one.setsPermalink && one.covers(path));
      return [nameOf(stem), isMoved ? null : `/${inside(stem)}/`];
    }),
  );
  yield* writersOf(await peopleIn(files, (path) => people.has(path)), (key) => pages.get(key) ?? null);
  const isInput = files.some((file) => isRead(file) && isManuscript(file.path));
  for (const file of await pieces(files.filter(({ path }) => !people.has(path)))) {
    yield* attemptFile(file.path, async function* () {
      if (isLeftOut(file.path, ignored)) {
        yield { kind: 'skipped', what: 'file', name: file.path, why: 'Eleventy was told to ignore it' };
        return;
      }
      if (isInput && !isRead(file)) {
        const why = `it lies outside of ${input}/, which is what Eleventy reads`;
        yield { kind: 'skipped', what: 'file', name: file.path, why };
        return;
      }
      const place = inside(file.path);
      const own = dataFor(file.path, data);
      const movedBy = programs.find((one) => one.setsPermalink && one.covers(file.path));
      const habits: Habits = {
        name: 'eleventy',
        kind: 'dispatch',
        draft: /(?:^|\/)_?drafts\//.test(file.path),
        clock: null,
        home,
        address: ({ name }) =>
          movedBy !== undefined
            ? null
            : `/${[folderOf(place), name === 'index' || nameOf(folderOf(place)) === name ? '' : name].filter(Boolean).join('/')}/`,
        spacedLists: false,
        section: '',
        notTags: COLLECTIONS,
        defaults: held({ permalink: movedBy?.permalink, ...own }),
        holds: () => {
          const program = programs.find((one) => one.speaksOfDrafts && one.covers(file.path));
          return program === undefined
            ? null
            : `${program.path} mentions drafts, but no program is run; publish it if it was public`;
        },
        showsFields: true,
        show: (body, notes, _, fields) =>
          showLiquid(withoutComments(body, notes), render, { ...own, ...fields }, notes),
      };
      const piece = await pieceOfFile(withOwnData(file, data), habits, request);
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else yield pieceOrNothing(withData(piece, own));
    });
  }
}

/** Files of people: Markdown in a folder of theirs that gives a name, and neither a title nor a date. */
async function personFiles(files: readonly SourceFile[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const file of files) {
    if (!/(?:^|\/)(?:authors|people|team|writers)\/(?:[^/]+\/)?[^/]+\.(?:md|markdown)$/.test(file.path))
      continue;
    const { name, title, date } = partsOf(decodeText(await file.read()).text)?.fields ?? {};
    if (typeof name === 'string' && title === undefined && date === undefined) found.add(file.path);
  }
  return found;
}

/** What the data of a folder say of where and whether its files were published. */
function held({
  permalink,
  draft,
  published,
  eleventyExcludeFromCollections: excluded,
}: {
  readonly [key: string]: unknown;
}): { readonly [key: string]: unknown } {
  return {
    permalink,
    ...(excluded !== undefined && { eleventyExcludeFromCollections: excluded }),
    ...(draft !== undefined && { draft }),
    ...(published !== undefined && { published }),
  };
}

/** A piece without a date is a page, but in a collection of posts: Eleventy took the file's time, which an import must not. */
function withData(piece: Piece, data: { readonly [key: string]: unknown }): Piece {
  const author = settingText(data, 'author');
  const tags = Array.isArray(data.tags)
    ? data.tags.map(String)
    : typeof data.tags === 'string'
      ? [data.tags]
      : [];
  const isPost =
    tags.some((tag) => POSTS.test(tag)) ||
    piece.notes.some(({ what, detail }) => what === 'tag' && POSTS.test(detail.split('"')[1] ?? ''));
  return {
    ...piece,
    kind: piece.date === null && !piece.draft && !isPost ? 'page' : piece.kind,
    column: piece.column ?? settingText(data, 'category', 'column') ?? null,
    tags: [...new Set([...piece.tags, ...tags.filter((tag) => !COLLECTIONS.includes(tag))])],
    bylines: piece.bylines.length === 0 && author ? [{ key: author, name: author }] : piece.bylines,
    lang: piece.lang ?? settingText(data, 'lang') ?? null,
  };
}

/** Files that are pieces: Markdown, and HTML with front matter that holds no tags of templates. */
async function pieces(files: readonly SourceFile[]): Promise<readonly SourceFile[]> {
  const found: SourceFile[] = [];
  for (const file of files.filter(({ path }) => isManuscript(path)))
    if (!/\.html?$/i.test(file.path) || isWritten(decodeText(await file.read()).text)) found.push(file);
  return found;
}

/** Whether an HTML file was written by a person for itself: it has front matter, and no template fills it. */
function isWritten(html: string): boolean {
  return /^---\r?\n/.test(html) && !/\{%|\{\{/.test(html.replace(/^---[\s\S]*?\n---/, ''));
}

/** Templates, which only a program can turn into text: each is listed. */
async function* templates(files: readonly SourceFile[]): AsyncGenerator<Found> {
  for (const file of files) {
    const isTemplate = /\.(?:njk|liquid|hbs|handlebars|mustache|ejs|pug|haml|webc|11ty\.[cm]?[jt]s)$/i.test(
      file.path,
    );
    if (isTemplate || (/\.html?$/i.test(file.path) && !isWritten(decodeText(await file.read()).text)))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is a template, and no program is run',
      };
  }
}

/** Collections of what has a date, though only git or the disk may know it. */
const POSTS = /^(?:posts?|blog|articles?)$/;
