import { plainText } from '../../body/read-html.ts';
import { attempt } from '../../found/attempt.ts';
import { heldIfCut } from '../../found/cut-off.ts';
import type { Format, Request } from '../../found/format.ts';
import type { Source, SourceFile } from '../../found/outside.ts';
import type { Found } from '../../found/piece.ts';
import { childrenOf, childText, readXml, type XmlElement } from '../../found/xml.ts';
import { prepareWordPress } from './body.ts';
import { bodyElsewhere } from './body-elsewhere.ts';
import { channel, termsOf } from './channel.ts';
import { commentsOf } from './comments.ts';
import { metaOf, pieceOfPost } from './post.ts';
import { slashed, type WordPressSite } from './site.ts';

/** WordPress: extended RSS (WXR 1.0 to 1.2), in one file or several. */
export const wordpress: Format = {
  name: 'wordpress',
  datesShowZone: true,
  recognise: async (look) => {
    const file = await look.findByHead(/\.(?:xml|wxr|rss|txt)$/i, (head) =>
      /wordpress\.org\/export\/|<wp:wxr_version>/.test(head),
    );
    return file === undefined ? null : { why: `${file} is an extended RSS file of WordPress` };
  },
  read,
  prepare: prepareWordPress,
};

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
  'generator',
]);
/** Kinds of posts that are parts of the machine, not of the archive. */
const MACHINE =
  /^(?:revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|user_request|wp_template|wp_template_part|wp_global_styles|wp_navigation|wp_font_\w+|acf-\w+|feedback|jp_\w+|shop_\w+|scheduled-action|elementor_\w+|et_\w+|vc_\w+|wpcf7_\w+|amp_\w+|popup|mc4wp-form|ml-slider|tablepress_table|sfwd-\w+|guest-author|safecss|bp-\w+)$/;
async function* read(source: Source, request: Request): AsyncGenerator<Found> {
  const facts: WordPressSite = { base: request.oldUrl, offset: null, terms: new Map(), isExact: false };
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
      const origin = `${file.path}, item ${items}`;
      yield* attempt('item', nameOf(element, origin), () =>
        heldIfCut(element, item(element, origin, facts, request)),
      );
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
  const status = stateOf(element);
  const title = plainText(childText(element, 'title'));
  const name = nameOf(element, origin);
  const id = childText(element, 'wp:post_id');
  if (type === 'attachment') return yield* attachment(element, id, facts);
  if (MACHINE.test(type))
    return yield { kind: 'skipped', what: type, name, why: 'a part of WordPress itself, not of the archive' };
  const html = childText(element, 'content:encoded');
  if (type === 'wp_block') return yield* reusedBlock(id, name, html);
  if (status === 'trash' || status === 'auto-draft')
    return yield {
      kind: 'skipped',
      what: type,
      name,
      why: status === 'trash' ? 'it is in the trash' : 'an empty draft that WordPress made by itself',
    };
  if (type !== 'post' && type !== 'page' && html === '' && bodyElsewhere(metaOf(element), []) === null)
    return yield { kind: 'skipped', what: type, name, why: `of the kind "${type}" and without text` };
  yield {
    kind: 'piece',
    piece: pieceOfPost(element, { type, status, title, id, html, origin }, facts, request),
  };
}

/** The state of an item in lower case. An item without one counts as published, as in any other feed. */
function stateOf(element: XmlElement): string {
  const [told] = childrenOf(element, 'wp:status');
  return told === undefined ? 'publish' : told.text.trim().toLowerCase();
}

/** A block that pieces show by its number: it comes in with them, and is not a piece itself. */
function* reusedBlock(id: string, name: string, html: string): Generator<Found> {
  yield {
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
  yield {
    kind: 'skipped',
    what: 'wp_block',
    name,
    why: 'a block for reuse, which comes in only with the pieces that show it',
  };
}

/** What an item is called in the report. */
function nameOf(element: XmlElement, origin: string): string {
  return plainText(childText(element, 'title')) || childText(element, 'wp:post_name') || origin;
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
  const comments = commentsOf(element, []).length;
  if (comments > 0)
    yield {
      kind: 'skipped',
      what: 'comment',
      name: childText(element, 'title') || url,
      why: 'it is about a picture, which has no page of its own here',
      comments,
    };
  const [link, guid] = [childText(element, 'link'), childText(element, 'guid')];
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
      // Other systems give no pages to pictures, but only their own address.
      pages: [link, guid === url ? '' : guid, id === '' ? '' : `/?attachment_id=${id}`].filter(
        (page) => link !== url && /^(?:https?:|\/)/.test(page),
      ),
      parent: parent === '' || parent === '0' ? null : parent,
    },
  };
}

/** The credit that WordPress read from a picture's own data, in the form in which PHP writes it down. */
function creditIn(serialized: string): string {
  return /s:6:"credit";s:\d+:"((?:[^"]|"(?!;)){0,500})";/.exec(serialized)?.[1] ?? '';
}
