import type { Edition, Page } from '../edition/page.ts';
import { digestEach } from '../model/digest.ts';
import type { AfterProduct, PublishedEdition } from './after-product.ts';

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
    return world.indexPages?.(pages, (done, of) => world.progress('search', done, of)) ?? [];
  },
};

/** Dispatches and standing pages that are listed. */
function searchedPages({ pages }: Edition): readonly Page[] {
  return pages.filter(({ searched }) => searched);
}

function asTheyStand(
  pages: readonly Page[],
  { disk }: PublishedEdition['world'],
): readonly { readonly url: string; readonly html: string }[] {
  return pages.flatMap(({ url, path }) => {
    const html = disk.read(path);
    return html === null ? [] : [{ url, html }];
  });
}
