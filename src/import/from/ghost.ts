import type { Json } from '../../model/json.ts';
import { plainText } from '../body/read-html.ts';
import type { Format, Request } from '../format.ts';
import { type Clock, clockOf, inZone, isZone, type Moment, readMoment } from '../moment.ts';
import type { Source } from '../outside.ts';
import {
  type Body,
  type Comment,
  type Found,
  type Note,
  type Picture,
  type Piece,
  pieceOf,
} from '../piece.ts';
import { decodeText } from '../text.ts';
import { htmlOfLexical } from './lexical.ts';
import { htmlOfMobiledoc } from './mobiledoc.ts';

/** Ghost: its JSON export (`{db: […]}` or flat), with its content folder where that is there. */
export const ghost: Format = { name: 'ghost', read };

type Row = { readonly [column: string]: Json | undefined };
type Tables = { readonly [table: string]: readonly Row[] | undefined };

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  let exports = 0;
  for (const file of source.files.filter(
    ({ path }) => /\.json$/i.test(path) && !/(?:^|\/)(?:package|redirects|routes)[^/]*\.json$/i.test(path),
  )) {
    const tables = tablesOf(decodeText(await file.read()).text);
    if (!tables) {
      yield {
        kind: source.files.length === 1 ? 'damage' : 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is no export of Ghost',
      };
      continue;
    }
    exports++;
    yield* readTables(tables, file.path, request);
  }
  if (exports === 0) yield { kind: 'damage', name: source.name, why: 'no export of Ghost was found in it' };
}

function tablesOf(text: string): Tables | null {
  try {
    const whole = JSON.parse(text) as { db?: { data?: Tables }[]; data?: Tables };
    const data = whole.db?.[0]?.data ?? whole.data ?? (whole as unknown as Tables);
    return Array.isArray(data?.posts) ? data : null;
  } catch {
    return null;
  }
}

function* readTables(tables: Tables, path: string, request: Request): Generator<Found> {
  const settings = new Map(
    (tables.settings ?? []).map((row) => [
      String(row.key),
      row.value === null || row.value === undefined ? '' : String(row.value),
    ]),
  );
  const zone = settings.get('timezone') || settings.get('active_timezone') || '';
  const clock = (zone === '' ? null : clockOf(zone)) ?? request.clock;
  const home = request.oldUrl ?? (/^https?:/.test(settings.get('url') ?? '') ? settings.get('url')! : null);
  yield {
    kind: 'site',
    site: {
      ...(settings.get('title') ? { title: settings.get('title')! } : {}),
      ...(settings.get('description') ? { tagline: settings.get('description')! } : {}),
      ...(settings.get('locale') || settings.get('lang') || settings.get('default_locale')
        ? { lang: (settings.get('locale') || settings.get('lang') || settings.get('default_locale'))! }
        : {}),
      ...(zone !== '' && isZone(zone) ? { timezone: zone } : {}),
      ...(home ? { url: home } : {}),
      redirects: { '/rss/': '/rss.xml' },
    },
  };
  const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : null);
  for (const user of tables.users ?? []) {
    const slug = text(user.slug) ?? String(user.id);
    yield {
      kind: 'writer',
      writer: {
        key: String(user.id),
        name: text(user.name) ?? slug,
        bio: text(user.bio),
        email: text(user.email),
        url: text(user.website),
        image: text(user.profile_image),
        pages: [`/author/${slug}/`],
        feeds: { [`/author/${slug}/rss/`]: 'rss.xml' },
      },
    };
  }
  const tags = new Map((tables.tags ?? []).map((tag) => [String(tag.id), tag]));
  for (const tag of tags.values()) {
    if (!isInternal(tag))
      yield {
        kind: 'term',
        term: {
          kind: 'tag',
          key: String(tag.slug ?? tag.id),
          name: String(tag.name ?? tag.slug),
          description: text(tag.description),
          pages: [`/tag/${String(tag.slug)}/`],
          feeds: { [`/tag/${String(tag.slug)}/rss/`]: 'rss.xml' },
        },
      };
  }
  const links = {
    authors: byPost(tables.posts_authors, 'author_id'),
    tags: byPost(tables.posts_tags, 'tag_id'),
  };
  const meta = new Map((tables.posts_meta ?? []).map((row) => [String(row.post_id), row]));
  const comments = new Map<string, Comment[]>();
  for (const row of tables.comments ?? [])
    comments.set(String(row.post_id), [...(comments.get(String(row.post_id)) ?? []), commentOf(row)]);
  for (const [at, post] of tables.posts!.entries()) {
    const id = String(post.id);
    yield {
      kind: 'piece',
      piece: pieceFrom(post, meta.get(id) ?? {}, {
        origin: `${path}, post ${at + 1}`,
        authors: links.authors.get(id) ?? (post.author_id ? [String(post.author_id)] : []),
        tags: (links.tags.get(id) ?? []).map((tag) => tags.get(tag)).filter((tag) => tag !== undefined),
        comments: comments.get(id) ?? [],
        clock,
        home,
      }),
    };
  }
}

function byPost(rows: readonly Row[] | undefined, column: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of [...(rows ?? [])].sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))) {
    found.set(String(row.post_id), [...(found.get(String(row.post_id)) ?? []), String(row[column])]);
  }
  return found;
}

