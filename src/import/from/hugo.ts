import { folderOf, nameOf } from '../../model/paths.ts';
import type { Format, Request } from '../format.ts';
import { clockOf, isZone } from '../moment.ts';
import type { Source } from '../outside.ts';
import type { Found, Note, Piece } from '../piece.ts';
import { escapeHtml } from './escape.ts';
import {
  type Habits,
  isManuscript,
  pieceOfFile,
  pieceOrNothing,
  settingsOf,
  settingText,
  unread,
} from './folder.ts';
import { withoutHeadingIds } from './heading-ids.ts';
import { videoText } from './jekyll.ts';
import { type PermalinkParts, permalinkOf, urlized } from './permalink.ts';
import { fenced, parameters, pictureText } from './template-tags.ts';

/** Hugo: `content/`, with YAML, TOML or JSON front matter, page bundles and the common shortcodes. */
export const hugo: Format = { name: 'hugo', read };

/** Sections that say what kind of thing stands in them, not what column. */
const PLAIN = /^(?:posts?|blog|articles?|news|entries|columns|writing|notes|content|archives?)?$/i;

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const settings = await settingsOf(
    source.files,
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config.toml',
    'config.yaml',
    'config.yml',
    'config.json',
    'config/_default/hugo.toml',
    'config/_default/config.toml',
    'config/_default/hugo.yaml',
    'config/_default/config.yaml',
  );
  const clock = clockOf(settingText(settings, 'timeZone') ?? null);
  const params = mapOf(settings.params ?? settings.Params);
  const url = settingText(settings, 'baseURL', 'baseurl');
  const home = request.oldUrl ?? (url && /^https?:/.test(url) ? `${url.replace(/\/$/, '')}/` : null);
  const zone = settingText(settings, 'timeZone');
  const base = home ? new URL(home).pathname.replace(/\/$/, '') : '';
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
  const patterns = mapOf(
    mapOf(settings.permalinks ?? settings.Permalinks).page ?? settings.permalinks ?? settings.Permalinks,
  );
  const author =
    settingText(params, 'author') ?? settingText(mapOf(params.author ?? settings.author), 'name');
  const whole = source.files.some(({ path }) => path.startsWith('content/'));
  const files = source.files.filter(
    ({ path }) =>
      (!whole || path.startsWith('content/')) &&
      !/(?:^|\/)(?:themes|layouts|public|node_modules|archetypes|resources)\//.test(path),
  );
  const main = (settingText(settings, 'defaultContentLanguage') ?? 'en').toLowerCase();
  const translated = (path: string) => (languageOf(path) ?? main) !== main;
  const sections = new Set<string>();
  yield* unread(files);
  for (const file of files
    .filter(({ path }) => isManuscript(path))
    .sort((a, b) => Number(translated(a.path)) - Number(translated(b.path)))) {
    const inside = whole ? file.path.slice('content/'.length) : file.path;
    const section = inside.includes('/') ? inside.split('/')[0]! : '';
    if (/^_index\./.test(nameOf(file.path)) || inside.startsWith('_')) {
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is the page of a section; here every shelf has its own',
      };
      continue;
    }
    const lang = languageOf(file.path);
    const prefix = translated(file.path) ? `${base}/${lang}` : base;
    const kindOf = section === '' ? 'page' : 'dispatch';
    const habits: Habits = {
      name: 'hugo',
      kind: kindOf,
      draft: false,
      clock,
      home,
      address: (parts) => prefix + address(inside, section, parts, settingText(patterns, section)),
      spacedLists: false,
      section: PLAIN.test(section) || kindOf === 'page' ? '' : section,
      notTags: [],
      show: (body, notes) => showHugo(body, notes),
    };
    const piece = await pieceOfFile(file, habits, request);
    if (piece === null) yield { kind: 'skipped', what: 'file', name: file.path, why: 'it is empty' };
    else {
      yield* termsOf(piece, base);
      if (piece.kind === 'dispatch') sections.add(section);
      yield pieceOrNothing(finish(piece, source, lang, author));
    }
  }
  for (const section of sections) if (section !== '') yield pagesOfSection(section, base);
}

function languageOf(path: string): string | null {
  return /\.([a-z]{2}(?:-[a-z]{2})?)\.\w+$/i.exec(nameOf(path))?.[1]?.toLowerCase() ?? null;
}

/** Pages and feeds of a piece's tags and categories, as Hugo makes them of itself. */
function* termsOf(piece: Piece, base: string): Generator<Found> {
  const categories = Array.isArray(piece.aside.categories) ? piece.aside.categories.map(String) : [];
  const term = (kind: 'column' | 'tag', name: string): Found => {
    const page = `${base}/${kind === 'tag' ? 'tags' : 'categories'}/${urlized(name)}/`;
    const pages = { pages: [page], feeds: { [`${page}index.xml`]: 'rss.xml' as const } };
    return { kind: 'term', term: { kind, key: name, name, description: null, ...pages } };
  };
  for (const tag of piece.tags.filter((one) => !categories.includes(one))) yield term('tag', tag);
  for (const category of categories) yield term('column', category);
}

/** A section that became a column leads there; one that only held the posts leads to the whole archive. */
function pagesOfSection(section: string, base: string): Found {
  const page = `${base}/${urlized(section)}/`;
  if (PLAIN.test(section))
    return {
      kind: 'site',
      site: { redirects: { [page]: '/archive/', [`${page}index.xml`]: '/rss.xml' } },
    };
  return {
    kind: 'term',
    term: {
      kind: 'column',
      key: section,
      name: section,
      description: null,
      pages: [page],
      feeds: { [`${page}index.xml`]: 'rss.xml' },
    },
  };
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
    slug:
      piece.slug === null
        ? null
        : piece.slug.replace(/\.[a-z]{2}(?:-[a-z]{2})?$/i, lang === null ? '$&' : ''),
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
      ...(standing
        ? [{ kind: 'guessed' as const, what: 'kind', detail: 'it has no date, so it is a page' }]
        : []),
    ],
  };
}

