import { byYear } from '../archive/calendar.ts';
import { type Clipping, fedBy, hasEnded, type Shelf } from '../archive/clipping.ts';
import { permanentId, siteTag } from '../archive/permanent-id.ts';
import type { SitePath } from '../model/address/paths.ts';
import type { Json } from '../model/json.ts';
import { joinedRights } from '../model/rights.ts';
import { FEED_FOLDERS, hasFeeds, SHELVES } from '../model/shelf-kinds.ts';
import { type CivilTime, type Day, timestamp } from '../model/time/civil-time.ts';
import { type Bench, type Maker, newestChange, shown } from './bench.ts';
import { copyProps } from './dispatch-pages.ts';
import { type Page, pageAt } from './page.ts';
import { orcidUrl, type RightsProps, rightsLine, rightsOfDispatch, rightsProps } from './rights.ts';
import { sharedAnew, sharedOnce } from './shared.ts';
import { storyLink } from './story-pages.ts';

/** The date of the last change of an empty feed. */
const EPOCH: CivilTime = { day: '1970-01-01' as Day, time: null, offset: '+00:00', instant: 0 };

/** The most entries of a feed of what has ended, of a story or a list: some 5 MB. */
const MOST_OF_ENDED = 1000;

type Subject = {
  readonly shelf: Shelf | null;
  readonly clippings: readonly Clipping[];
  readonly folder: string;
  /** What a feed of a story or a list says of itself. */
  readonly gathered?: {
    readonly kind: 'story' | 'list';
    readonly title: string;
    readonly about: string | null;
  };
};

/**
 * Feeds of the site and of each shelf: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 with the latest dispatches, and Atom
 * archive documents, one for each year (RFC 5005, section 4), from which a feed reader can fetch everything. Stories and
 * lists have an Atom feed that holds all of it.
 */
export const feeds: Maker = (bench) => {
  const { listed, shelves, site } = bench.archive;
  const kinds: readonly {
    readonly kind: (typeof site.feeds.archives)[number];
    readonly subjects: readonly Subject[];
  }[] = [
    { kind: 'site', subjects: [{ shelf: null, clippings: listed, folder: '/' }] },
    ...FEED_FOLDERS.map((kind) => ({
      kind,
      subjects: shelves[kind]
        .filter((shelf) => hasFeeds(shelf.kind, site))
        .map((shelf) => ({ shelf, clippings: fedBy(shelf), folder: shelf.path }))
        .filter(({ clippings }) => clippings.length > 0),
    })),
  ];
  const { reads } = bench.archive;
  const once = sharedOnce((clipping: Clipping) => entryProps(clipping, bench));
  const anew = sharedAnew((clipping: Clipping) => entryProps(clipping, bench));
  const entryOf: Entries = {
    latest: (clipping) => reads.part('entry', clipping, () => once(clipping)),
    archived: (clipping) => reads.part('entry', clipping, () => anew(clipping)),
  };
  return [
    ...kinds.flatMap(({ kind, subjects }) =>
      subjects.flatMap((subject) => feedsOf(subject, site.feeds.archives.includes(kind), bench, entryOf)),
    ),
    ...gatheredFeeds(bench, entryOf.archived),
  ];
};

/** The feeds of stories, latest dispatch first, and of lists, in the editor's order. */
function gatheredFeeds(bench: Bench, entryOf: EntryOf): readonly Page[] {
  const { stories, lists, site } = bench.archive;
  if (!hasFeeds('story', site)) return [];
  const ofStories = stories.map((story) => ({
    folder: story.path,
    clippings: story.clippings.toReversed(),
    gathered: () => ({ kind: 'story' as const, title: storyLink(story, bench).title, about: null }),
  }));
  const ofLists = lists.map(({ path, name, description, pieces }) => ({
    folder: path,
    clippings: pieces.map(({ clipping }) => clipping),
    gathered: () => ({ kind: 'list' as const, title: name, about: description }),
  }));
  return [...ofStories, ...ofLists].map(({ folder, clippings, gathered }) => {
    const held = clippings.slice(0, MOST_OF_ENDED);
    const props = () => {
      const subject = { shelf: null, clippings: held, folder, gathered: gathered() };
      return {
        feed: feedProps(subject, held, 'feed.xml', bench, entryOf),
        deleted: [],
        complete: held.length === clippings.length,
        archive: false,
        current: null,
        previous: null,
        next: null,
      };
    };
    return pageAt(`${folder}feed.xml` as SitePath, 'feed.xml.njk', props, { yields: true });
  });
}

type EntryOf = (clipping: Clipping) => Json;
/** Entries of the latest dispatches are in several feeds and are kept; archive documents contain all entries. */
type Entries = { readonly latest: EntryOf; readonly archived: EntryOf };

