import { type Clipping, languageShelf, rankIn } from '../archive/clipping.ts';
import { resolveLinks } from '../archive/links.ts';
import { slugOf } from '../model/address/slug.ts';
import { digest } from '../model/digest.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Json } from '../model/json.ts';
import { directionOf } from '../model/language/direction.ts';
import { languageName } from '../model/language/language-name.ts';
import { minutesToRead } from '../model/language/length.ts';
import type { Fill, PictureUse } from '../model/picture.ts';
import { type Bench, bylineProps, cardOf, isMade, lastChange, type Maker, shown, trail } from './bench.ts';
import { changesPath } from './changes-path.ts';
import type { CopyProps, DispatchProps } from './dispatch-props.ts';
import { facsimileProps } from './facsimiles.ts';
import { articleGraph } from './graph.ts';
import { nameLinks } from './names.ts';
import { type Page, pageAt } from './page.ts';
import { spanHref } from './period-pages.ts';
import { printedName } from './printed-name.ts';
import type { Alternate, TemplateProps } from './props.ts';
import { referredIn } from './referred.ts';
import { rightsOfDispatch } from './rights.ts';
import { sameDayHref } from './same-day-pages.ts';
import { shownFields } from './shown-fields.ts';
import { storyLink } from './story-pages.ts';

/** A page for each dispatch, listed or not. */
export const dispatchPages: Maker = (bench) => {
  const { listed, unlisted } = bench.archive;
  return [...listed, ...unlisted].map((clipping) => dispatchPage(clipping, bench));
};

/** The body of a clipping for templates: on its own page, or with others (`shared`) in a feed. */
export function copyProps(
  clipping: Pick<Clipping, 'dispatch' | 'fills' | 'archived' | 'href'>,
  bench: Bench,
  shared = false,
): CopyProps {
  return {
    digest: clipping.dispatch.copy.digest,
    fills: fillsOf(clipping.fills, shared ? 'feed' : 'page', bench),
    ...(clipping.archived.length > 0 ? { archived: clipping.archived } : {}),
    prefix: shared ? feedPrefix(clipping.dispatch) : '',
    url: bench.url(clipping.href),
  };
}

function fillsOf(fills: readonly Fill[], use: PictureUse, bench: Bench): readonly Fill[] {
  if (!fills.some((fill) => fill.kind === 'image')) return fills;
  return fills.map((fill) =>
    fill.kind === 'image' && !fill.plain
      ? { ...fill, picture: bench.pictures.picture(fill.picture, use) }
      : fill,
  );
}

/** Prefix of a dispatch's ids in a feed: its slug and a part of its source's digest, since slugs may be equal. */
function feedPrefix({ slug, source }: Dispatch): string {
  return `${slugOf(slug) || 'd'}-${digest(source.normalize('NFC')).slice(0, 6)}-`;
}

/** The earlier (1) or later (-1) dispatch of the column, or of the archive if it has no column. */
function neighbourOf(clipping: Clipping, step: 1 | -1, bench: Bench): Clipping | null {
  const list = clipping.column?.clippings ?? bench.archive.listed;
  const place = rankIn(list, clipping);
  return list[place] === clipping ? (list[place + step] ?? null) : null;
}

/** Where the date of a clipping leads. */
function datesOf(clipping: Clipping, bench: Bench): TemplateProps['dispatch']['dates'] {
  const { listed, site } = bench.archive;
  const at = rankIn(listed, clipping);
  if (listed[at] !== clipping) return { href: null, sameDay: null };
  const isAlone = [at - 1, at + 1].every((other) => listed[other]?.day !== clipping.day);
  const hasDay = site.index.days === 'always' || (site.index.days === 'several' && !isAlone);
  const href = spanHref(hasDay ? clipping.day : clipping.day.slice(0, 7), bench);
  return { href, sameDay: sameDayHref(clipping, bench) };
}

/** The same piece in other languages. */
function translationsOf(clipping: Clipping, bench: Bench): TemplateProps['dispatch']['translations'] {
  return (bench.archive.translations.get(clipping) ?? [])
    .filter((other) => other !== clipping)
    .map((other) => ({ ...bench.link(other), name: languageName(other.lang) }));
}

/**
 * Every language of a piece with its address, for search engines; the one that lists show is for all others, too. They accept
 * one address for each language: of two dispatches in one, the first is named, and the other names none.
 */
function alternatesOf(clipping: Clipping, bench: Bench): readonly Alternate[] {
  const all = (bench.archive.translations.get(clipping) ?? []).filter(({ slip }) => !slip.unlisted);
  const named = all.filter(({ lang }, at) => all.findIndex((other) => other.lang === lang) === at);
  const addresses = named.map(({ lang, href }) => ({ lang, url: bench.url(href) }));
  return addresses.length < 2 || !named.includes(clipping)
    ? []
    : [...addresses, { lang: 'x-default', url: (addresses[0] as Alternate).url }];
}

/** How many dispatches of a story a page of one shows at most, so that a long story does not change all its pages. */
const MOST_PARTS = 12;

