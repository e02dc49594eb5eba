import type { Json } from '../../model/json.ts';
import { addressKey } from '../body/addresses.ts';
import { plainText } from '../body/read-html.ts';
import type { Format, Request } from '../format.ts';
import type { Library } from '../library.ts';
import { inZone, type Moment, readMoment, withUtc } from '../moment.ts';
import type { Source, SourceFile } from '../outside.ts';
import {
  type Body,
  type Byline,
  type Comment,
  type Found,
  type Note,
  type Piece,
  pieceOf,
} from '../piece.ts';
import { childrenOf, childText, readXml, type XmlElement } from '../xml.ts';
import { showBlocks } from './blocks.ts';
import { withParagraphs } from './paragraphs.ts';
import { showShortcodes } from './shortcodes.ts';

/** WordPress: extended RSS (WXR 1.0 to 1.2), in one file or several. */
export const wordpress: Format = { name: 'wordpress', read, prepare };

const WANTED = new Set([
  'item',
  'title',
  'link',
  'description',
  'language',
  'wp:base_site_url',
  'wp:base_blog_url',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:wxr_version',
]);
/** Kinds of posts that are parts of the machine, not of the archive. */
const MACHINE =
  /^(?:revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_template|wp_template_part|wp_global_styles|wp_navigation|wp_font_\w+|acf-\w+|feedback|jp_\w+|shop_\w+|scheduled-action|elementor_\w+|et_\w+|vc_\w+|wpcf7_\w+|amp_\w+|popup|mc4wp-form|ml-slider|tablepress_table|sfwd-\w+|guest-author|safecss|bp-\w+)$/;
/** Fields that columnists' sites kept beside the body, and what they are here. */
const DEKS = [
  'dek',
  'deck',
  'subtitle',
  'sub_title',
  'subhead',
  'subheadline',
  'standfirst',
  'kicker_deck',
  'secondary_title',
];

type Facts = { base: string | null; offset: string | null };

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const facts: Facts = { base: request.oldUrl, offset: null };
  for (const file of source.files.filter(
    ({ path }) => /\.(?:xml|wxr|rss|txt)$/i.test(path) || source.files.length === 1,
  ))
    yield* readFile(file, facts, request);
}

async function* readFile(file: SourceFile, facts: Facts, request: Request): AsyncGenerator<Found> {
  let items = 0;
  for await (const element of readXml(
    file.stream(),
    (name, depth) => WANTED.has(name) && (name.startsWith('wp:') || name === 'item' || depth === 3),
  )) {
    if ('damage' in element) {
      yield { kind: 'damage', name: file.path, why: element.damage };
      continue;
    }
    if (element.name === 'item') {
      items++;
      yield* item(element, `${file.path}, item ${items}`, facts, request);
    } else yield* channel(element, facts);
  }
  if (items === 0) yield { kind: 'damage', name: file.path, why: 'no items were found in it' };
}

function* channel(element: XmlElement, facts: Facts): Generator<Found> {
  const text = element.text.trim();
  switch (element.name) {
    case 'title':
      if (text !== '') yield { kind: 'site', site: { title: plainText(text) } };
      return;
    case 'description':
      if (text !== '') yield { kind: 'site', site: { tagline: plainText(text) } };
      return;
    case 'language':
      if (/^[a-z]{2,3}(?:[-_][\w-]+)?$/i.test(text))
        yield { kind: 'site', site: { lang: text.replace('_', '-') } };
      return;
    case 'link':
    case 'wp:base_blog_url':
      if (!/^https?:/.test(text)) return;
      facts.base ??= text;
      yield { kind: 'site', site: { url: text, redirects: feedsOf(text) } };
      return;
    case 'wp:author': {
      const login = childText(element, 'wp:author_login');
      const name =
        plainText(childText(element, 'wp:author_display_name')) ||
        [childText(element, 'wp:author_first_name'), childText(element, 'wp:author_last_name')]
          .join(' ')
          .trim() ||
        login;
      const pages = facts.base
        ? [new URL(`author/${encodeURIComponent(login)}/`, slashed(facts.base)).href]
        : [];
      if (login !== '')
        yield {
          kind: 'writer',
          writer: {
            key: login,
            name,
            bio: null,
            email: childText(element, 'wp:author_email') || null,
            url: null,
            image: null,
            pages,
          },
        };
      return;
    }
    case 'wp:category':
      yield* term(
        'column',
        childText(element, 'wp:category_nicename'),
        childText(element, 'wp:cat_name'),
        childText(element, 'wp:category_description'),
        'category',
        facts,
      );
      return;
    case 'wp:tag':
      yield* term(
        'tag',
        childText(element, 'wp:tag_slug'),
        childText(element, 'wp:tag_name'),
        childText(element, 'wp:tag_description'),
        'tag',
        facts,
      );
      return;
    case 'wp:term': {
      const taxonomy = childText(element, 'wp:term_taxonomy');
      if (taxonomy === 'category' || taxonomy === 'post_tag')
        yield* term(
          taxonomy === 'category' ? 'column' : 'tag',
          childText(element, 'wp:term_slug'),
          childText(element, 'wp:term_name'),
          childText(element, 'wp:term_description'),
          taxonomy === 'category' ? 'category' : 'tag',
          facts,
        );
    }
  }
}

