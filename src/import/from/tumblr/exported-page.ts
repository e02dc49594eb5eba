import type { Element, Root } from 'hast';
import { folderOf, joinPath } from '../../../model/address/paths.ts';
import { asHtml } from '../../body/html-text.ts';
import { plainText, readPage, unlessTooDeep } from '../../body/read-html.ts';
import { attribute, classes, find, findAll, isBlank, isElement, textOf, walk } from '../../body/tree.ts';
import type { Request } from '../../found/format.ts';
import { inZone, readMoment } from '../../found/moment.ts';
import { type Found, pieceOf } from '../../found/piece.ts';
import { escapeUnlessReference } from '../escape.ts';

/** A post as a page of an export: its text, then a footer with its time and its tags. */
export function pieceOfPage(html: string, path: string, files: ReadonlySet<string>, request: Request): Found {
  return (
    unlessTooDeep(() => readPost(html, path, files, request)) ?? {
      kind: 'failed',
      what: 'post',
      name: path,
      why: 'its elements are nested too deeply to be read',
    }
  );
}

function readPost(html: string, path: string, files: ReadonlySet<string>, request: Request): Found {
  const page = readPage(html);
  const body = find(page, 'body');
  const number = /(\d+)\.html?$/i.exec(path)?.[1] ?? '';
  if (!body) return { kind: 'skipped', what: 'post', name: path, why: 'it is empty' };
  const footer = findAll(body).find((one) => attribute(one, 'id') === 'footer');
  const stamp = findAll(footer ?? body).find((one) => attribute(one, 'id') === 'timestamp');
  const tags = findAll(footer ?? body, 'span')
    .filter((one) => classes(one).includes(' tag '))
    .map((one) => textOf(one).replace(/^#/, ''));
  const date = readMoment(stamp ? textOf(stamp) : null);
  if (footer) remove(body, footer);
  const heading = titleOf(body);
  if (heading) remove(body, heading);
  pointToFiles(body, path, files, number);
  const told = find(page, 'title');
  const title = (heading ? textOf(heading) : '') || (told ? plainText(textOf(told)) : '');
  const text = body.children
    .map((child) =>
      isElement(child) ? asHtml(child) : child.type === 'text' ? escapeUnlessReference(child.value) : '',
    )
    .join('\n')
    .trim();
  const home = request.oldUrl;
  return {
    kind: 'piece',
    piece: pieceOf({
      id: home === null ? `tag:tumblr.com,2007:post/${number}` : `${home}post/${number}`,
      origin: path,
      title: title === number ? null : title || null,
      slug: null,
      date: date && request.clock ? inZone(date, request.clock) : date,
      tags: [...new Set(tags.filter((tag) => tag !== ''))],
      body: { kind: 'html', text },
      base: home,
      aliases: [`${home ?? '/'}post/${number}`],
    }),
  };
}

/** The heading that a post begins with: only a first-level one is its title. */
function titleOf(body: Element): Element | undefined {
  let at: Element | Root = body;
  for (;;) {
    const first: Element | undefined = at.children.find(
      (child): child is Element => !isBlank(child) && isElement(child),
    );
    if (first === undefined || first.tagName === 'h1') return first;
    if (first.tagName !== 'div' && first.tagName !== 'article') return undefined;
    at = first;
  }
}

/** Pictures of an export lie in `media/`, named by their post; a page names them from another folder. */
function pointToFiles(body: Element, path: string, files: ReadonlySet<string>, number: string): void {
  const named = new Set<string>();
  walk(body, (node) => {
    const src = attribute(node, 'src');
    if (src === '' || /^(?:https?:|data:|\/\/)/i.test(src)) return;
    const name = src.split('/').at(-1)!;
    const beside = joinPath(folderOf(path), src);
    const found =
      beside !== undefined && files.has(beside)
        ? beside
        : [...files].find((file) => file === `media/${name}` || file.endsWith(`/media/${name}`));
    if (found === undefined) return;
    named.add(found);
    node.properties.src = `export:${found}`;
  });
  // A set of photos is shown by a script; its files bear the number of the post.
  const others = [...files]
    .filter(
      (file) =>
        new RegExp(`(?:^|/)media/${number}(?:_\\d+)?\\.(?:jpe?g|png|gif|webp)$`, 'i').test(file) &&
        !named.has(file),
    )
    .sort((a, b) => orderOf(a) - orderOf(b));
  if (named.size > 0) return;
  body.children.unshift(
    ...others.map(
      (file): Element => ({
        type: 'element',
        tagName: 'img',
        properties: { src: `export:${file}`, alt: '' },
        children: [],
      }),
    ),
  );
}

function orderOf(path: string): number {
  return Number(/_(\d+)\.\w+$/.exec(path)?.[1] ?? 0);
}

function remove(from: Element, node: Element): void {
  walk(from, (one, parent) => {
    if (one === node)
      parent.children = parent.children.filter((child) => child !== one) as typeof parent.children;
  });
}
