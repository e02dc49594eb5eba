import type { Edition, Page } from '../edition/page.ts';
import type { OutputPath } from '../model/address/paths.ts';
import { digestEach } from '../model/digest.ts';
import type { AfterProduct, ProductFile, PublishedEdition } from './after-product.ts';
import type { Planned } from './prepare.ts';
import type { IndexAll } from './search/door.ts';
import type { Group } from './search/index-group.ts';
import type { SearchedPage } from './search/kept-index.ts';
import type { World } from './world.ts';

const FOLDER = 'pagefind/';

/** The search index, made from the pages in the output folder. */
export const search: AfterProduct = {
  name: 'search',
  folder: FOLDER,
  key: ({ planned, ledger, world }) => {
    if (!planned.site.search || world.search === null) return null;
    const { lang } = planned.site.style;
    // A page's key contains exactly what the page shows.
    const pages = searchedPages(planned.edition).map(({ path, url }) => {
      const key = ledger.get(path)?.key;
      return `${url} ${key?.template} ${key?.props}`;
    });
    return digestEach([lang, ...pages]);
  },
  make: (edition) => make(edition, null),
  begin: async (edition) => {
    const { site } = edition.planned;
    const { search: door, notes } = edition.world;
    if (!site.search || door === null) return null;
    const pages = pagesOf(edition);
    const unprinted = new Set(pages.flatMap(({ path, key }) => (key === null ? [path] : [])));
    const { lang } = site.style;
    const open = door.indexAhead(lang, unprinted.size);
    if (open === null) return null;
    const { recallIndex } = await import('./search/kept-index.ts');
    const { groups } = recallIndex(pages, await door.open(lang), notes);
    const ahead = await open();
    const left = groups.map((group) => group.pages.filter(({ path }) => unprinted.has(path)).length);
    const places = new Map(groups.flatMap((group, at) => group.pages.map(({ path }) => [path, at])));
    return {
      printed: ({ path }) => {
        const at = places.get(path);
        if (at === undefined || !unprinted.delete(path)) return;
        left[at] = (left[at] as number) - 1;
        if (left[at] === 0) ahead.offer(groups[at] as Group);
      },
      pause: ahead.pause,
      make: (published) => make(published, ahead.indexAll),
      end: ahead.drop,
    };
  },
};

/** Makes the files of the index. `first` indexes the pages that are not known, if that was begun. */
async function make(edition: PublishedEdition, first: IndexAll | null): Promise<readonly ProductFile[]> {
  const { planned, world } = edition;
  const { search: door, notes, disk } = world;
  if (door === null) return [];
  const onProgress = (done: number, of: number) => world.progress('search', done, of);
  const { lang } = planned.site.style;
  const kit = await door.open(lang);
  const { buildIndex } = await indexing();
  const read = (path: string) => disk.bytes(`${FOLDER}${path}` as OutputPath);
  let begun = first;
  const indexAll = (many: number) => {
    const one = begun ?? door.indexAll(lang, many);
    begun = null;
    return one;
  };
  return buildIndex(pagesOf(edition), kit, { notes, bytes: door.memory, read }, onProgress, indexAll);
}

/** The pages to be indexed. Those that the ledger lacks have no keys. */
function pagesOf({ planned, ledger, world: { disk } }: PublishedEdition): readonly SearchedPage[] {
  return searchedPages(planned.edition).map(({ url, path }) => {
    const key = ledger.get(path)?.key;
    return {
      url,
      path,
      key: key ? `${key.template} ${key.props}` : null,
      html: async () => disk.read(path) ?? '',
    };
  });
}

/** Loaded when it is needed: its patterns take longer to compile than a small site without search to build. */
const indexing = () => import('./search/build-index.ts');

/** Dispatches and standing pages that are listed. */
function searchedPages({ pages }: Edition): readonly Page[] {
  return pages.filter(({ searched }) => searched);
}

/**
 * The search index of an edition that is held in memory, by path from its folder; null if the site has no search.
 * `render` makes a page, and may let others go first.
 */
export async function searchInMemory(
  { edition, site }: Planned,
  { search: door }: World,
  render: (page: Page) => Promise<string>,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  if (!site.search || door === null) return null;
  const pages = searchedPages(edition).map((page) => ({
    url: page.url,
    path: page.path,
    key: null,
    html: () => render(page),
  }));
  const { buildIndex, NO_MEMORY } = await indexing();
  const files = await buildIndex(pages, await door.open(site.style.lang), NO_MEMORY, () => {});
  return new Map(await Promise.all(files.map(async ({ path, content }) => [path, await content()] as const)));
}