function address(
  inside: string,
  section: string,
  parts: PermalinkParts,
  pattern: string | undefined,
): string {
  const plain = inside.replace(/(?:\.[a-z]{2})?\.\w+$/i, '').replace(/\/index$/i, '');
  if (pattern) {
    const path = permalinkOf(pattern, { ...parts, section, name: nameOf(plain) });
    return path.endsWith('/') || /\.\w+$/.test(path) ? path : `${path}/`;
  }
  const folder = folderOf(plain);
  const last = parts.slug ?? nameOf(plain);
  return `/${[...folder.split('/').filter(Boolean).map(urlized), urlized(last)].join('/')}/`;
}

/** Hugo's own shortcodes as Markdown; those of a theme stay and are noted. */
export function showHugo(body: string, notes: Note[]): string {
  const kept: string[] = [];
  const keep = (text: string) => `\u0010${kept.push(text) - 1}\u0011`;
  let text = body
    .replace(/(^|\n)(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n\2[^\n]*/g, (whole) => keep(whole))
    .replace(
      /\{\{([<%])\/\*\s*([\s\S]{0,2000}?)\s*\*\/([>%])\}\}/g,
      (_, open: string, inner: string, close: string) => keep(`{{${open} ${inner} ${close}}}`),
    )
    .replace(/<!--\s*more\s*-->\n?/g, '');
  text = text.replace(
    /\{\{[<%]\s*highlight\s+([^\s>%]*)[^>%]{0,500}[>%]\}\}([\s\S]{0,200000}?)\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g,
    (_, lang: string, code: string) => keep(fenced(code, lang.replace(/"/g, ''))),
  );
  text = withoutHeadingIds(text, notes).replace(PAIRED, (_, name: string, rest: string, inner: string) =>
    hugoBlock(name.toLowerCase(), parameters(rest.replace(/`/g, '"')), inner.trim()),
  );
  text = text.replace(
    /\{\{[<%]\s*([\w/-]+)((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^>%"`]){0,4000}?)\/?\s*[>%]\}\}/g,
    (whole: string, name: string, rest: string) => {
      const values = parameters(rest.replace(/`/g, '"'));
      const shown = hugoShortcode(name.toLowerCase(), values);
      if (shown !== null) return shown;
      notes.push({ kind: 'left', what: 'shortcode', detail: whole.slice(0, 100) });
      return whole;
    },
  );
  for (let round = 0; round < 20 && text.includes('\u0010'); round++)
    text = text.replace(/\u0010(\d+)\u0011/g, (_, at: string) => kept[Number(at)]!);
  return text;
}

/** Shortcodes of Hugo and its usual themes that hold a text of their own. */
const PAIRED =
  /\{\{[<%]\s*(details|notice|admonition|callout|hint|alert|note|tip|info|warning|quote|blockquote|pullquote|rawhtml|raw|html|center)\b((?:"[^"]{0,1000}"|[^>%"]){0,200}?)\s*[>%]\}\}([\s\S]{0,50000}?)\{\{[<%]\s*\/\s*\1\s*[>%]\}\}/gi;

function hugoBlock(name: string, values: { readonly [name: string]: string }, inner: string): string {
  if (name === 'details') {
    const summary = values.summary ?? values.title ?? values['0'] ?? 'Details';
    return `<details><summary>${escapeHtml(summary)}</summary>\n\n${inner}\n\n</details>`;
  }
  if (/^(?:rawhtml|raw|html|center)$/.test(name)) return inner;
  const author = [values.author ?? values.cite, values.source].filter(Boolean).join(', ');
  return `${inner.replace(/^/gm, '> ')}${author === '' ? '' : `\n>\n> — ${author}`}`;
}

function hugoShortcode(name: string, values: { readonly [name: string]: string }): string | null {
  const first = values.id ?? values['0'] ?? '';
  switch (name) {
    case 'figure':
    case 'img':
    case 'image': {
      const src = values.src ?? values['0'];
      if (src === undefined) return null;
      const caption = [values.title, values.caption, values.attr].filter(Boolean).join(' — ');
      const picture = pictureText(src, values.alt ?? '', caption);
      return values.link && values.link !== src ? `[${picture}](${values.link})` : picture;
    }
    case 'youtube':
    case 'vimeo':
      return first === '' ? null : videoText(name, first);
    case 'tweet':
    case 'twitter':
    case 'x':
      return `[Post on Twitter](https://twitter.com/${values.user ?? 'i'}/status/${values.id ?? values['0'] ?? ''})`;
    case 'instagram':
      return `[Picture on Instagram](https://www.instagram.com/p/${first}/)`;
    case 'audio':
    case 'video':
      return values.src === undefined && first === ''
        ? null
        : `<${name} src="${escapeHtml(values.src ?? first)}" controls></${name}>`;
    case 'gist':
      return `[Code on GitHub](https://gist.github.com/${values['0'] ?? ''}/${values['1'] ?? ''})`;
    case 'ref':
    case 'relref':
      return `post:${values.path ?? first}`;
    default:
      return null;
  }
}

function mapOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as { [key: string]: unknown })
    : {};
}
