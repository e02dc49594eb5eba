import { absolute } from '../../../model/address/absolute.ts';
import { escapeHtml } from '../../../model/text/html.ts';
import type { CivilTime } from '../../../model/time/civil-time.ts';
import type { LeavingPiece } from '../piece.ts';
import { commonNotes, type LeavingNote } from '../receipt.ts';
import { wholeBody } from '../whole-body.ts';
import { type Around, cut, idOf, LIMITS, type Row, uuidOf } from './rows.ts';

/** What Ghost writes for its own address. */
export const GHOST = '__GHOST_URL__';

/** The row of a piece in `posts`, and its row in `posts_meta` if it needs one. Adds what Ghost has no place for to `notes`. */
export function postOf(
  piece: LeavingPiece,
  { id, slug }: { readonly id: string; readonly slug: string },
  { planned, files }: Around,
  notes: LeavingNote[],
): { readonly post: Row; readonly meta: Row | null } {
  const { dispatch, lead } = piece;
  const { site } = planned;
  const placed = (address: string) =>
    files.placed(address) ?? (isOwnPath(address) ? GHOST + address.slice(site.base.length) : null);
  const body = forEditor(wholeBody(piece, planned, placed));
  const picture = lead && {
    ...lead,
    src: files.placed(lead.href) ?? absolute(lead.href, site.origin),
    words: [
      lead.captionHtml ?? escapeHtml(lead.caption ?? ''),
      lead.creditHtml ?? escapeHtml(lead.credit ?? ''),
    ]
      .filter((text) => text !== '')
      .join(' '),
  };
  const inBody = picture !== null && picture.alt.length > LIMITS.alt;
  noteWhatChanges(piece, inBody, notes);
  const dek = dispatch.dek === null ? null : cut(dispatch.dek, LIMITS.excerpt);
  const when = (time: CivilTime | null) => (time ? new Date(time.instant).toISOString() : null);
  const post = {
    id,
    uuid: uuidOf(piece.id),
    title: dispatch.headline,
    slug,
    html: inBody ? `${figureOf(picture)}\n${body}` : body,
    feature_image: picture && !inBody ? picture.src : null,
    featured: 0,
    type: piece.kind === 'page' ? 'page' : 'post',
    status: dispatch.draft || piece.slip.unlisted ? 'draft' : 'published',
    visibility: 'public',
    locale: piece.lang === site.style.lang ? null : piece.lang,
    custom_excerpt: dek,
    canonical_url: dispatch.canonical,
    codeinjection_head: `<meta name="dc.identifier" content="${escapeHtml(piece.id)}">`,
    // Ghost sets the time of the import where there is none, and takes no null.
    ...(dispatch.filed ? { created_at: when(dispatch.filed) } : {}),
    published_at: dispatch.draft ? null : when(dispatch.filed),
    updated_at: when(dispatch.updated ?? dispatch.filed),
  };
  const hasWords = picture !== null && !inBody && (picture.alt !== '' || picture.words !== '');
  const isLong = dispatch.dek !== null && dispatch.dek.length > LIMITS.excerpt;
  const meta =
    hasWords || isLong
      ? {
          id: idOf('meta', piece.id),
          post_id: id,
          feature_image_alt: (hasWords && picture.alt) || null,
          feature_image_caption: (hasWords && picture.words) || null,
          meta_description: isLong ? cut(dispatch.dek ?? '', LIMITS.description) : null,
        }
      : null;
  return { post, meta };

  function isOwnPath(address: string): boolean {
    return address === site.base || address.startsWith(`${site.base}/`);
  }
}

function figureOf(picture: { readonly src: string; readonly alt: string; readonly words: string }): string {
  const caption = picture.words === '' ? '' : `<figcaption>${picture.words}</figcaption>`;
  return `<figure><img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt)}">${caption}</figure>`;
}

/** What Ghost has no place for. */
function noteWhatChanges(piece: LeavingPiece, inBody: boolean, notes: LeavingNote[]): void {
  const { dispatch } = piece;
  const note = (what: LeavingNote['what'], detail: string) => notes.push({ what, detail });
  notes.push(...commonNotes(piece, 'it is a draft there'));
  if (inBody) note('lead', 'it begins the text, since its alternative text is too long for its field');
  const { length } = dispatch.dek ?? '';
  if (length > LIMITS.description)
    note('dek', `Ghost takes ${LIMITS.description} characters of "${dispatch.dek?.slice(0, 60)}…"`);
  else if (length > LIMITS.excerpt)
    note('description', `the dek shows ${LIMITS.excerpt} characters of "${dispatch.dek?.slice(0, 60)}…"`);
  for (const [key, value] of Object.entries(dispatch.extra))
    note('field', `${key}: ${JSON.stringify(value).slice(0, 80)}`);
}

/**
 * Ghost's editor turns what it knows into its own blocks and drops the rest. A body that has more than it knows is marked
 * as one card of HTML, which is kept as it is.
 */
function forEditor(html: string): string {
  const isPlain = !MORE.test(html);
  return isPlain ? html : `<!--kg-card-begin: html-->\n${html}\n<!--kg-card-end: html-->`;
}

const MORE =
  /<(?:table|section|dl|details|iframe|svg|video|audio|math|div|span|small|mark|ruby|form|input|object|kbd|abbr|cite|q|dfn|var|samp|ins)\b|<(?!h\d)[a-z]\w*\s(?:[^>]*\s)?(?:id|class|lang|dir|style)=/i;
