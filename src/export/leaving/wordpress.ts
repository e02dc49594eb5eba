import type { Shelf } from '../../archive/clipping.ts';
import { pathOfAlias } from '../../archive/directory.ts';
import type { Planned } from '../../desk/prepare.ts';
import { absolute } from '../../model/address/absolute.ts';
import { digest } from '../../model/digest.ts';
import { escapeHtml } from '../../model/text/html.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { cdata, rfc822 } from '../../press/feed-entry.ts';
import type { LeavingFiles } from './files.ts';
import { htmlBlocks } from './html-blocks.ts';
import { type LeavingPiece, uniqueNames } from './piece.ts';
import { commonNotes, type LeavingNote, type Left } from './receipt.ts';
import { wholeBody } from './whole-body.ts';
import { mediaOf } from './wordpress-media.ts';
import { escapeText, local, meta, published, utc } from './wxr-text.ts';

/**
 * A WXR 1.2 file (WordPress eXtended RSS): the site, its writers, categories and tags, every piece, and every picture as
 * an attachment at the address that `files` gives it. `changed` is the last change of the archive.
 */
export async function wordpressFile(
  pieces: readonly LeavingPiece[],
  planned: Planned,
  files: LeavingFiles,
  { program, changed }: { readonly program: string; readonly changed: CivilTime | null },
  onProgress: (done: number) => Promise<void>,
): Promise<{ readonly text: string; readonly left: readonly Left[] }> {
  const { site } = planned;
  const media = mediaOf();
  const logins = keysOf(
    pieces.flatMap(({ bylines }) => bylines),
    loginOf,
  );
  const columns = keysOf(pieces.flatMap(({ column }) => (column ? [column] : [])));
  const tags = keysOf(pieces.flatMap((piece) => piece.tags));
  const left: Left[] = [];
  const items: string[] = [];
  for (const [at, piece] of pieces.entries()) {
    const notes: LeavingNote[] = [];
    items.push(item(piece, at + 1, { planned, files, media, logins, columns, tags }, notes));
    left.push({ piece, path: `wordpress.xml, item ${at + 1}`, notes });
    await onProgress(at + 1);
  }
  for (const asset of files.brought.values())
    media.plain(files.placed(planned.archive.directory.assetHref(asset)) as string, changed);
  const home = `${site.origin}${site.base}`;
  const text = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="${escapeHtml(program)}" -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>${escapeHtml(site.title)}</title>
<link>${escapeHtml(home)}</link>
<description>${escapeHtml(site.tagline ?? site.description ?? '')}</description>
${changed ? `<pubDate>${rfc822(changed)}</pubDate>\n` : ''}<language>${escapeHtml(site.style.lang)}</language>
<wp:wxr_version>1.2</wp:wxr_version>
<wp:base_site_url>${escapeHtml(home)}</wp:base_site_url>
<wp:base_blog_url>${escapeHtml(home)}</wp:base_blog_url>
${[...logins].map(([shelf, login], at) => author(shelf, login, at + 1)).join('')}${[...columns].map(([shelf, key], at) => category(shelf, key, at + 1)).join('')}${[...tags].map(([shelf, key], at) => tag(shelf, key, columns.size + at + 1)).join('')}<generator>${escapeHtml(program)}</generator>
${items.join('')}${media.items()}</channel>
</rss>
`;
  return { text, left };
}

type Around = {
  readonly planned: Planned;
  readonly files: LeavingFiles;
  readonly media: ReturnType<typeof mediaOf>;
  readonly logins: Keys;
  readonly columns: Keys;
  readonly tags: Keys;
};

type Keys = ReadonlyMap<Shelf, string>;

/** The key of each shelf, each once. */
function keysOf(shelves: readonly Shelf[], keyOf: (shelf: Shelf) => string = ({ slug }) => slug): Keys {
  const unique = uniqueNames();
  return new Map([...new Set(shelves)].map((shelf) => [shelf, unique(keyOf(shelf))]));
}

/** The login of a writer. WordPress takes other characters than these away (`sanitize_user`), and shortens to 60. */
function loginOf({ slug }: Shelf): string {
  return /^[a-z0-9-]{1,50}$/.test(slug) ? slug : `writer-${digest(slug).slice(0, 8)}`;
}

function author(shelf: Shelf, login: string, number: number): string {
  const words = shelf.name.split(' ');
  return `<wp:author><wp:author_id>${number}</wp:author_id><wp:author_login>${cdata(login)}</wp:author_login><wp:author_email>${cdata(shelf.email ?? '')}</wp:author_email><wp:author_display_name>${cdata(escapeText(shelf.name))}</wp:author_display_name><wp:author_first_name>${cdata(words.slice(0, -1).join(' '))}</wp:author_first_name><wp:author_last_name>${cdata(words.at(-1) ?? '')}</wp:author_last_name></wp:author>\n`;
}

function category({ name, description }: Shelf, key: string, number: number): string {
  return `<wp:category><wp:term_id>${number}</wp:term_id><wp:category_nicename>${cdata(key)}</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>${cdata(escapeText(name))}</wp:cat_name>${description ? `<wp:category_description>${cdata(description)}</wp:category_description>` : ''}</wp:category>\n`;
}

function tag({ name, description }: Shelf, key: string, number: number): string {
  return `<wp:tag><wp:term_id>${number}</wp:term_id><wp:tag_slug>${cdata(key)}</wp:tag_slug><wp:tag_name>${cdata(escapeText(name))}</wp:tag_name>${description ? `<wp:tag_description>${cdata(description)}</wp:tag_description>` : ''}</wp:tag>\n`;
}

function item(piece: LeavingPiece, number: number, around: Around, notes: LeavingNote[]): string {
  const { planned, files, media, logins, columns, tags } = around;
  const { dispatch, lead } = piece;
  const { site } = planned;
  const filed = dispatch.filed;
  const updated = dispatch.updated ?? filed;
  const body = withoutShortcodes(htmlBlocks(wholeBody(piece, planned, (address) => files.placed(address))));
  const picture = lead && {
    url: files.placed(lead.href) ?? absolute(lead.href, site.origin),
    alt: lead.alt,
    caption: lead.caption ?? '',
    credit: lead.credit ?? '',
  };
  const status = dispatch.draft ? 'draft' : piece.slip.unlisted ? 'private' : 'publish';
  notes.push(...notesOn(piece));
  const metas = [
    ...(picture ? [['_thumbnail_id', String(media.number(picture, filed))]] : []),
    ...dispatch.aliases.map((alias) => ['_backfile_alias', site.base + pathOfAlias(alias, site)]),
    ...(dispatch.canonical ? [['_yoast_wpseo_canonical', dispatch.canonical]] : []),
    ...fieldsOf(piece, notes),
  ];
  const terms = [
    ...(piece.column ? [term('category', columns.get(piece.column), piece.column.name)] : []),
    ...piece.tags.map((shelf) => term('post_tag', tags.get(shelf), shelf.name)),
    ...(piece.bylines.length > 1
      ? piece.bylines.map((shelf) => term('author', `cap-${logins.get(shelf)}`, shelf.name))
      : []),
    ...(piece.lang === site.style.lang ? [] : [term('language', piece.lang.toLowerCase(), piece.lang)]),
  ];
  const [first] = piece.bylines;
  return `<item>
<title>${cdata(escapeText(dispatch.headline))}</title>
<link>${escapeHtml(piece.url)}</link>
<pubDate>${published(filed)}</pubDate>
<dc:creator>${cdata((first && logins.get(first)) ?? '')}</dc:creator>
<guid isPermaLink="false">${escapeHtml(piece.id)}</guid>
<description></description>
<content:encoded>${cdata(body)}</content:encoded>
<excerpt:encoded>${cdata(dispatch.dekHtml ?? escapeText(dispatch.dek ?? ''))}</excerpt:encoded>
<wp:post_id>${number}</wp:post_id>
<wp:post_date>${cdata(local(filed))}</wp:post_date>
<wp:post_date_gmt>${cdata(utc(filed))}</wp:post_date_gmt>
<wp:post_modified>${cdata(local(updated))}</wp:post_modified>
<wp:post_modified_gmt>${cdata(utc(updated))}</wp:post_modified_gmt>
<wp:comment_status>closed</wp:comment_status>
<wp:ping_status>closed</wp:ping_status>
<wp:post_name>${cdata(piece.slug)}</wp:post_name>
<wp:status>${status}</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>${piece.kind === 'page' ? 'page' : 'post'}</wp:post_type>
<wp:post_password></wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
${terms.join('')}${metas.map(([key = '', value = '']) => meta(key, value)).join('')}</item>
`;
}

/** What WordPress has no place for. */
function notesOn(piece: LeavingPiece): readonly LeavingNote[] {
  const credit = piece.lead?.credit;
  return [
    ...commonNotes(piece, 'it is private there'),
    ...(credit
      ? [
          {
            what: 'credit' as const,
            detail: `"${credit}" is a field of the picture, which themes seldom print`,
          },
        ]
      : []),
  ];
}

/** The writer's own fields as custom fields. Those that are not short texts are noted. */
function fieldsOf({ dispatch }: LeavingPiece, notes: LeavingNote[]): readonly (readonly string[])[] {
  return Object.entries(dispatch.extra).flatMap(([key, value]) => {
    if (value !== null && typeof value !== 'object' && String(value).length <= 500 && !key.startsWith('_'))
      return [[key, String(value)]];
    notes.push({ what: 'field', detail: `${key}: ${JSON.stringify(value).slice(0, 80)}` });
    return [];
  });
}

function term(domain: string, key: string | undefined, name: string): string {
  return `<category domain="${domain}" nicename="${escapeHtml(key ?? '')}">${cdata(escapeText(name))}</category>\n`;
}

/** A body whose words in brackets WordPress shows as they are: it would take `[gallery]` for an order to itself. */
function withoutShortcodes(html: string): string {
  return html.replace(/(<[^>]*>)|\[(?=\/?[a-z])/gi, (_, tag: string | undefined) => tag ?? '&#91;');
}