function* term(
  kind: 'column' | 'tag',
  key: string,
  name: string,
  description: string,
  folder: string,
  facts: Facts,
): Generator<Found> {
  if (key === '' || /^uncategori[sz]ed$/i.test(key)) return;
  const pages = facts.base ? [`${slashed(facts.base)}${folder}/${key}/`] : [];
  yield {
    kind: 'term',
    term: { kind, key, name: plainText(name) || key, description: plainText(description) || null, pages },
  };
}

function* item(element: XmlElement, origin: string, facts: Facts, request: Request): Generator<Found> {
  const type = childText(element, 'wp:post_type') || 'post';
  const status = childText(element, 'wp:status') || 'publish';
  const title = plainText(childText(element, 'title'));
  const name = title || childText(element, 'wp:post_name') || origin;
  const id = childText(element, 'wp:post_id');
  if (type === 'attachment') return yield* attachment(element, id, facts);
  if (MACHINE.test(type))
    return yield { kind: 'skipped', what: type, name, why: 'a part of WordPress itself, not of the archive' };
  const html = childText(element, 'content:encoded');
  if (type === 'wp_block')
    return yield {
      kind: 'media',
      media: {
        key: `block-${id}`,
        url: `block:${id}`,
        alt: null,
        caption: html,
        credit: null,
        pages: [],
        parent: null,
      },
    };
  if (status === 'trash' || status === 'auto-draft')
    return yield {
      kind: 'skipped',
      what: type,
      name,
      why: status === 'trash' ? 'it is in the trash' : 'an empty draft that WordPress made by itself',
    };
  if (type !== 'post' && type !== 'page' && html === '')
    return yield { kind: 'skipped', what: type, name, why: `of the kind "${type}" and without text` };
  yield { kind: 'piece', piece: piece(element, { type, status, title, id, html, origin }, facts, request) };
}

type Read = {
  readonly type: string;
  readonly status: string;
  readonly title: string;
  readonly id: string;
  readonly html: string;
  readonly origin: string;
};

