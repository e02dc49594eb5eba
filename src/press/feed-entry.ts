import type { CopyProps } from '../edition/props.ts';
import type { Json } from '../model/json.ts';
import type { Picture } from '../model/picture.ts';
import { escapeHtml, setPicture } from './pictures.ts';
import { typeset } from './typeset.ts';

/** An entry of a feed, as `edition/feeds.ts` plans it. */
export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly external: string | null;
  readonly published: string;
  readonly updated: string;
  readonly summary: string | null;
  readonly authors: readonly { readonly name: string; readonly url: string }[];
  readonly categories: readonly string[];
  readonly lang: string;
  readonly dateline: string | null;
  readonly image: (Picture & { readonly url: string }) | null;
  readonly copy: CopyProps;
};

/** Full content of an entry: the lead picture and the body, every address absolute. */
export function feedBody(entry: FeedEntry, html: string, origin: string): string {
  const body = typeset(html, entry.copy, origin, { feed: true, dateline: entry.dateline });
  if (!entry.image) return body;
  const { caption, credit, url } = entry.image;
  const image = setPicture({ ...entry.image, variants: [], href: url }, '', { lazy: false });
  const words = [caption, credit].filter((text) => text !== null).map(escapeHtml);
  return `<figure>${image}${words.length > 0 ? `<figcaption>${words.join(' ')}</figcaption>` : ''}</figure>\n${body}`;
}

/** A CDATA section (XML 1.0, 2.7); what would close it is split, characters that XML lacks are left out. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** A JSON Feed 1.1 (jsonfeed.org/version/1.1). */
export function jsonFeed(
  feed: {
    readonly title: string;
    readonly subtitle: string | null;
    readonly url: string;
    readonly self: string;
    readonly lang: string;
    readonly entries: readonly FeedEntry[];
  },
  body: (entry: FeedEntry) => string,
): string {
  const json: Json = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    ...(feed.subtitle ? { description: feed.subtitle } : {}),
    home_page_url: feed.url,
    feed_url: feed.self,
    language: feed.lang,
    items: feed.entries.map((entry) => ({
      id: entry.id,
      url: entry.url,
      ...(entry.external ? { external_url: entry.external } : {}),
      title: entry.title,
      content_html: body(entry),
      ...(entry.summary ? { summary: entry.summary } : {}),
      ...(entry.image ? { image: entry.image.url } : {}),
      date_published: entry.published,
      date_modified: entry.updated,
      authors: entry.authors.map(({ name, url }) => ({ name, url })),
      tags: [...entry.categories],
      language: entry.lang,
    })),
  };
  return JSON.stringify(json, null, 1);
}
