import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '../../edition/page.ts';
import { counted } from '../../export/counted.ts';
import { picturesElsewhere } from '../../export/elsewhere.ts';
import type { ExportFile } from '../../export/export.ts';
import { localPage } from '../../export/folder/local-page.ts';
import { localFeed, localSheet, withFonts } from '../../export/folder/local-sheet.ts';
import { locator } from '../../export/folder/locate.ts';
import { SEARCH_SCRIPT, searchScripts } from '../../export/folder/search-scripts.ts';
import { forbiddenNames } from '../../export/forbidden-names.ts';
import { isForCrawlers, isForHosts } from '../../export/left-behind.ts';
import { PACKAGE } from '../program/generator.ts';
import { assetContent, bytesOf, renderPage } from './edition-files.ts';
import type { Job, MakeExport } from './job.ts';
import { searchFiles } from './search-files.ts';
import { writeFiles } from './write-files.ts';

const SHIM = join(PACKAGE, 'src', 'edge', 'export', 'client', 'search-from-disk.js');

/** Makes a copy of the whole site that works from a disk without a server. */
export const makeFolder: MakeExport = async (job) => {
  const { planned, target } = job;
  const { edition, archive } = planned;
  const pages = edition.pages.filter(({ path }) => isCopied(path));
  const assets = new Map<string, Asset>(
    edition.assets.filter(({ path }) => isCopied(path)).map((asset) => [asset.path, asset]),
  );
  const paths = new Set<string>([...pages.map(({ path }) => path), ...assets.keys()]);
  const locate = locator(paths, archive.site, edition.redirects);
  const bytesAt = (path: string) => {
    const asset = assets.get(path);
    return asset && bytesOf(assetContent(job.site, asset));
  };
  const fontAt = (path: string) => {
    const bytes = bytesAt(path);
    return bytes && { type: `font/${path.slice(path.lastIndexOf('.') + 1)}`, base64: base64(bytes) };
  };
  const surroundings = {
    locate,
    scriptAt: (path: string) => bytesAt(path)?.toString('utf8'),
    search: planned.site.search ? SEARCH_SCRIPT : null,
  };
  const files = async function* (): AsyncGenerator<ExportFile> {
    for (const [at, page] of pages.entries()) {
      await job.progress('render', at + 1, pages.length);
      const text = renderPage(planned, page);
      const content = isHtml(page.path)
        ? localPage(text, page.path, surroundings)
        : localFeed(text, page.path, locate);
      yield { path: page.path, content };
    }
    for (const [path, asset] of assets) {
      const content = assetContent(job.site, asset);
      if (!path.endsWith('.css')) yield { path, content };
      else {
        const sheet = localSheet(bytesOf(content).toString('utf8'), path, locate);
        yield { path, content: withFonts(sheet, path, fontAt) };
      }
    }
  };
  const written = await writeFiles(target, files());
  const searched = await writeFiles(target, scriptsOf(job));
  const lost = [...locate.lost];
  const forHosts = edition.pages.length + edition.assets.length - written;
  return {
    made: [
      ...counted(pages.filter(({ path }) => isHtml(path)).length, 'page'),
      ...counted(written + searched, 'file'),
      ...forbiddenNames(paths),
    ],
    leftOut: [
      ...counted(forHosts, 'file for the host and search engines', 'files for the host and search engines'),
      ...picturesElsewhere(archive),
      ...counted(lost.length, 'address that leads to nothing here', 'addresses that lead to nothing here'),
    ],
  };
};

/** The search index as scripts, made from the pages that were written. Results lead to files. */
async function* scriptsOf(job: Job): AsyncGenerator<ExportFile> {
  const shim = readFileSync(SHIM, 'utf8');
  const html = (path: string) => readFileSync(join(job.target, ...path.split('/')), 'utf8');
  for await (const file of searchFiles(job, html, ({ path }) => `/${path}`))
    yield* searchScripts([file], shim, base64);
}

function isCopied(path: string): boolean {
  return !isForHosts(path) && !isForCrawlers(path);
}

function isHtml(path: string): boolean {
  return /\.html?$/.test(path);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
