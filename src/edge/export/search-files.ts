import { buildIndex, NO_MEMORY } from '../../desk/search/build-index.ts';
import type { SearchFile } from '../../export/folder/search-scripts.ts';
import { pauses } from '../program/pauses.ts';
import type { Job } from './job.ts';

/**
 * The search index of the edition, file by file; none if the site has no search. `htmlOf` gives the HTML of a page by its
 * path, and `urlOf` the address that a result is to have.
 */
export async function* searchFiles(
  { planned, world, progress }: Pick<Job, 'planned' | 'world' | 'progress'>,
  htmlOf: (path: string) => string,
  urlOf: (page: { readonly url: string; readonly path: string }) => string,
): AsyncGenerator<SearchFile> {
  const { edition, site } = planned;
  if (!site.search || world.search === null) return;
  const pause = pauses();
  const html = async (path: string) => {
    await pause();
    return htmlOf(path);
  };
  const pages = edition.pages
    .filter(({ searched }) => searched)
    .map((page) => ({ url: urlOf(page), path: page.path, key: null, html: () => html(page.path) }));
  const kit = await world.search.open(site.style.lang);
  const onProgress = (done: number, of: number) => void progress('search', done, of);
  const files = await buildIndex(pages, kit, NO_MEMORY, onProgress);
  for (const { path, content } of files) yield { path, content: await content() };
}
