import type { Holdings } from '../../found/holdings.ts';
import type { Remark } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';

/** What a shortcode was to show, as HTML; null if this one is not known. */
type Shown = (
  attributes: { readonly [name: string]: string },
  inner: string,
  holdings: Holdings,
  notes: Remark[],
) => string | null;

/** Shortcodes that are known here, by their name in lower case. */
export const SHORTCODES: { readonly [name: string]: Shown } = {
  caption,
  wp_caption: caption,
  gallery,
  embed: (attributes, inner) => embed(inner.trim() || attributes.src || ''),
  youtube: (attributes, inner) =>
    embed(
      videoUrl(
        attributes.id ?? attributes.url ?? attributes.v ?? attributes['0'] ?? inner,
        'https://www.youtube.com/watch?v=',
      ),
    ),
  vimeo: (attributes, inner) =>
    embed(videoUrl(attributes.id ?? attributes.url ?? attributes['0'] ?? inner, 'https://vimeo.com/')),
  dailymotion: (attributes, inner) =>
    embed(videoUrl(attributes.id ?? attributes['0'] ?? inner, 'https://www.dailymotion.com/video/')),
  ted: (attributes) =>
    embed(videoUrl(attributes.id ?? attributes['0'] ?? '', 'https://www.ted.com/talks/view/id/')),
  tweet: (attributes, inner) =>
    embed(videoUrl(attributes['0'] ?? attributes.url ?? inner, 'https://twitter.com/i/status/')),
  twitter: (attributes, inner) =>
    embed(videoUrl(attributes['0'] ?? attributes.url ?? inner, 'https://twitter.com/i/status/')),
  instagram: (attributes, inner) => embed(attributes.url ?? attributes['0'] ?? inner),
  facebook: (attributes, inner) => embed(attributes.url ?? attributes['0'] ?? inner),
  soundcloud: (attributes, inner) => embed(attributes.url ?? attributes['0'] ?? inner),
  spotify: (attributes, inner) => embed(attributes['0'] ?? attributes.url ?? inner),
  googlemaps: (attributes) => embed(attributes['0'] ?? ''),
  googleapps: (attributes) => embed(attributes.url ?? attributes['0'] ?? ''),
  scribd: (attributes) => (attributes.id ? embed(`https://www.scribd.com/document/${attributes.id}`) : null),
  slideshare: (attributes) =>
    attributes.id
      ? embed(`https://www.slideshare.net/slideshow/embed_code/${attributes.id.replace(/&.*$/, '')}`)
      : null,
  gist: (attributes, inner) => embed(videoUrl(attributes['0'] ?? inner, 'https://gist.github.com/')),
  audio: (attributes) => player('audio', attributes),
  video: (attributes) => player('video', attributes),
  playlist: (attributes, _, holdings, notes) => files(attributes, holdings, notes),
  quote: (_, inner) => (inner === '' ? null : `\n\n<blockquote>${inner}</blockquote>\n\n`),
  blockquote: (_, inner) => (inner === '' ? null : `\n\n<blockquote>${inner}</blockquote>\n\n`),
  pullquote: (_, inner) => (inner === '' ? null : `\n\n<blockquote>${inner}</blockquote>\n\n`),
  dropcap: (_, inner) => inner,
  dropcaps: (_, inner) => inner,
  button: (attributes, inner) =>
    (attributes.url ?? attributes.link ?? attributes.href)
      ? `<a href="${escapeUnlessReference(attributes.url ?? attributes.link ?? attributes.href ?? '')}">${inner || escapeUnlessReference(attributes.text ?? attributes.title ?? 'Link')}</a>`
      : inner || null,
  text: (_, inner) => inner || null,
};

