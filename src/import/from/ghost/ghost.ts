import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { clockOf, isZone } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import type { Comment, Found } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { jsonProblem } from '../values.ts';
import { plainCards } from './html.ts';
import { redirectsOf } from './old-addresses.ts';
import { isInternal, pieceFrom, type Row } from './post.ts';
import { routesOf } from './routes.ts';

/** Ghost: its JSON export (`{db: […]}` or flat), with its content folder where that is there. */
export const ghost: Format = {
  name: 'ghost',
  recognise: async (look) => {
    const own = await look.findByHead(
      /\.json$/i,
      (head) => /^\s*\{/.test(head) && /"db"\s*:\s*\[|"posts_(?:tags|authors|meta)"\s*:/.test(head),
    );
    if (own !== undefined) return { why: `${own} is a JSON export of Ghost` };
    const flat = await look.findByHead(
      /\.json$/i,
      (head) =>
        /^\s*\{/.test(head) &&
        /"(?:data|posts)"\s*:/.test(head) &&
        /"(?:html|lexical|mobiledoc|published_at|feature_image|custom_excerpt)"\s*:/.test(head) &&
        !/"collections"\s*:/.test(head),
    );
    return flat === undefined ? null : { why: `${flat} has posts as Ghost exports them`, isGuess: true };
  },
  read,
  prepare: ({ body }, _, notes) => ({ kind: 'html', text: plainCards(body.text, notes) }),
};

type Tables = { readonly [table: string]: readonly Row[] | undefined };

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  let exports = 0;
  for (const file of source.files.filter(
    ({ path }) => /\.json$/i.test(path) && !/(?:^|\/)(?:package|redirects|routes)[^/]*\.json$/i.test(path),
  )) {
    const { text } = decodeText(await file.read());
    const tables = tablesOf(text);
    if (!tables) {
      yield {
        kind: source.files.length === 1 ? 'damage' : 'skipped',
        what: 'file',
        name: file.path,
        why: jsonProblem(text) ?? 'it is not an export of Ghost',
      };
      continue;
    }
    exports++;
    const routes = await routesOf(source, tables.data.posts ?? []);
    const around = { routes, redirects: await redirectsOf(source), isExact: tables.isExact };
    yield* readTables(tables.data, file.path, request, around);
  }
  if (exports === 0) yield { kind: 'damage', name: source.name, why: 'no export of Ghost was found in it' };
}

/** The tables of an export, and whether Backfile made it; null if it is none of Ghost. */
function tablesOf(text: string): { readonly data: Tables; readonly isExact: boolean } | null {
  try {
    const whole = JSON.parse(text) as {
      db?: { data?: Tables; meta?: { generator?: unknown } }[];
      data?: Tables;
    };
    const data = whole.db?.[0]?.data ?? whole.data ?? (whole as unknown as Tables);
    if (!Array.isArray(data?.posts)) return null;
    const rowsOf = (table: unknown) =>
      Array.isArray(table) ? table.map((row: unknown) => (isRow(row) ? row : {})) : undefined;
    return {
      data: Object.fromEntries(Object.entries(data).map(([name, table]) => [name, rowsOf(table)])),
      isExact: /^Backfile /.test(String(whole.db?.[0]?.meta?.generator)),
    };
  } catch {
    return null;
  }
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null && !Array.isArray(row);
}

function* readTables(
  tables: Tables,
  path: string,
  request: Request,
  site: Pick<Parameters<typeof pieceFrom>[2], 'routes' | 'redirects' | 'isExact'>,
): Generator<Found> {
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
    const around = {
      origin: `${path}, post ${at + 1}`,
      authors: links.authors.get(id) ?? (post.author_id ? [String(post.author_id)] : []),
      tags: (links.tags.get(id) ?? []).map((tag) => tags.get(tag)).filter((tag) => tag !== undefined),
      comments: comments.get(id) ?? [],
      clock,
      home,
      ...site,
    };
    yield* attempt('post', text(post.title) ?? around.origin, () => [
      { kind: 'piece', piece: pieceFrom(post, meta.get(id) ?? {}, around) },
    ]);
  }
}

function byPost(rows: readonly Row[] | undefined, column: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const row of [...(rows ?? [])].sort((a, b) => Number(a.sort_order ?? 0) - Number(b.sort_order ?? 0))) {
    found.set(String(row.post_id), [...(found.get(String(row.post_id)) ?? []), String(row[column])]);
  }
  return found;
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