function piece(element: XmlElement, read: Read, facts: Facts, request: Request): Piece {
  const notes: Note[] = [];
  const meta = metaOf(element);
  const { type, status, title, id, html, origin } = read;
  const link = childText(element, 'link');
  const guid = childText(element, 'guid');
  const categories = childrenOf(element, 'category').filter(
    (one) =>
      (one.attributes.domain ?? 'category') === 'category' &&
      !/^uncategori[sz]ed$/i.test(one.attributes.nicename ?? one.text.trim()),
  );
  const primary = primaryOf(categories, meta);
  const column = type === 'page' ? undefined : primary;
  const tags = [
    ...childrenOf(element, 'category').filter(({ attributes }) =>
      /^(?:post_tag|tag)$/.test(attributes.domain ?? ''),
    ),
    ...categories.filter((one) => one !== column),
  ];
  if (categories.length > 1 && column)
    notes.push({
      kind: 'guessed',
      what: 'column',
      detail: `"${column.text.trim()}", of ${categories.length} categories; the others are tags`,
    });
  const draft = status !== 'publish' && status !== 'future' && status !== 'inherit';
  const locked = childText(element, 'wp:post_password') !== '';
  if (status === 'private' || status === 'pending')
    notes.push({ kind: 'guessed', what: 'draft', detail: `its status was "${status}"` });
  if (locked)
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail: 'it was behind a password; a static page cannot be',
    });
  if (type !== 'post' && type !== 'page')
    notes.push({ kind: 'guessed', what: 'kind', detail: `of the kind "${type}", taken for a dispatch` });
  const fields = Object.entries(meta).filter(
    ([key, value]) =>
      !key.startsWith('_') && value.trim() !== '' && !/^(?:a|O|s):\d+:/.test(value) && key !== 'footnotes',
  );
  const dek =
    plainText(childText(element, 'excerpt:encoded')) ||
    plainText(DEKS.map((key) => meta[key] ?? '').find((value) => value !== '') ?? '');
  const kept = fields.filter(
    ([key]) =>
      !DEKS.includes(key) &&
      !/^(?:enclosure|syndication_\w+|jabber_published|reddit|delicious|dsq_\w+|geo_\w+|email_notification|sharing_disabled|switch_like_status|views|post_views_count|ratings_\w+|rss_\w+)$/.test(
        key,
      ) &&
      fieldFits(meta[key]!),
  );
  for (const [key] of fields)
    if (!kept.some(([name]) => name === key) && !DEKS.includes(key))
      notes.push({ kind: 'dropped', what: 'custom field', detail: key });
  const host = hostOf(facts.base ?? link);
  return pieceOf({
    id:
      /^(?:https?|urn|tag):[\x21-\x7e]+$/.test(guid) && !/[<>"{}|\\^`]/.test(guid)
        ? guid
        : `tag:${host},2000:wordpress/${id || addressKey(link)}`,
    kind: type === 'page' ? 'page' : 'dispatch',
    origin,
    title: title || null,
    slug: safeDecode(childText(element, 'wp:post_name')) || null,
    ...datesOf(element, status, facts, request, notes),
    bylines: bylinesOf(element, meta),
    column: column ? column.attributes.nicename || column.text.trim() : null,
    tags: tags.map((tag) => plainText(tag.text)).filter(Boolean),
    dek: dek || null,
    body: { kind: /<!--\s+wp:/.test(html) ? 'html' : 'plain', text: html },
    base: /^https?:/.test(link) ? link : facts.base,
    draft: draft || locked,
    aliases: aliasesOf(element, link, guid, type, id, facts, meta),
    comments: commentsOf(element),
    extra: {
      ...(childText(element, 'wp:is_sticky') === '1' ? { sticky: true } : {}),
      ...(kept.length > 0 ? { fields: Object.fromEntries(kept) } : {}),
    },
    aside: {
      id,
      thumbnail: meta._thumbnail_id ?? '',
      footnotes: meta.footnotes ?? '',
      enclosure: meta.enclosure ?? '',
    },
    notes,
  });
}

function fieldFits(value: string): boolean {
  return value.length <= 500;
}

/** The category that Yoast calls primary, else the first that is nobody's parent by name, else the first. */
function primaryOf(
  categories: readonly XmlElement[],
  meta: { readonly [key: string]: string },
): XmlElement | undefined {
  const named = meta._yoast_wpseo_primary_category ?? meta.rank_math_primary_category;
  return categories.find((one) => named !== undefined && one.attributes.term_id === named) ?? categories[0];
}

function metaOf(element: XmlElement): { readonly [key: string]: string } {
  const meta: { [key: string]: string } = Object.create(null);
  for (const one of childrenOf(element, 'wp:postmeta')) {
    const key = childText(one, 'wp:meta_key');
    if (key === '_wp_old_slug')
      meta[key] = [meta[key], childText(one, 'wp:meta_value')].filter(Boolean).join('\n');
    else if (key !== '') meta[key] ??= childText(one, 'wp:meta_value');
  }
  return meta;
}

