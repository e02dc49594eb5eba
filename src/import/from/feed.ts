import { absolute } from '../body/addresses.ts';
import { plainText } from '../body/read-html.ts';
import type { Format, Request } from '../format.ts';
import { readMoment } from '../moment.ts';
import type { Source } from '../outside.ts';
import { type Byline, type Found, type Note, type Piece, pieceOf } from '../piece.ts';
import { decodeText } from '../text.ts';
import { childrenOf, childText, innerXml, readXml, type XmlElement } from '../xml.ts';

/** A feed (RSS, Atom, JSON Feed), from files or addresses, with its archive by RFC 5005. */
export const feed: Format = { name: 'feed', read };

const LIMITS = { documents: 2000 } as const;
type Feed = {
  readonly title: string;
  readonly home: string | null;
  readonly lang: string | null;
  readonly tagline: string;
  readonly entries: readonly Piece[];
  readonly further: string | null;
  readonly damage: readonly string[];
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const seen = new Set<string>();
  const visited = new Set<string>();
  for (const file of source.files) {
    if (!/\.(?:xml|rss|atom|rdf|json|txt)$/i.test(file.path) && source.files.length > 1) continue;
    yield* foundIn(await feedOf(await file.read(), file.path, request.oldUrl), file.path, seen);
  }
  for (const address of source.addresses) {
    let next: string | null = address;
    while (next !== null && !visited.has(next) && visited.size < LIMITS.documents) {
      visited.add(next);
      const fetched = await request.web.fetch(next, 'document');
      if (!fetched.ok) {
        yield { kind: 'damage', name: next, why: fetched.why };
        break;
      }
      const found: Feed = await feedOf(fetched.body, next, fetched.url);
      yield* foundIn(found, next, seen);
      next = found.further;
    }
    if (next !== null && visited.size >= LIMITS.documents)
      yield {
        kind: 'damage',
        name: next,
        why: `more than ${LIMITS.documents} documents belong to this feed; the rest was left`,
      };
  }
}

function* foundIn(feed: Feed, name: string, seen: Set<string>): Generator<Found> {
  for (const why of feed.damage) yield { kind: 'damage', name, why };
  yield {
    kind: 'site',
    site: {
      ...(feed.title ? { title: feed.title } : {}),
      ...(feed.home ? { url: feed.home } : {}),
      ...(feed.lang ? { lang: feed.lang } : {}),
      ...(feed.tagline ? { tagline: feed.tagline } : {}),
      ...(/^https?:/.test(name) ? { redirects: { [name]: '/feed.xml' } } : {}),
    },
  };
  for (const piece of feed.entries) {
    if (seen.has(piece.id)) continue;
    seen.add(piece.id);
    yield { kind: 'piece', piece };
  }
}

async function feedOf(bytes: Uint8Array, name: string, base: string | null): Promise<Feed> {
  const head = decodeText(bytes.subarray(0, 512)).text.trimStart();
  return head.startsWith('{') ? jsonFeed(decodeText(bytes).text, name, base) : xmlFeed(bytes, name, base);
}

function jsonFeed(text: string, name: string, base: string | null): Feed {
  type Item = { [key: string]: unknown };
  let whole: Item;
  try {
    whole = JSON.parse(text) as Item;
  } catch {
    return {
      title: '',
      home: null,
      lang: null,
      tagline: '',
      entries: [],
      further: null,
      damage: ['it is no JSON'],
    };
  }
  const textOf = (value: unknown) => (typeof value === 'string' ? value : '');
  const authors = (of: Item): Byline[] =>
    [...((of.authors as Item[] | undefined) ?? []), ...(of.author ? [of.author as Item] : [])]
      .map((one) => ({ key: null, name: plainText(textOf(one.name)) }))
      .filter((one) => one.name !== '');
  const entries = ((whole.items as Item[] | undefined) ?? []).map((item, at): Piece => {
    const url = absolute(textOf(item.url), base) ?? '';
    const external = textOf(item.external_url);
    const date = readMoment(textOf(item.date_published));
    const updated = readMoment(textOf(item.date_modified));
    return pieceOf({
      ...identity(String(item.id ?? ''), url, name, at),
      title: plainText(textOf(item.title)) || null,
      date,
      updated: updated && date && updated.day !== date.day ? updated : null,
      bylines: authors(item).length > 0 ? authors(item) : authors(whole),
      tags: Array.isArray(item.tags) ? item.tags.map(String) : [],
      dek: plainText(textOf(item.summary)) || null,
      image:
        textOf(item.image || item.banner_image) === ''
          ? null
          : {
              src: absolute(textOf(item.image || item.banner_image), url || base) ?? textOf(item.image),
              alt: null,
              caption: null,
              credit: null,
            },
      body: {
        kind: 'html',
        text:
          textOf(item.content_html) ||
          `<p>${textOf(item.content_text)
            .replace(/&/g, '&amp;')
            .replace(/</g, '&lt;')
            .replace(/\n{2,}/g, '</p><p>')}</p>`,
      },
      base: url || base,
      lang: textOf(item.language) || null,
      canonical: null,
      extra: external === '' ? {} : { external },
    });
  });
  const further = textOf(whole.next_url);
  return {
    title: textOf(whole.title),
    home: textOf(whole.home_page_url) || null,
    lang: textOf(whole.language) || null,
    tagline: textOf(whole.description),
    entries,
    further: further === '' ? null : absolute(further, base),
    damage: [],
  };
}

