import { folderOf } from '../../../model/address/paths.ts';
import { isMap } from '../../../model/json.ts';
import { attemptFile } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { namedTerm } from '../../found/named-term.ts';
import type { Source } from '../../found/outside.ts';
import type { Found, Piece } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { below, folderOfHome, homeOf, type PermalinkParts, urlized } from '../permalink.ts';
import { textIn, type Values } from '../values.ts';
import { isManuscript, outermost, unread } from './files.ts';
import { pieceOfFile, pieceOrNothing } from './folder.ts';
import type { Habits } from './habits.ts';
import { showAdmonitions, showMdx } from './mdx.ts';
import { peopleIn, writersOf } from './people.ts';
import { objectIn, scriptSettings } from './program-settings.ts';
import { type Parts, partsOf, translated } from './translated.ts';

/** Docusaurus: `blog/` with dates in names and `authors.yml`; its manual and pages become standing pages. */
export const docusaurus: Format = {
  name: 'docusaurus',
  recognise: ({ has }) => {
    const settings = has(/(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/);
    return settings === undefined ? null : { why: `${settings} sets up Docusaurus` };
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const config = outermost(source.files, (path) => /(?:^|\/)docusaurus\.config\.[cm]?[jt]s$/.test(path));
  const settings = await scriptSettings(config);
  const url = settings.url ?? '';
  const home = homeOf(request, url, /^\/(?!\/)/.test(settings.baseUrl ?? '') ? settings.baseUrl : '');
  const base = folderOfHome(home);
  const root = config === undefined || folderOf(config.path) === '' ? '' : `${folderOf(config.path)}/`;
  const options = await objectIn(config, /\bblog\s*:\s*\{|plugin-content-blog["'`]\s*,\s*\{/);
  const route = routeOf(/\brouteBasePath\s*:\s*["'`]([^"'`$\n]*)/.exec(options)?.[1]);
  const folder = /(?:^|[{,\s])path\s*:\s*["'`](?:\.\/)?([^"'`$\n]+)/.exec(options)?.[1]?.replace(/\/$/, '');
  const isBlog = (inside: string) =>
    folder === undefined ? /^(?:blog|news)\//.test(inside) : inside.startsWith(`${folder}/`);
  const blog = `${base}${route}`;
  yield {
    kind: 'site',
    site: {
      ...(settings.title ? { title: settings.title } : {}),
      ...(settings.tagline ? { tagline: settings.tagline } : {}),
      ...(home ? { url: home } : {}),
      ...(settings.defaultLocale ? { lang: settings.defaultLocale } : {}),
      redirects: {
        [`${blog}/rss.xml`]: '/rss.xml',
        [`${blog}/atom.xml`]: '/feed.xml',
        [`${blog}/feed.json`]: '/feed.json',
        ...(route === '' ? {} : { [blog]: '/archive/' }),
        [`${blog}/archive`]: '/archive/',
      },
    },
  };
  yield* writersOf(await peopleIn(source.files, (path) => /(?:^|\/)authors\.(?:ya?ml|json)$/.test(path)));
  const files = source.files.filter(({ path }) => {
    const inside = path.slice(root.length);
    return isBlog(inside) || /^(?:docs|src\/pages)\//.test(inside);
  });
  yield* unread(files);
  const writers = new Set<string>();
  for (const file of files.filter(({ path }) => isManuscript(path))) {
    yield* attemptFile(file.path, async function* () {
      const inside = file.path.slice(root.length);
      const isPost = isBlog(inside);
      const habits: Habits = {
        name: 'docusaurus',
        kind: isPost ? 'dispatch' : 'page',
        draft: /(?:^|\/)_/.test(inside),
        clock: null,
        home,
        address: (parts) =>
          below(
            isPost ? blog : base,
            isPost ? addressOf(inside.slice((folder ?? '').length), parts) : pageAddress(inside, parts),
          ),
        spacedLists: false,
        section: '',
        notTags: [],
        show: (body, notes) =>
          showMdx(
            showAdmonitions(body.replace(/\n*(?:<!--|\{\/\*)\s*truncate\s*(?:-->|\*\/\})\n*/g, '\n\n')),
            notes,
          ),
      };
      const writer = writerIn(partsOf(decodeText(await file.read()).text)?.fields ?? {});
      if (writer !== null && !writers.has(writer.name)) {
        writers.add(writer.name);
        yield* writersOf(new Map([[writer.name, writer]]));
      }
      const piece = await pieceOfFile(translated(file, fieldsOf), habits, request);
      if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
      else {
        for (const tag of isPost ? piece.tags : [])
          yield namedTerm('tag', tag, `${blog}/tags/${urlized(tag)}`);
        yield pieceOrNothing(titled(piece));
      }
    });
  }
}

/** The folder of the blog on the site. */
function routeOf(told: string | undefined): string {
  return told === undefined ? '/blog' : told.replace(/\/$/, '').replace(/^(?!\/|$)/, '/');
}

/** What posts of old versions say of their author. */
const ABOUT_AUTHOR = /^author_?(?:title|url|image_?url|twitter|fbid)$/i;

/** The author of a post of an old version, with what the post says of the person; null if it says nothing. */
function writerIn(fields: Values): (Values & { readonly name: string }) | null {
  const said = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key.toLowerCase().replaceAll('_', ''), value]),
  );
  const name = textIn(said, 'author');
  return name === '' || !Object.keys(fields).some((key) => ABOUT_AUTHOR.test(key))
    ? null
    : {
        name,
        bio: textIn(said, 'authortitle'),
        url: textIn(said, 'authorurl'),
        image: textIn(said, 'authorimageurl'),
      };
}

/** Front matter with authors and tags as names, and a slug that is an address as one. */
function fieldsOf(text: string): Parts | null {
  const parts = partsOf(text);
  if (parts === null) return null;
  const {
    tags,
    authors,
    hide_table_of_contents: _h,
    sidebar_position: _s,
    sidebar_label: _l,
    ...others
  } = parts.fields;
  const own = Object.fromEntries(Object.entries(others).filter(([key]) => !ABOUT_AUTHOR.test(key)));
  const labels = Array.isArray(tags)
    ? tags.map((one: unknown) => (isMap(one) ? textIn(one, 'label') : String(one)))
    : tags;
  const people = (Array.isArray(authors) ? authors : authors === undefined ? [] : [authors]).map(
    (one: unknown) => (isMap(one) ? textIn(one, 'name', 'key') : String(one)),
  );
  return {
    body: parts.body,
    fields: {
      ...own,
      ...(labels === undefined ? {} : { tags: labels }),
      ...(people.length > 0 ? { authors: people } : {}),
    },
  };
}

/** The address of a post: its slug, else its day and name (`/2019/05/28/first`), else its path. */
function addressOf(inside: string, { slug, date }: PermalinkParts): string {
  if (slug !== null) return `/${slug.replace(/^\//, '')}`;
  const plain = inside
    .replace(/^\w*\//, '')
    .replace(/\.\w+$/, '')
    .replace(/\/index$/, '');
  const [, folder = '', year, month, day, rest = ''] =
    /^(.*?)(\d{4})[-/](\d{1,2})[-/](\d{1,2})[-/]?(.*)$/.exec(plain) ?? [];
  if (year === undefined || date === null) return `/${plain}`;
  return `/${[folder.replace(/\/$/, ''), year, month!.padStart(2, '0'), day!.padStart(2, '0'), rest].filter(Boolean).join('/')}`;
}

/** Pages stand under their path; numbers that only sort the manual are left out. */
function pageAddress(inside: string, { slug, fields }: PermalinkParts): string {
  const isManual = inside.startsWith('docs/');
  const plain = inside
    .replace(/^src\/pages\//, '')
    .replace(/\.\w+$/, '')
    .split('/')
    .map((part) => (isManual ? part.replace(/^\d+[-_. ]+/, '') : part))
    .join('/')
    .replace(/(?:^|\/)(?:index|readme)$/i, '');
  if (slug !== null)
    return slug.startsWith('/')
      ? `${isManual ? '/docs' : ''}${slug}`
      : `/${[folderOf(plain), slug].filter(Boolean).join('/')}`;
  return `/${typeof fields.id === 'string' && isManual ? [folderOf(plain), fields.id].filter(Boolean).join('/') : plain}`;
}

/** A piece without a title has that of its first heading, and a slug of one part. */
function titled(piece: Piece): Piece {
  const slug = piece.slug?.split('/').filter(Boolean).at(-1) ?? null;
  const heading = piece.title === null ? /^\s*# +(.+)\n?/.exec(piece.body.text) : null;
  if (heading === null) return { ...piece, slug };
  return {
    ...piece,
    slug,
    title: heading[1]!.replace(/\s*\{#[^}]*\}\s*$/, '').trim(),
    body: { ...piece.body, text: piece.body.text.slice(heading[0].length) },
  };
}
