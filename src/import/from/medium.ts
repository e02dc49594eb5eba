import type { Element, RootContent } from 'hast';
import { asHtml } from '../body/html-text.ts';
import { plainText, readPage, unlessTooDeep } from '../body/read-html.ts';
import {
  attribute,
  classes,
  element,
  find,
  findAll,
  isElement,
  replace,
  textOf,
  walk,
} from '../body/tree.ts';
import { countWords } from '../body/words.ts';
import { attempt } from '../found/attempt.ts';
import type { Format } from '../found/format.ts';
import type { Look, Mark } from '../found/look.ts';
import { readMoment } from '../found/moment.ts';
import type { Source, SourceFile } from '../found/outside.ts';
import { type Found, type Piece, pieceOf, type Remark } from '../found/piece.ts';
import { decodeText } from '../found/text.ts';

/** Medium: `posts/*.html` and `profile/`, as a zip or a folder. */
export const medium: Format = { name: 'medium', recognise, read };

async function recognise(look: Look): Promise<Mark | null> {
  if (look.has(/(?:^|\/)profile\/profile\.html$/i))
    return { why: 'profile/profile.html and posts/ are how Medium exports' };
  const story = look.has(/(?:^|\/)(?:\d{4}-\d\d-\d\d|draft)_[^/]*-[0-9a-f]{8,12}\.html$/);
  if (story !== undefined) return { why: `${story} is named as Medium names stories` };
  const page = look.has(/(?:^|\/)posts\/[^/]+\.html?$/i) ?? look.has(/\.x?html?$/i);
  const head = await look.head(page);
  return /class="(?:h-entry|p-name)"[\s\S]*?(?:e-content|graf--)/.test(head) && /medium\.com/.test(head)
    ? { why: `${page} is marked up as Medium exports` }
    : null;
}

async function* read(source: Source): AsyncGenerator<Found> {
  const profile = source.files.find(({ path }) => /(?:^|\/)profile\/profile\.html$/i.test(path));
  const owner = profile ? await ownerOf(profile) : null;
  if (owner) yield { kind: 'writer', writer: owner };
  for (const file of source.files) {
    if (/(?:^|\/)posts\/[^/]+\.html?$|(?:^|\/)(?:\d{4}-\d\d-\d\d|draft)_[^/]*\.html$/i.test(file.path)) {
      const html = decodeText(await file.read()).text;
      yield* attempt('file', file.path, () => [
        unlessTooDeep(() => post(file.path, html, owner?.key ?? null)) ?? {
          kind: 'failed',
          what: 'file',
          name: file.path,
          why: 'its elements are nested too deeply to be read',
        },
      ]);
    } else if (file !== profile && !/(?:^|\/)(?:__MACOSX|README)/i.test(file.path))
      yield {
        kind: 'skipped',
        what: 'file',
        name: file.path,
        why: 'it is about readers and reading, and not part of the archive',
      };
  }
}

async function ownerOf(file: SourceFile): Promise<(Found & { kind: 'writer' })['writer'] | null> {
  const page = readPage(decodeText(await file.read()).text);
  const byClass = (name: string) => findAll(page).find((node) => classes(node).includes(` ${name} `));
  const name = byClass('p-name');
  if (!name) return null;
  const link = byClass('u-url');
  const photo = byClass('u-photo');
  const handle = link ? `@${attribute(link, 'href').split('@').at(-1) ?? ''}` : textOf(name);
  return {
    key: handle.toLowerCase(),
    name: textOf(name),
    bio: null,
    email: null,
    url: link ? attribute(link, 'href') : null,
    image: photo ? attribute(photo, 'src') : null,
    pages: [],
    feeds: {},
  };
}

function post(path: string, html: string, owner: string | null): Found {
  const page = readPage(html);
  const article = find(page, 'article') ?? find(page, 'body');
  const part = (name: string) =>
    article
      ? findAll(article).find(
          (node) => classes(node).includes(` ${name} `) || attribute(node, 'dataField') === name,
        )
      : undefined;
  const body = part('body') ?? part('e-content');
  if (!article || !body) return { kind: 'skipped', what: 'file', name: path, why: 'it has no article in it' };
  return { kind: 'piece', piece: pieceFrom(path, article, body, part, owner) };
}