function feedsOf(subject: Subject, archived: boolean, bench: Bench, entryOf: Entries): readonly Page[] {
  const { clippings, folder } = subject;
  const settings = bench.archive.site.feeds;
  const entries = settings[(subject.shelf && SHELVES[subject.shelf.kind].feed) ?? 'entries'];
  const latest = clippings.slice(0, entries);
  const whole = clippings.length <= entries;
  const years = archived && !whole ? byYear(clippings) : [];
  // An ended archive or shelf is complete in its Atom feed, if it is not too large.
  const isWhole =
    whole || (archived && hasEnded(subject.shelf, bench.archive.site) && clippings.length <= MOST_OF_ENDED);
  const at = (file: string) => `${folder}${file}` as SitePath;
  const archiveUrl = (year: string | undefined) =>
    year === undefined ? null : bench.url(bench.href(at(`feed/${year}.xml`)));
  const page = (file: string, template: string, props: () => { [key: string]: Json }) =>
    pageAt(at(file), template, props);
  return [
    page('feed.xml', 'feed.xml.njk', () => ({
      feed: isWhole
        ? feedProps(subject, clippings, 'feed.xml', bench, whole ? entryOf.latest : entryOf.archived)
        : feedProps(subject, latest, 'feed.xml', bench, entryOf.latest),
      deleted: deletedFrom(subject, bench),
      complete: isWhole,
      archive: false,
      current: null,
      previous: isWhole ? null : archiveUrl(years[0]?.span),
      next: null,
    })),
    page('rss.xml', 'rss.xml.njk', () => ({
      feed: feedProps(subject, latest, 'rss.xml', bench, entryOf.latest),
    })),
    page('feed.json', 'feed.json.njk', () => ({
      feed: feedProps(subject, latest, 'feed.json', bench, entryOf.latest),
    })),
    ...(subject.shelf === null && settings.complete
      ? [
          page('feed/complete.json', 'feed.json.njk', () => ({
            feed: feedProps(subject, clippings, 'feed/complete.json', bench, entryOf.archived),
          })),
        ]
      : []),
    ...years.map((year, index) =>
      page(`feed/${year.span}.xml`, 'feed.xml.njk', () => ({
        feed: feedProps(subject, year.clippings, `feed/${year.span}.xml`, bench, entryOf.archived),
        deleted: [],
        complete: false,
        archive: true,
        current: bench.url(bench.href(at('feed.xml'))),
        previous: archiveUrl(years[index + 1]?.span),
        next: archiveUrl(years[index - 1]?.span),
      })),
    ),
  ];
}

/** Withdrawn dispatches of a feed, latest first, as deleted entries (RFC 6721): a reader that has one should drop it. */
function deletedFrom({ shelf }: Subject, { archive }: Bench): Json {
  return archive.gone
    .filter(({ shelves }) => shelf === null || shelves.some(({ path }) => path === shelf.path))
    .flatMap(({ dispatch }) => {
      const when = dispatch.withdrawn?.filed ?? (dispatch.withdrawn && dispatch.filed);
      return when ? [{ ref: permanentId(dispatch, archive.site), when }] : [];
    })
    .sort((a, b) => b.when.instant - a.when.instant)
    .slice(0, archive.site.feeds.entries)
    .map(({ ref, when }) => ({ ref, when: timestamp(when) }));
}

/** A feed's own data: its name, a line about it, and what its identifier is made from. */
function headOf(
  { shelf, folder, gathered }: Subject,
  { site }: Bench,
): { readonly title: string; readonly subtitle: string | null; readonly own: string } {
  if (gathered)
    return {
      title: `${gathered.title} – ${site.title}`,
      subtitle: gathered.about,
      own: `${gathered.kind}/${folder.split('/')[2]}`,
    };
  return {
    title: shelf ? `${shelf.name} – ${site.title}` : site.title,
    subtitle: shelf ? (shelf.tagline ?? shelf.description) : (site.tagline ?? site.description),
    own: shelf ? `${shelf.kind}/${shelf.slug}` : 'feed',
  };
}

function feedProps(
  subject: Subject,
  clippings: readonly Clipping[],
  file: string,
  bench: Bench,
  entryOf: EntryOf,
): Json {
  const { site } = bench.archive;
  const { shelf, folder, gathered } = subject;
  const { title, subtitle, own } = headOf(subject, bench);
  const changed = newestChange(clippings) ?? EPOCH;
  const rights = inFeed(rightsProps(joinedRights(shelf?.rights, site.rights)));
  return {
    title,
    subtitle,
    // A feed keeps its identifier when its address changes, as an entry does (RFC 4287, 4.2.6).
    id: siteTag(
      '2000',
      `${own}${/^feed\/\d{4}/.test(file) ? `/${file.slice(5, 9)}` : ''}`,
      bench.archive.site,
    ),
    url: bench.url(bench.href(folder)),
    self: bench.url(bench.href(folder + file)),
    lang: bench.site.lang,
    updated: timestamp(changed),
    changed,
    generator: bench.site.generator,
    rights: rights?.line ?? null,
    license: rights?.url ?? null,
    ended: !gathered && hasEnded(shelf, site),
    entries: clippings.map(entryOf),
  };
}

/** Rights as feeds print them; null if there is nothing to print. */
function inFeed(rights: RightsProps | null): { readonly line: string; readonly url: string | null } | null {
  const line = rightsLine(rights);
  return line === null ? null : { line, url: rights?.license?.url ?? null };
}

/** A dispatch as a feed entry. */
export function entryProps(clipping: Clipping, bench: Bench) {
  const { dispatch } = clipping;
  const filed = dispatch.filed as CivilTime;
  const picture = shown(clipping.lead, 'feed', bench);
  const rights = inFeed(rightsOfDispatch(clipping, bench.archive.site));
  return {
    id: clipping.id,
    title: dispatch.headline,
    url: bench.url(clipping.href),
    external: dispatch.canonical,
    filed,
    published: timestamp(filed),
    updated: timestamp(dispatch.updated ?? filed),
    summary: dispatch.dek ?? (dispatch.lede || null),
    authors: clipping.bylines.map((shelf) => ({
      name: shelf.name,
      url: shelf.orcid ? orcidUrl(shelf.orcid) : bench.url(bench.href(shelf.path)),
    })),
    // Harvesters take the first for the subject.
    categories: [
      ...clipping.tags.map((shelf) => shelf.name),
      ...(clipping.column ? [clipping.column.name] : []),
    ],
    doi: dispatch.doi,
    rights: rights?.line ?? null,
    license: rights?.url ?? null,
    lang: clipping.lang,
    dateline: dispatch.dateline,
    image: picture && { ...picture, url: bench.url(picture.href) },
    copy: copyProps(clipping, bench, true),
  };
}
