import { escapeHtml } from '../../model/text/html.ts';
import type { CivilTime } from '../../model/time/civil-time.ts';
import { cdata } from '../../press/feed-entry.ts';
import { uniqueNames } from './piece.ts';
import { escapeText, local, meta, published, utc } from './wxr-text.ts';

/** Media of the file: a picture with its words, or another file. */
type Media = {
  readonly url: string;
  readonly alt: string;
  readonly caption: string;
  readonly credit: string;
};

/** The number of the first medium; pieces have the numbers below it. */
const MEDIA = 1_000_000;

/** Attachments, numbered as they are asked for. */
export function mediaOf() {
  const numbers = new Map<string, number>();
  const all: (Media & { readonly filed: CivilTime | null })[] = [];
  const urls = new Set<string>();
  const number = (one: Media, filed: CivilTime | null) => {
    const key = JSON.stringify(one);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    all.push({ ...one, filed });
    urls.add(one.url);
    numbers.set(key, MEDIA + all.length);
    return MEDIA + all.length;
  };
  return {
    number,
    /** A file that no piece has as its lead: its words stand where it is shown. */
    plain: (url: string, filed: CivilTime | null) => {
      if (!urls.has(url)) number({ url, alt: '', caption: '', credit: '' }, filed);
    },
    items: () => {
      // WordPress skips an attachment that has the title and the date of another one.
      const unique = uniqueNames();
      const titleOf = ({ url }: Media) => unique(url.slice(url.lastIndexOf('/') + 1).replace(/\.\w+$/, ''));
      return all.map((one, at) => attachment(one, titleOf(one), MEDIA + at + 1)).join('');
    },
  };
}

/** `filed` is when the piece was that shows it: WordPress files pictures by month. */
function attachment(
  { url, alt, caption, credit, filed }: Media & { readonly filed: CivilTime | null },
  title: string,
  number: number,
): string {
  return `<item>
<title>${cdata(title)}</title>
<link>${escapeHtml(url)}</link>
<pubDate>${published(filed)}</pubDate>
<dc:creator>${cdata('')}</dc:creator>
<guid isPermaLink="false">${escapeHtml(url)}</guid>
<content:encoded>${cdata('')}</content:encoded>
<excerpt:encoded>${cdata(escapeText(caption))}</excerpt:encoded>
<wp:post_id>${number}</wp:post_id>
<wp:post_date>${cdata(local(filed))}</wp:post_date>
<wp:post_date_gmt>${cdata(utc(filed))}</wp:post_date_gmt>
<wp:comment_status>closed</wp:comment_status>
<wp:ping_status>closed</wp:ping_status>
<wp:post_name>${cdata(`file-${number - MEDIA}`)}</wp:post_name>
<wp:status>inherit</wp:status>
<wp:post_parent>0</wp:post_parent>
<wp:menu_order>0</wp:menu_order>
<wp:post_type>attachment</wp:post_type>
<wp:post_password></wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
<wp:attachment_url>${cdata(url)}</wp:attachment_url>
${alt ? meta('_wp_attachment_image_alt', escapeText(alt)) : ''}${credit ? meta('_media_credit', escapeText(credit)) : ''}</item>
`;
}