/** Local time with the offset that its time in UTC shows; what is `0000-00-00` is made good from what is left. */
function datesOf(
  element: XmlElement,
  status: string,
  facts: Facts,
  request: Request,
  notes: Note[],
): { date: Moment | null; updated: Moment | null } {
  const date = momentOf(
    childText(element, 'wp:post_date'),
    childText(element, 'wp:post_date_gmt'),
    facts,
    request,
  );
  const updated = momentOf(
    childText(element, 'wp:post_modified'),
    childText(element, 'wp:post_modified_gmt'),
    facts,
    request,
  );
  const other = date ?? readMoment(childText(element, 'pubDate')) ?? updated;
  if (date === null && other !== null)
    notes.push({
      kind: 'guessed',
      what: 'date',
      detail: `the export has ${childText(element, 'wp:post_date') || 'none'}; taken from ${readMoment(childText(element, 'pubDate')) ? 'pubDate' : 'the last change'}`,
    });
  void status;
  return { date: other, updated: updated && date && sameMinute(updated, date) ? null : updated };
}

function momentOf(local: string, utc: string, facts: Facts, request: Request): Moment | null {
  const here = readMoment(local);
  const there = readMoment(utc);
  if (here && there) {
    const exact = withUtc(here, there);
    facts.offset ??= exact.offset;
    return exact;
  }
  if (here)
    return request.clock
      ? inZone(here, request.clock)
      : facts.offset
        ? { ...here, offset: facts.offset }
        : here;
  return there ? { ...there, offset: '+00:00' } : null;
}

function sameMinute(a: Moment, b: Moment): boolean {
  return a.day === b.day && a.time?.slice(0, 5) === b.time?.slice(0, 5);
}

/** Guest authors of Co-Authors Plus, else the author. */
function bylinesOf(element: XmlElement, meta: { readonly [key: string]: string }): readonly Byline[] {
  const guests = childrenOf(element, 'category').filter(({ attributes }) => attributes.domain === 'author');
  if (guests.length > 0)
    return guests.map((one) => ({
      key: (one.attributes.nicename ?? '').replace(/^cap-/, '') || null,
      name: plainText(one.text) || null,
    }));
  const printed = plainText(
    meta.byline ?? meta.author_name ?? meta['guest-author'] ?? meta.guest_author ?? '',
  );
  if (printed !== '') return [{ key: null, name: printed.replace(/^by\s+/i, '') }];
  const creator = childText(element, 'dc:creator');
  return creator === '' ? [] : [{ key: creator, name: null }];
}

function aliasesOf(
  element: XmlElement,
  link: string,
  guid: string,
  type: string,
  id: string,
  facts: Facts,
  meta: { readonly [key: string]: string },
): readonly string[] {
  const aliases = [link, /^https?:/.test(guid) ? guid : ''];
  if (id !== '' && id !== '0') {
    const home =
      facts.base && URL.canParse(facts.base) ? new URL(facts.base).pathname.replace(/\/$/, '') : '';
    aliases.push(`${home}/?p=${id}`);
    if (type === 'page') aliases.push(`${home}/?page_id=${id}`);
  }
  const slug = childText(element, 'wp:post_name');
  for (const old of (meta._wp_old_slug ?? '').split('\n').filter(Boolean)) {
    if (slug !== '' && link.includes(`/${slug}`))
      aliases.push(
        link.replace(new RegExp(`/${slug.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?=/|$)`), `/${old}`),
      );
  }
  return aliases.filter(Boolean);
}

function commentsOf(element: XmlElement): readonly Comment[] {
  return childrenOf(element, 'wp:comment').flatMap((one): Comment[] => {
    const approved = childText(one, 'wp:comment_approved');
    if (approved === 'spam' || approved === 'trash' || approved === 'post-trashed') return [];
    const utc = readMoment(childText(one, 'wp:comment_date_gmt'));
    const local = readMoment(childText(one, 'wp:comment_date'));
    const moment = local && utc ? withUtc(local, utc) : (local ?? utc);
    const parent = childText(one, 'wp:comment_parent');
    return [
      {
        id: childText(one, 'wp:comment_id'),
        kind: /ping|trackback/.test(childText(one, 'wp:comment_type')) ? 'ping' : 'comment',
        author: plainText(childText(one, 'wp:comment_author')) || null,
        url: childText(one, 'wp:comment_author_url') || null,
        date: moment ? `${moment.day}T${moment.time ?? '00:00:00'}${moment.offset ?? ''}` : null,
        parent: parent === '' || parent === '0' ? null : parent,
        approved: approved === '1' || approved === 'approve',
        html: childText(one, 'wp:comment_content'),
      },
    ];
  });
}

