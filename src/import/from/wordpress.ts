import { plainText } from '../body/read-html.ts';
import type { Format, Request } from '../format.ts';
import type { Source, SourceFile } from '../outside.ts';
import { own } from '../own.ts';
import type { Found, OldPages } from '../piece.ts';
import { childrenOf, childText, readXml, type XmlElement } from '../xml.ts';
import { prepareWordPress } from './wordpress-body.ts';
import { metaOf, pieceOfPost, slashed, type WordPressSite } from './wordpress-post.ts';

/** WordPress: extended RSS (WXR 1.0 to 1.2), in one file or several. */
export const wordpress: Format = { name: 'wordpress', read, prepare: prepareWordPress };

const WANTED = new Set([
  'item',
  'title',
  'link',
  'description',
  'language',
  'wp:base_site_url',
  'wp:base_blog_url',
  'wp:author',
  'wp:category',
  'wp:tag',
  'wp:term',
  'wp:wxr_version',
]);
/** Kinds of posts that are parts of the machine, not of the archive. */
const MACHINE =
  /^(?:revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_template|wp_template_part|wp_global_styles|wp_navigation|wp_font_\w+|acf-\w+|feedback|jp_\w+|shop_\w+|scheduled-action|elementor_\w+|et_\w+|vc_\w+|wpcf7_\w+|amp_\w+|popup|mc4wp-form|ml-slider|tablepress_table|sfwd-\w+|guest-author|safecss|bp-\w+)$/;
async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const facts: WordPressSite = { base: request.oldUrl, offset: null, terms: new Map() };
  for (const file of source.files.filter(
    ({ path }) => /\.(?:xml|wxr|rss|txt)$/i.test(path) || source.files.length === 1,
  ))
    yield* readFile(file, facts, request);
}

async function* readFile(file: SourceFile, facts: WordPressSite, request: Request): AsyncGenerator<Found> {
  let items = 0;
  for await (const element of readXml(
    file.stream(),
    (name, depth) => WANTED.has(name) && (name.startsWith('wp:') || name === 'item' || depth === 3),
  )) {
    if ('damage' in element) {
      yield { kind: 'damage', name: file.path, why: element.damage };
      continue;
    }
    if (element.name === 'item') {
      items++;
      yield* termsOf(element, facts);
      yield* item(element, `${file.path}, item ${items}`, facts, request);
    } else yield* channel(element, facts);
  }
  if (items === 0) yield { kind: 'damage', name: file.path, why: 'no items were found in it' };
}

function* item(
  element: XmlElement,
  origin: string,
  facts: WordPressSite,
  request: Request,
): Generator<Found> {
  const type = childText(element, 'wp:post_type') || 'post';
  const status = childText(element, 'wp:status') || 'publish';
  const title = plainText(childText(element, 'title'));
  const name = title || childText(element, 'wp:post_name') || origin;
  const id = childText(element, 'wp:post_id');
  if (type === 'attachment') return yield* attachment(element, id, facts);
  if (MACHINE.test(type))
    return yield { kind: 'skipped', what: type, name, why: 'a part of WordPress itself, not of the archive' };
  const html = childText(element, 'content:encoded');
  if (type === 'wp_block')
    return yield {
      kind: 'media',
      media: {
        key: `block-${id}`,
        url: `block:${id}`,
        alt: null,
        caption: html,
        credit: null,
        pages: [],
        parent: null,
      },
    };
  if (status === 'trash' || status === 'auto-draft')
    return yield {
      kind: 'skipped',
      what: type,
      name,
      why: status === 'trash' ? 'it is in the trash' : 'an empty draft that WordPress made by itself',
    };
  if (type !== 'post' && type !== 'page' && html === '')
    return yield { kind: 'skipped', what: type, name, why: `of the kind "${type}" and without text` };
  yield {
    kind: 'piece',
    piece: pieceOfPost(element, { type, status, title, id, html, origin }, facts, request),
  };
}

/** Categories and tags that only its items name: an export of a part of a site has no list of them. */
function* termsOf(element: XmlElement, facts: WordPressSite): Generator<Found> {
  for (const { attributes, text } of childrenOf(element, 'category')) {
    const { domain = 'category', nicename = '' } = attributes;
    if (domain === 'category' || domain === 'post_tag' || domain === 'tag')
      yield* term(domain === 'category' ? 'column' : 'tag', nicename, text.trim(), '', facts);
  }
}

function* attachment(element: XmlElement, id: string, facts: WordPressSite): Generator<Found> {
  const meta = metaOf(element);
  const url =
    childText(element, 'wp:attachment_url') ||
    (meta._wp_attached_file && facts.base
      ? `${slashed(facts.base)}wp-content/uploads/${meta._wp_attached_file}`
      : '');
  if (url === '')
    return yield {
      kind: 'skipped',
      what: 'attachment',
      name: childText(element, 'title') || id,
      why: 'it has no file',
    };
  const guid = childText(element, 'guid');
  const parent = childText(element, 'wp:post_parent');
  yield {
    kind: 'media',
    media: {
      key: id,
      url,
      alt: plainText(meta._wp_attachment_image_alt) || null,
      caption: plainText(childText(element, 'excerpt:encoded')) || null,
      credit:
        plainText(
          meta.credit ??
            meta._credit ??
            meta.photo_credit ??
            meta._media_credit ??
            meta.media_credit ??
            creditIn(meta._wp_attachment_metadata ?? ''),
        ) || null,
      pages: [
        childText(element, 'link'),
        guid === url ? '' : guid,
        id === '' ? '' : `/?attachment_id=${id}`,
      ].filter((page) => /^(?:https?:|\/)/.test(page)),
      parent: parent === '' || parent === '0' ? null : parent,
    },
  };
}

