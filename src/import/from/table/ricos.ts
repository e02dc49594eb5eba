import { escapeHtml } from '../../../model/text/html.ts';
import type { Remark } from '../../found/piece.ts';
import { rowsOf, textIn, type Values, valuesOf } from '../values.ts';

/** The rich content of Wix (Ricos, a tree of nodes as JSON) as HTML. */
export function htmlOfRicos(document: Values, notes: Remark[]): string {
  return inner(document, notes, 0);
}

/** `wix:image://v1/ID/name.jpg#…` and bare numbers of media as addresses; any other address stays as it is. */
export function wixAddress(written: string): string {
  const id = /^wix:(?:image|vector|video|document):\/\/v1\/([^/#?]+)/.exec(written)?.[1];
  if (id !== undefined) return `https://static.wixstatic.com/media/${id}`;
  return /^[0-9a-f]{4,}_[0-9a-f]{16,}~mv2\S*\.\w+$/i.test(written)
    ? `https://static.wixstatic.com/media/${written}`
    : written;
}

const DEEPEST = 60;

function inner(node: Values, notes: Remark[], depth: number): string {
  return depth > DEEPEST
    ? ''
    : rowsOf(node.nodes)
        .map((one) => shown(one, notes, depth + 1))
        .join('');
}

function shown(node: Values, notes: Remark[], depth: number): string {
  const below = () => inner(node, notes, depth);
  const type = textIn(node, 'type');
  switch (type) {
    case 'TEXT':
      return textHtml(valuesOf(node.textData));
    case 'PARAGRAPH':
      return `<p>${below()}</p>\n`;
    case 'HEADING': {
      const level = Math.min(6, Math.max(1, Number(valuesOf(node.headingData).level) || 2));
      return `<h${level}>${below()}</h${level}>\n`;
    }
    case 'BULLETED_LIST':
      return `<ul>${below()}</ul>\n`;
    case 'ORDERED_LIST':
      return `<ol>${below()}</ol>\n`;
    case 'LIST_ITEM':
      return `<li>${below()}</li>`;
    case 'BLOCKQUOTE':
      return `<blockquote>${below()}</blockquote>\n`;
    case 'CODE_BLOCK':
      return `<pre><code>${below()}</code></pre>\n`;
    case 'DIVIDER':
      return '<hr>\n';
    case 'TABLE':
      return `<table><tbody>${below()}</tbody></table>\n`;
    case 'TABLE_ROW':
      return `<tr>${below()}</tr>`;
    case 'TABLE_CELL':
      return `<td>${below()}</td>`;
    case 'IMAGE': {
      const data = valuesOf(node.imageData);
      return picture(
        valuesOf(data.image),
        textIn(data, 'altText'),
        textIn(data, 'caption') || withoutTags(below()),
      );
    }
    case 'GIF':
      return picture(
        valuesOf(valuesOf(node.gifData).original),
        textIn(valuesOf(node.gifData), 'altText'),
        withoutTags(below()),
      );
    case 'GALLERY':
      return rowsOf(valuesOf(node.galleryData).items)
        .map((item) =>
          picture(valuesOf(valuesOf(item.image).media), textIn(item, 'altText'), textIn(item, 'title')),
        )
        .join('');
    case 'VIDEO': {
      const src = textIn(valuesOf(valuesOf(valuesOf(node.videoData).video).src), 'url');
      return src === ''
        ? ''
        : /\.(?:mp4|mov|webm)(?:$|\?)/.test(src)
          ? `<video src="${escapeHtml(src)}"></video>\n`
          : `<iframe src="${escapeHtml(src)}"></iframe>\n`;
    }
    case 'AUDIO': {
      const src = textIn(valuesOf(valuesOf(valuesOf(node.audioData).audio).src), 'url');
      return src === '' ? '' : `<audio src="${escapeHtml(src)}"></audio>\n`;
    }
    case 'EMBED':
    case 'HTML': {
      const data = valuesOf(node.htmlData ?? node.embedData);
      const src = textIn(data, 'url', 'src');
      return textIn(data, 'html') || (src === '' ? '' : `<iframe src="${escapeHtml(src)}"></iframe>\n`);
    }
    case 'LINK_PREVIEW': {
      const data = valuesOf(node.linkPreviewData);
      return linked(textIn(valuesOf(data.link), 'url'), textIn(data, 'title'), textIn(data, 'description'));
    }
    case 'BUTTON': {
      const data = valuesOf(node.buttonData);
      return linked(textIn(valuesOf(data.link), 'url'), textIn(data, 'text'), '');
    }
    case 'FILE': {
      const data = valuesOf(node.fileData);
      return linked(textIn(valuesOf(data.src), 'url'), textIn(data, 'name'), '');
    }
    default: {
      const html = below();
      if (html === '' && type !== '')
        notes.push({ kind: 'left', what: 'block', detail: `${type}, which is not known` });
      return html;
    }
  }
}

function linked(url: string, title: string, said: string): string {
  if (url === '') return title === '' ? '' : `<p>${escapeHtml(title)}</p>\n`;
  return `<p><a href="${escapeHtml(url)}">${escapeHtml(title || url)}</a>${said === '' ? '' : `<br>${escapeHtml(said)}`}</p>\n`;
}

function picture(image: Values, alt: string, caption: string): string {
  const source = valuesOf(image.src);
  const src = wixAddress(textIn(source, 'url', 'id') || textIn(image, 'url', 'id'));
  if (src === '') return '';
  return `<figure><img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}">${caption === '' ? '' : `<figcaption>${escapeHtml(caption)}</figcaption>`}</figure>\n`;
}

function withoutTags(html: string): string {
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function textHtml(data: Values): string {
  const text = escapeHtml(typeof data.text === 'string' ? data.text : '').replaceAll('\n', '<br>\n');
  return rowsOf(data.decorations).reduce((html, one) => {
    switch (textIn(one, 'type')) {
      case 'BOLD':
        return Number(one.fontWeightValue ?? 700) < 600 ? html : `<strong>${html}</strong>`;
      case 'ITALIC':
        return one.italicData === false ? html : `<em>${html}</em>`;
      case 'STRIKETHROUGH':
        return `<del>${html}</del>`;
      case 'LINK': {
        const url = textIn(valuesOf(valuesOf(one.linkData).link), 'url');
        return url === '' ? html : `<a href="${escapeHtml(url)}">${html}</a>`;
      }
      default:
        return html;
    }
  }, text);
}
