import type { Json } from '../../../model/json.ts';
import { escapeHtml } from '../../../model/text/html.ts';
import { plainText } from '../../body/read-html.ts';
import { type Clock, inZone, type Moment, readMoment } from '../../found/moment.ts';
import {
  type Body,
  type Comment,
  type Picture,
  type Piece,
  pieceOf,
  type Remark,
} from '../../found/piece.ts';
import { isPublic } from '../public-state.ts';
import { withoutGated } from './gated.ts';
import { htmlOfLexical } from './lexical.ts';
import { htmlOfMobiledoc } from './mobiledoc.ts';
import { pathOfPost, type Route } from './routes.ts';

/** The internal tag of posts whose first tag is their column, as `backfile export ghost` sets it. */
const COLUMN_MARK = '#column';
/** A permanent identifier as the only thing in the head of a post, as `backfile export ghost` sets it. */
const IDENTIFIER = /^<meta name="dc\.identifier" content="([a-z][\w+.-]*:[^\s<>"&]+)">$/;

/** A row of a table of Ghost's export. */
export type Row = { readonly [column: string]: Json | undefined };
/** What stands around a post in the other tables of its export. */
type Around = {
  readonly origin: string;
  readonly authors: readonly string[];
  readonly tags: readonly Row[];
  readonly comments: readonly Comment[];
  readonly clock: Clock | null;
  readonly home: string | null;
  readonly routes: readonly Route[];
  /** Old addresses by the path to which the site led them. */
  readonly redirects: ReadonlyMap<string, readonly string[]>;
  /** Whether Backfile made the export. */
  readonly isExact: boolean;
};

/** A piece from a row of the table of posts and its row of `posts_meta`. */
export function pieceFrom(post: Row, meta: Row, around: Around): Piece {
  const notes: Remark[] = [];
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
  const isMailed = status === 'sent' || [true, 1].includes((post.email_only ?? meta.email_only) as boolean);
  if ((!isPublic(status) && status !== 'draft') || isMailed)
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail: isMailed ? 'it was mailed to readers, and was never on the site' : `its status was "${status}"`,
    });
  const [first] = around.tags;
  const column =
    around.tags.some(({ name }) => name === COLUMN_MARK) && first && !isInternal(first) ? first : null;
  for (const tag of around.tags)
    if (isInternal(tag) && tag.name !== COLUMN_MARK)
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
    const isDek = name === 'meta_description' && around.isExact;
    if (text(name) !== null && !isDek && !IDENTIFIER.test(text(name)!))
      notes.push({ kind: 'dropped', what: name, detail: text(name)!.slice(0, 100) });
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
  const path = page
    ? `/${slug}/`
    : pathOfPost(around.routes, {
        slug,
        id: String(post.id),
        day: date?.day ?? '',
        tags: around.tags.map((tag) => String(tag.slug)),
      });
  const alias = around.home ? around.home.replace(/\/$/, '') + path : path;
  return pieceOf({
    id:
      IDENTIFIER.exec(text('codeinjection_head') ?? '')?.[1] ??
      text('uuid') ??
      `tag:ghost.org,2013:post/${String(post.id)}`,
    kind: page ? 'page' : 'dispatch',
    origin: around.origin,
    title: text('title') === '(Untitled)' ? null : text('title'),
    slug,
    date,
    updated: updated && date && updated.day !== date.day ? updated : null,
    bylines: around.authors.map((key) => ({ key, name: null })),
    column: column && String(column.name),
    tags: around.tags.filter((tag) => !isInternal(tag) && tag !== column).map((tag) => String(tag.name)),
    // An export of Backfile has a dek there that is too long for an excerpt.
    dek: (around.isExact ? text('meta_description') : null) ?? text('custom_excerpt'),
    image: picture,
    body: bodyOf(post, around.home, notes),
    base: around.home ? alias : null,
    draft: !isPublic(status) || isMailed || visibility !== 'public',
    aliases: [alias, ...(around.redirects.get(path) ?? []), ...(text('uuid') ? [`/p/${text('uuid')}/`] : [])],
    canonical: text('canonical_url'),
    lang: text('locale'),
    comments: around.comments,
    extra: { ...(post.featured === true || post.featured === 1 ? { featured: true } : {}) } as {
      [key: string]: Json;
    },
    aside: around.isExact ? { isExact: true } : {},
    notes,
  });
}

/** The body as Ghost printed it, else as it keeps it in one of its own forms. */
function bodyOf(post: Row, home: string | null, notes: Remark[]): Body {
  const of = (column: string) => {
    const value = post[column];
    return typeof value === 'string' && value.trim() !== '' ? value : null;
  };
  const [html, lexical, mobiledoc, markdown] = [of('html'), of('lexical'), of('mobiledoc'), of('markdown')];
  const made =
    html ?? (lexical && htmlOfLexical(lexical, notes)) ?? (mobiledoc && htmlOfMobiledoc(mobiledoc, notes));
  if (made !== null) return { kind: 'html', text: unplaced(withoutGated(made, notes), home) };
  const plain = of('plaintext');
  if (plain !== null) {
    notes.push({ kind: 'lost', what: 'body', detail: 'only its plain text is in the export' });
    const paragraphs = escapeHtml(plain).replace(/\n{2,}/g, '</p><p>');
    return { kind: 'html', text: `<p>${unplaced(paragraphs, home)}</p>` };
  }
  const raw = markdown === null ? '' : `<raw-markdown>${escapeHtml(markdown)}</raw-markdown>`;
  return { kind: 'html', text: unplaced(raw, home) };
}

/** Ghost writes its own address as `__GHOST_URL__`. */
function unplaced(text: string, home: string | null): string {
  return text.replaceAll('__GHOST_URL__', home ? home.replace(/\/$/, '') : '');
}

/** Whether a tag only sorted posts for the theme: its name begins with `#`. */
export function isInternal(tag: Row): boolean {
  return tag.visibility === 'internal' || (typeof tag.name === 'string' && tag.name.startsWith('#'));
}
