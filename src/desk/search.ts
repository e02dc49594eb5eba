import type { Edition, Page } from '../edition/page.ts';
import type { OutputPath } from '../model/address/paths.ts';
import { digestEach } from '../model/digest.ts';
import type { AfterProduct, ProductFile, PublishedEdition } from './after-product.ts';
import type { Planned } from './prepare.ts';
import { SEARCH_FOLDER } from './search/door.ts';
import type { SearchedPage } from './search/kept-index.ts';
import type { World } from './world.ts';

/** The search index, made from the pages in the output folder. */
export const search: AfterProduct = {
  name: 'search',
  folder: SEARCH_FOLDER,
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
  make,
  begin: async (edition) => {
    const { site } = edition.planned;
    const { search: door, progress } = edition.world;
    if (!site.search || door === null) return null;
    const pages = pagesOf(edition);
    const unprinted = pages.filter(({ key }) => key === null);
    const open = door.indexAhead(site.style.lang, unprinted.length);
    if (open === null) return null;
    const ahead = await open(pages);
    return {
      printed: ({ path, searched }) => {
        if (searched) ahead.printed(path);
      },
      make: (published) => {
        const keys = pagesOf(published).map(({ key }) => key);
        return ahead.files(keys, (done, of) => progress('search', done, of));
      },
      end: ahead.drop,
    };
  },
};

/** Makes the files of the index. */
async function make(edition: PublishedEdition): Promise<readonly ProductFile[]> {
  const { planned, world } = edition;
  const { search: door, notes, disk } = world;
  if (door === null) return [];
  const onProgress = (done: number, of: number) => world.progress('search', done, of);
  const { lang } = planned.site.style;
  const kit = await door.open(lang);
  const { buildIndex } = await indexing();
  const read = (path: string) => disk.bytes(`${SEARCH_FOLDER}${path}` as OutputPath);
  const memory = { notes, bytes: door.memory, read };
  return buildIndex(pagesOf(edition), kit, memory, onProgress, (many) => door.indexAll(lang, many));
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
