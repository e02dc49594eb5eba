import type { Element } from 'hast';
import { htmlOf } from '../body/html-text.ts';
import { readHtml, unlessTooDeep } from '../body/read-html.ts';
import { attribute, classes, find, findAll, textOf, walk } from '../body/tree.ts';
import type { Remark } from '../found/piece.ts';
import { escapeUnlessReference } from './escape.ts';
import { put } from './put.ts';

/** Data of an embed, as the editor left it in `data-attrs`. */
type Data = { readonly [key: string]: unknown };

/**
 * A body as Substack's editor keeps it, with what its page made of it: embeds lie there as data without a text,
 * and buttons that ask for readers stand between the paragraphs.
 */
export function plainSubstack(html: string, notes: Remark[]): string {
  if (
    !/data-attrs=|class="[^"]*(?:button-wrapper|subscription-widget|pullquote|hide-text|file-embed)/.test(
      html,
    )
  )
    return html;
  return (
    unlessTooDeep(() => {
      const root = readHtml(html);
      walk(root, (node, parent) => {
        const furniture = isFurniture(node, classes(node));
        const shown = furniture ? '' : shownOf(node, notes);
        if (shown !== undefined) put(node, parent, shown, furniture ? 'furniture' : 'card', notes);
      });
      return htmlOf(root);
    }) ?? html
  );
}

/** HTML in the place of an element; undefined if it stays as it is. */
function shownOf(node: Element, notes: Remark[]): string | undefined {
  const names = classes(node);
  const data = dataOf(node);
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : '');
  if (names.includes(' hide-text ')) return '';
  if (names.includes(' pullquote ')) return `<blockquote>${htmlOf(node.children)}</blockquote>`;
  if (names.includes(' mention-wrap ')) return escapeUnlessReference(text('name') || textOf(node));
  if (names.includes(' tweet ')) return tweet(data);
  if (names.includes(' image-gallery-embed ')) return gallery(data);
  if (names.includes(' latex-rendered '))
    return `<pre><code class="language-latex">${escapeUnlessReference(text('persistentExpression'))}</code></pre>`;
  if (names.includes(' file-embed-wrapper ')) return file(node);
  if (names.includes(' embedded-post-wrap ') || names.includes(' digest-post-embed '))
    return linked(text('canonical_url') || text('url'), text('title'), text('caption'));
  if (names.includes(' instagram ') && text('instagram_id') !== '')
    return linked(`https://www.instagram.com/p/${text('instagram_id')}/`, text('title'), '');
  const isEmpty = textOf(node) === '' && find(node, 'img', 'iframe', 'audio', 'video', 'a') === undefined;
  if (attribute(node, 'dataAttrs') === '' || !isEmpty || node.tagName === 'img' || node.tagName === 'iframe')
    return undefined;
  const address = text('canonical_url') || text('url') || text('base_url');
  if (/^https?:/.test(address)) return linked(address, text('title') || text('name'), '');
  const name = attribute(node, 'dataComponentName') || names.trim();
  notes.push({ kind: 'lost', what: 'embed', detail: `${name}: ${JSON.stringify(data).slice(0, 200)}` });
  return '';
}

function dataOf(node: Element): Data {
  try {
    const data: unknown = JSON.parse(attribute(node, 'dataAttrs') || '{}');
    return typeof data === 'object' && data !== null ? (data as Data) : {};
  } catch {
    return {};
  }
}

/** Widgets and buttons that ask for subscribers, sharing or comments; a button of the writer's own is none. */
function isFurniture(node: Element, names: string): boolean {
  if (
    / (?:subscription-widget-wrap(?:-editor)?|subscription-widget|install-substack-app-embed|community-chat|directMessage) /.test(
      names,
    )
  )
    return true;
  if (!/ (?:button-wrapper|captioned-button-wrap) /.test(names)) return false;
  const links = findAll(node, 'a').map((link) => attribute(link, 'href'));
  return links.every((href) =>
    /\/subscribe\b|[?&]action=share|\/comments\b|[?&]gift=|\/leaderboard\b|%%\w+%%|^$/.test(href),
  );
}

function tweet(data: Data): string {
  const text = (key: string) => (typeof data[key] === 'string' ? (data[key] as string) : '');
  const who = [text('name'), text('username') === '' ? '' : `(@${text('username')})`]
    .filter(Boolean)
    .join(' ');
  return `<blockquote><p>${strictly(text('full_text'))}</p><p>— <a href="${strictly(text('url'))}">${strictly(who || 'Post on Twitter')}</a></p></blockquote>`;
}

function gallery(data: Data): string {
  const { images, caption, alt } = (data.gallery ?? {}) as {
    images?: unknown;
    caption?: unknown;
    alt?: unknown;
  };
  const sources = Array.isArray(images)
    ? (images as { src?: unknown }[]).map(({ src }) => String(src ?? ''))
    : [];
  const pictures = sources.map(
    (src) => `<figure><img src="${strictly(src)}" alt="${strictly(String(alt ?? ''))}"></figure>`,
  );
  return `<figure>${pictures.join('')}${caption ? `<figcaption>${strictly(String(caption))}</figcaption>` : ''}</figure>`;
}

function file(node: Element): string | undefined {
  const link = find(node, 'a');
  if (link === undefined) return undefined;
  const part = (name: string) =>
    textOf(
      findAll(node, 'div').find((one) => classes(one).includes(` ${name} `)) ?? { type: 'text', value: '' },
    );
  const [name, kind] = [part('file-embed-details-h1'), part('file-embed-details-h2')];
  return `<p><a href="${strictly(attribute(link, 'href'))}">${strictly(name || 'File')}</a>${kind === '' ? '' : ` (${strictly(kind)})`}</p>`;
}

function linked(address: string, title: string, caption: string): string {
  return `<p><a href="${strictly(address)}">${strictly(title || address)}</a>${caption === '' ? '' : `<br>${strictly(caption)}`}</p>`;
}

/** Text that holds no references of its own. */
function strictly(text: string): string {
  return escapeUnlessReference(text.replace(/&/g, '&amp;'));
}
