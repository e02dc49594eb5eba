import type { List } from '../archive/clipping.ts';
import { resolveLinks } from '../archive/links.ts';
import { LISTS } from '../archive/lists.ts';
import { type Bench, lastChange, type Maker, trail } from './bench.ts';
import { listDescription } from './description.ts';
import { collectionGraph } from './graph.ts';
import { type Page, pageAt } from './page.ts';
import { gatheredFeed } from './story-pages.ts';
import type { ListProps } from './way-props.ts';

/** `/lists/`, and a page for each list of the editor. */
export const listPages: Maker = (bench) => {
  const { lists } = bench.archive;
  return lists.length === 0 ? [] : [overview(bench), ...lists.map((list) => listPage(list, bench))];
};

/** A list with its first dispatches, at most `most`. */
export function listProps(list: List, bench: Bench, most = Number.POSITIVE_INFINITY): ListProps {
  const { directory } = bench.archive;
  return {
    id: list.id,
    name: list.name,
    description: list.description,
    descriptionHtml: list.descriptionHtml && resolveLinks(list.descriptionHtml, directory),
    href: bench.href(list.path),
    count: list.pieces.length,
    pieces: list.pieces.slice(0, most).map(({ clipping, note }) => ({
      teaser: bench.teaser(clipping),
      note: note === null ? null : resolveLinks(note, directory),
    })),
  };
}

/** How many dispatches of each list the page of all lists names. */
const FEW = 3;

function overview(bench: Bench): Page {
  const { lists } = bench.archive;
  const title = bench.site.words.lists ?? 'Selections';
  const props = () => ({
    page: bench.page('lists', LISTS, title, {
      description: listDescription(
        title,
        bench.site.title,
        lists.map(({ name }) => name),
      ),
      trail: trail(bench),
      graph: collectionGraph(title, trail(bench), bench.href(LISTS), bench),
    }),
    lists: lists.map((list) => listProps(list, bench, FEW)),
  });
  return pageAt(LISTS, 'lists.njk', props, {
    modified: () => lastChange(lists.flatMap(({ pieces }) => pieces.map(({ clipping }) => clipping))),
    sitemap: 'pages',
    yields: true,
  });
}

function listPage(list: List, bench: Bench): Page {
  const { path, name, description, pieces } = list;
  const props = () => {
    const parents = trail(bench, { title: bench.site.words.lists ?? 'Selections', href: bench.href(LISTS) });
    const own = listProps(list, bench);
    return {
      page: bench.page('list', path, name, {
        description:
          description ??
          listDescription(
            name,
            bench.site.title,
            own.pieces.map(({ teaser }) => teaser.headline),
          ),
        feeds: [...gatheredFeed(path, name, bench), bench.feeds(null)],
        trail: parents,
        graph: collectionGraph(name, parents, bench.href(path), bench),
      }),
      list: own,
    };
  };
  return pageAt(path, 'list.njk', props, {
    modified: () => lastChange(pieces.map(({ clipping }) => clipping)),
    sitemap: 'pages',
    yields: true,
  });
}
