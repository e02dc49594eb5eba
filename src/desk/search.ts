import type { Edition, Page } from '../edition/page.ts';
import { digestEach } from '../model/digest.ts';
import type { AfterProduct, PublishedEdition } from './after-product.ts';
import { dividedWords } from './divided-words.ts';

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
    const pages = asTheyStand(searchedPages(planned.edition), world);
    const told = (done: number, of: number) => world.progress('search', done, of);
    return world.indexPages?.(pages, planned.site.style.lang, told) ?? [];
  },
};

/** Dispatches and standing pages that are listed. */
function searchedPages({ pages }: Edition): readonly Page[] {
  return pages.filter(({ searched }) => searched);
}

/** Pages as they stand now, their words divided as the index is to find them. */
function asTheyStand(
  pages: readonly Page[],
  { disk }: PublishedEdition['world'],
): readonly { readonly url: string; readonly html: string }[] {
  return pages.flatMap(({ url, path }) => {
    const html = disk.read(path);
    return html === null ? [] : [{ url, html: dividedWords(html) }];
  });
}
