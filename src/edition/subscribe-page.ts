import type { Shelf } from '../archive/clipping.ts';
import { LISTS } from '../archive/lists.ts';
import { STORIES } from '../archive/stories.ts';
import type { SitePath } from '../model/address/paths.ts';
import { compareText } from '../model/finding.ts';
import { hasFeeds, SHELF_KINDS, SHELVES } from '../model/shelf-kinds.ts';
import { type Bench, type Maker, trail } from './bench.ts';
import { collectionGraph } from './graph.ts';
import { isFed } from './names.ts';
import { pageAt } from './page.ts';
import { storyLink } from './story-pages.ts';
import type { SubscribeProps } from './way-props.ts';

export const SUBSCRIBE = '/subscribe/' as SitePath;
const OPML = '/feeds.opml' as SitePath;
/** The style sheet that feeds name (https://www.w3.org/TR/xml-stylesheet/), for readers who open one in a browser. */
const FEED_SHEET = '/feed.css' as SitePath;

/** How many feeds of a kind the page offers; all of them are in the OPML file. */
const MOST = 12;

/**
 * `/subscribe/`, which says what a feed is and offers those of the site and its shelves; all feeds as OPML 2.0; and the
 * style sheet of feeds.
 */
export const subscribePage: Maker = (bench) => {
  const title = bench.site.words.subscribe ?? 'Subscribe';
  const props = () => ({
    page: bench.page('subscribe', SUBSCRIBE, title, {
      description: bench.site.words['subscribe-about'] ?? null,
      trail: trail(bench),
      graph: collectionGraph(title, trail(bench), bench.href(SUBSCRIBE), bench),
    }),
    opml: bench.href(OPML),
    groups: groupsOf(bench, MOST),
  });
  const opml = () => ({
    groups: groupsOf(bench, Number.POSITIVE_INFINITY).map(({ kind, feeds }) => ({
      kind,
      feeds: feeds.map(({ name, href, atom }) => ({ name, url: bench.url(href), atom: bench.url(atom) })),
    })),
  });
  return [
    pageAt(SUBSCRIBE, 'subscribe.njk', props, { sitemap: 'pages', yields: true }),
    pageAt(OPML, 'feeds.opml.njk', opml, { yields: true }),
    pageAt(FEED_SHEET, 'feed.css.njk', () => ({ subscribe: bench.url(bench.href(SUBSCRIBE)) }), {
      yields: true,
    }),
  ];
};

/** The feeds of the site, then of its shelves by kind: of each kind the `most` that have the most dispatches, by name. */
function groupsOf(bench: Bench, most: number): SubscribeProps['groups'] {
  const { shelves, site } = bench.archive;
  const whole = {
    kind: null,
    count: 1,
    index: null,
    feeds: [{ ...feedsOf(null, bench), name: bench.site.title }],
  };
  const kinds = SHELF_KINDS.filter((kind) => hasFeeds(kind, site)).map((kind) => {
    const { folder } = SHELVES[kind];
    const those: readonly Shelf[] = shelves[folder].filter(isFed);
    const chosen = those
      .toSorted((a, b) => b.clippings.length - a.clippings.length || compareText(a.slug, b.slug))
      .slice(0, most)
      .sort((a, b) => compareText(a.slug, b.slug));
    return {
      kind: folder,
      count: those.length,
      index: bench.href(`/${folder}/`),
      feeds: chosen.map((shelf) => ({ ...feedsOf(shelf, bench), name: shelf.name })),
    };
  });
  return [whole, ...[...kinds, ...gatheredOf(bench, most)].filter(({ count }) => count > 0)];
}

/** The feeds of the editor's lists, and of stories: the `most` that went on last. */
function gatheredOf(bench: Bench, most: number): SubscribeProps['groups'] {
  const { lists, stories, site } = bench.archive;
  if (!hasFeeds('story', site)) return [];
  const feed = (name: string, path: SitePath) => ({
    name,
    href: bench.href(path),
    atom: bench.href(`${path}feed.xml`),
    rss: null,
    json: null,
  });
  const latest = stories.toSorted(
    (a, b) => (a.clippings.at(-1)?.rank ?? 0) - (b.clippings.at(-1)?.rank ?? 0),
  );
  return [
    {
      kind: 'lists',
      count: lists.length,
      index: bench.href(LISTS),
      feeds: lists.slice(0, most).map(({ name, path }) => feed(name, path)),
    },
    {
      kind: 'stories',
      count: stories.length,
      index: bench.href(STORIES),
      feeds: latest.slice(0, most).map((story) => feed(storyLink(story, bench).title, story.path)),
    },
  ];
}

function feedsOf(shelf: Shelf | null, bench: Bench) {
  const { atom, rss, json } = bench.feeds(shelf);
  return { href: bench.href(shelf?.path ?? '/'), atom, rss, json };
}
