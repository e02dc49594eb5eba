import { byYear } from '../archive/calendar.ts';
import type { Clipping, Story } from '../archive/clipping.ts';
import { STORIES } from '../archive/stories.ts';
import type { SitePath } from '../model/address/paths.ts';
import { directionOf } from '../model/language/direction.ts';
import { hasFeeds } from '../model/shelf-kinds.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import type { TagProps } from './dispatch-props.ts';
import { collectionGraph } from './graph.ts';
import { type Page, pageAt } from './page.ts';
import type { FeedLinks } from './props.ts';
import type { StoriesProps, StoryLink, StoryProps } from './way-props.ts';

/** `/stories/`, by the year in which each began, and a page for each story with its dispatches in order. */
export const storyPages: Maker = (bench) => {
  const { stories } = bench.archive;
  return stories.length === 0 ? [] : [overview(bench), ...stories.map((story) => storyPage(story, bench))];
};

/** A story as links name it: by its own title, else by the headline of its first dispatch. */
export function storyLink(story: Story, bench: Bench): StoryLink {
  const href = bench.href(story.path);
  if (story.title !== null) {
    const { lang } = bench.site;
    return { title: story.title, titleHtml: null, href, lang, dir: directionOf(lang) };
  }
  const { headline, headlineHtml, lang, dir } = bench.link(story.clippings[0] as Clipping);
  return { title: headline, titleHtml: headlineHtml, href, lang, dir };
}

/** The feed of a story or a list: Atom alone. */
export function gatheredFeed(path: SitePath, title: string, bench: Bench): readonly FeedLinks[] {
  if (!hasFeeds('story', bench.archive.site)) return [];
  const atom = bench.href(`${path}feed.xml`);
  return [{ title: `${title} – ${bench.site.title}`, atom, rss: null, json: null }];
}

function overview(bench: Bench): Page {
  const { stories } = bench.archive;
  const title = bench.site.words.stories ?? 'Stories';
  const props = () => {
    // A story stands under the year in which it began, so that it stays there however long it goes on.
    const years = Map.groupBy(stories.toReversed(), ({ clippings }) => clippings[0]?.day.slice(0, 4) ?? '');
    const groups: StoriesProps['groups'] = [...years].map(([span, those]) => ({
      span,
      stories: those.map((story) => ({ ...storyLink(story, bench), ...factsOf(story, bench) })),
    }));
    const titles = groups.flatMap(({ stories }) => stories.map(({ title }) => title));
    return {
      page: bench.page('stories', STORIES, title, {
        description: listDescription(title, bench.site.title, titles),
        trail: trail(bench),
        graph: collectionGraph(title, trail(bench), bench.href(STORIES), bench),
      }),
      count: stories.length,
      groups,
    };
  };
  return pageAt(STORIES, 'stories.njk', props, {
    modified: () => lastChange(stories.flatMap(({ clippings }) => clippings)),
    sitemap: 'pages',
    yields: true,
  });
}

function storyPage(story: Story, bench: Bench): Page {
  const { path, clippings } = story;
  const props = () => {
    const link = storyLink(story, bench);
    const parents = trail(bench, {
      title: bench.site.words.stories ?? 'Stories',
      href: bench.href(STORIES),
    });
    const newestFirst = clippings.toReversed();
    const own: StoryProps = {
      ...link,
      ...factsOf(story, bench),
      groups: byYear(newestFirst)
        .toReversed()
        .map(({ span, clippings: those }) => ({
          span,
          href: null,
          count: those.length,
          teasers: those.toReversed().map(bench.teaser),
        })),
    };
    const headlines = own.groups.flatMap(({ teasers }) => teasers.map(({ headline }) => headline));
    return {
      page: bench.page('story', path, link.title, {
        description: listDescription(
          link.title,
          bench.site.title,
          headlines.filter((headline) => headline !== link.title),
        ),
        feeds: [...gatheredFeed(path, link.title, bench), bench.feeds(null)],
        trail: parents,
        graph: collectionGraph(link.title, parents, bench.href(path), bench),
      }),
      story: own,
    };
  };
  return pageAt(path, 'story.njk', props, {
    modified: () => lastChange(clippings),
    sitemap: 'pages',
    yields: true,
  });
}

/** How long a story is, from when to when it goes, and who wrote it, in the order in which they joined in. */
function factsOf(
  { clippings }: Story,
  bench: Bench,
): Pick<StoryProps, 'count' | 'first' | 'last' | 'bylines'> {
  const filed = (clipping: Clipping | undefined) => clipping?.slip.filed as StoryProps['first'];
  const bylines = new Set(clippings.flatMap((clipping) => clipping.bylines));
  return {
    count: clippings.length,
    first: filed(clippings[0]),
    last: filed(clippings.at(-1)),
    bylines: [...bylines].map((shelf): TagProps => bench.tag(shelf)),
  };
}
