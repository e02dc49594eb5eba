import { type Clipping, placeIn } from '../archive/clipping.ts';
import { linked } from '../archive/linked.ts';
import { digest } from '../model/digest.ts';
import { directionOf } from '../model/direction.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Json } from '../model/json.ts';
import { minutesToRead } from '../model/length.ts';
import type { Fill, PictureUse } from '../model/picture.ts';
import { slugOf } from '../model/slug.ts';
import { bylineProps, cardOf, type Desk, isMade, lastChange, type Maker, shown, trail } from './desk.ts';
import { articleGraph } from './graph.ts';
import { type Page, pageAt } from './page.ts';
import type { CopyProps, DispatchProps, TemplateProps } from './props.ts';
import { shownFields } from './shown-fields.ts';

/** A page for each dispatch, listed or not. */
export const dispatchPages: Maker = (desk) => {
  const { listed, unlisted } = desk.archive;
  return [...listed, ...unlisted].map((clipping) => dispatchPage(clipping, desk));
};

/** The body of a clipping as templates set it: on its own page, or among others (`shared`) in a feed. */
export function copyProps(
  clipping: Pick<Clipping, 'dispatch' | 'fills' | 'archived' | 'href'>,
  desk: Desk,
  shared = false,
): CopyProps {
  return {
    digest: clipping.dispatch.copy.digest,
    fills: fillsOf(clipping.fills, shared ? 'feed' : 'page', desk),
    ...(clipping.archived.length > 0 ? { archived: clipping.archived } : {}),
    prefix: shared ? feedPrefix(clipping.dispatch) : '',
    url: desk.url(clipping.href),
  };
}

function fillsOf(fills: readonly Fill[], use: PictureUse, desk: Desk): readonly Fill[] {
  if (!fills.some((fill) => fill.kind === 'image')) return fills;
  return fills.map((fill) =>
    fill.kind === 'image' && !fill.plain
      ? { ...fill, picture: desk.pictures.picture(fill.picture, use) }
      : fill,
  );
}

/** What stands before the ids of a dispatch in a feed: its slug, and a sign of its source, for slugs come twice. */
function feedPrefix({ slug, source }: Dispatch): string {
  return `${slugOf(slug) || 'd'}-${digest(source.normalize('NFC')).slice(0, 6)}-`;
}

/** Earlier (1) or later (-1) in the column, or in the archive for a dispatch without one. */
function neighbourOf(clipping: Clipping, step: 1 | -1, desk: Desk): Clipping | null {
  const list = clipping.column?.clippings ?? desk.archive.listed;
  const place = placeIn(list, clipping);
  return list[place] === clipping ? (list[place + step] ?? null) : null;
}

/** The page of a clipping. */
function dispatchPage(clipping: Clipping, desk: Desk): Page {
  const { source, unlisted, canonical, filed } = clipping.card;
  const props = (): TemplateProps['dispatch'] & { readonly page: Json } => {
    const { dispatch } = clipping;
    const linkOrNull = (other: Clipping | null) => other && desk.link(other);
    const { story, referred } = desk.archive.threads;
    const set = dispatchProps(clipping, desk);
    const column = clipping.column && isMade(clipping.column) ? clipping.column : null;
    const home = column
      ? { name: column.name, href: desk.href(column.path) }
      : { name: desk.site.title, href: desk.site.home };
    return {
      page: desk.page('dispatch', clipping.path, dispatch.headline, {
        description: dispatch.dek ?? (dispatch.lede || null),
        url: dispatch.canonical ?? desk.url(clipping.href),
        lang: clipping.lang,
        dir: directionOf(clipping.lang),
        indexed: !dispatch.unlisted,
        feeds: [...(column ? [desk.feeds(column)] : []), desk.feeds(null)],
        trail: trail(desk, ...(column ? [{ title: home.name, href: home.href }] : [])),
        image: shown(clipping.thumbnail, 'feed', desk),
        social: cardOf(clipping.thumbnail, desk, clipping.column?.slug ?? null, dispatch.source),
      }),
      dispatch: set,
      earlier: linkOrNull(neighbourOf(clipping, 1, desk)),
      later: linkOrNull(neighbourOf(clipping, -1, desk)),
      more: desk.archive.related(clipping).map(desk.teaser),
      moreFrom: home,
      thread: (story.get(clipping) ?? []).map((other) => ({
        ...desk.dated(other),
        current: other === clipping,
      })),
      referred: (referred.get(clipping) ?? []).map(desk.dated),
    };
  };
  return pageAt(clipping.path, 'dispatch.njk', props, {
    derived: () => ({ graph: articleGraph(clipping, dispatchProps(clipping, desk), desk) }),
    source,
    modified: () => lastChange([clipping]),
    sitemap: unlisted || canonical !== null ? null : (filed?.day.slice(0, 4) ?? null),
    searched: !unlisted,
  });
}

function dispatchProps(clipping: Clipping, desk: Desk): DispatchProps {
  const { dispatch, column, tags } = clipping;
  const { kicker } = dispatch.extra;
  return {
    ...shownFields(dispatch),
    dekHtml: dispatch.dekHtml && linked(dispatch.dekHtml, desk.archive.directory, dispatch),
    filed: dispatch.filed as NonNullable<typeof dispatch.filed>,
    bylines: clipping.bylines.map((shelf, index) =>
      index === 0 && dispatch.bio !== null
        ? bylineProps(shelf, desk, linked(dispatch.bio, desk.archive.directory, dispatch))
        : desk.byline(shelf),
    ),
    column: column && desk.column(column),
    kicker: typeof kicker === 'string' ? { name: kicker, href: null } : tags[0] ? desk.tag(tags[0]) : null,
    image: shown(clipping.lead, 'page', desk),
    copy: copyProps(clipping, desk),
    headings: dispatch.copy.headings,
    corrections: dispatch.corrections.map(({ filed, note }) => ({
      filed,
      note: linked(note, desk.archive.directory, dispatch),
    })),
    tags: tags.map(desk.tag),
    words: dispatch.copy.words,
    characters: dispatch.copy.characters,
    minutes: minutesToRead(dispatch.copy, clipping.lang),
    lang: clipping.lang,
    dir: directionOf(clipping.lang),
    embargoed: clipping.embargoed,
    id: clipping.id,
  };
}
