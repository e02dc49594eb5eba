import type { Element } from 'hast';
import { htmlOf } from '../../body/html-text.ts';
import { readHtml, unlessTooDeep } from '../../body/read-html.ts';
import { attribute, classes, find, findAll, textOf, walk } from '../../body/tree.ts';
import type { Remark } from '../../found/piece.ts';
import { put } from '../put.ts';
import { cardHtml } from './cards.ts';

/** A body as Ghost printed it, its cards as plain as they are in its own data: players have no clocks, files no size. */
export function plainCards(html: string, notes: Remark[]): string {
  if (!/\bkg-(?:bookmark|callout|toggle|audio|video|file|signup)-card\b/.test(html)) return html;
  return (
    unlessTooDeep(() => {
      const root = readHtml(html);
      walk(root, (node, parent) => {
        const name = / kg-(bookmark|callout|toggle|audio|video|file|signup)-card /.exec(classes(node))?.[1];
        if (name !== undefined) put(node, parent, cardHtml(name, CARDS[name]!(node), notes), 'card', notes);
      });
      return htmlOf(root);
    }) ?? html
  );
}

type Reader = (card: Element) => { readonly [key: string]: unknown };

/** The data of each card, read from how it is printed. */
const CARDS: { readonly [name: string]: Reader } = {
  bookmark: (card) => ({
    url: attribute(find(card, 'a') ?? card, 'href'),
    metadata: { title: textIn(card, 'bookmark-title'), description: textIn(card, 'bookmark-description') },
    caption: captionOf(card),
  }),
  callout: (card) => ({
    calloutEmoji: textIn(card, 'callout-emoji'),
    calloutText: htmlIn(card, 'callout-text'),
  }),
  toggle: (card) => ({
    heading: htmlIn(card, 'toggle-heading-text'),
    content: htmlIn(card, 'toggle-content'),
  }),
  audio: (card) => ({
    src: attribute(find(card, 'audio') ?? card, 'src'),
    title: textIn(card, 'audio-title'),
  }),
  video: (card) => ({ src: attribute(find(card, 'video') ?? card, 'src'), caption: captionOf(card) }),
  file: (card) => ({
    src: attribute(find(card, 'a') ?? card, 'href'),
    fileTitle: textIn(card, 'file-card-title') || textIn(card, 'file-card-filename'),
    fileCaption: textIn(card, 'file-card-caption'),
  }),
  signup: () => ({}),
};

function part(card: Element, name: string): Element | undefined {
  return findAll(card, 'div', 'span', 'h4', 'p').find((node) => classes(node).includes(` kg-${name} `));
}

function textIn(card: Element, name: string): string {
  const found = part(card, name);
  return found ? textOf(found) : '';
}

function htmlIn(card: Element, name: string): string {
  return htmlOf(part(card, name)?.children ?? []);
}

function captionOf(card: Element): string {
  return htmlOf(find(card, 'figcaption')?.children ?? []);
}
