import type { Json } from '../../model/json.ts';
import { addressKey } from '../body/addresses.ts';
import { plainText } from '../body/read-html.ts';
import type { Request } from '../format.ts';
import { inZone, type Moment, readMoment, withUtc } from '../moment.ts';
import { type Byline, type Comment, type Note, type Piece, pieceOf } from '../piece.ts';
import { childrenOf, childText, type XmlElement } from '../xml.ts';

/** What is known of the site while its export is read. */
export type WordPressSite = {
  base: string | null;
  /** Offset of the first date that shows one. */
  offset: string | null;
  /** Paths of the terms that were told already, by their kind and key. */
  readonly terms: Map<string, string>;
};

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

type Read = {
  readonly type: string;
  readonly status: string;
  readonly title: string;
  readonly id: string;
  readonly html: string;
  readonly origin: string;
};

/** A piece from an item that is a post, a page or of a kind that a plugin made. */
export function pieceOfPost(element: XmlElement, read: Read, facts: WordPressSite, request: Request): Piece {
  const notes: Note[] = [];
  const meta = metaOf(element);
  const { type, status, title, id, html, origin } = read;
  const link = childText(element, 'link');
  const guid = childText(element, 'guid');
  const terms = termsOf(element);
  const categories = terms.filter(
    (one) =>
      (one.attributes.domain ?? 'category') === 'category' &&
      !/^uncategori[sz]ed$/i.test(one.attributes.nicename ?? one.text.trim()),
  );
  const primary = primaryOf(categories, meta);
  const column = type === 'page' ? undefined : primary;
  const tags = [
    ...terms.filter(({ attributes }) => /^(?:post_tag|tag)$/.test(attributes.domain ?? '')),
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
      !/^(?:enclosure|podcast_\w+|syndication_\w+|jabber_published|reddit|delicious|dsq_\w+|geo_\w+|email_notification|sharing_disabled|switch_like_status|views|post_views_count|ratings_\w+|rss_\w+)$/.test(
        key,
      ) &&
      fieldFits(meta[key]!),
  );
  for (const [key] of fields)
    if (!kept.some(([name]) => name === key) && !DEKS.includes(key) && key !== 'enclosure')
      notes.push({ kind: 'dropped', what: 'custom field', detail: key });
  const description = meta._yoast_wpseo_metadesc ?? meta._aioseop_description ?? meta.rank_math_description;
  if (description)
    notes.push({
      kind: 'dropped',
      what: 'description for search engines',
      detail: plainText(description).slice(0, 200),
    });
  const canonical = meta._yoast_wpseo_canonical ?? meta.rank_math_canonical_url ?? '';
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
    canonical: /^https?:\/\/[^/]/.test(canonical) && canonical !== link ? canonical : null,
    lang: languageOf(terms),
    comments: commentsOf(element, notes),
    extra: {
      ...(childText(element, 'wp:is_sticky') === '1' ? { sticky: true } : {}),
      ...otherTerms(terms),
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

/** What a post is filed under; WXR 1.0 names each thing twice, first without its key. */
function termsOf(element: XmlElement): readonly XmlElement[] {
  const all = childrenOf(element, 'category');
  return all.filter(
    (one) =>
      one.attributes.nicename !== undefined ||
      !all.some(
        (other) =>
          other.attributes.nicename !== undefined &&
          other.text.trim() === one.text.trim() &&
          (other.attributes.domain ?? 'category') === (one.attributes.domain ?? 'category'),
      ),
  );
}

/** Taxonomies that are read elsewhere, or that only set the machine. */
const OWN_TAXONOMIES =
  /^(?:category|post_tag|tag|author|language|post_format|nav_menu|link_category|wp_theme|wp_template_part_area|post_translations|term_\w+|translation_priority|product_\w+|elementor_\w+|jp_\w+)$/;

/** Terms of taxonomies that plugins and themes brought, such as `series`: kept as they were. */
function otherTerms(terms: readonly XmlElement[]): { readonly [key: string]: Json } {
  const others = terms.filter(({ attributes }) => !OWN_TAXONOMIES.test(attributes.domain ?? 'category'));
  if (others.length === 0) return {};
  const groups = Map.groupBy(others, ({ attributes }) => attributes.domain!);
  return {
    terms: Object.fromEntries(
      [...groups].map(([name, all]) => [name, all.map(({ text }) => plainText(text))]),
    ),
  };
}

/** Polylang files posts by language. */
function languageOf(terms: readonly XmlElement[]): string | null {
  const code = terms.find(({ attributes }) => attributes.domain === 'language')?.attributes.nicename ?? '';
  return /^[a-z]{2,3}(?:-[a-z]{2,4})?$/i.test(code) ? code : null;
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

/** Custom fields of an item by their key; of several values the first counts, but for old slugs and days. */
export function metaOf(element: XmlElement): { readonly [key: string]: string } {
  const meta: { [key: string]: string } = Object.create(null);
  for (const one of childrenOf(element, 'wp:postmeta')) {
    const key = childText(one, 'wp:meta_key');
    if (key === '_wp_old_slug' || key === '_wp_old_date')
      meta[key] = [meta[key], childText(one, 'wp:meta_value')].filter(Boolean).join('\n');
    else if (key !== '') meta[key] ??= childText(one, 'wp:meta_value');
  }
  return meta;
}

/** Local time with the offset that its time in UTC shows; what is `0000-00-00` is made good from what is left. */
function datesOf(
  element: XmlElement,
  status: string,
  facts: WordPressSite,
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

function momentOf(local: string, utc: string, facts: WordPressSite, request: Request): Moment | null {
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
  facts: WordPressSite,
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
  const day = childText(element, 'wp:post_date').slice(0, 10).replaceAll('-', '/');
  for (const old of (meta._wp_old_date ?? '').split('\n').filter((one) => /^\d{4}-\d\d-\d\d$/.test(one)))
    if (link.includes(`/${day}/`)) aliases.push(link.replace(`/${day}/`, `/${old.replaceAll('-', '/')}/`));
  return aliases.filter(Boolean);
}

function commentsOf(element: XmlElement, notes: Note[]): readonly Comment[] {
  const all = childrenOf(element, 'wp:comment');
  const meant = all.filter(
    (one) => !/^(?:spam|trash|post-trashed)$/.test(childText(one, 'wp:comment_approved')),
  );
  if (meant.length < all.length)
    notes.push({
      kind: 'dropped',
      what: 'comment',
      detail: `${all.length - meant.length} that were spam or in the trash`,
    });
  return meant.map((one): Comment => {
    const approved = childText(one, 'wp:comment_approved');
    const utc = readMoment(childText(one, 'wp:comment_date_gmt'));
    const local = readMoment(childText(one, 'wp:comment_date'));
    const moment = local && utc ? withUtc(local, utc) : (local ?? utc);
    const parent = childText(one, 'wp:comment_parent');
    return {
      id: childText(one, 'wp:comment_id'),
      kind: /ping|trackback/.test(childText(one, 'wp:comment_type')) ? 'ping' : 'comment',
      author: plainText(childText(one, 'wp:comment_author')) || null,
      url: childText(one, 'wp:comment_author_url') || null,
      date: moment ? `${moment.day}T${moment.time ?? '00:00:00'}${moment.offset ?? ''}` : null,
      parent: parent === '' || parent === '0' ? null : parent,
      approved: approved === '1' || approved === 'approve',
      html: childText(one, 'wp:comment_content'),
    };
  });
}

/** An address with a slash at its end. */
export function slashed(url: string): string {
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
