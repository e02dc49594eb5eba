import type { Element } from 'hast';
import { escapeHtml } from '../../../model/text/html.ts';
import { decoded } from '../../../model/text/percent.ts';
import { htmlOf } from '../../body/html-text.ts';
import { readHtml, unlessTooDeep } from '../../body/read-html.ts';
import { attribute, classes, find, textOf, walk } from '../../body/tree.ts';
import type { Remark } from '../../found/piece.ts';
import { put } from '../put.ts';

/** The name that Hatena gives a picture where its writer gave none: `f:id:taro:20130105123000j:plain`. */
const PHOTO = /^f:id:[\w-]+:\d+[a-z]?:?\w*$/;

/**
 * A body of Hatena without what its program put in: links from words to its dictionary, signs before notes, names of
 * files where a picture has no text. Cards become links to what they show.
 */
export function plainHatena(html: string, notes: Remark[]): string {
  if (!/keyword|hatena|footnote-delimiter|f:id:|\[:contents\]/.test(html)) return html;
  return (
    unlessTooDeep(() => {
      const root = readHtml(html);
      walk(root, (node, parent) => {
        const shown = shownOf(node);
        if (node.tagName === 'a' && shown !== undefined)
          notes.push({
            kind: 'dropped',
            what: 'link',
            detail: `${attribute(node, 'href').slice(0, 200)}, of "${textOf(node).slice(0, 80)}"`,
          });
        if (shown !== undefined && parent.children.includes(node)) put(node, parent, shown, 'markup', notes);
        for (const name of ['alt', 'title'])
          if (PHOTO.test(attribute(node, name))) node.properties[name] = '';
      });
      return htmlOf(root).replace(/(?:<p>)?\[:contents\](?:<\/p>)?/g, '');
    }) ?? html
  );
}

/** HTML in the place of an element; undefined if it stays as it is. */
function shownOf(node: Element): string | undefined {
  const names = classes(node);
  if (node.tagName === 'a' && / (?:keyword|okeyword) /.test(names)) return htmlOf(node.children);
  if (/ footnote-delimiter /.test(names)) return ' ';
  if (/ hatena-citation /.test(names)) return '';
  if (/ table-of-contents /.test(names) && node.tagName === 'ul') return '';
  if (/ hatena-asin-detail /.test(names)) return product(node);
  const src = attribute(node, 'src');
  const card =
    node.tagName === 'iframe'
      ? /^(?:https?:)?\/\/hatenablog(?:-parts)?\.com\/embed\?(?:.*&)?url=([^&]+)/.exec(src)?.[1]
      : undefined;
  if (card !== undefined) {
    const url = decoded(card);
    return `<p><a href="${escapeHtml(url)}">${escapeHtml(attribute(node, 'title') || url)}</a></p>`;
  }
  return undefined;
}

/** A book or a thing of a shop: its name, which leads there. */
function product(node: Element): string | undefined {
  const link = find(node, 'a');
  const image = find(node, 'img');
  const title =
    textOf(node)
      .split(/\s{2,}|作者[:：]|メディア[:：]/)[0]
      ?.trim() || (image ? attribute(image, 'alt') : '');
  return link === undefined || title === ''
    ? undefined
    : `<p><a href="${escapeHtml(attribute(link, 'href'))}">${escapeHtml(title)}</a></p>`;
}
