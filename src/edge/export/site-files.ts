import type { Asset, Page } from '../../edition/page.ts';
import type { ExportFile } from '../../export/export.ts';
import { assetContent, renderPage } from './edition-files.ts';
import type { Job } from './job.ts';
import { searchFiles } from './search-files.ts';

/** A file of the built site, with its path there; `page` if it is one. */
type SiteFile = ExportFile & { readonly page: Page | null };

/**
 * The built site, file by file: what a build puts into `dist/`. `isWanted` says which paths are made; those of the search
 * index are not asked for.
 */
export async function* siteFiles(
  job: Job,
  isWanted: (path: string) => boolean = () => true,
): AsyncGenerator<SiteFile> {
  const { planned, site, progress } = job;
  const { edition } = planned;
  const pages = edition.pages.filter(({ path }) => isWanted(path));
  for (const [at, page] of pages.entries()) {
    await progress('render', at + 1, pages.length);
    yield { path: page.path, content: renderPage(planned, page), page };
  }
  const assets: readonly Asset[] = edition.assets.filter(({ path }) => isWanted(path));
  for (const asset of assets) yield { path: asset.path, content: assetContent(site, asset), page: null };
  // Pages are rendered once more, so that not all of them are held in memory.
  const byPath = new Map<string, Page>(pages.map((page) => [page.path, page]));
  const html = (path: string) => {
    const page = byPath.get(path);
    return page ? renderPage(planned, page) : '';
  };
  for await (const { path, content } of searchFiles(job, html, ({ url }) => url))
    yield { path: `pagefind/${path}`, content, page: null };
}
