import type { Shelf } from '../../../archive/clipping.ts';
import type { Planned } from '../../../desk/prepare.ts';
import { absolute } from '../../../model/address/absolute.ts';
import { plainText } from '../../../model/text/plain-text.ts';
import type { CivilTime } from '../../../model/time/civil-time.ts';
import type { LeavingFiles } from '../files.ts';
import type { OldAddress } from '../old-addresses.ts';
import { type LeavingPiece, uniqueNames } from '../piece.ts';
import type { LeavingNote, Left } from '../receipt.ts';
import { ghostAddress } from './addresses.ts';
import { postOf } from './post-row.ts';
import { type Around, cut, idOf, keyed, LIMITS, type Row } from './rows.ts';

/** Ghost's JSON export (version 5), and redirects from the addresses that Ghost's routes do not give. */
export async function ghostFile(
  pieces: readonly LeavingPiece[],
  planned: Planned,
  files: LeavingFiles,
  { program, changed }: { readonly program: string; readonly changed: CivilTime | null },
  onProgress: (done: number) => Promise<void>,
): Promise<{ readonly text: string; readonly left: readonly Left[]; readonly moved: readonly OldAddress[] }> {
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
    await onProgress(at + 1);
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
        id,
        slug,
        name: shelf.name,
        description: shelf.description,
        visibility: 'public',
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

function linksTo(column: string, post: string, ids: readonly string[]): readonly Row[] {
  return ids.map((target, at) => ({
    id: idOf(column, `${post}/${at}`),
    post_id: post,
    [column]: target,
    sort_order: at,
  }));
}
