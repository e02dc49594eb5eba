import { plainText } from '../body/read-html.ts';
import { attempt } from '../found/attempt.ts';
import { pieceIfCut } from '../found/cut-off.ts';
import type { Format, Request } from '../found/format.ts';
import { readMoment } from '../found/moment.ts';
import { namedTerm } from '../found/named-term.ts';
import type { Source } from '../found/outside.ts';
import { type Body, type Comment, type Found, type Piece, pieceOf, type Remark } from '../found/piece.ts';
import { childrenOf, childText, innerXml, readXml, type XmlElement } from '../found/xml.ts';
import { notBlog, siteBeside } from './blogger-takeout.ts';
import { isPublic } from './public-state.ts';

/** Blogger: the Atom export, the old one and that of Takeout. Comments stand apart and are brought to their piece. */
export const blogger: Format = {
  name: 'blogger',
  recognise: async (look) => {
    const file = await look.findByHead(
      /\.(?:xml|atom)$/i,
      (head) =>
        /<feed\b/.test(head) &&
        /schemas\.google\.com\/blogger|blogger\.com\/feeds|tag:blogger\.com|schemas\.google\.com\/g\/2005/.test(
          head,
        ),
    );
    return file === undefined ? null : { why: `${file} is an Atom export of Blogger` };
  },
  read,
  prepare,
};

const FEEDS = {
  '/feeds/posts/default': '/feed.xml',
  '/feeds/posts/default?alt=rss': '/rss.xml',
  '/atom.xml': '/feed.xml',
  '/rss.xml': '/rss.xml',
};

async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  for (const file of source.files.filter(
    ({ path }) => /\.(?:xml|atom)$/i.test(path) || source.files.length === 1,
  )) {
    const out = notBlog(file.path);
    if (out !== null) {
      yield { kind: 'skipped', what: 'file', name: file.path, why: out };
      continue;
    }
    const entries: XmlElement[] = [];
    const told = await siteBeside(source, file.path);
    yield { kind: 'site', site: told };
    let home = request.oldUrl ?? told.url ?? null;
    for await (const element of readXml(
      file.stream(),
      (name, depth) => name === 'entry' || (depth === 2 && (name === 'title' || name === 'link')),
    )) {
      if ('damage' in element) yield { kind: 'damage', name: file.path, why: element.damage };
      else if (element.name === 'title') yield { kind: 'site', site: { title: plainText(element.text) } };
      else if (element.name === 'link') {
        if (element.attributes.rel === 'alternate' && element.attributes.href)
          home ??= element.attributes.href;
      } else entries.push(element);
    }
    if (entries.length > 0)
      yield { kind: 'site', site: { ...(home ? { url: home } : {}), redirects: FEEDS } };
    yield* piecesOf(entries, file.path, home);
  }
}

function* piecesOf(entries: readonly XmlElement[], path: string, home: string | null): Generator<Found> {
  const comments = new Map<string, Comment[]>();
  for (const entry of entries) {
    if (kindOf(entry) !== 'comment') continue;
    const to = childText(entry, 'blogger:parent') || refOf(entry);
    comments.set(to, [...(comments.get(to) ?? []), commentOf(entry)]);
  }
  const known: Told = { writers: new Set(), tags: new Set() };
  let count = 0;
  for (const entry of entries) {
    const kind = kindOf(entry);
    if (kind === 'comment') continue;
    const origin = `${path}, entry ${++count}`;
    const name = plainText(childText(entry, 'title')) || childText(entry, 'id');
    if (kind !== 'post' && kind !== 'page')
      yield {
        kind: 'skipped',
        what: kind,
        name,
        why: 'a setting or template of Blogger, not of the archive',
      };
    else if (/^(?:trashed|soft_trashed)$/i.test(childText(entry, 'blogger:status', 'blogger:trashed')))
      yield { kind: 'skipped', what: kind, name, why: 'it is in the trash' };
    else
      yield* attempt(kind, name || origin, () =>
        withSurroundings(entry, pieceIfCut(entry, pieceFrom(entry, kind, origin, home, comments)), known),
      );
  }
  const ids = new Set(
    entries.filter((entry) => kindOf(entry) !== 'comment').map((entry) => childText(entry, 'id')),
  );
  for (const [to, list] of comments)
    if (!ids.has(to))
      yield {
        kind: 'skipped',
        what: 'comment',
        name: `${list.length} comments`,
        why: `they belong to ${to || 'a piece'}, which the export does not hold`,
        comments: list.length,
      };
}

/** Writers and tags that were passed on already. */
type Told = { readonly writers: Set<string>; readonly tags: Set<string> };

/** A piece, and before it its writer and its tags, where no piece before it had them. */
function* withSurroundings(entry: XmlElement, piece: Piece, told: Told): Generator<Found> {
  const author = childrenOf(entry, 'author')[0];
  const key = piece.bylines[0]?.key;
  if (author && key && !told.writers.has(key)) {
    told.writers.add(key);
    const uri = childText(author, 'uri');
    yield {
      kind: 'writer',
      writer: {
        key,
        name: plainText(childText(author, 'name')) || key,
        bio: null,
        email: null,
        url: uri || null,
        image: null,
        pages: [],
        feeds: {},
      },
    };
  }
  const base = piece.base ? new URL('/', piece.base).href : '/';
  for (const tag of piece.tags)
    if (!told.tags.has(tag)) {
      told.tags.add(tag);
      yield namedTerm('tag', tag, `${base}search/label/${encodeURIComponent(tag)}`, {
        [`${base}feeds/posts/default/-/${encodeURIComponent(tag)}`]: 'feed.xml',
        [`${base}feeds/posts/default/-/${encodeURIComponent(tag)}?alt=rss`]: 'rss.xml',
      });
    }
  yield { kind: 'piece', piece };
}

