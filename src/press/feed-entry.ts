import type { CopyProps } from '../edition/dispatch-props.ts';
import { doiUrl } from '../edition/rights.ts';
import type { Json } from '../model/json.ts';
import type { Picture } from '../model/picture.ts';
import { escapeHtml } from '../model/text/html.ts';
import type { CivilTime } from '../model/time/civil-time.ts';
import { ENGLISH_MONTHS } from '../model/time/english-months.ts';
import { setPicture } from './picture-markup.ts';
import { typeset } from './typeset.ts';

/** A feed entry, as `edition/feeds.ts` plans it. */
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly external: string | null;
  readonly filed: CivilTime;
  readonly published: string;
  readonly updated: string;
  readonly summary: string | null;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly categories: readonly string[];
  /** `10.1234/abc`. */
  readonly doi: string | null;
  /** A line about the rights, and the address of the licence. */
  readonly rights: string | null;
  readonly license: string | null;
  readonly lang: string;
  readonly dateline: string | null;
  readonly image: (Picture & { readonly url: string }) | null;
  readonly copy: CopyProps;
  /** There is no text of it here, only its place in the archive. */
  readonly stub?: true;
};

/** The full content of an entry, as HTML and as a CDATA section of both formats that are XML. */
export type FeedBody = { readonly html: string; readonly xml: string };

/**
 * The full content of an entry: the lead picture and the body, with absolute addresses; for a stub, where it can be read.
 * `say` gives a word of the interface in a language.
 */
export function feedBody(
  entry: FeedEntry,
  copy: string,
  say: (key: string, lang: string) => string,
): FeedBody {
  const html = bodyOf(entry, copy, say);
  return { html, xml: cdata(html) };
}

function bodyOf(entry: FeedEntry, html: string, say: (key: string, lang: string) => string): string {
  const body = entry.stub
    ? stubBody(entry, say)
    : typeset(html, entry.copy, { feed: true, dateline: entry.dateline });
  if (!entry.image) return body;
  const { caption, credit, url } = entry.image;
  const image = setPicture({ ...entry.image, variants: [], href: url }, '', { lazy: false });
  const words = [caption, credit].filter((text) => text !== null).map(escapeHtml);
  return `<figure>${image}${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}</figure>\n${body}`;
}

/** What stands in place of the text of a stub: that it is not here, and where it can be read. */
export function stubBody(
  { external, lang }: Pick<FeedEntry, 'external' | 'lang'>,
  say: (key: string, lang: string) => string,
): string {
  const link = external ? ` <a href="${escapeHtml(external)}">${escapeHtml(say('stub-read', lang))}</a>` : '';
  return `<p>${escapeHtml(say('stub', lang))}${link}</p>`;
}

/** Makes a CDATA section (XML 1.0, 2.7). Splits what would close it and drops characters that XML does not allow. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** An entry of an Atom feed (RFC 4287, 4.1.2). `publisher` is the author if the dispatch names none. */
export function atomEntry(entry: FeedEntry, { xml }: FeedBody, publisher: string): string {
  const authors = entry.authors.map(
    ({ name, url }) => `<author><name>${escapeHtml(name)}</name><uri>${escapeHtml(url)}</uri></author>\n`,
  );
  return `<entry xml:lang="${escapeHtml(entry.lang)}">
<title>${escapeHtml(entry.title)}</title>
<id>${escapeHtml(entry.id)}</id>
<link rel="alternate" type="text/html" href="${escapeHtml(entry.url)}"/>
${entry.external ? `<link rel="via" href="${escapeHtml(entry.external)}"/>\n` : ''}${entry.doi ? `<link rel="related" href="${escapeHtml(doiUrl(entry.doi))}"/>\n` : ''}${entry.license ? `<link rel="license" href="${escapeHtml(entry.license)}"/>\n` : ''}<published>${entry.published}</published>
<updated>${entry.updated}</updated>
${authors.join('') || `<author><name>${escapeHtml(publisher)}</name></author>\n`}${entry.categories.map((category) => `<category term="${escapeHtml(category)}"/>\n`).join('')}${entry.summary ? `<summary>${escapeHtml(entry.summary)}</summary>\n` : ''}${entry.rights ? `<rights>${escapeHtml(entry.rights)}</rights>\n` : ''}<content type="html">${xml}</content>
</entry>
`;
}