type Around = {
  readonly origin: string;
  readonly authors: readonly string[];
  readonly tags: readonly Row[];
  readonly comments: readonly Comment[];
  readonly clock: Clock | null;
  readonly home: string | null;
};

function pieceFrom(post: Row, meta: Row, around: Around): Piece {
  const notes: Note[] = [];
  const text = (name: string) => {
    const value: Json | undefined = post[name] ?? meta[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const moment = (name: string): Moment | null => {
    const found = readMoment((post[name] as string | number | undefined) ?? null);
    return found && around.clock
      ? inZone({ ...found, offset: found.offset ?? '+00:00' }, around.clock)
      : found;
  };
  const slug = text('slug') ?? String(post.id);
  const page = post.type === 'page' || post.page === true || post.page === 1;
  const status = text('status') ?? 'published';
  const visibility = text('visibility') ?? 'public';
  if (visibility !== 'public')
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail: `it was for "${visibility}" only; publish it when its readers may all have it`,
    });
  for (const tag of around.tags)
    if (isInternal(tag))
      notes.push({ kind: 'dropped', what: 'tag', detail: `the internal tag ${String(tag.name)}` });
  for (const name of [
    'meta_title',
    'meta_description',
    'og_image',
    'og_title',
    'og_description',
    'twitter_image',
    'twitter_title',
    'twitter_description',
    'codeinjection_head',
    'codeinjection_foot',
    'custom_template',
    'frontmatter',
  ]) {
    if (text(name) !== null) notes.push({ kind: 'dropped', what: name, detail: text(name)!.slice(0, 100) });
  }
  const published = moment('published_at');
  const updated = moment('updated_at');
  const date = published ?? moment('created_at');
  if (!published && date && status === 'published')
    notes.push({
      kind: 'guessed',
      what: 'date',
      detail: 'it has no date of publication; taken from its creation',
    });
  const image = text('feature_image') ?? text('image');
  const picture: Picture | null =
    image === null
      ? null
      : {
          src: unplaced(image, around.home),
          alt: text('feature_image_alt'),
          caption: plainText(text('feature_image_caption')) || null,
          credit: null,
        };
  const alias = around.home ? new URL(`${slug}/`, around.home).href : `/${slug}/`;
  return pieceOf({
    id: text('uuid') ?? `tag:ghost.org,2013:post/${String(post.id)}`,
    kind: page ? 'page' : 'dispatch',
    origin: around.origin,
    title: text('title') === '(Untitled)' ? null : text('title'),
    slug,
    date,
    updated: updated && date && updated.day !== date.day ? updated : null,
    bylines: around.authors.map((key) => ({ key, name: null })),
    tags: around.tags.filter((tag) => !isInternal(tag)).map((tag) => String(tag.name)),
    dek: text('custom_excerpt'),
    image: picture,
    body: bodyOf(post, around.home, notes),
    base: around.home ? alias : null,
    draft: status === 'draft' || status === 'sent' ? status === 'draft' : visibility !== 'public',
    aliases: [alias, ...(text('uuid') ? [`/p/${text('uuid')}/`] : [])],
    canonical: text('canonical_url'),
    lang: text('locale'),
    comments: around.comments,
    extra: { ...(post.featured === true || post.featured === 1 ? { featured: true } : {}) } as {
      [key: string]: Json;
    },
    notes,
  });
}

function bodyOf(post: Row, home: string | null, notes: Note[]): Body {
  const html = typeof post.html === 'string' && post.html.trim() !== '' ? post.html : null;
  const lexical = typeof post.lexical === 'string' ? htmlOfLexical(post.lexical) : null;
  const mobiledoc = typeof post.mobiledoc === 'string' ? htmlOfMobiledoc(post.mobiledoc) : null;
  const plain =
    typeof post.plaintext === 'string' && post.plaintext !== ''
      ? `<p>${post.plaintext
          .replace(/&/g, '&amp;')
          .replace(/</g, '&lt;')
          .replace(/\n{2,}/g, '</p><p>')}</p>`
      : null;
  const body =
    html ??
    lexical ??
    mobiledoc ??
    plain ??
    (typeof post.markdown === 'string'
      ? `<raw-markdown>${post.markdown.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</raw-markdown>`
      : '');
  if (html === null && lexical === null && mobiledoc === null && plain !== null)
    notes.push({ kind: 'lost', what: 'body', detail: 'only its plain text is in the export' });
  return { kind: 'html', text: unplaced(body, home) };
}

/** Ghost writes its own address as `__GHOST_URL__`. */
function unplaced(text: string, home: string | null): string {
  return text.replaceAll('__GHOST_URL__', home ? home.replace(/\/$/, '') : '');
}

function isInternal(tag: Row): boolean {
  return tag.visibility === 'internal' || (typeof tag.name === 'string' && tag.name.startsWith('#'));
}

function commentOf(row: Row): Comment {
  return {
    id: String(row.id),
    kind: 'comment',
    author: typeof row.member_name === 'string' ? row.member_name : null,
    url: null,
    date: typeof row.created_at === 'string' ? row.created_at : null,
    parent: row.parent_id ? String(row.parent_id) : null,
    approved: row.status === 'published' || row.status === undefined,
    html: String(row.html ?? ''),
  };
}
