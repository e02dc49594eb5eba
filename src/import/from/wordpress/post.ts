import { decoded } from '../../../model/text/percent.ts';
import { addressKey } from '../../body/addresses.ts';
import { plainText } from '../../body/read-html.ts';
import type { Request } from '../../found/format.ts';
import { type Byline, type Piece, pieceOf, type Remark } from '../../found/piece.ts';
import { childrenOf, childText, type XmlElement } from '../../found/xml.ts';
import { isPublic } from '../public-state.ts';
import { bodyElsewhere } from './body-elsewhere.ts';
import { commentsOf } from './comments.ts';
import { datesOf } from './dates.ts';
import { keptForMembers } from './members.ts';
import type { WordPressSite } from './site.ts';
import { languageOf, otherTerms, primaryOf, termsOf } from './terms.ts';

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
  const notes: Remark[] = [];
  const meta = metaOf(element);
  const { type, status, title, id, origin } = read;
  const html = read.html.trim() === '' ? (bodyElsewhere(meta, notes) ?? read.html) : read.html;
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
  const draft = !isPublic(status);
  const locked = childText(element, 'wp:post_password') !== '';
  if (draft && status !== 'draft') notes.push({ kind: 'guessed', what: 'draft', detail: heldBy(status) });
  if (locked)
    notes.push({
      kind: 'guessed',
      what: 'draft',
      detail: 'it was behind a password; a static page cannot be',
    });
  const members = keptForMembers(html, meta);
  if (members !== null) notes.push({ kind: 'guessed', what: 'draft', detail: members });
  if (type !== 'post' && type !== 'page')
    notes.push({ kind: 'guessed', what: 'kind', detail: `of the kind "${type}", read as a dispatch` });
  const fields = Object.entries(meta).filter(
    ([key, value]) =>
      !key.startsWith('_') && value.trim() !== '' && !/^(?:a|O|s):\d+:/.test(value) && key !== 'footnotes',
  );
  const excerpt = plainText(childText(element, 'excerpt:encoded'));
  const ofDek = DEKS.find((key) => excerpt === '' && plainText(meta[key] ?? '') !== '');
  const dek = excerpt || plainText(meta[ofDek ?? ''] ?? '');
  /** Whether a field is the dek, or says the same. */
  const isDek = (key: string) => key === ofDek || (DEKS.includes(key) && plainText(meta[key] ?? '') === dek);
  const kept = fields.filter(
    ([key]) =>
      !isDek(key) &&
      !/^(?:enclosure|podcast_\w+|syndication_\w+|jabber_published|reddit|delicious|dsq_\w+|geo_\w+|email_notification|sharing_disabled|switch_like_status|views|post_views_count|ratings_\w+|rss_\w+)$/.test(
        key,
      ) &&
      fieldFits(meta[key]!),
  );
  for (const [key] of fields)
    if (!kept.some(([name]) => name === key) && !isDek(key) && key !== 'enclosure')
      notes.push({ kind: 'dropped', what: 'field', field: key, detail: (meta[key] ?? '').slice(0, 80) });
  const description = meta._yoast_wpseo_metadesc ?? meta._aioseop_description ?? meta.rank_math_description;
  if (description)
    notes.push({
      kind: 'dropped',
      what: 'description for search engines',
      detail: plainText(description).slice(0, 200),
    });
  if (meta['_yoast_wpseo_meta-robots-noindex'] === '1' || /noindex/.test(meta.rank_math_robots ?? ''))
    notes.push({
      kind: 'left',
      what: 'noindex',
      detail:
        'search engines were asked not to list it; with unlisted: true they are here, too, but no list shows it then',
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
    slug: decoded(childText(element, 'wp:post_name')) || null,
    ...datesOf(element, facts, request, notes),
    bylines: bylinesOf(element, meta),
    column: column ? column.attributes.nicename || column.text.trim() : null,
    tags: tags.map((tag) => plainText(tag.text)).filter(Boolean),
    dek: dek || null,
    body: { kind: /<!--\s+wp:/.test(html) ? 'html' : 'plain', text: html },
    base: /^https?:/.test(link) ? link : facts.base,
    draft: draft || locked || members !== null,
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
      ...(facts.isExact && { isExact: true }),
    },
    notes,
  });
}

/** Why a piece of this status is a draft here. */
function heldBy(status: string): string {
  if (status === 'future') return 'it was scheduled, and not published when the export was made';
  return status === '' ? 'the export does not give its status' : `its status was "${status}"`;
}

function fieldFits(value: string): boolean {
  return value.length <= 500;
}

/** Custom fields of an item by their key; of several values the first counts, but for old slugs, days and addresses. */
export function metaOf(element: XmlElement): { readonly [key: string]: string } {
  const meta: { [key: string]: string } = Object.create(null);
  for (const one of childrenOf(element, 'wp:postmeta')) {
    const key = childText(one, 'wp:meta_key');
    if (key === '_wp_old_slug' || key === '_wp_old_date' || key === '_backfile_alias')
      meta[key] = [meta[key], childText(one, 'wp:meta_value')].filter(Boolean).join('\n');
    else if (key !== '') meta[key] ??= childText(one, 'wp:meta_value');
  }
  return meta;
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
  aliases.push(...(meta._backfile_alias ?? '').split('\n'));
  const day = childText(element, 'wp:post_date').slice(0, 10).replaceAll('-', '/');
  for (const old of (meta._wp_old_date ?? '').split('\n').filter((one) => /^\d{4}-\d\d-\d\d$/.test(one)))
    if (link.includes(`/${day}/`)) aliases.push(link.replace(`/${day}/`, `/${old.replaceAll('-', '/')}/`));
  return aliases.filter(Boolean);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : 'localhost';
}