async function xmlFeed(bytes: Uint8Array, name: string, base: string | null): Promise<Feed> {
  const entries: XmlElement[] = [];
  const head: XmlElement[] = [];
  const damage: string[] = [];
  const stream = (async function* () {
    yield bytes;
  })();
  for await (const element of readXml(
    stream,
    (tag, depth) =>
      /^(?:item|entry)$/.test(tag) ||
      (depth >= 2 &&
        depth <= 3 &&
        /^(?:title|link|atom:link|language|description|subtitle|author|fh:archive|managingEditor)$/.test(
          tag,
        )),
  )) {
    if ('damage' in element) damage.push(element.damage);
    else (element.name === 'item' || element.name === 'entry' ? entries : head).push(element);
  }
  if (entries.length === 0 && head.length === 0 && damage.length === 0) damage.push('it is no feed');
  const links = head.filter(({ name: tag }) => tag === 'link' || tag === 'atom:link');
  const rel = (wanted: string) => links.find(({ attributes }) => attributes.rel === wanted)?.attributes.href;
  const home = absolute(
    rel('alternate') ??
      links
        .find(({ text, attributes }) => text.trim() !== '' || (attributes.href && !attributes.rel))
        ?.text.trim() ??
      '',
    base,
  );
  const first = (...names: string[]) => head.find((one) => names.includes(one.name))?.text.trim() ?? '';
  const author = head.find((one) => one.name === 'author');
  const further = rel('prev-archive') ?? rel('next') ?? null;
  return {
    title: plainText(first('title')),
    home,
    lang: first('language') || null,
    tagline: plainText(first('description', 'subtitle')),
    entries: entries.map((entry, at) =>
      entryOf(entry, name, at, base ?? home, author ? childText(author, 'name') || author.text.trim() : ''),
    ),
    further: further === null ? null : absolute(further, base),
    damage,
  };
}

