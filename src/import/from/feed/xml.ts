import { absolute } from '../../body/addresses.ts';
import { plainText } from '../../body/read-html.ts';
import { pieceIfCut } from '../../found/cut-off.ts';
import { readMoment } from '../../found/moment.ts';
import { type Piece, pieceOf, type Remark } from '../../found/piece.ts';
import { decodeText } from '../../found/text.ts';
import { childrenOf, childText, innerXml, readXml, type XmlElement } from '../../found/xml.ts';
import { escapeUnlessReference } from '../escape.ts';
import { type Feed, identity, withoutFurniture } from './document.ts';

/** Reads RSS (0.9x, 1.0 as RDF, 2.0) and Atom. */
export async function xmlFeed(bytes: Uint8Array, name: string, at: string | null): Promise<Feed> {
  const root = /<((?:\w+:)?(?:feed|rss|RDF))\b([^>]{0,4000})>/.exec(decodeText(bytes.subarray(0, 8192)).text);
  const ownBase = /\sxml:base\s*=\s*["']([^"']+)/.exec(root?.[2] ?? '')?.[1];
  const base = (ownBase && absolute(ownBase, at)) ?? at;
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
  if (entries.length === 0 && head.length === 0 && damage.length === 0) damage.push('it is not a feed');
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
    lang: first('language') || /\sxml:lang\s*=\s*["']([\w-]+)/.exec(root?.[2] ?? '')?.[1] || null,
    tagline: plainText(first('description', 'subtitle')),
    entries: entries.map(
      (entry, index) => () =>
        pieceIfCut(
          entry,
          entryOf(
            entry,
            name,
            index,
            base ?? home,
            author ? childText(author, 'name') || author.text.trim() : '',
          ),
        ),
    ),
    self: rel('self') ? absolute(rel('self')!, base) : null,
    successor: root?.[1] === 'feed' || root?.[1]?.endsWith(':feed') ? '/feed.xml' : '/rss.xml',
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
  const notes: Remark[] = [];
  const links = childrenOf(entry, 'link');
  const link =
    links.find(({ attributes }) => attributes.rel === 'alternate' || (attributes.href && !attributes.rel))
      ?.attributes.href ??
    (childText(entry, 'feedburner:origLink') ||
      links.find(({ text }) => text.trim() !== '')?.text.trim() ||
      '');
  const guid = childText(entry, 'id', 'guid');
  const permalink = childrenOf(entry, 'guid')[0]?.attributes.isPermaLink;
  const address = link || (permalink !== 'false' && /^https?:/.test(guid) ? guid : '');
  const url = address === '' ? '' : (absolute(address, base) ?? '');
  const content = childrenOf(entry, 'content')[0] ?? childrenOf(entry, 'content:encoded')[0];
  const summary = childrenOf(entry, 'summary')[0] ?? childrenOf(entry, 'description')[0];
  const own = content ?? summary;
  const outside = absolute(content?.attributes.src ?? '', base);
  const html =
    content?.attributes.src && outside
      ? `<p><a href="${escapeUnlessReference(outside)}">${escapeUnlessReference(outside)}</a></p>`
      : own === undefined
        ? ''
        : withoutFurniture(markup(own), notes);
  if (content?.attributes.src && outside)
    notes.push({ kind: 'lost', what: 'body', detail: `its text is only at ${outside}` });
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
    .concat(childrenOf(entry, 'author').length > 0 ? [] : [childText(entry, 'itunes:author')])
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
  const picture =
    thumbnail?.attributes.url ??
    (/^image\//.test(type) ? file : (childrenOf(entry, 'itunes:image')[0]?.attributes.href ?? ''));
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
        [...childrenOf(entry, 'category'), ...childrenOf(entry, 'dc:subject')]
          .map(
            ({ attributes, text }) => plainText(attributes.label ?? (text.trim() || attributes.term)) ?? '',
          )
          .filter(Boolean),
      ),
    ],
    dek:
      content === undefined || summary === undefined
        ? null
        : plainText(
            withoutFurniture(summary.attributes.type === 'xhtml' ? innerXml(summary) : summary.text, notes),
          ) || null,
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
