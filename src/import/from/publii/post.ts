import { escapeHtml } from '../../../model/text/html.ts';
import { plainText } from '../../body/read-html.ts';
import type { Request } from '../../found/format.ts';
import { inZone, readMoment } from '../../found/moment.ts';
import { type Body, type Found, type Picture, pieceOf, type Remark } from '../../found/piece.ts';
import { dataOf, rowsOf, textIn, type Values, valuesOf } from '../values.ts';

export type Tables = { readonly [table: string]: readonly Values[] | undefined };

type Around = {
  readonly tables: Tables;
  /** Folder of the database, with a slash at its end, beside which `media/` lies. */
  readonly root: string;
  readonly home: string | null;
  /** Settings of addresses. */
  readonly urls: Values;
  readonly origin: string;
  readonly request: Request;
};

/** A post or a page of the database. */
export function* pieceOfPost(
  post: Values,
  { tables, root, home, urls, origin, request }: Around,
): Generator<Found> {
  const notes: Remark[] = [];
  const id = textIn(post, 'id');
  const state = textIn(post, 'status')
    .split(',')
    .map((one) => one.trim());
  const title = plainText(textIn(post, 'title'));
  if (state.includes('trashed'))
    return yield { kind: 'skipped', what: 'post', name: title || origin, why: 'it is in the trash' };
  const slug = textIn(post, 'slug');
  const core = valuesOf(dataOf(additionOf(tables, id, '_core')));
  const tags = (tables.posts_tags ?? [])
    .filter((one) => textIn(one, 'post_id') === id)
    .flatMap(({ tag_id }) => (tables.tags ?? []).filter((tag) => textIn(tag, 'id') === String(tag_id)));
  const isPage = state.includes('is-page');
  const date = readMoment(Number(post.created_at) || textIn(post, 'created_at'));
  const updated = readMoment(Number(post.modified_at) || textIn(post, 'modified_at'));
  const prefix = isPage ? '' : textIn(urls, 'postsPrefix');
  const path = [prefix, slug].filter(Boolean).join('/');
  const address =
    slug === ''
      ? null
      : `${home ?? '/'}${path}${urls.cleanUrls === false || urls.cleanUrls === undefined ? '.html' : '/'}`;
  const isDraft = state.includes('draft') || !state.includes('published');
  yield {
    kind: 'piece',
    piece: pieceOf({
      id: home !== null && address !== null ? address : `tag:localhost,2000:publii/${id || origin}`,
      kind: isPage ? 'page' : 'dispatch',
      origin,
      title: title || null,
      slug: slug || null,
      date: date && request.clock ? inZone(date, request.clock) : date,
      updated: updated !== null && date !== null && updated.day !== date.day ? updated : null,
      bylines: isPage
        ? []
        : textIn(post, 'authors')
            .split(',')
            .filter((key) => key.trim() !== '')
            .map((key) => ({ key: key.trim(), name: null })),
      tags: tags.map((tag) => textIn(tag, 'name')).filter((name) => name !== ''),
      image: leadOf(post, tables, root, id),
      body: bodyOf(
        typeof post.text === 'string' ? post.text : '',
        textIn(core, 'editor'),
        `export:${root}media/posts/${id}/`,
        tables,
        notes,
      ),
      base: address !== null && home !== null ? address : home,
      draft: isDraft,
      unlisted: state.includes('hidden'),
      aliases: address === null ? [] : [address],
      notes,
    }),
  };
}

function additionOf(tables: Tables, id: string, key: string): string {
  const row = (tables.posts_additional_data ?? []).find(
    (one) => textIn(one, 'post_id') === id && one.key === key,
  );
  return row === undefined ? '' : textIn(row, 'value');
}

function leadOf(post: Values, tables: Tables, root: string, id: string): Picture | null {
  const key = textIn(post, 'featured_image_id');
  const row = (tables.posts_images ?? []).find(
    (one) => textIn(one, 'id') === key && textIn(one, 'post_id') === id,
  );
  const name = row === undefined ? '' : textIn(row, 'url');
  if (row === undefined || name === '') return null;
  const more = valuesOf(dataOf(textIn(row, 'additional_data')));
  return {
    src: /^https?:/.test(name) ? name : `export:${root}media/posts/${id}/${name}`,
    alt: textIn(more, 'alt') || null,
    caption: plainText(textIn(more, 'caption') || textIn(row, 'caption')) || null,
    credit: plainText(textIn(more, 'credits')) || null,
  };
}

/** The text by its editor: HTML, Markdown or blocks; names of files stand behind a mark for the address of the site. */
function bodyOf(text: string, editor: string, media: string, tables: Tables, notes: Remark[]): Body {
  const placed = (html: string) =>
    html
      .replaceAll('#DOMAIN_NAME#', media)
      .replace(
        /#INTERNAL_LINK#\/(?:post|page)\/(\d+)/g,
        (_, id: string) =>
          `post:${textIn((tables.posts ?? []).find((one) => textIn(one, 'id') === id) ?? {}, 'slug')}`,
      )
      .replace(
        /#INTERNAL_LINK#\/tag\/(\d+)/g,
        (_, id: string) =>
          `/${textIn((tables.tags ?? []).find((one) => textIn(one, 'id') === id) ?? {}, 'slug')}/`,
      )
      .replace(/<hr\s+id="read-more"[^>]*>|---READMORE---/g, '');
  const blocks = /^\s*\[/.test(text) ? dataOf(text) : undefined;
  if (editor === 'blockeditor' || (editor === '' && Array.isArray(blocks)))
    return {
      kind: 'html',
      text: placed(
        rowsOf(blocks)
          .map((block) => blockHtml(block, notes))
          .join('\n'),
      ),
    };
  return { kind: editor === 'markdown' ? 'markdown' : 'html', text: placed(text) };
}

function blockHtml(block: Values, notes: Remark[]): string {
  const type = textIn(block, 'type').replace(/^publii-/, '');
  const html = typeof block.content === 'string' ? block.content : '';
  const content = valuesOf(block.content);
  const config = valuesOf(block.config);
  switch (type) {
    case 'header': {
      const level = Math.min(6, Math.max(1, Number(config.headingLevel) || 2));
      return `<h${level}>${html}</h${level}>`;
    }
    case 'paragraph':
      return `<p>${html}</p>`;
    case 'list':
      return `<${config.listType === 'ol' ? 'ol' : 'ul'}>${html}</${config.listType === 'ol' ? 'ol' : 'ul'}>`;
    case 'quote':
      return `<blockquote><p>${textIn(content, 'text')}</p>${textIn(content, 'author') === '' ? '' : `<p>— ${textIn(content, 'author')}</p>`}</blockquote>`;
    case 'code':
      return `<pre><code class="language-${escapeHtml(textIn(config, 'language') || 'text')}">${escapeHtml(html)}</code></pre>`;
    case 'image':
      return figure(content);
    case 'gallery':
      return rowsOf(content.images)
        .map((image) => figure({ ...image, image: image.src ?? image.image }))
        .join('\n');
    case 'html':
    case 'embed':
      return html;
    case 'separator':
      return '<hr>';
    case 'readmore':
    case 'toc':
      return '';
    default:
      notes.push({ kind: 'left', what: 'block', detail: `${type}, which is not known` });
      return html;
  }
}

function figure(image: Values): string {
  const src = textIn(image, 'image', 'url', 'src');
  const caption = textIn(image, 'caption');
  return src === ''
    ? ''
    : `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(textIn(image, 'alt'))}">${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}