/** The credit that WordPress read from a picture's own data, in the form in which PHP writes it down. */
function creditIn(serialized: string): string {
  return /s:6:"credit";s:\d+:"((?:[^"]|"(?!;)){0,500})";/.exec(serialized)?.[1] ?? '';
}

function* channel(element: XmlElement, facts: WordPressSite): Generator<Found> {
  const text = element.text.trim();
  switch (element.name) {
    case 'title':
      if (text !== '') yield { kind: 'site', site: { title: plainText(text) } };
      return;
    case 'description':
      if (text !== '') yield { kind: 'site', site: { tagline: plainText(text) } };
      return;
    case 'language':
      if (/^[a-z]{2,3}(?:[-_][\w-]+)?$/i.test(text))
        yield { kind: 'site', site: { lang: text.replace('_', '-') } };
      return;
    case 'link':
    case 'wp:base_blog_url':
      if (!/^https?:/.test(text)) return;
      facts.base ??= text;
      yield { kind: 'site', site: { url: text, redirects: feedsOf(text) } };
      return;
    case 'wp:author': {
      const login = childText(element, 'wp:author_login');
      const name =
        plainText(childText(element, 'wp:author_display_name')) ||
        [childText(element, 'wp:author_first_name'), childText(element, 'wp:author_last_name')]
          .join(' ')
          .trim() ||
        login;
      const number = childText(element, 'wp:author_id');
      if (login !== '')
        yield {
          kind: 'writer',
          writer: {
            key: login,
            name,
            bio: null,
            email: childText(element, 'wp:author_email') || null,
            url: null,
            image: null,
            ...oldPages(
              facts,
              `author/${encodeURIComponent(login)}`,
              number === '' ? '' : `author=${number}`,
            ),
          },
        };
      return;
    }
    case 'wp:category':
      yield* term(
        'column',
        childText(element, 'wp:category_nicename'),
        childText(element, 'wp:cat_name'),
        childText(element, 'wp:category_description'),
        facts,
        childText(element, 'wp:term_id'),
        childText(element, 'wp:category_parent'),
      );
      return;
    case 'wp:tag':
      yield* term(
        'tag',
        childText(element, 'wp:tag_slug'),
        childText(element, 'wp:tag_name'),
        childText(element, 'wp:tag_description'),
        facts,
      );
      return;
    case 'wp:term': {
      const taxonomy = childText(element, 'wp:term_taxonomy');
      if (taxonomy === 'category' || taxonomy === 'post_tag')
        yield* term(
          taxonomy === 'category' ? 'column' : 'tag',
          childText(element, 'wp:term_slug'),
          childText(element, 'wp:term_name'),
          childText(element, 'wp:term_description'),
          facts,
          taxonomy === 'category' ? childText(element, 'wp:term_id') : '',
          childText(element, 'wp:term_parent'),
        );
    }
  }
}

/** A category or tag, once; the address of a category has its parents in it. */
function* term(
  kind: 'column' | 'tag',
  key: string,
  name: string,
  description: string,
  facts: WordPressSite,
  number = '',
  parent = '',
): Generator<Found> {
  if (key === '' || /^uncategori[sz]ed$/i.test(key) || facts.terms.has(`${kind} ${key}`)) return;
  const above = parent === '' || parent === '0' ? undefined : facts.terms.get(`${kind} ${parent}`);
  const path = own(above === undefined ? key : `${above}/${key}`);
  facts.terms.set(own(`${kind} ${key}`), path);
  const query = kind === 'tag' ? `tag=${key}` : number === '' ? '' : `cat=${number}`;
  yield {
    kind: 'term',
    term: {
      kind,
      key,
      name: plainText(name) || key,
      description: plainText(description) || null,
      ...oldPages(facts, `${kind === 'tag' ? 'tag' : 'category'}/${path}`, query),
    },
  };
}

/** Where WordPress showed what is filed under something, and where it had feeds of it. */
function oldPages(facts: WordPressSite, path: string, query: string): OldPages {
  if (facts.base === null) return { pages: [], feeds: {} };
  const base = slashed(facts.base);
  const page = `${base}${path}/`;
  return {
    pages: [page, ...(query === '' ? [] : [`${base}?${query}`])],
    feeds: {
      [`${page}feed/`]: 'rss.xml',
      [`${page}feed/rss2/`]: 'rss.xml',
      [`${page}feed/atom/`]: 'feed.xml',
      ...(query === '' ? {} : { [`${base}?feed=rss2&${query}`]: 'rss.xml' }),
    },
  };
}

function feedsOf(home: string): { readonly [from: string]: string } {
  const base = slashed(home);
  return {
    [`${base}feed/`]: '/rss.xml',
    [`${base}feed/rss/`]: '/rss.xml',
    [`${base}feed/rss2/`]: '/rss.xml',
    [`${base}feed/rdf/`]: '/rss.xml',
    [`${base}feed/atom/`]: '/feed.xml',
    [`${base}?feed=rss2`]: '/rss.xml',
    [`${base}?feed=atom`]: '/feed.xml',
  };
}
