import type { Root } from 'hast';
import { splitNames } from '../../../copy/front/bylines.ts';
import { folderOf, joinPath } from '../../../model/address/paths.ts';
import { decoded } from '../../../model/text/percent.ts';
import { absolute } from '../../body/addresses.ts';
import { asHtml, htmlOf } from '../../body/html-text.ts';
import { readPage, unlessTooDeep } from '../../body/read-html.ts';
import { attribute, find, findAll, textOf } from '../../body/tree.ts';
import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { inZone, readMoment } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import { type Found, type Picture, type Piece, pieceOf, type Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { otherAddresses, siteAround } from './addresses.ts';
import { articleOf } from './article.ts';
import { factsOf } from './facts.ts';

/** Saved article pages: a folder of them, or addresses to fetch. */
export const savedPages: Format = {
  name: 'html',
  readsWeb: true,
  picksArticle: true,
  recognise: async ({ kind, has, head, paths }) => {
    if (kind === 'web')
      return /<(?:!doctype html|html|head|body)\b/i.test(await head(paths[0]))
        ? { why: `${paths[0]} is a web page` }
        : null;
    return has(/\.x?html?$/i) === undefined ? null : { why: 'it holds web pages', isGuess: true };
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const files = new Set(source.files.map(({ path }) => path));
  for (const file of source.files.filter(
    ({ path }) => /\.x?html?$/i.test(path) && !/(?:^|\/)[^/]+_files\//.test(path),
  )) {
    if (file.bytes > 30_000_000)
      yield { kind: 'skipped', what: 'page', name: file.path, why: 'it is larger than 30 MB' };
    else {
      const html = decodeText(await file.read()).text;
      yield* attempt('page', file.path, () => pageOf(html, file.path, null, files, request));
    }
  }
  for (const address of source.addresses) {
    const fetched = await request.web.fetch(address, 'document');
    if (!fetched.ok) yield { kind: 'skipped', what: 'page', name: address, why: fetched.why };
    else {
      const charset = /charset=["']?([\w-]+)/i.exec(fetched.type)?.[1] ?? null;
      const html = decodeText(fetched.body, charset).text;
      yield* attempt('page', address, () => pageOf(html, address, fetched.url, files, request));
    }
  }
}

function* pageOf(
  html: string,
  name: string,
  url: string | null,
  files: ReadonlySet<string>,
  request: Request,
): Generator<Found> {
  const page = unlessTooDeep(() => readPage(html));
  const piece = page && unlessTooDeep(() => pieceFromPage(page, html, name, url, files, request));
  if (piece === undefined)
    yield {
      kind: 'skipped',
      what: 'page',
      name,
      why: 'its elements are nested too deeply to be read',
    };
  else if (piece === null) yield { kind: 'skipped', what: 'page', name, why: 'no article was found on it' };
  else {
    const url = piece.aliases[0];
    if (url !== undefined) yield { kind: 'site', site: { url: new URL('/', url).href } };
    if (url !== undefined) yield* siteAround(page!, url);
    yield { kind: 'piece', piece };
  }
}

/** A piece from a saved page; null if there is nothing to read on it. */
export function pieceFromPage(
  page: Root,
  html: string,
  name: string,
  url: string | null,
  files: ReadonlySet<string>,
  request: Request,
): Piece | null {
  const notes: Remark[] = [];
  const facts = factsOf(page, html, url);
  const base = find(page, 'base');
  // Mirrors keep a page as slug/index.html.
  const mirrored = name.replace(/(?<=^|\/)index\.x?html?$/i, '');
  const guessed =
    url === null && request.oldUrl !== null
      ? absolute(encodeURI(mirrored), `${request.oldUrl.replace(/\/$/, '')}/`)
      : null;
  const address = facts.url ?? guessed;
  const home = (base ? absolute(attribute(base, 'href'), address) : null) ?? address;
  pointToFiles(page, folderOf(name), files);
  const headings = findAll(page, 'h1').map(textOf).filter(Boolean);
  const article = articleOf(htmlOf(page));
  const main = find(page, 'article', 'main') ?? find(page, 'body');
  if (article === null && (main === undefined || textOf(main).length < 40)) return null;
  if (article === null)
    notes.push({
      kind: 'guessed',
      what: 'body',
      detail: 'Readability found no article; the whole main part of the page was taken',
    });
  const body = article?.html ?? asHtml(main!);
  for (const what of facts.guessed)
    notes.push({ kind: 'guessed', what, detail: 'read off the visible page, not its metadata' });
  const title = titleOf([facts.title, article?.title ?? null], headings, facts.siteName, notes);
  const byline =
    facts.authors.length > 0
      ? facts.authors.join(', ')
      : (article?.byline ?? '').replace(/^(?:.*\d.*\s)?by:?\s+(?=\p{Lu})/iu, '');
  const published = readMoment(facts.published ?? article?.published);
  const modified = readMoment(facts.modified);
  const date = published && request.clock ? inZone(published, request.clock) : published;
  const generic =
    facts.image !== null &&
    GENERIC.test(
      facts.image
        .replace(/[?#].*$/s, '')
        .split('/')
        .at(-1) ?? '',
    );
  if (generic)
    notes.push({ kind: 'dropped', what: 'image', detail: `${facts.image} stands for the whole site` });
  const picture: Picture | null =
    facts.image && !generic
      ? { src: absolute(facts.image, home) ?? facts.image, alt: facts.imageAlt, caption: null, credit: null }
      : null;
  const shown = picture !== null && inBody(body, picture.src);
  const path = facts.url && URL.canParse(facts.url) ? new URL(facts.url).pathname : mirrored;
  return pieceOf({
    id:
      facts.url && /^https?:[\x21-\x7e]+$/.test(facts.url)
        ? facts.url
        : `tag:localhost,2000:html/${encodeURI(name)}`,
    origin: name,
    title,
    slug: decoded(/([^/]+?)(?:\.[a-z]{3,5})?\/?$/i.exec(path)?.[1] ?? '') || null,
    date,
    updated: modified && date && modified.day !== date.day ? modified : null,
    bylines: splitNames(byline.replace(/\s+/g, ' ').trim()).map((one) => ({ key: null, name: one })),
    column: facts.section,
    tags: facts.keywords.filter((word) => word !== facts.section),
    dek: facts.dek,
    image: shown ? null : picture,
    body: { kind: 'html', text: body },
    base: home,
    aliases: address ? [address, ...otherAddresses(page, address)] : [],
    lang: article?.lang ?? facts.lang,
    extra: facts.more.length > 0 ? { more_from: facts.more } : {},
    aside: { hasOwnHead: true },
    notes,
  });
}

/** Names of pictures that sites show for every page that has none of its own. */
const GENERIC =
  /(?:^|[-_])(?:default|logo|social[-_]?(?:card|share)?|share|placeholder|favicon|site[-_]?icon|og[-_]?image)(?:[-_.]|$)/i;

/** Pictures that lie beside the page are found there, wherever the page once stood. */
function pointToFiles(page: Root, folder: string, files: ReadonlySet<string>): void {
  for (const node of findAll(page, 'img', 'source', 'video', 'audio')) {
    for (const name of ['src', 'dataSrc']) {
      const written = attribute(node, name);
      if (written === '' || /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(written)) continue;
      const path = joinPath(folder, decoded(written.replace(/[?#].*$/s, '')));
      if (path !== undefined && files.has(path)) node.properties[name] = `export:${path}`;
    }
  }
}

/** The headline without the name of the site behind it; the page's own h1 where both say the same. */
function titleOf(
  candidates: readonly (string | null)[],
  headings: readonly string[],
  site: string | null,
  notes: Remark[],
): string | null {
  const told = candidates.find((one) => one !== null && one.trim() !== '')?.trim() ?? null;
  const behind =
    candidates[0] === null && told !== null
      ? /^((?:\S+\s+){2,}\S+)\s[|–—»·]\s[^|–—»·]{1,40}$/.exec(told)?.[1]
      : undefined;
  if (told === null) return headings[0] ?? null;
  const heading = headings.find(
    (one) => one.length > 3 && told.startsWith(one) && /^\s*[-–—|:·»]\s/.test(told.slice(one.length)),
  );
  const escaped = site?.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const bare =
    heading ??
    (escaped ? told.replace(new RegExp(`\\s*[-–—|:·»]\\s*${escaped}\\s*$`, 'i'), '') : (behind ?? told));
  if (bare !== told && bare !== '')
    notes.push({
      kind: 'repaired',
      what: 'title',
      detail: `"${told.slice(bare.length).trim()}" after it is the name of the site`,
    });
  return bare === '' ? told : bare;
}

function inBody(body: string, src: string): boolean {
  const name =
    src
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '';
  return name !== '' && (body.includes(src) || body.includes(name.replace(/&/g, '&amp;')));
}
