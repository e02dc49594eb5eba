import { type Directory, pathOfAlias } from '../../archive/directory.ts';
import { withoutComments } from '../../copy/body/comments.ts';
import { splitNames } from '../../copy/front/bylines.ts';
import { openManuscript } from '../../copy/front/front-matter.ts';
import { readFields } from '../../copy/front/read-fields.ts';
import type { Planned } from '../../desk/prepare.ts';
import { ownRights } from '../../edition/rights.ts';
import { closeMarkdown, openMarkdown } from '../../import/body/markdown/body.ts';
import { manuscriptText } from '../../import/writing/front-matter.ts';
import { folderOf } from '../../model/address/paths.ts';
import type { Dispatch } from '../../model/dispatch.ts';
import type { Json } from '../../model/json.ts';
import { type CivilTime, timestamp, yearOf } from '../../model/time/civil-time.ts';
import type { LeavingFiles } from './files.ts';
import { type LeavingPiece, uniqueNames } from './piece.ts';
import type { LeavingNote } from './receipt.ts';
import { present } from './site-data.ts';

/** Nothing is known of other places: addresses of the text are looked up in its own slots. */
const NOWHERE = { base: null, map: () => null, media: () => null, isOwn: () => false };

/** The names of files of pieces, each once: `posts/2009/2009-02-02-talks.md`, `pages/about.md`. */
export function markdownNames(): (piece: LeavingPiece) => string {
  const unique = uniqueNames();
  return ({ kind, dispatch: { filed }, slug }) => {
    if (kind === 'page') return `${unique(`pages/${slug || 'front'}`)}.md`;
    const dated = filed ? `${yearOf(filed.day)}/${filed.day}-` : '';
    return `${unique(`posts/${dated}${slug}`)}.md`;
  };
}

/**
 * A piece as Markdown with front matter that other generators read. The text is the writer's own without its comments,
 * but for its addresses: links lead to where things stand on the site, and pictures to where they stand beside it. `text`
 * is the manuscript.
 */
export function markdownOf(
  piece: LeavingPiece,
  text: string,
  planned: Planned,
  files: LeavingFiles,
): { readonly text: string; readonly notes: readonly LeavingNote[] } {
  const opened = openManuscript(text.replace(/\r\n?/g, '\n'));
  const notes: LeavingNote[] = [];
  const body = withPublicAddresses(withoutComments(opened.body), piece, files);
  return { text: manuscriptText(frontMatter(piece, opened, planned, files), body), notes };
}

/** The text with the addresses that fill its slots. */
function withPublicAddresses(body: string, { dispatch, fills }: LeavingPiece, files: LeavingFiles): string {
  const pictures = new Map<string, string>();
  const links = new Map<string, string>();
  const withoutHash = (address: string) => address.replace(/#.*$/s, '');
  for (const [at, slot] of dispatch.copy.slots.entries()) {
    const fill = fills[at];
    if (slot.kind === 'link' && fill?.kind === 'link') {
      const href = withoutHash(fill.href);
      links.set(withoutHash(slot.target), files.placed(href) ?? href);
    } else if (slot.kind === 'image' && fill?.kind === 'image')
      pictures.set(slot.src, files.placed(fill.picture.href) ?? fill.picture.href);
  }
  const open = openMarkdown(body, NOWHERE);
  const find = (places: ReadonlyMap<string, string>, address: string) =>
    places.get(address) ?? places.get(decodedOf(address)) ?? null;
  return closeMarkdown(
    { ...open, edits: [] },
    (source) => find(pictures, source),
    (source) => find(links, source),
    null,
  ).markdown;
}

function decodedOf(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address;
  }
}

/** Fields under the names that most generators know them by; whatever else the writer wrote stays as it is. */
function frontMatter(
  piece: LeavingPiece,
  { fields: reading }: ReturnType<typeof openManuscript>,
  { archive }: Planned,
  files: LeavingFiles,
): Parameters<typeof manuscriptText>[0] {
  const { dispatch, lead, slip } = piece;
  // As it was written, with its markup.
  const { fields } = readFields(reading);
  const written = fields.image && typeof fields.image === 'object' ? fields.image : null;
  const rights = present(ownRights(dispatch));
  const date = (when: CivilTime | null) => when && (when.time === null ? when.day : timestamp(when));
  return [
    ['title', fields.title ?? dispatch.title],
    ['id', piece.id],
    ['date', date(dispatch.filed)],
    ['lastmod', date(dispatch.updated)],
    ['slug', piece.slug],
    ['permalink', piece.href],
    ['authors', piece.bylines.map(({ name }) => (isOneName(name) ? name : { name }))],
    ['bio', fields.bio],
    ['categories', piece.column ? [piece.column.name] : []],
    ['tags', piece.tags.map(({ name }) => name)],
    ['description', fields.dek],
    ['image', dispatch.image === false ? false : lead ? (files.placed(lead.href) ?? lead.href) : undefined],
    ['image_alt', lead?.alt || undefined],
    ['image_caption', written?.caption ?? lead?.caption],
    ['image_credit', written?.credit ?? lead?.credit],
    ['dateline', dispatch.dateline],
    ['draft', dispatch.draft ? true : undefined],
    ['unlisted', slip.unlisted ? true : undefined],
    ['aliases', dispatch.aliases.map((alias) => archive.site.base + pathOfAlias(alias, archive.site))],
    ['canonical_url', dispatch.canonical],
    ['doi', dispatch.doi],
    ['printed', dispatch.printed ? present(dispatch.printed) : undefined],
    ['facsimile', facsimileOf(piece, fields.facsimile ?? [], archive.directory, files)],
    ['stub', dispatch.stub ? true : undefined],
    ['changes', dispatch.changes ?? undefined],
    ['translation-of', piece.translationOf],
    ['rights', Object.keys(rights).length > 0 ? rights : undefined],
    ['lang', piece.lang === archive.site.style.lang ? undefined : piece.lang],
    ['kind', piece.kind === 'page' ? 'page' : undefined],
    [
      'corrections',
      dispatch.corrections.map(({ filed, note }) => ({ ...(filed && { date: date(filed) }), note })) as Json,
    ],
    ['follows', [...piece.follows]],
    ['related', [...piece.related]],
    ['story', dispatch.story],
    ...Object.entries(dispatch.extra).filter(([key]) => !OWN.has(key)),
  ];
}

/** The pages of a facsimile as they were written, each with the place where its file stands now. */
function facsimileOf(
  { dispatch }: LeavingPiece,
  pages: Dispatch['facsimile'],
  directory: Directory,
  files: LeavingFiles,
): Json {
  return pages.map(({ src, page, alt, credit }) => {
    const asset = directory.asset(src, folderOf(dispatch.source));
    const file = (asset && files.placed(directory.assetHref(asset))) ?? src;
    return present({ file, page, alt, credit });
  });
}

/** Whether a name is read as one, and not as several with a comma or an `and` between them. */
function isOneName(name: string): boolean {
  const names = splitNames(name);
  return names.length === 1 && names[0] === name;
}

const OWN = new Set(
  'title id date lastmod slug permalink authors bio categories tags description image image_alt image_caption image_credit dateline draft unlisted aliases canonical_url doi printed facsimile stub changes translation-of rights license lang kind corrections follows related story'.split(
    ' ',
  ),
);
