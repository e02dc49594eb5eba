import { escapeHtml } from '../../../model/text/html.ts';
import type { Remark } from '../../found/piece.ts';
import { isGated, noteGated } from './gated.ts';

/** Cards that the pages of a site showed nothing of, or nothing that an archive could. */
const MACHINE: { readonly [name: string]: string } = {
  email: 'only mails showed',
  'email-cta': 'only mails showed',
  signup: 'asked for an address',
  transistor: 'its server filled',
};

/** HTML of one of Ghost's cards, by its name in Lexical or Mobiledoc; '' for one that shows nothing, which is noted. */
export function cardHtml(name: string, card: { readonly [key: string]: unknown }, notes: Remark[]): string {
  if (isGated(card)) {
    noteGated(
      Object.values(card)
        .filter((one) => typeof one === 'string')
        .join(' '),
      notes,
    );
    return '';
  }
  const text = (key: string) => (typeof card[key] === 'string' ? (card[key] as string) : '');
  const caption = text('caption') === '' ? '' : `<figcaption>${text('caption')}</figcaption>`;
  switch (name) {
    case 'image': {
      const image = `<img src="${escapeHtml(text('src'))}" alt="${escapeHtml(text('alt'))}" title="${escapeHtml(text('title'))}">`;
      return `<figure>${text('href') === '' ? image : `<a href="${escapeHtml(text('href'))}">${image}</a>`}${caption}</figure>`;
    }
    case 'gallery': {
      const images = Array.isArray(card.images) ? (card.images as { [key: string]: unknown }[]) : [];
      return `<figure>${images.map((image) => `<figure><img src="${escapeHtml(String(image.src ?? ''))}" alt="${escapeHtml(String(image.alt ?? ''))}"></figure>`).join('')}${caption}</figure>`;
    }
    case 'markdown':
    case 'card-markdown':
      return `<raw-markdown>${escapeHtml(text('markdown'))}</raw-markdown>`;
    case 'html':
      return text('html');
    case 'code':
    case 'codeblock':
      return `<pre><code class="language-${escapeHtml(text('language') || 'text')}">${escapeHtml(text('code'))}</code></pre>${text('caption') === '' ? '' : `<p><em>${text('caption')}</em></p>`}`;
    case 'hr':
    case 'horizontalrule':
      return '<hr>';
    case 'embed':
      return `<figure>${text('html') === '' ? `<iframe src="${escapeHtml(text('url'))}"></iframe>` : text('html').replace(/<script[\s\S]*?<\/script>/gi, '')}${caption}</figure>`;
    case 'bookmark': {
      const metadata = (card.metadata ?? {}) as { [key: string]: unknown };
      const title = String(metadata.title || text('url'));
      return `<p><a href="${escapeHtml(text('url'))}">${escapeHtml(title)}</a>${metadata.description ? `<br>${escapeHtml(String(metadata.description))}` : ''}</p>${text('caption') === '' ? '' : `<p><em>${text('caption')}</em></p>`}`;
    }
    case 'callout': {
      const inner = text('calloutText').replace(/^\s*<p\b[^>]*>((?:(?!<\/?p\b)[\s\S])*)<\/p>\s*$/, '$1');
      return `<blockquote><p>${escapeHtml(text('calloutEmoji'))} ${inner}</p></blockquote>`;
    }
    case 'toggle':
      return `<details><summary>${text('heading')}</summary>${text('content')}</details>`;
    case 'button':
      return `<p><a href="${escapeHtml(text('buttonUrl'))}">${escapeHtml(text('buttonText'))}</a></p>`;
    case 'video':
    case 'audio':
      return `<figure><${name} src="${escapeHtml(text('src'))}"></${name}>${caption || (text('title') === '' ? '' : `<figcaption>${escapeHtml(text('title'))}</figcaption>`)}</figure>`;
    case 'file':
      return `<p><a href="${escapeHtml(text('src'))}">${escapeHtml(text('fileTitle') || text('fileName'))}</a>${text('fileCaption') === '' ? '' : `<br>${escapeHtml(text('fileCaption'))}`}</p>`;
    case 'header':
      return `<h2>${text('header') || text('heading')}</h2>${text('subheader') || text('subheading') ? `<p>${text('subheader') || text('subheading')}</p>` : ''}`;
    case 'product':
      return `${text('productImageSrc') === '' ? '' : `<img src="${escapeHtml(text('productImageSrc'))}" alt="">`}<h4>${text('productTitle')}</h4>${text('productDescription')}${text('productUrl') === '' ? '' : `<p><a href="${escapeHtml(text('productUrl'))}">${escapeHtml(text('productButton') || text('productUrl'))}</a></p>`}`;
    case 'call-to-action':
      return `${text('textValue')}${card.showButton === true ? `<p><a href="${escapeHtml(text('buttonUrl'))}">${escapeHtml(text('buttonText'))}</a></p>` : ''}`;
    case 'paywall':
      return '';
    default: {
      const why = MACHINE[name] ?? `is not known: ${JSON.stringify(card).slice(0, 200)}`;
      notes.push({ kind: 'dropped', what: 'card', detail: `${name}, which ${why}` });
      return '';
    }
  }
}
