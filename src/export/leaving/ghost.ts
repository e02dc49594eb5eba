import type { Shelf } from '../../archive/clipping.ts';
import type { Planned } from '../../desk/prepare.ts';
import { absolute } from '../../model/address/absolute.ts';
import { digest } from '../../model/digest.ts';
import type { Json } from '../../model/json.ts';
import { escapeHtml } from '../../model/text/html.ts';
import { plainText } from '../../model/text/plain-text.ts';
import { type CivilTime, dayOf, monthOf, yearOf } from '../../model/time/civil-time.ts';
import type { LeavingFiles } from './files.ts';
import type { OldAddress } from './old-addresses.ts';
import { type LeavingPiece, uniqueNames } from './piece.ts';
import type { LeavingNote, Left } from './receipt.ts';
import { wholeBody } from './whole-body.ts';

/** What Ghost writes for its own address. */
export const GHOST = '__GHOST_URL__';

/** Lengths that Ghost's tables allow. */
const LIMITS = { excerpt: 300, description: 500, alt: 191, bio: 250 };

type Row = { readonly [column: string]: Json };
type Around = {
  readonly planned: Planned;
  readonly files: LeavingFiles;
  readonly authors: Keyed;
  readonly tags: Keyed;
  /** The internal tag of posts whose first tag is their column. */
  readonly inColumn: string;
};
/** Ids of shelves, each once. */
type Keyed = ReadonlyMap<Shelf, { readonly id: string; readonly slug: string }>;

/** Ghost's JSON export (version 5), and where the addresses lead that Ghost's routes do not give. */
export function ghostFile(
  pieces: readonly LeavingPiece[],
  planned: Planned,
  files: LeavingFiles,
  { program, changed }: { readonly program: string; readonly changed: CivilTime | null },
  told: (done: number) => void,
): { readonly text: string; readonly left: readonly Left[]; readonly moved: readonly OldAddress[] } {
  const { site, archive } = planned;
  const around: Around = {
    planned,
    files,
    authors: keyed(
      'user',
      pieces.flatMap(({ bylines }) => bylines),
    ),
    tags: keyed(
      'tag',
      pieces.flatMap(({ column, tags }) => [...(column ? [column] : []), ...tags]),
    ),
    inColumn: idOf('tag', '#column'),
  };
  const unique = uniqueNames();
  const left: Left[] = [];
  const moved: OldAddress[] = [];
  const posts: Row[] = [];
  const metas: Row[] = [];
  const authorsOf: Row[] = [];
  const tagsOf: Row[] = [];
  for (const [at, piece] of pieces.entries()) {
    const notes: LeavingNote[] = [];
    const slug = unique(piece.slug || 'front');
    const id = idOf('post', piece.id);
    const { post, meta } = postOf(piece, { id, slug }, around, notes);
    posts.push(post);
    if (meta) metas.push(meta);
    authorsOf.push(
      ...linksTo(
        'author_id',
        id,
        piece.bylines.map((shelf) => around.authors.get(shelf)?.id ?? ''),
      ),
    );
    const shelves = [...new Set([...(piece.column ? [piece.column] : []), ...piece.tags])];
    const ids = shelves.map((shelf) => around.tags.get(shelf)?.id ?? '');
    tagsOf.push(...linksTo('tag_id', id, piece.column ? [...ids, around.inColumn] : ids));
    const now = ghostAddress(piece, slug, around);
    if (now !== piece.href) moved.push({ from: piece.href, to: now });
    left.push({ piece, path: `ghost.json, post ${at + 1}`, notes });
    told(at + 1);
  }
  const hasColumns = pieces.some(({ column }) => column !== null);
  const data = {
    posts,
    posts_meta: metas,
    users: [...around.authors].map(([shelf, keys]) =>
      user(shelf, keys, around, archive.portraits.get(shelf)?.href),
    ),
    posts_authors: authorsOf,
    tags: [
      ...[...around.tags].map(([shelf, { id, slug }]) => ({
        ...{ id, slug, name: shelf.name, description: shelf.description, visibility: 'public' },
      })),
      ...(hasColumns
        ? [
            {
              id: around.inColumn,
              slug: 'hash-column',
              name: '#column',
              description: null,
              visibility: 'internal',
            },
          ]
        : []),
    ],
    posts_tags: tagsOf,
    settings: [
      ['title', site.title],
      ['description', site.tagline ?? site.description],
      ['timezone', site.style.timezone],
      ['locale', site.style.lang],
    ].flatMap(([key, value]) => (value ? [{ key: key as string, value }] : [])),
  };
  const whole = {
    db: [{ meta: { exported_on: changed?.instant ?? 0, version: '5.0.0', generator: program }, data }],
  };
  return { text: `${JSON.stringify(whole, null, 1)}\n`, left, moved };
}

