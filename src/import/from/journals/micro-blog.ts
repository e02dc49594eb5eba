import type { Element } from 'hast';
import { htmlOf } from '../../body/html-text.ts';
import { readPage, unlessTooDeep } from '../../body/read-html.ts';
import { attribute, classes, findAll, textOf } from '../../body/tree.ts';
import { attempt } from '../../found/attempt.ts';
import type { Format, Request } from '../../found/format.ts';
import { readMoment } from '../../found/moment.ts';
import type { Source } from '../../found/outside.ts';
import { type Found, type Piece, pieceOf } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { isPublic } from '../public-state.ts';
import { dataOf, rowsOf, textIn, textsIn, type Values, valuesOf } from '../values.ts';

/** A blog archive (`.bar`) as Micro.blog makes it: `feed.json`, `index.html` (h-feed), `uploads/`. */
export const microBlog: Format = {
  name: 'microblog',
  recognise: async ({ has, head }) => {
    const feed = has(/^(?:[^/]+\/)?feed\.json$/i);
    const page = has(/^(?:[^/]+\/)?index\.html?$/i);
    if (
      feed !== undefined &&
      page !== undefined &&
      (/jsonfeed\.org/.test(await head(feed)) || has(/(?:^|\/)uploads\//) !== undefined)
    )
      return { why: `${feed} beside ${page} is how a blog archive (.bar) is made` };
    return page !== undefined &&
      has(/(?:^|\/)uploads\//) !== undefined &&
      /\bh-entry\b/.test(await head(page))
      ? { why: `${page} is the page of a blog archive (.bar)` }
      : null;
  },
  read,
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const feed = source.files.find(({ path }) => /(?:^|\/)feed\.json$/i.test(path));
  const pages = source.files.filter(({ path }) => /\.html?$/i.test(path) && !/(?:^|\/)uploads\//.test(path));
  const data = feed === undefined ? {} : valuesOf(dataOf(decodeText(await feed.read()).text));
  const items = rowsOf(data.items);
  const [title, tagline, home] = [
    textIn(data, 'title'),
    textIn(data, 'description'),
    textIn(data, 'home_page_url'),
  ];
  const url = request.oldUrl ?? (/^https?:/.test(home) ? home : null);
  yield {
    kind: 'site',
    site: {
      ...(title === '' ? {} : { title }),
      ...(tagline === '' ? {} : { tagline }),
      ...(url === null
        ? {}
        : {
            url,
            redirects: {
              [new URL('feed.json', url).href]: '/feed.json',
              [new URL('feed.xml', url).href]: '/rss.xml',
              [new URL('archive/', url).href]: '/archive/',
            },
          }),
    },
  };
  const seen = new Set<string>();
  for (const [at, item] of items.entries()) {
    const origin = `${feed!.path}, item ${at + 1}`;
    yield* attempt('item', origin, () => {
      const piece = pieceOfItem(item, valuesOf(data.author), origin, url);
      for (const alias of piece.aliases) seen.add(alias);
      return [{ kind: 'piece', piece }];
    });
  }
  if (feed !== undefined && items.length === 0)
    yield { kind: 'damage', name: feed.path, why: 'no items were found in it' };
  for (const page of pages) {
    const html = decodeText(await page.read()).text;
    yield* attempt('page', page.path, () => entriesOf(html, page.path, url, seen));
  }
}

function pieceOfItem(item: Values, owner: Values, origin: string, home: string | null): Piece {
  const address = textIn(item, 'url');
  const full = /^https?:/.test(address)
    ? address
    : address !== '' && home !== null && URL.canParse(address, home)
      ? new URL(address, home).href
      : '';
  const writers = [...rowsOf(item.authors), valuesOf(item.author), owner]
    .map((one) => textIn(one, 'name'))
    .filter((name) => name !== '')
    .slice(0, 1);
  // The text as it was typed, in Markdown, goes before the HTML that was made of it.
  const typed = typeof item.content_text === 'string' ? item.content_text : '';
  const date = readMoment(textIn(item, 'date_published'));
  return pieceOf({
    id: full || `tag:micro.blog,2017:${encodeURIComponent(textIn(item, 'id') || origin)}`,
    origin,
    title: textIn(item, 'title') || null,
    slug: /([^/]+?)(?:\.html?)?\/?$/.exec(full)?.[1] ?? null,
    date,
    bylines: writers.map((name) => ({ key: name, name })),
    tags: [...textsIn(item, 'tags'), ...textsIn(item, 'categories')],
    dek: textIn(item, 'summary') || null,
    body:
      typed.trim() !== ''
        ? { kind: 'markdown', text: typed }
        : { kind: 'html', text: textIn(item, 'content_html') },
    base: full || home,
    draft: isDraft(item) || isDraft(valuesOf(item._microblog)),
    aliases: full === '' ? [] : [full],
  });
}

/** Whether a map of data says in one of the usual ways that a post was not public. */
function isDraft(item: Values): boolean {
  const state = textIn(item, 'post_status', 'status');
  return item.is_draft === true || item.draft === true || (state !== '' && !isPublic(state));
}

/** Entries of a page in microformats (h-entry) that the feed does not hold. */
function* entriesOf(html: string, path: string, home: string | null, seen: Set<string>): Generator<Found> {
  const page = unlessTooDeep(() => readPage(html));
  if (page === undefined)
    return yield {
      kind: 'failed',
      what: 'page',
      name: path,
      why: 'its elements are nested too deeply to be read',
    };
  const entries = findAll(page).filter((node) => classes(node).includes(' h-entry '));
  for (const [at, entry] of entries.entries()) {
    const part = (name: string) => findAll(entry).find((node) => classes(node).includes(` ${name} `));
    const link = part('u-url');
    const href = link === undefined ? '' : attribute(link, 'href');
    const address =
      home !== null && URL.canParse(href, home)
        ? new URL(href, home).href
        : /^https?:/.test(href)
          ? href
          : '';
    if (address !== '' && seen.has(address)) continue;
    const content = part('e-content');
    const time = part('dt-published');
    const heading = part('p-name');
    const title = heading === undefined || isWithin(content, heading) ? '' : textOf(heading);
    if (content === undefined && title === '') continue;
    seen.add(address);
    yield {
      kind: 'piece',
      piece: pieceOf({
        id: address || `tag:micro.blog,2017:${path}/${at + 1}`,
        origin: `${path}, entry ${at + 1}`,
        title: title || null,
        slug: /([^/]+?)(?:\.html?)?\/?$/.exec(address)?.[1] ?? null,
        date: readMoment(time === undefined ? null : attribute(time, 'dateTime') || textOf(time)),
        tags: findAll(entry)
          .filter((node) => classes(node).includes(' p-category '))
          .map(textOf),
        body: { kind: 'html', text: content === undefined ? '' : htmlOf(content.children) },
        base: address || home,
        aliases: address === '' ? [] : [address],
      }),
    };
  }
}

function isWithin(outer: Element | undefined, inner: Element): boolean {
  return outer !== undefined && (outer === inner || findAll(outer).includes(inner));
}
