import type { Edition, Page } from '../edition/page.ts';
import { digestEach } from '../model/digest.ts';
import type { AfterProduct } from './after-product.ts';
import { dividedWords } from './divided-words.ts';
import type { Planned } from './prepare.ts';
import type { World } from './world.ts';

/** The search index, made of the pages as they stand. */
export const search: AfterProduct = {
  name: 'search',
  folder: 'pagefind/',
  key: ({ planned, ledger, world }) => {
    if (!planned.site.search || world.indexPages === null) return null;
    // What a page shows is in its key, and nothing else is.
    return digestEach(
      searchedPages(planned.edition)
        .values()
        .map(({ path, url }) => {
          const key = ledger.get(path)?.key;
          return `${url} ${key?.template} ${key?.props}`;
        }),
    );
  },
  make: async ({ planned, world }) => {
    const pages = searchedPages(planned.edition).flatMap(({ url, path }) => {
      const html = world.disk.read(path);
      return html === null ? [] : [{ url, html: dividedWords(html) }];
    });
    const told = (done: number, of: number) => world.progress('search', done, of);
    return world.indexPages?.(pages, planned.site.style.lang, told) ?? [];
  },
};

/** Dispatches and standing pages that are listed. */
function searchedPages({ pages }: Edition): readonly Page[] {
  return pages.filter(({ searched }) => searched);
}

/**
 * The search index of an edition that is held in memory, by path from its folder; null where the site has no search.
 * `render` makes a page, and may let others go first.
 */
export async function searchInMemory(
  { edition, site }: Planned,
  { indexPages }: World,
  render: (page: Page) => Promise<string>,
): Promise<ReadonlyMap<string, Uint8Array> | null> {
  if (!site.search || indexPages === null) return null;
  const pages: { readonly url: string; readonly html: string }[] = [];
  for (const page of searchedPages(edition))
    pages.push({ url: page.url, html: dividedWords(await render(page)) });
  const files = await indexPages(pages, site.style.lang, () => {});
  return new Map(files.map(({ path, content }) => [path, content]));
}
