import type { Element } from 'hast';
import { escapeHtml } from '../../../model/text/html.ts';
import { htmlOf } from '../../body/html-text.ts';
import { readHtml, unlessTooDeep } from '../../body/read-html.ts';
import { attribute, classes, find, findAll, textOf, walk } from '../../body/tree.ts';
import type { Remark } from '../../found/piece.ts';
import { put } from '../put.ts';
import { dataOf, textIn, type Values, valuesOf } from '../values.ts';

/** A body of Squarespace with its blocks as what they showed: pictures, galleries, quotations, players, buttons. */
export function plainSquarespace(html: string, notes: Remark[]): string {
  if (!/\bsqs-|data-sqsp-|image-block|data-block-json|<noscript/.test(html)) return html;
  return (
    unlessTooDeep(() => {
      const root = readHtml(html);
      walk(root, (node, parent) => {
        if (!parent.children.includes(node)) return;
        const shown = shownOf(node, notes);
        if (shown !== undefined) put(node, parent, shown.html, shown.what, notes);
      });
      return htmlOf(root);
    }) ?? html
  );
}

/** Blocks that a server filled with other pages of the site, or that asked for something. */
const FURNITURE =
  / (?:sqs-block-(?:summary-v2|archive|tagcloud|search|newsletter|form|donation|product|socialaccountlinks(?:-v2)?|sociallinks|spacer|horizontalrule-none)|summary-block-wrapper|newsletter-block|sqs-archive-block|form-block) /;

function shownOf(
  node: Element,
  notes: Remark[],
): { readonly html: string; readonly what: string } | undefined {
  const names = classes(node);
  if (FURNITURE.test(names)) return { html: '', what: 'furniture' };
  const block = (html: string) => ({ html, what: 'block' });
  // The same picture stands beside it for scripts.
  if (node.tagName === 'noscript') return block('');
  const data = valuesOf(dataOf(attribute(node, 'dataBlockJson') || '{}'));
  if (/ (?:sqs-gallery(?:-container|-block-[\w-]+)?|gallery-block|sqs-block-gallery) /.test(names))
    return block(pictures(node));
  if (
    / (?:image-block-outer-wrapper|sqs-image|image-block|sqs-block-image-figure) /.test(names) ||
    / sqs-block-image /.test(names)
  )
    return find(node, 'img') === undefined ? undefined : block(picture(node));
  if (
    / sqs-block-quote | quote-block /.test(names) ||
    (node.tagName === 'figure' && find(node, 'blockquote') !== undefined)
  )
    return block(quotation(node));
  const player = attribute(node, 'dataHtml');
  if (player !== '') return block(player);
  if (/ sqs-audio-embed | sqs-block-audio /.test(names)) {
    const url = attribute(
      findAll(node)
        .concat(node)
        .find((one) => attribute(one, 'dataUrl') !== '') ?? node,
      'dataUrl',
    );
    return url === '' ? undefined : block(`<audio src="${escapeHtml(url)}"></audio>`);
  }
  if (Object.keys(data).length > 0) return embedded(data, node, notes);
  if (/ sqs-block-button | sqs-block-button-container /.test(names)) {
    const link = find(node, 'a');
    return link === undefined
      ? undefined
      : block(`<p><a href="${escapeHtml(attribute(link, 'href'))}">${escapeHtml(textOf(link))}</a></p>`);
  }
  if (/ sqs-block-horizontalrule /.test(names)) return block('<hr>');
  return undefined;
}

/** A block whose contents are data: embeds, code, maps. */
function embedded(
  data: Values,
  node: Element,
  notes: Remark[],
): { readonly html: string; readonly what: string } | undefined {
  const html = textIn(data, 'html');
  if (html !== '') return { html, what: 'block' };
  const url = textIn(data, 'url', 'resolvedUrl');
  if (/^https?:/.test(url)) return { html: `<iframe src="${escapeHtml(url)}"></iframe>`, what: 'block' };
  if (textOf(node) === '' && find(node, 'img', 'iframe', 'a', 'video', 'audio') === undefined) {
    const place = textIn(valuesOf(data.location), 'addressTitle', 'addressLine1');
    notes.push({ kind: 'lost', what: 'embed', detail: JSON.stringify(data).slice(0, 200) });
    return { html: place === '' ? '' : `<p>${escapeHtml(place)}</p>`, what: 'block' };
  }
  return undefined;
}

/** All pictures of a gallery with their captions, each file once. */
function pictures(node: Element): string {
  const seen = new Set<string>();
  return imagesOf(node)
    .flatMap((image) => {
      const src = sourceOf(image);
      if (src === '' || seen.has(src)) return [];
      seen.add(src);
      const slide = findAll(node).find(
        (one) =>
          / (?:slide|sqs-gallery-design-\w+-slide|gallery-item|summary-item) /.test(classes(one)) &&
          findAll(one, 'img').includes(image),
      );
      const meta =
        slide &&
        findAll(slide).find((one) => / (?:meta|image-slide-title|gallery-caption) /.test(classes(one)));
      return [figure(image, src, meta ? textOf(meta) : '')];
    })
    .join('\n');
}

/** Pictures under a node, without those that stand there once more for browsers without scripts. */
function imagesOf(node: Element): readonly Element[] {
  const spare = new Set(findAll(node, 'noscript').flatMap((one) => findAll(one, 'img')));
  const images = findAll(node, 'img').filter((one) => !spare.has(one) && sourceOf(one) !== '');
  return images.length > 0 ? images : [...spare];
}

function picture(node: Element): string {
  const image = imagesOf(node).find((one) => sourceOf(one) !== '');
  if (image === undefined) return '';
  const caption = findAll(node).find(
    (one) => one.tagName === 'figcaption' || / (?:image-caption|image-card) /.test(classes(one)),
  );
  return figure(image, sourceOf(image), caption ? htmlOf(caption.children) : '', linkAround(node, image));
}

function figure(image: Element, src: string, caption: string, link = ''): string {
  const shown = `<img src="${escapeHtml(src)}" alt="${escapeHtml(attribute(image, 'alt'))}">`;
  const linked = link === '' ? shown : `<a href="${escapeHtml(link)}">${shown}</a>`;
  return `<figure>${linked}${caption.trim() === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>`;
}

function linkAround(node: Element, image: Element): string {
  const link = findAll(node, 'a').find((one) => findAll(one, 'img').includes(image));
  return link === undefined ? '' : attribute(link, 'href');
}

/** The address of a picture without the width that a script chose. */
function sourceOf(image: Element): string {
  const src = attribute(image, 'dataImage') || attribute(image, 'dataSrc') || attribute(image, 'src');
  return /^data:/.test(src) ? '' : src.replace(/([?&])format=\d+w$/, '').replace(/[?&]$/, '');
}

/** A quotation without the marks that its block set around it, and whose words they are. */
function quotation(node: Element): string {
  const quote = find(node, 'blockquote');
  if (quote === undefined) return htmlOf(node.children);
  const source = find(node, 'figcaption');
  const inner = quote.children.filter(
    (one) => !(one.type === 'element' && one.tagName === 'span' && /^[“”"„«»]$/.test(textOf(one))),
  );
  const said = source === undefined ? '' : textOf(source);
  return `<blockquote><p>${htmlOf(inner)}</p>${said === '' ? '' : `<p>${escapeHtml(said)}</p>`}</blockquote>`;
}