function entryOf(
  entry: XmlElement,
  name: string,
  at: number,
  base: string | null,
  feedAuthor: string,
): Piece {
  const notes: Note[] = [];
  const links = childrenOf(entry, 'link');
  const link =
    links.find(({ attributes }) => attributes.rel === 'alternate' || (attributes.href && !attributes.rel))
      ?.attributes.href ??
    (childText(entry, 'feedburner:origLink') ||
      links.find(({ text }) => text.trim() !== '')?.text.trim() ||
      '');
  const guid = childText(entry, 'id', 'guid');
  const permalink = childrenOf(entry, 'guid')[0]?.attributes.isPermaLink;
  const url = absolute(link || (permalink !== 'false' && /^https?:/.test(guid) ? guid : ''), base) ?? '';
  const content = childrenOf(entry, 'content')[0] ?? childrenOf(entry, 'content:encoded')[0];
  const summary = childrenOf(entry, 'summary')[0] ?? childrenOf(entry, 'description')[0];
  const own = content ?? summary;
  const html = own === undefined ? '' : markup(own);
  if (content === undefined)
    notes.push({
      kind: 'guessed',
      what: 'body',
      detail: 'the feed has only a summary; the piece may be longer',
    });
  const date = readMoment(childText(entry, 'published', 'pubDate', 'dc:date', 'issued', 'updated'));
  const updated = readMoment(childText(entry, 'updated', 'modified'));
  const authors = [
    ...childrenOf(entry, 'author').map((one) => childText(one, 'name') || one.text.trim()),
    ...childrenOf(entry, 'dc:creator').map((one) => one.text.trim()),
  ]
    .map((one) => plainText(one).replace(/^\S+@\S+\s*\((.+)\)$/, '$1'))
    .filter(Boolean);
  const media = childrenOf(entry, 'media:content')
    .concat(childrenOf(entry, 'media:group').flatMap((group) => childrenOf(group, 'media:content')))
    .find(({ attributes }) => attributes.medium === 'image' || attributes.type?.startsWith('image/'));
  const thumbnail = media ?? childrenOf(entry, 'media:thumbnail')[0];
  const enclosure = [
    ...childrenOf(entry, 'enclosure'),
    ...links.filter(({ attributes }) => attributes.rel === 'enclosure'),
  ][0];
  const file = enclosure?.attributes.url ?? enclosure?.attributes.href ?? '';
  const type = enclosure?.attributes.type ?? '';
  const sound = /^(?:audio|video)\//.exec(type)?.[0].slice(0, -1);
  const picture = thumbnail?.attributes.url ?? (/^image\//.test(type) ? file : '');
  const inBody = picture !== '' && html.includes(picture);
  return pieceOf({
    ...identity(guid, url, name, at),
    title: plainText(childText(entry, 'title', 'media:title')) || null,
    date,
    updated: updated && date && updated.day !== date.day ? updated : null,
    bylines: (authors.length > 0 ? authors : feedAuthor === '' ? [] : [plainText(feedAuthor)]).map((one) => ({
      key: null,
      name: one,
    })),
    tags: [
      ...new Set(
        childrenOf(entry, 'category')
          .map(
            ({ attributes, text }) => plainText(attributes.label ?? (text.trim() || attributes.term)) ?? '',
          )
          .filter(Boolean),
      ),
    ],
    dek:
      content === undefined || summary === undefined
        ? null
        : plainText(summary.attributes.type === 'xhtml' ? innerXml(summary) : summary.text) || null,
    image:
      picture === '' || inBody
        ? null
        : {
            src: absolute(picture, url || base) ?? picture,
            alt: null,
            caption: thumbnail ? plainText(childText(thumbnail, 'media:description')) || null : null,
            credit: thumbnail ? plainText(childText(thumbnail, 'media:credit')) || null : null,
          },
    body: {
      kind: 'html',
      text: `${sound ? `<${sound} src="${file.replace(/"/g, '&quot;')}"></${sound}>` : ''}${html}`,
    },
    base: content?.attributes['xml:base']
      ? absolute(content.attributes['xml:base'], url || base)
      : url || base,
    lang: entry.attributes['xml:lang'] ?? null,
    notes,
  });
}

/** Markup of a text construct: of HTML as it is, of plain text made safe (RFC 4287 §3.1). */
function markup(element: XmlElement): string {
  const { type } = element.attributes;
  if (type === 'xhtml') return innerXml(element);
  if (element.name === 'content' || element.name === 'summary') {
    if (type === undefined || type === 'text' || type === 'text/plain')
      return /^\s*<|&\w+;/.test(element.text)
        ? element.text
        : `<p>${element.text
            .replace(/&/g, '&amp;')
            .replace(/</g, '&lt;')
            .replace(/\n{2,}/g, '</p><p>')}</p>`;
  }
  return element.children.length > 0 ? innerXml(element) : element.text;
}

function identity(
  guid: string,
  url: string,
  name: string,
  at: number,
): Pick<Piece, 'id' | 'origin' | 'slug' | 'aliases'> {
  const id = /^(?:https?|urn|tag):[\x21-\x7e]+$/.test(guid)
    ? guid
    : url !== ''
      ? url
      : `tag:localhost,2000:feed/${encodeURIComponent(guid || `${name}/${at + 1}`)}`;
  const slug =
    url === '' ? null : (/([^/]+?)(?:\.(?:html?|php|aspx?))?\/?$/.exec(new URL(url).pathname)?.[1] ?? null);
  return {
    id,
    origin: `${name.split('/').at(-1) || name}, entry ${at + 1}`,
    slug: slug === null ? null : safeDecode(slug),
    aliases: [url, /^https?:/.test(guid) && guid !== url ? guid : ''].filter(Boolean),
  };
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
