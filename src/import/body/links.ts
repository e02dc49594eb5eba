import type { Element, Root, RootContent } from 'hast';
import { decoded } from '../../model/text/percent.ts';
import type { Remark } from '../found/piece.ts';
import { absolute, isDangerous } from './addresses.ts';
import { attribute, element, find, findAll, isElement, replace, textOf, walk } from './tree.ts';

/** Where an old address leads now: a path of a manuscript or of the site; null if the archive does not hold it. */
export type LinkMap = (address: string) => string | null;

/** What is known of the places that links lead to. */
type Surroundings = {
  readonly base: string | null;
  readonly map: LinkMap;
  readonly isOwn: (address: string) => boolean;
  readonly holds?: (address: string) => boolean;
};

/** A link to a file of the old site that could be fetched. */
export type OpenFile = { readonly link: Element; readonly name: string; readonly source: string };

const FILE =
  /\.(?:pdf|docx?|xlsx?|pptx?|csv|zip|epub|mobi|txt|rtf|odt|ods|odp|mp3|m4a|ogg|oga|wav|flac|mp4|m4v|webm|mov|ogv)$/i;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|bmp)$/i;

/**
 * Settles every link of a tree, in place: it leads into the archive if that has the old address, else it becomes
 * absolute, so that it still leads where it led. Links that run code lose it. Returns how many links stay, and the
 * files they lead to.
 */
export function settleLinks(
  root: Root,
  { base, map, isOwn, holds }: Surroundings,
  notes: Remark[],
): { readonly links: number; readonly files: readonly OpenFile[] } {
  const files: OpenFile[] = [];
  const fragments = fragmentsOf(root);
  let links = 0;
  walk(root, (node, parent) => {
    if (node.tagName === 'map') {
      replace(
        parent,
        node,
        ...findAll(node, 'area')
          .filter((area) => attribute(area, 'href') !== '')
          .map((area) => asLink(area)),
      );
      return;
    }
    if (node.tagName !== 'a') return;
    const written = attribute(node, 'href').trim();
    if (attribute(node, 'href') === '') return unwrap(node, parent as Element, fragments);
    if (isDangerous(written)) {
      notes.push({
        kind: 'dropped',
        what: 'link',
        detail: `a link that runs code, on "${textOf(node).slice(0, 60)}"`,
      });
      return unwrap(node, parent as Element, fragments);
    }
    if (textOf(node) === '' && find(node, 'img', 'video', 'audio', 'iframe', 'object') === undefined) {
      notes.push({
        kind: 'dropped',
        what: 'link',
        detail: `a link without text to ${written.slice(0, 150)}`,
      });
      return unwrap(node, parent as Element, fragments);
    }
    const title = attribute(node, 'title').trim();
    const keepTitle =
      title !== '' &&
      title !== textOf(node) &&
      !/^(?:permalink|permanent link|direct link|external link|opens? in)/i.test(title);
    const settled = written.startsWith('#') ? written : address(written, base, map);
    node.properties = {
      href: settled,
      ...(keepTitle ? { title } : {}),
      ...(fragments.has(attribute(node, 'id')) ? { id: attribute(node, 'id') } : {}),
    };
    links++;
    const path = settled.replace(/[?#].*$/s, '');
    const image = node.children.length === 1 && isElement(node.children[0], 'img');
    const isFile =
      /^(?:\/|https?:)/.test(settled) &&
      (FILE.test(path) || (PICTURE.test(path) && !image)) &&
      isOwn(settled);
    if (isFile || (!image && holds?.(settled) === true))
      files.push({ link: node, name: 'href', source: settled });
  });
  for (const player of findAll(root, 'video', 'audio')) {
    for (const node of [player, ...findAll(player, 'source', 'track')]) {
      for (const name of ['src', 'poster']) {
        const source = attribute(node, name);
        if (source !== '' && isOwn(source)) files.push({ link: node, name, source });
      }
    }
  }
  return { links, files };
}

function address(written: string, base: string | null, map: LinkMap): string {
  const full = absolute(written, base);
  const hash = full === null ? -1 : full.indexOf('#');
  const [page, fragment] =
    full === null ? [written, ''] : hash < 0 ? [full, ''] : [full.slice(0, hash), full.slice(hash)];
  const found = map(page);
  if (found !== null) return found + fragment;
  return full ?? written.replace(/\s+/g, '%20');
}

function asLink(area: Element): Element {
  return element('a', { href: attribute(area, 'href') }, [
    { type: 'text', value: `${attribute(area, 'alt') || 'Link'} ` },
  ]);
}

function unwrap(node: Element, parent: Element, fragments: ReadonlySet<string>): void {
  const id = attribute(node, 'id') || attribute(node, 'name');
  const mark = fragments.has(id) ? [element('a', { id })] : [];
  replace(parent, node as RootContent, ...mark, ...node.children);
}

/**
 * Makes an empty anchor of each id that a link of the same piece leads to, in place, before the elements that have
 * them are taken apart.
 */
export function keepAnchors(root: Root): void {
  const fragments = fragmentsOf(root);
  if (fragments.size === 0) return;
  walk(root, (node, parent) => {
    const id = attribute(node, 'id');
    if (node.tagName === 'a' || !fragments.has(id)) return;
    node.properties.id = undefined;
    fragments.delete(id);
    const mark = element('a', { id });
    if (INSIDE.test(node.tagName)) node.children.unshift(mark);
    else if (/^(?:tr|tbody|thead|ul|ol|dl|table)$/.test(node.tagName)) {
      const cell = find(node, 'td', 'th', 'li', 'dt', 'dd');
      if (cell) cell.children.unshift(mark);
    } else replace(parent, node as RootContent, mark, node as RootContent);
  });
}

/** Elements in which an anchor may stand. */
const INSIDE =
  /^(?:h[1-6]|p|li|td|th|dt|dd|figcaption|summary|em|strong|b|i|sup|sub|span|div|section|blockquote|cite|article|aside)$/;

function fragmentsOf(root: Root): Set<string> {
  const fragments = new Set<string>();
  for (const link of findAll(root, 'a', 'area')) {
    const href = attribute(link, 'href').trim();
    if (!href.startsWith('#') || href.length < 2) continue;
    fragments.add(href.slice(1)).add(decoded(href.slice(1)));
  }
  return fragments;
}
