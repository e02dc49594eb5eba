import { byYear } from '../archive/calendar.ts';
import { type Clipping, fedBy, hasEnded } from '../archive/clipping.ts';
import { permanentId } from '../archive/permanent-id.ts';
import type { SitePath } from '../model/address/paths.ts';
import type { Json } from '../model/json.ts';
import { FEED_FOLDERS, hasFeeds, SHELVES } from '../model/shelf-kinds.ts';
import { timestamp } from '../model/time/civil-time.ts';
import type { Bench, Maker } from './bench.ts';
import { type EntryOf, entryProps, feedProps, type Subject } from './feed-props.ts';
import { type Page, pageAt } from './page.ts';
import { sharedEachTime, sharedOnce } from './shared.ts';
import { storyLink } from './story-pages.ts';

/** The most entries of a feed of what has ended, of a story or a list: some 5 MB. */
const MOST_OF_ENDED = 1000;

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
  const anew = sharedEachTime((clipping: Clipping) => entryProps(clipping, bench));
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