function pieceFrom(
  path: string,
  article: Element,
  body: Element,
  part: (name: string) => Element | undefined,
  owner: string | null,
): Piece {
  const notes: Remark[] = [];
  const heading = part('p-name');
  const title = inFull(heading ? textOf(heading) : '', body, 'graf--title');
  const summary = part('subtitle');
  const dek = inFull(summary ? textOf(summary) : '', body, 'graf--subtitle');
  const date = part('dt-published');
  const author = part('p-author');
  const canonical = part('p-canonical');
  const draft = date === undefined;
  const original = findAll(article, 'a')
    .filter((link) => find(link, 'time') !== undefined || isWithin(find(article, 'footer'), link))
    .map((link) => attribute(link, 'href'))
    .find((href) => /medium\.com\/p\/[0-9a-f]+/.test(href));
  const address = canonical ? attribute(canonical, 'href') : null;
  const number =
    /\/p\/([0-9a-f]+)/.exec(original ?? '')?.[1] ??
    /-([0-9a-f]{8,16})(?:\.html)?$/.exec(address ?? path)?.[1] ??
    null;
  const name = path
    .split('/')
    .at(-1)!
    .replace(/\.html?$/i, '');
  const slugged = (
    address
      ? new URL(address, 'https://medium.com').pathname.split('/').at(-1)!
      : name.replace(/^(?:\d{4}-\d\d-\d\d_|draft_)/, '')
  ).replace(/-{1,3}[0-9a-f]{8,16}$/, '');
  withoutTitle(body, title, dek, notes);
  withoutFirstDivider(body);
  plainCards(body, notes);
  for (const image of findAll(body, 'img')) {
    const id = attribute(image, 'dataImageId');
    if (id !== '' && /medium\.com\/(?:max|fit|freeze|proxy)\//.test(attribute(image, 'src')))
      image.properties.src = `https://cdn-images-1.medium.com/max/2000/${id}`;
  }
  const foreign =
    address !== null && !/(?:^|\.)medium\.com$/.test(new URL(address, 'https://medium.com').hostname);
  const handle = author ? `@${attribute(author, 'href').split('@').at(-1) ?? ''}`.toLowerCase() : owner;
  return pieceOf({
    id: number ? `https://medium.com/p/${number}` : `tag:medium.com,2000:${name}`,
    origin: path,
    title: title || null,
    slug: slugged || name,
    date: readMoment(date ? attribute(date, 'dateTime') : (/^(\d{4}-\d\d-\d\d)_/.exec(name)?.[1] ?? null)),
    bylines: handle ? [{ key: handle, name: author ? textOf(author) : null }] : [],
    tags: [
      ...new Set(
        findAll(article, 'a')
          .filter((link) => classes(link).includes(' p-tag '))
          .map((link) => plainText(textOf(link))),
      ),
    ],
    dek: dek || null,
    body: {
      kind: 'html',
      text: body.children.map((child) => (isElement(child) ? asHtml(child) : '')).join('\n'),
    },
    base: address,
    draft,
    aliases: [address ?? '', original ?? ''].filter((one) => one !== '' && !(foreign && one === address)),
    canonical: foreign ? address : null,
    notes,
  });
}

/** A line that the export cut after a hundred characters, as the body has it. */
function inFull(line: string, body: Element, name: string): string {
  const cut = /^(.{20,})(?:…|\.{3})$/s.exec(line)?.[1]?.trimEnd();
  const whole = findAll(body).find((node) => classes(node).includes(` ${name} `));
  const text = whole ? textOf(whole) : '';
  return cut !== undefined && text.startsWith(cut) ? text : line;
}

/** Medium's body begins with the title and the dek once more. */
function withoutTitle(body: Element, title: string, dek: string, notes: Remark[]): void {
  let seen = 0;
  walk(body, (node, parent) => {
    if (!/^(?:h[1-6]|p|hr|figure|blockquote|pre|ul|ol|div)$/.test(node.tagName) || isDivider(node)) return;
    if (node.tagName === 'div') return;
    seen++;
    const text = textOf(node);
    const repeats =
      /^h[1-6]$/.test(node.tagName) &&
      seen <= 3 &&
      text !== '' &&
      ((/ graf--title /.test(classes(node)) && text === title) ||
        text === title ||
        (/ graf--subtitle /.test(classes(node)) && text === dek));
    if (!repeats) return;
    parent.children = (parent.children as Element[]).filter((child) => child !== node);
    notes.push({
      kind: 'repaired',
      what: 'title',
      detail: `the body began with "${text.slice(0, 80)}" once more`,
      words: countWords(text),
    });
  });
}

function isDivider(node: Element): boolean {
  return node.tagName === 'hr' && / section-divider /.test(classes(node));
}

/** Each section begins with a rule; nobody saw that of the first. */
function withoutFirstDivider(body: Element): void {
  let first = true;
  walk(body, (node, parent) => {
    if (!isDivider(node)) return;
    if (first) replace(parent, node as RootContent);
    first = false;
  });
}

/** The card of a link: its title leads there, its description stands below, the name of the site is in the address. */
function plainCards(body: Element, notes: Remark[]): void {
  walk(body, (node, parent) => {
    if (!/ graf--mixtapeEmbed /.test(classes(node))) return;
    const link = find(node, 'a');
    const title = link && find(link, 'strong');
    if (!link || !title) return;
    const text = find(link, 'em');
    const described: Element['children'] = text
      ? [element('br', {}), { type: 'text', value: textOf(text) }]
      : [];
    const leading = element('a', { href: attribute(link, 'href') }, title.children);
    const site = countWords(textOf(node)) - countWords(textOf(title)) - (text ? countWords(textOf(text)) : 0);
    if (site > 0)
      notes.push({
        kind: 'dropped',
        what: 'name of a site',
        detail: `beside the link to ${attribute(link, 'href').slice(0, 150)}`,
        words: site,
      });
    replace(parent, node as RootContent, element('p', {}, [leading, ...described]));
    node.children = [];
  });
}

function isWithin(outer: Element | undefined, node: Element): boolean {
  return outer !== undefined && findAll(outer, node.tagName).includes(node);
}