function kindOf(entry: XmlElement): string {
  const typed = childText(entry, 'blogger:type').toLowerCase();
  if (typed !== '') return typed;
  const kind = childrenOf(entry, 'category').find(({ attributes }) => attributes.scheme?.endsWith('#kind'))
    ?.attributes.term;
  return kind?.split('#').at(-1) ?? 'post';
}

function pieceFrom(
  entry: XmlElement,
  kind: string,
  origin: string,
  home: string | null,
  comments: ReadonlyMap<string, readonly Comment[]>,
): Piece {
  const id = childText(entry, 'id');
  const links = childrenOf(entry, 'link');
  const filename = childText(entry, 'blogger:filename');
  const link =
    links.find(({ attributes }) => attributes.rel === 'alternate')?.attributes.href ??
    (filename && home ? new URL(filename, home).href : filename);
  const content = childrenOf(entry, 'content')[0];
  const html = content ? (content.attributes.type === 'xhtml' ? innerXml(content) : content.text) : '';
  const control = childrenOf(entry, 'app:control')[0];
  const notes: Remark[] = [];
  // Takeout gives every entry a type and a status; the older export marks drafts alone.
  const isTakeout = childText(entry, 'blogger:type') !== '';
  const status = childText(entry, 'blogger:status');
  const draft =
    (isTakeout && !isPublic(status)) || (control ? childText(control, 'app:draft') === 'yes' : false);
  if (isTakeout && draft && !/^draft$/i.test(status))
    notes.push({ kind: 'guessed', what: 'draft', detail: `its status was "${status}"` });
  const author = childrenOf(entry, 'author')[0];
  const name = author ? plainText(childText(author, 'name')) : '';
  const tags = childrenOf(entry, 'category')
    .filter(({ attributes }) => !attributes.scheme?.endsWith('#kind'))
    .map(({ attributes }) => attributes.term ?? '')
    .filter(Boolean);
  const published = readMoment(childText(entry, 'published', 'blogger:created'));
  const updated = readMoment(childText(entry, 'updated', 'blogger:lastUpdated'));
  const enclosure = links.find(({ attributes }) => attributes.rel === 'enclosure')?.attributes.href;
  return pieceOf({
    id: /^(?:tag|https?|urn):[\x21-\x7e]+$/.test(id)
      ? id
      : `tag:blogger.com,1999:${encodeURIComponent(id || origin)}`,
    kind: kind === 'page' ? 'page' : 'dispatch',
    origin,
    title: plainText(childText(entry, 'title')) || null,
    slug: link ? (/([^/]+?)(?:\.html?)?(?:\?.*)?$/.exec(link)?.[1] ?? null) : null,
    date: published,
    updated: updated && published && updated.day !== published.day ? updated : null,
    bylines: name === '' ? [] : [{ key: name, name }],
    tags,
    dek: plainText(childText(entry, 'blogger:metaDescription', 'summary')) || null,
    body: {
      kind: 'html',
      text: `${enclosure ? `<audio src="${enclosure.replace(/"/g, '&quot;')}"></audio>` : ''}${html}`,
    },
    base: link && /^https?:/.test(link) ? link : home,
    dateline: childText(entry, 'blogger:location') || null,
    draft,
    aliases: link ? [link] : [],
    comments: comments.get(id) ?? [],
    notes,
  });
}

function refOf(entry: XmlElement): string {
  return childrenOf(entry, 'thr:in-reply-to')[0]?.attributes.ref ?? '';
}

function commentOf(entry: XmlElement): Comment {
  const author = childrenOf(entry, 'author')[0];
  return {
    id: childText(entry, 'id'),
    kind: 'comment',
    author: author ? plainText(childText(author, 'name')) || null : null,
    url: author ? childText(author, 'uri') || null : null,
    date: childText(entry, 'published', 'blogger:created') || null,
    parent:
      childrenOf(entry, 'link').find(({ attributes }) => attributes.rel === 'related')?.attributes.href ??
      null,
    approved: !/SPAM|GHOSTED/i.test(childText(entry, 'blogger:status')),
    html: childText(entry, 'content'),
  };
}

/** Line ends of old entries were line breaks, where the entry has no paragraphs of its own. */
function prepare(piece: Piece, _: unknown, notes: Remark[]): Body {
  const { text } = piece.body;
  const jump = text.replace(/<a\s+name=["']more["']\s*(?:\/>|>\s*<\/a>)/gi, '');
  if (/<(?:p|div|br|table|ul|ol|blockquote)\b/i.test(jump) || !/\n/.test(jump.trim()))
    return { kind: 'html', text: jump };
  notes.push({
    kind: 'guessed',
    what: 'line breaks',
    detail: 'ends of lines were read as line breaks, since the body has no paragraphs',
  });
  return { kind: 'html', text: jump.trim().replace(/\n/g, '<br>\n') };
}