function* attachment(element: XmlElement, id: string, facts: Facts): Generator<Found> {
  const meta = metaOf(element);
  const url =
    childText(element, 'wp:attachment_url') ||
    (meta._wp_attached_file && facts.base
      ? `${slashed(facts.base)}wp-content/uploads/${meta._wp_attached_file}`
      : '');
  if (url === '')
    return yield {
      kind: 'skipped',
      what: 'attachment',
      name: childText(element, 'title') || id,
      why: 'it has no file',
    };
  const guid = childText(element, 'guid');
  const parent = childText(element, 'wp:post_parent');
  yield {
    kind: 'media',
    media: {
      key: id,
      url,
      alt: plainText(meta._wp_attachment_image_alt) || null,
      caption: plainText(childText(element, 'excerpt:encoded')) || null,
      credit:
        plainText(
          meta.credit ?? meta._credit ?? meta.photo_credit ?? meta._media_credit ?? meta.media_credit ?? '',
        ) || null,
      pages: [
        childText(element, 'link'),
        guid === url ? '' : guid,
        id === '' ? '' : `/?attachment_id=${id}`,
      ].filter((page) => /^(?:https?:|\/)/.test(page)),
      parent: parent === '' || parent === '0' ? null : parent,
    },
  };
}

/** Blocks, shortcodes and paragraphs as WordPress set them when it showed the piece. */
function prepare(piece: Piece, library: Library, notes: Note[]): Body {
  if (piece.body.kind === 'markdown') return piece.body;
  let html = piece.body.text;
  if (/<!--\s*nextpage\s*-->/.test(html))
    notes.push({
      kind: 'dropped',
      what: 'page break',
      detail: 'the piece was cut into pages; it is one now',
    });
  html = html
    .replace(/<!--\s*nextpage\s*-->/g, '\n\n')
    .replace(/<!--\s*more[^>]*-->/g, '\n\n')
    .replace(/<!--\s*noteaser\s*-->/g, '');
  const reusable = Object.fromEntries(
    [...library.media.values()]
      .filter(({ url }) => url.startsWith('block:'))
      .map(({ key, caption }) => [key.slice(6), caption ?? '']),
  );
  if (piece.body.kind === 'html') html = showBlocks(html, reusable, library, notes);
  html = showShortcodes(
    html.replace(/(?<!\[)\[gallery(?=[\s\]])/g, `[gallery parent="${piece.aside.id as string}"`),
    library,
    notes,
  );
  if (piece.body.kind === 'plain') html = withParagraphs(linkLines(html));
  return { kind: 'html', text: html + footnotes(piece.aside.footnotes) };
}

/** An address alone on its line was shown as what it leads to. */
function linkLines(html: string): string {
  return html.replace(/^[^\S\n]*(https?:\/\/[^\s<>"]+)[^\S\n]*$/gim, (whole, url: string) =>
    /youtube\.com|youtu\.be|vimeo\.com|twitter\.com|soundcloud\.com|flickr\.com|instagram\.com|spotify\.com|dailymotion\.com|ted\.com|slideshare\.net|scribd\.com/.test(
      url,
    )
      ? `\n<iframe src="${url.replace(/&(?!amp;)/g, '&amp;')}"></iframe>\n`
      : whole,
  );
}

/** Footnotes of the block editor lie beside the body, as JSON. */
function footnotes(json: Json | undefined): string {
  try {
    const notes = json ? (JSON.parse(String(json)) as { id?: unknown; content?: unknown }[]) : [];
    if (!Array.isArray(notes) || notes.length === 0) return '';
    return `<ol>${notes.map(({ id, content }) => `<li id="${String(id)}"><p>${String(content)} <a href="#${String(id)}-link">↩︎</a></p></li>`).join('')}</ol>`;
  } catch {
    return '';
  }
}

function feedsOf(home: string): { readonly [from: string]: string } {
  const base = slashed(home);
  return {
    [`${base}feed/`]: '/rss.xml',
    [`${base}feed/atom/`]: '/feed.xml',
    [`${base}feed/rss2/`]: '/rss.xml',
    [`${base}?feed=rss2`]: '/rss.xml',
    [`${base}?feed=atom`]: '/feed.xml',
  };
}

function slashed(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'localhost';
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
