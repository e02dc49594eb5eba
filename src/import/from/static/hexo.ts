import { nameOf } from '../../../model/address/paths.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { clockOf, isZone } from '../../found/moment.ts';
import { namedTerm } from '../../found/named-term.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found, Piece, Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { below, folderOfHome, homeOf, permalinkOf } from '../permalink.ts';
import { isLeftOut, isManuscript, settingsOf, settingText, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';
import type { Habits } from './habits.ts';
import { fileOfHexo, folderOfSource, insideSource } from './hexo-settings.ts';
import { videoText } from './liquid/show-liquid.ts';
import {
  elsewhere,
  fenced,
  parameters,
  pictureText,
  reference,
  showTags,
  withoutComments,
} from './liquid/template-tags.ts';
import { peopleIn, writersOf } from './people.ts';

/** Hexo: `source/_posts`, `source/_drafts` and pages, with `_config.yml`. */
export const hexo: Format = {
  name: 'hexo',
  recognise: async (look) => {
    if (look.has(/(?:^|\/)source\/_posts\//) !== undefined) return { why: 'its posts are in source/_posts/' };
    const file = look.has(/(?:^|\/)_posts\//) === undefined ? undefined : await fileOfHexo(look);
    return file === undefined ? null : { why: `${file} sets up Hexo` };
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await settingsOf(source.files, '_config.yml', '_config.yaml');
  const url = settingText(settings, 'url');
  const home = homeOf(request, url);
  const zone = settingText(settings, 'timezone');
  const clock = clockOf(zone ?? null);
  const author = settingText(settings, 'author');
  yield {
    kind: 'site',
    site: {
      ...(settingText(settings, 'title') ? { title: settingText(settings, 'title')! } : {}),
      ...(settingText(settings, 'subtitle', 'description')
        ? { tagline: settingText(settings, 'subtitle', 'description')! }
        : {}),
      ...(home
        ? { url: home, redirects: { [`${home}atom.xml`]: '/feed.xml', [`${home}rss2.xml`]: '/rss.xml' } }
        : {}),
      ...(settingText(settings, 'language') ? { lang: settingText(settings, 'language')! } : {}),
      ...(zone && isZone(zone) ? { timezone: zone } : {}),
    },
  };
  yield* writersOf(
    await peopleIn(source.files, (path) =>
      /(?:^|\/)_data\/(?:authors|people|team|writers)\.(?:json|ya?ml)$/.test(path),
    ),
  );
  const pattern = settingText(settings, 'permalink') ?? ':year/:month/:day/:title/';
  const root = folderOfHome(home);
  const paths = new Set(source.files.map(({ path }) => path));
  const files = source.files.filter(
    ({ path }) => !/(?:^|\/)(?:themes|node_modules|public|scaffolds)\//.test(path),
  );
  yield* unread(files);
  const insideOf = insideSource(files, settings);
  const excluded = Array.isArray(settings.exclude) ? settings.exclude.map(String) : [];
  for (const file of files.filter(({ path }) => isManuscript(path)).map(withOpening)) {
    yield* attemptFile(file.path, async function* () {
      const post = /(?:^|\/)_posts\//.test(file.path);
      const draft = /(?:^|\/)_drafts\//.test(file.path);
      if (!post && !draft && /(?:^|\/)_[^/]+\//.test(file.path)) return;
      const inside = insideOf(file.path);
      if (inside === null) {
        const why = `it lies outside of ${folderOfSource(settings)}/, which is what Hexo reads`;
        yield { kind: 'skipped', what: 'file', name: file.path, why };
        return;
      }
      if (isLeftOut(inside, excluded)) {
        yield { kind: 'skipped', what: 'file', name: file.path, why: '_config.yml excludes it' };
        return;
      }
      const habits: Habits = {
        name: 'hexo',
        kind: post || draft ? 'dispatch' : 'page',
        draft,
        clock,
        home,
        folder: root,
        address: (parts) =>
          post
            ? below(
                root,
                permalinkOf(pattern, {
                  ...parts,
                  name: inside.replace(/^_posts\//, '').replace(/\.\w+$/, ''),
                }),
              )
            : draft
              ? null
              : `${root}/${inside.replace(/(?:index)?\.\w+$/, '')}`,
        spacedLists: false,
        section: '',
        notTags: [],
        show: (body, notes, path) => showHexo(withOwnFolder(body, path, paths), path, notes),
      };
      const piece = await pieceOfFile(file, habits, request);
      if (piece === null || (!post && !draft && piece.title === null))
        yield {
          kind: 'skipped',
          what: 'file',
          name: file.path,
          why: 'it is neither a post nor a page with a title',
        };
      else {
        yield* termsOf(piece, settings, root);
        yield pieceOrNothing(
          author && piece.bylines.length === 0 && piece.kind === 'dispatch'
            ? { ...piece, bylines: [{ key: author, name: author }] }
            : piece,
        );
      }
    });
  }
}

/** Hexo lets the first line of dashes be left out. */
function withOpening(file: SourceFile): SourceFile {
  const read = async () => {
    const bytes = await file.read();
    const { text } = decodeText(bytes);
    return /^[\w-]+:(?:[^\n]*\n(?!---))*[^\n]*\n---[ \t]*(?:\n|$)/.test(text)
      ? new TextEncoder().encode(`---\n${text}`)
      : bytes;
  };
  return { ...file, read };
}

/** Files of a post may lie in a folder of its name, and are named without it. */
function withOwnFolder(body: string, path: string, paths: ReadonlySet<string>): string {
  const folder = path.replace(/\.\w+$/, '');
  return body.replace(/(\]\()([^)\s/:][^)\s:]*)(?=[\s)])/g, (whole, open: string, name: string) =>
    paths.has(`${folder}/${name}`) ? `${open}${nameOf(folder)}/${name}` : whole,
  );
}

/** Pages of a piece's tags and categories; a category stands below the one before it. */
function* termsOf(
  piece: Piece,
  settings: { readonly [key: string]: unknown },
  root: string,
): Generator<Found> {
  const folder = (key: string, usual: string) =>
    `${root}/${(settingText(settings, key) ?? usual).replace(/^\/|\/$/g, '')}`;
  const mapped = (key: string, name: string) => {
    const map = settings[key];
    const to =
      typeof map === 'object' && map !== null ? (map as { [name: string]: unknown })[name] : undefined;
    return slugized(typeof to === 'string' ? to : name);
  };
  const categories = Array.isArray(piece.aside.categories) ? piece.aside.categories.map(String) : [];
  for (const tag of piece.tags.filter((one) => !categories.includes(one)))
    yield namedTerm('tag', tag, `${folder('tag_dir', 'tags')}/${mapped('tag_map', tag)}/`);
  let path = folder('category_dir', 'categories');
  for (const category of categories) {
    path += `/${mapped('category_map', category)}`;
    yield namedTerm('column', category, `${path}/`);
  }
}

/** A word as Hexo puts it into addresses: its case stays. */
function slugized(text: string): string {
  return text
    .trim()
    .replace(/[^\p{L}\p{N}._~-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-|-$/g, '');
}

/** Hexo's tags: pictures of the piece's own folder, links to posts, quotations, code, videos. */
function showHexo(body: string, path: string, notes: Remark[]): string {
  const folder = path
    .split('/')
    .at(-1)!
    .replace(/\.\w+$/, '');
  const shown = showTags(
    withoutComments(body, notes),
    (name, rest, inner) => {
      const values = parameters(rest);
      switch (name) {
        case 'asset_img':
        case 'img': {
          const at =
            Object.keys(values).find((key) =>
              /\.(?:jpe?g|png|gif|webp|svg|avif|bmp)(?:\?|$)/i.test(values[key]!),
            ) ?? '0';
          const words = Object.keys(values)
            .filter((key) => Number(key) > Number(at))
            .map((key) => values[key]!)
            .filter((word) => !/^\d+$/.test(word));
          return pictureText(
            name === 'asset_img' ? `${folder}/${values[at] ?? ''}` : (values[at] ?? ''),
            words.join(' '),
            '',
          );
        }
        case 'asset_path':
          return `${folder}/${values['0'] ?? ''}`;
        case 'asset_link':
          return `[${values['1'] ?? values['0'] ?? ''}](${folder}/${values['0'] ?? ''})`;
        case 'post_link':
          return `[${values['1'] ?? values['0'] ?? ''}](post:${values['0'] ?? ''})`;
        case 'post_path':
          return reference(values['0'] ?? '');
        case 'youtube':
        case 'vimeo':
          return videoText(name, values['0'] ?? '');
        case 'codeblock':
        case 'code':
          return inner === undefined ? null : fenced(inner, values.lang ?? '');
        case 'blockquote':
        case 'quote':
        case 'note':
        case 'pullquote':
          return inner === undefined
            ? null
            : `${inner.trim().replace(/^/gm, '> ')}${rest === '' || name === 'pullquote' || name === 'note' ? '' : `\n>\n> — ${rest.replace(/["']/g, '')}`}`;
        case 'centerblock':
        case 'cq':
          return inner === undefined ? null : inner.trim();
        case 'link':
          return `[${values['0'] ?? ''}](${values['1'] ?? ''})`;
        default:
          return elsewhere(name, rest);
      }
    },
    () => null,
    notes,
  );
  return shown;
}