/**
 * An item of an RSS 2.0 feed, with the whole body in `content:encoded`. Feed readers treat `description` as HTML, so its
 * text is escaped twice: as HTML and as XML.
 */
export function rssItem(entry: FeedEntry, { xml }: FeedBody): string {
  return `<item>
<title>${escapeHtml(entry.title)}</title>
<link>${escapeHtml(entry.url)}</link>
<guid isPermaLink="false">${escapeHtml(entry.id)}</guid>
<pubDate>${rfc822(entry.filed)}</pubDate>
${entry.authors.map(({ name }) => `<dc:creator>${escapeHtml(name)}</dc:creator>\n`).join('')}${entry.categories.map((category) => `<category>${escapeHtml(category)}</category>\n`).join('')}${entry.summary ? `<description>${escapeHtml(escapeHtml(entry.summary))}</description>\n` : ''}${entry.doi ? `<dc:identifier>${escapeHtml(`doi:${entry.doi}`)}</dc:identifier>\n` : ''}${entry.rights ? `<dc:rights>${escapeHtml(entry.rights)}</dc:rights>\n` : ''}<content:encoded>${xml}</content:encoded>
</item>
`;
}

/** Date of RSS 2.0 (RFC 822 with a four-digit year): `Mon, 02 Feb 2009 14:31:00 +0100`. */
export function rfc822(date: CivilTime): string {
  const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const [year = '', month = '', day = ''] = date.day.split('-');
  const weekday = new Date(`${date.day}T00:00:00Z`).getUTCDay();
  return `${days[weekday]}, ${day} ${ENGLISH_MONTHS[Number(month) - 1]?.slice(0, 3)} ${year} ${date.time ?? '00:00:00'} ${(date.offset ?? '+00:00').replace(':', '')}`;
}

/** A JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeed(
  feed: {
    readonly title: string;
    readonly subtitle: string | null;
    readonly url: string;
    readonly self: string;
    readonly lang: string;
    readonly ended: boolean;
    readonly license: string | null;
    readonly rights: string | null;
    readonly entries: readonly FeedEntry[];
  },
  item: (entry: FeedEntry) => string,
): string {
  const head: Json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(feed.subtitle ? { description: feed.subtitle } : {}),
    home_page_url: feed.url,
    feed_url: feed.self,
    language: feed.lang,
    ...(feed.ended ? { expired: true } : {}),
    ...(feed.rights ? { _citation: { rights: feed.rights, license: feed.license } } : {}),
  };
  // With `+`, V8 copies the items once, when the page is written; `join` would copy them before.
  const items = feed.entries.reduce((before, entry) => `${before}${before && ',\n'}${item(entry)}`, '');
  return `${JSON.stringify(head).slice(0, -1)},"items":[\n${items}\n]}\n`;
}

/** An item of a JSON Feed. */
export function jsonItem(entry: FeedEntry, { html }: FeedBody): string {
  return JSON.stringify({
    id: entry.id,
    url: entry.url,
    ...(entry.external ? { external_url: entry.external } : {}),
    title: entry.title,
    content_html: html,
    ...(entry.summary ? { summary: entry.summary } : {}),
    ...(entry.image ? { image: entry.image.url } : {}),
    date_published: entry.published,
    date_modified: entry.updated,
    authors: entry.authors.map(({ name, url }) => ({ name, url })),
    tags: [...entry.categories],
    language: entry.lang,
    ...(entry.doi || entry.rights ? { _citation: citationOf(entry) } : {}),
  });
}

/** What references need of an entry: an extension, as JSON Feed 1.1 allows. */
function citationOf({ doi, rights, license }: FeedEntry): Json {
  return {
    ...(doi ? { doi: doiUrl(doi) } : {}),
    ...(rights ? { rights } : {}),
    ...(license ? { license } : {}),
  };
}