function postOf(
  piece: LeavingPiece,
  { id, slug }: { readonly id: string; readonly slug: string },
  { planned, files }: Around,
  notes: LeavingNote[],
): { readonly post: Row; readonly meta: Row | null } {
  const { dispatch, lead } = piece;
  const { site } = planned;
  const placed = (address: string) =>
    files.placed(address) ?? (isOwnPath(address) ? GHOST + address.slice(site.base.length) : null);
  const body = forEditor(wholeBody(piece, planned, placed));
  const picture = lead && {
    ...lead,
    src: files.placed(lead.href) ?? absolute(lead.href, site.origin),
    words: [
      lead.captionHtml ?? escapeHtml(lead.caption ?? ''),
      lead.creditHtml ?? escapeHtml(lead.credit ?? ''),
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
  const inBody = picture !== null && picture.alt.length > LIMITS.alt;
  noteWhatChanges(piece, inBody, notes);
  const dek = dispatch.dek === null ? null : cut(dispatch.dek, LIMITS.excerpt);
  const when = (time: CivilTime | null) => (time ? new Date(time.instant).toISOString() : null);
  const post = {
    id,
    uuid: uuidOf(piece.id),
    title: dispatch.headline,
    slug,
    html: inBody ? `${figureOf(picture)}\n${body}` : body,
    feature_image: picture && !inBody ? picture.src : null,
    featured: 0,
    type: piece.kind === 'page' ? 'page' : 'post',
    status: dispatch.draft || piece.slip.unlisted ? 'draft' : 'published',
    visibility: 'public',
    locale: piece.lang === site.style.lang ? null : piece.lang,
    custom_excerpt: dek,
    canonical_url: dispatch.canonical,
    codeinjection_head: `<meta name="dc.identifier" content="${escapeHtml(piece.id)}">`,
    created_at: when(dispatch.filed),
    published_at: dispatch.draft ? null : when(dispatch.filed),
    updated_at: when(dispatch.updated ?? dispatch.filed),
  };
  const hasWords = picture !== null && !inBody && (picture.alt !== '' || picture.words !== '');
  const isLong = dispatch.dek !== null && dispatch.dek.length > LIMITS.excerpt;
  const meta =
    hasWords || isLong
      ? {
          id: idOf('meta', piece.id),
          post_id: id,
          feature_image_alt: (hasWords && picture.alt) || null,
          feature_image_caption: (hasWords && picture.words) || null,
          meta_description: isLong ? cut(dispatch.dek ?? '', LIMITS.description) : null,
        }
      : null;
  return { post, meta };

  function isOwnPath(address: string): boolean {
    return address === site.base || address.startsWith(`${site.base}/`);
  }
}

function figureOf(picture: { readonly src: string; readonly alt: string; readonly words: string }): string {
  const caption = picture.words === '' ? '' : `<figcaption>${picture.words}</figcaption>`;
  return `<figure><img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt)}">${caption}</figure>`;
}

/** What Ghost has no place for. */
function noteWhatChanges(
  { dispatch, slip, follows, related }: LeavingPiece,
  inBody: boolean,
  notes: LeavingNote[],
): void {
  const note = (what: LeavingNote['what'], detail: string) => notes.push({ what, detail });
  if (dispatch.filed && dispatch.filed.time === null)
    note('time', 'a day alone, which has the time 00:00 there');
  if (dispatch.dateline) note('dateline', `"${dispatch.dateline}" is at the beginning of the text`);
  for (const { note: words } of dispatch.corrections)
    note('correction', `"${plainText(words).slice(0, 80)}" is at the end of the text`);
  if (slip.unlisted && !dispatch.draft) note('unlisted', 'it is a draft there');
  if (inBody) note('lead', 'it begins the text, since its alternative text is too long for its field');
  const { length } = dispatch.dek ?? '';
  if (length > LIMITS.description)
    note('dek', `Ghost takes ${LIMITS.description} characters of "${dispatch.dek?.slice(0, 60)}…"`);
  else if (length > LIMITS.excerpt)
    note('description', `the dek shows ${LIMITS.excerpt} characters of "${dispatch.dek?.slice(0, 60)}…"`);
  if (dispatch.bio) note('bio', plainText(dispatch.bio).slice(0, 80));
  for (const id of [...follows, ...related]) note('reference', id);
  for (const [key, value] of Object.entries(dispatch.extra))
    note('field', `${key}: ${JSON.stringify(value).slice(0, 80)}`);
}

/**
 * Ghost's editor turns what it knows into its own blocks and drops the rest. A body that has more than it knows is marked
 * as one card of HTML, which is kept as it is.
 */
function forEditor(html: string): string {
  const isPlain = !MORE.test(html);
  return isPlain ? html : `<!--kg-card-begin: html-->\n${html}\n<!--kg-card-end: html-->`;
}

const MORE =
  /<(?:table|section|dl|details|iframe|svg|video|audio|math|div|span|small|mark|ruby|form|input|object|kbd|abbr|cite|q|dfn|var|samp|ins)\b|<(?!h\d)[a-z]\w*\s(?:[^>]*\s)?(?:id|class|lang|dir|style)=/i;

/** The path of a piece by the routes that `routesText` writes. */
function ghostAddress(piece: LeavingPiece, slug: string, { planned, tags, authors }: Around): string {
  const { site } = planned;
  if (piece.kind === 'page') return `${site.base}/${slug}/`;
  const day = piece.dispatch.filed?.day;
  const of = (shelf: Shelf | undefined, keys: Keyed) => (shelf && keys.get(shelf)?.slug) ?? 'all';
  const values: { readonly [token: string]: string } = {
    slug,
    year: day ? yearOf(day) : '',
    month: day ? monthOf(day) : '',
    day: day ? dayOf(day) : '',
    primary_tag: of(piece.column ?? piece.tags[0], tags),
    primary_author: of(piece.bylines[0], authors),
  };
  const path = permalinkOf(site.permalink).replace(/\{(\w+)\}/g, (_, token: string) => values[token] ?? '');
  return site.base + path;
}

/** A pattern of addresses in Ghost's words: `/{year}/{month}/{day}/{slug}/`. */
function permalinkOf(pattern: string): string {
  const own = pattern
    .replace(/:column/g, '{primary_tag}')
    .replace(/:byline/g, '{primary_author}')
    .replace(/:(year|month|day|slug)/g, '{$1}');
  return own.endsWith('/') ? own : `${own}/`;
}

/** `routes.yaml`, with which Ghost gives posts the addresses that they have here. */
export function routesText(pattern: string): string {
  return `routes:\n\ncollections:\n  /:\n    permalink: ${permalinkOf(pattern)}\n    template: index\n\ntaxonomies:\n  tag: /tag/{slug}/\n  author: /author/{slug}/\n`;
}

/** `redirects.yaml` of Ghost, in which old addresses are patterns. */
export function redirectsText(list: readonly OldAddress[]): string {
  const line = ({ from, to }: OldAddress) =>
    `  ${JSON.stringify(`^${from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)}: ${JSON.stringify(to)}\n`;
  return list.length === 0 ? '301: {}\n' : `301:\n${list.map(line).join('')}`;
}

function user(
  shelf: Shelf,
  { id, slug }: { id: string; slug: string },
  { files, planned }: Around,
  portrait?: string,
): Row {
  return {
    id,
    slug,
    name: shelf.name,
    email: shelf.email ?? `${id}@example.invalid`,
    bio: shelf.bio === null ? null : cut(plainText(shelf.bio), LIMITS.bio),
    website: shelf.url,
    profile_image: portrait ? (files.placed(portrait) ?? absolute(portrait, planned.site.origin)) : null,
    status: 'active',
    visibility: 'public',
  };
}

function keyed(kind: string, shelves: readonly Shelf[]): Keyed {
  const unique = uniqueNames();
  return new Map(
    [...new Set(shelves)].map((shelf) => [
      shelf,
      { id: idOf(kind, `${shelf.kind}/${shelf.slug}`), slug: unique(shelf.slug) },
    ]),
  );
}

function linksTo(column: string, post: string, ids: readonly string[]): readonly Row[] {
  return ids.map((target, at) => ({
    ...{ id: idOf(column, `${post}/${at}`), post_id: post, [column]: target, sort_order: at },
  }));
}

/** An id as Ghost makes them: 24 hexadecimal digits. */
function idOf(kind: string, key: string): string {
  return digest(`${kind} ${key}`).slice(0, 24);
}

/** The UUID of an identifier: its own, or one made of its digest (version 8 of RFC 9562). */
function uuidOf(id: string): string {
  const own = /^urn:uuid:([\da-f-]{36})$/i.exec(id)?.[1];
  if (own) return own;
  const [, a, b, c, d, e] = /^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/.exec(digest(id)) as RegExpExecArray;
  return `${a}-${b}-8${c}-8${d}-${e}`;
}

/** A text of at most so many characters, cut at a word. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/\s+\S*$/, '')}…`;
}
