import { escapeHtml } from '../../../model/text/html.ts';
import { rowsOf, textIn, type Values, valuesOf } from '../values.ts';

/** Title (HTML or plain) and body of a post whose kind has fields of its own. */
export type Parts = { readonly title: string; readonly html: string };

/** What each kind of post showed, from the fields of the API, version 1 (`quote-text`) or 2 (`text`). */
export function partsOf(post: Values): Parts {
  const kind = textIn(post, 'type');
  const body = textIn(post, 'body', 'regular-body');
  switch (kind) {
    case 'photo':
      return { title: '', html: photos(post) + caption(post) };
    case 'quote': {
      const source = textIn(post, 'source', 'quote-source');
      return {
        title: '',
        html: `<blockquote><p>${textIn(post, 'text', 'quote-text')}</p></blockquote>${source === '' ? '' : `\n<p>— ${source}</p>`}`,
      };
    }
    case 'link':
      return link(post);
    case 'chat':
    case 'conversation':
      return { title: textIn(post, 'title', 'conversation-title'), html: chat(post) };
    case 'answer':
      return { title: '', html: answer(post) };
    case 'audio':
    case 'video':
      return { title: textIn(post, 'track_name'), html: player(post) + caption(post) };
    default:
      return { title: textIn(post, 'title', 'regular-title'), html: body || rebloggedText(post) };
  }
}

function caption(post: Values): string {
  return textIn(post, 'caption', 'photo-caption', 'video-caption', 'audio-caption') || rebloggedText(post);
}

/** The words of a reblog where the post itself has none: each blog's part, the oldest first. */
function rebloggedText(post: Values): string {
  return rowsOf(post.trail)
    .map((part) => {
      const content = textIn(part, 'content_raw', 'content');
      const blog = valuesOf(part.blog);
      return part.is_current_item === true || content === ''
        ? content
        : `${blogLine(blog)}<blockquote>${content}</blockquote>`;
    })
    .join('\n');
}

/** The line that names the blog of a reblogged part. */
export function blogLine(blog: Values): string {
  const name = textIn(blog, 'name');
  if (name === '') return '';
  const url = textIn(blog, 'url') || `https://${name}.tumblr.com/`;
  return `<p><a href="${escapeHtml(url)}">${escapeHtml(name)}</a>:</p>\n`;
}

function photos(post: Values): string {
  const set = rowsOf(post.photos);
  const link = textIn(post, 'link_url', 'photo-link-url');
  if (set.length === 0) return figure(largest(post), '', link);
  return set
    .map((photo) => figure(largest(photo), textIn(photo, 'caption'), set.length === 1 ? link : ''))
    .join('\n');
}

/** The address of the largest form of a photo. */
function largest(photo: Values): string {
  const original = textIn(valuesOf(photo.original_size), 'url');
  const sizes = rowsOf(photo.alt_sizes).toSorted((a, b) => Number(b.width ?? 0) - Number(a.width ?? 0));
  const legacy = Object.keys(photo)
    .filter((key) => /^photo-url-\d+$/.test(key))
    .sort((a, b) => Number(b.slice(10)) - Number(a.slice(10)));
  return (
    original || textIn(sizes[0] ?? {}, 'url') || textIn(photo, ...legacy, 'photo-url', 'image_permalink')
  );
}

function figure(src: string, caption: string, link: string): string {
  if (src === '') return '';
  const image = `<img src="${escapeHtml(src)}" alt="">`;
  const linked = /^https?:/.test(link) ? `<a href="${escapeHtml(link)}">${image}</a>` : image;
  return `<figure>${linked}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>\n`;
}

function link(post: Values): Parts {
  const url = textIn(post, 'url', 'link-url');
  const title = textIn(post, 'title', 'link-text') || url;
  const excerpt = textIn(post, 'excerpt');
  return {
    title,
    html: [
      `<p><a href="${escapeHtml(url)}">${title.includes('<') ? title : escapeHtml(title)}</a></p>`,
      excerpt === '' ? '' : `<blockquote><p>${escapeHtml(excerpt)}</p></blockquote>`,
      textIn(post, 'description', 'link-description') || rebloggedText(post),
    ].join('\n'),
  };
}

function chat(post: Values): string {
  const lines = rowsOf(post.dialogue).length > 0 ? rowsOf(post.dialogue) : rowsOf(post.conversation);
  if (lines.length === 0)
    return `<p>${escapeHtml(textIn(post, 'body', 'conversation-text')).replaceAll('\n', '<br>\n')}</p>`;
  return lines
    .map((line) => {
      const label = textIn(line, 'label') || textIn(line, 'name');
      const said = textIn(line, 'phrase');
      return `<p>${label === '' ? '' : `<strong>${escapeHtml(label)}</strong> `}${escapeHtml(said)}</p>`;
    })
    .join('\n');
}

function answer(post: Values): string {
  const name = textIn(post, 'asking_name') || 'Anonymous';
  const url = textIn(post, 'asking_url');
  const who = url === '' ? escapeHtml(name) : `<a href="${escapeHtml(url)}">${escapeHtml(name)}</a>`;
  return `<p>${who} asked:</p>\n<blockquote><p>${textIn(post, 'question')}</p></blockquote>\n${textIn(post, 'answer')}`;
}

/** A film or a sound: its address if the export gives one, else the player of its site. */
function player(post: Values): string {
  const address = textIn(post, 'permalink_url', 'video_url', 'audio_source_url', 'audio_url', 'video-source');
  const embeds = rowsOf(post.player).toSorted((a, b) => Number(b.width ?? 0) - Number(a.width ?? 0));
  const code =
    textIn(embeds[0] ?? {}, 'embed_code') ||
    textIn(post, 'player', 'embed', 'video-player', 'audio-player', 'audio-embed');
  if (/<(?:iframe|embed|object|video|audio)\b/i.test(code) && !/tumblr\.com\/(?:audio_file|video)/.test(code))
    return `${code}\n`;
  if (!/^https?:/.test(address)) return code === '' ? '' : `${code}\n`;
  const kind = textIn(post, 'type');
  return /\.(?:mp4|mov|webm|mp3|m4a|ogg)(?:$|\?)|tumblr\.com|tumblr_/i.test(address)
    ? `<${kind} src="${escapeHtml(address)}"></${kind}>\n`
    : `<iframe src="${escapeHtml(address)}"></iframe>\n`;
}