function caption(attributes: { readonly [name: string]: string }, inner: string): string | null {
  const image = /^\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([\s\S]*)$/i.exec(inner);
  const text = (attributes.caption ?? image?.[2] ?? '').trim();
  if (inner === '' && text === '') return null;
  if (image === null)
    return inner === '' ? (text === '' ? '' : `\n\n<p>${text}</p>\n\n`) : `\n\n<figure>${inner}</figure>\n\n`;
  return `\n\n<figure>${image[1]}${text === '' ? '' : `<figcaption>${text.replace(/\n+/g, ' ')}</figcaption>`}</figure>\n\n`;
}

/** A gallery shows files of the media library, each with its caption; without `ids`, those put with the piece. */
function gallery(
  attributes: { readonly [name: string]: string },
  _: string,
  holdings: Holdings,
  notes: Remark[],
): string {
  const ids = (attributes.ids ?? attributes.include ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const left = new Set((attributes.exclude ?? '').split(',').map((id) => id.trim()));
  const media =
    ids.length > 0
      ? ids.map((id) => holdings.media.get(id) ?? id)
      : [...holdings.media.values()].filter(
          (one) =>
            one.parent === (attributes.id ?? attributes.parent) &&
            !left.has(one.key) &&
            /\.(?:jpe?g|png|gif|webp|avif|bmp|svg)(?:$|\?)/i.test(one.url),
        );
  const pictures = media.flatMap((one) => {
    if (typeof one !== 'string')
      return [
        `<figure><img src="${escapeUnlessReference(one.url)}" alt="${escapeUnlessReference(one.alt ?? '')}">${one.caption ? `<figcaption>${one.caption}</figcaption>` : ''}</figure>`,
      ];
    notes.push({
      kind: 'lost',
      what: 'image',
      detail: `the gallery shows file ${one}, which the export does not hold`,
    });
    return [];
  });
  if (pictures.length === 0 && ids.length === 0)
    notes.push({ kind: 'dropped', what: 'shortcode', detail: '[gallery] without pictures of its own' });
  return pictures.length === 0 ? '' : `\n\n<figure class="gallery">${pictures.join('')}</figure>\n\n`;
}

function files(
  attributes: { readonly [name: string]: string },
  holdings: Holdings,
  notes: Remark[],
): string | null {
  const ids = (attributes.ids ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  const media = ids.flatMap((id) => holdings.media.get(id) ?? []);
  if (media.length < ids.length)
    notes.push({
      kind: 'lost',
      what: 'file',
      detail: `[playlist] names ${ids.length - media.length} files that the export does not hold`,
    });
  return media.length === 0
    ? null
    : `\n\n<ul>${media.map((one) => `<li><a href="${escapeUnlessReference(one.url)}">${escapeUnlessReference(one.caption ?? one.url.split('/').at(-1) ?? '')}</a></li>`).join('')}</ul>\n\n`;
}

function player(name: 'audio' | 'video', attributes: { readonly [name: string]: string }): string | null {
  const source =
    attributes.src ??
    attributes.mp3 ??
    attributes.m4a ??
    attributes.ogg ??
    attributes.wav ??
    attributes.mp4 ??
    attributes.m4v ??
    attributes.webm ??
    attributes.ogv ??
    attributes.flv ??
    attributes['0'];
  if (source === undefined) return null;
  if (/youtube\.com|youtu\.be|vimeo\.com/.test(source)) return embed(source);
  return `\n\n<${name} src="${escapeUnlessReference(source.split('|')[0]!)}"${attributes.poster ? ` poster="${escapeUnlessReference(attributes.poster)}"` : ''}></${name}>\n\n`;
}

function embed(url: string): string | null {
  const plain = url
    .trim()
    .replace(/<[^>]*>/g, '')
    .replace(/&amp;/g, '&');
  return /^https?:\/\/\S+$/.test(plain)
    ? `\n\n<iframe src="${escapeUnlessReference(plain)}"></iframe>\n\n`
    : null;
}

function videoUrl(written: string, prefix: string): string {
  const plain = written.trim().replace(/^=/, '');
  return /^https?:/.test(plain) ? plain : plain === '' ? '' : prefix + plain.replace(/[?&].*$/, '');
}
