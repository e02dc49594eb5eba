import { plainText } from '../../body/read-html.ts';
import type { Request } from '../../found/format.ts';
import { inZone, readMoment } from '../../found/moment.ts';
import { type Found, type Piece, pieceOf, type Remark } from '../../found/piece.ts';
import { textIn, textsIn, type Values, valuesOf } from '../values.ts';
import { htmlOfBlocks } from './blocks.ts';
import { partsOf } from './kinds.ts';

/** A post of the API, version 1 or 2, whose body is HTML or a list of blocks (NPF). */
export function* pieceOfPost(
  post: Values,
  origin: string,
  home: string | null,
  request: Request,
): Generator<Found> {
  const notes: Remark[] = [];
  const number = textIn(post, 'id_string', 'id');
  const address = textIn(post, 'post_url', 'url');
  const slug = textIn(post, 'slug');
  const own =
    /^https?:\/\//.test(address) && /\/(?:post|blog\/view|\w[\w-]*)\/\d/.test(address) ? address : '';
  const site =
    home ?? (/^https?:\/\/[^/]+\.tumblr\.com\//.test(own) ? new URL('/', own).href : request.oldUrl);
  const { title, html } = Array.isArray(post.content) ? htmlOfBlocks(post, notes) : partsOf(post);
  const held = heldBack(post, notes);
  if (title === '' && html === '' && textIn(post, 'type') === '')
    return yield {
      kind: 'skipped',
      what: 'post',
      name: number || origin,
      why: 'it has neither title nor text',
    };
  const date = readMoment(
    Number(textIn(post, 'timestamp', 'unix-timestamp')) || textIn(post, 'date-gmt', 'date'),
  );
  const bare = number === '' ? [] : [`${site ?? '/'}post/${number}`];
  const withSlug = number !== '' && slug !== '' ? [`${site ?? '/'}post/${number}/${slug}`] : [];
  const writer = textIn(post, 'post_author');
  const piece: Piece = pieceOf({
    id: site === null ? `tag:tumblr.com,2007:post/${number || origin}` : `${site}post/${number}`,
    origin,
    title: plainText(title) || null,
    slug: slug || null,
    date: date && request.clock ? inZone(date, request.clock) : date,
    bylines: writer === '' ? [] : [{ key: writer, name: writer }],
    tags: [...new Set(textsIn(post, 'tags').map((tag) => plainText(tag)))],
    body:
      textIn(post, 'format') === 'markdown' && textIn(post, 'body') !== ''
        ? { kind: 'markdown', text: textIn(post, 'body') }
        : { kind: 'html', text: html },
    base: own || site,
    draft: held,
    aliases: [
      ...new Set([own, textIn(post, 'url-with-slug'), ...bare, ...withSlug].filter((one) => one !== '')),
    ],
    canonical: null,
    extra: {
      ...(textIn(post, 'type') === '' || /^(?:text|regular|blocks)$/.test(textIn(post, 'type'))
        ? {}
        : { kind_of_post: textIn(post, 'type') }),
      ...reblogOf(post),
    },
    notes,
  });
  yield { kind: 'piece', piece };
}

/** Whether a post was not for everyone: drafts, what waits in the queue, private posts. */
function heldBack(post: Values, notes: Remark[]): boolean {
  const state =
    textIn(post, 'state') || (/^(?:1|true)$/.test(String(post.private)) ? 'private' : 'published');
  if (/^(?:published|ok)$/.test(state)) return false;
  if (state !== 'draft') notes.push({ kind: 'guessed', what: 'draft', detail: `its state was "${state}"` });
  return true;
}

/** Whose post it passed on, where it passed one on. */
function reblogOf(post: Values): { readonly reblogged_from?: string } {
  const root = textIn(
    post,
    'reblogged_root_url',
    'reblogged-root-url',
    'reblogged_from_url',
    'reblogged-from-url',
  );
  const name = textIn(post, 'reblogged_root_name', 'reblogged-root-name', 'reblogged_from_name');
  const first = valuesOf(Array.isArray(post.trail) ? post.trail[0] : undefined);
  const from = root || name || textIn(valuesOf(first.blog), 'url', 'name');
  return from === '' ? {} : { reblogged_from: from };
}