/** The story of a clipping, and its dispatches: of a long story, those around it. */
function threadOf(clipping: Clipping, bench: Bench): Pick<TemplateProps['dispatch'], 'thread' | 'story'> {
  const story = bench.archive.threads.story.get(clipping);
  if (!story) return { thread: [], story: null };
  const { clippings } = story;
  const at = clippings.indexOf(clipping);
  const isLong = clippings.length > MOST_PARTS;
  const near = isLong ? clippings.slice(Math.max(0, at - MOST_PARTS / 2), at + MOST_PARTS / 2) : clippings;
  return {
    thread: near.map((other) => ({ ...bench.dated(other), current: other === clipping })),
    story: { ...storyLink(story, bench), part: at + 1, parts: isLong ? null : clippings.length },
  };
}

/** Plans the page of a clipping. */
function dispatchPage(clipping: Clipping, bench: Bench): Page {
  const { source, unlisted, canonical, filed } = clipping.slip;
  const props = (): TemplateProps['dispatch'] & { readonly page: Json } => {
    const { dispatch } = clipping;
    const linkOrNull = (other: Clipping | null) => other && bench.link(other);
    const related = bench.archive.related(clipping);
    const set = dispatchProps(clipping, bench);
    const column = clipping.column && isMade(clipping.column) ? clipping.column : null;
    const home = column
      ? { name: column.name, href: bench.href(column.path) }
      : { name: bench.site.title, href: bench.site.home };
    return {
      page: bench.page('dispatch', clipping.path, dispatch.headline, {
        description: dispatch.dek ?? (dispatch.lede || null),
        url: dispatch.canonical ?? bench.url(clipping.href),
        lang: clipping.lang,
        dir: directionOf(clipping.lang),
        indexed: !dispatch.unlisted,
        feeds: [...(column ? [bench.feeds(column)] : []), bench.feeds(null)],
        rights: rightsOfDispatch(clipping, bench.archive.site),
        alternates: alternatesOf(clipping, bench),
        trail: trail(bench, ...(column ? [{ title: home.name, href: home.href }] : [])),
        image: shown(clipping.thumbnail, 'feed', bench),
        social: cardOf(clipping.thumbnail, bench, clipping.column?.slug ?? null, dispatch.source),
      }),
      dispatch: set,
      earlier: linkOrNull(neighbourOf(clipping, 1, bench)),
      later: linkOrNull(neighbourOf(clipping, -1, bench)),
      more: related.map((other) => bench.teaser(other.clipping)),
      moreShares: related.map(({ because }) => because),
      moreFrom: home,
      ...threadOf(clipping, bench),
      dates: datesOf(clipping, bench),
      translations: translationsOf(clipping, bench),
      referred: referredIn(clipping, bench),
    };
  };
  return pageAt(clipping.path, 'dispatch.njk', props, {
    derived: ({ dispatch }) => ({ graph: articleGraph(clipping, dispatch as DispatchProps, bench) }),
    source,
    modified: () => lastChange([clipping]),
    sitemap: unlisted || canonical !== null ? null : (filed?.day.slice(0, 4) ?? null),
    searched: !unlisted,
    ...(bench.archive.translations.has(clipping) ? { alternates: () => alternatesOf(clipping, bench) } : {}),
  });
}

function dispatchProps(clipping: Clipping, bench: Bench): DispatchProps {
  const { dispatch, column, tags } = clipping;
  const { kicker } = dispatch.extra;
  const place = clipping.shelves.find(({ kind }) => kind === 'place');
  const language = languageShelf(clipping);
  return {
    ...shownFields(dispatch),
    dekHtml: dispatch.dekHtml && resolveLinks(dispatch.dekHtml, bench.archive.directory, dispatch),
    filed: dispatch.filed as NonNullable<typeof dispatch.filed>,
    bylines: clipping.bylines.map((shelf, index) => {
      const name = printedName(shelf, dispatch.bylines);
      const bio =
        index === 0 && dispatch.bio !== null
          ? resolveLinks(dispatch.bio, bench.archive.directory, dispatch)
          : null;
      return name === null && bio === null ? bench.byline(shelf) : bylineProps(shelf, bench, { name, bio });
    }),
    column: column && bench.column(column),
    kicker: typeof kicker === 'string' ? { name: kicker, href: null } : tags[0] ? bench.tag(tags[0]) : null,
    image: shown(clipping.lead, 'page', bench),
    facsimile: facsimileProps(clipping, bench),
    copy: copyProps(clipping, bench),
    headings: dispatch.copy.headings,
    corrections: dispatch.corrections.map(({ filed, note }) => ({
      filed,
      note: resolveLinks(note, bench.archive.directory, dispatch),
    })),
    changes: dispatch.history ? bench.href(changesPath(clipping.path)) : null,
    tags: tags.map(bench.tag),
    names: nameLinks(clipping, bench),
    place: place ? bench.tag(place) : null,
    language: language ? bench.tag(language) : null,
    words: dispatch.copy.words,
    characters: dispatch.copy.characters,
    minutes: minutesToRead(dispatch.copy, clipping.lang),
    lang: clipping.lang,
    dir: directionOf(clipping.lang),
    embargoed: clipping.embargoed,
    id: clipping.id,
  };
}
