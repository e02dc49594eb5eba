import type { Asset, Edition } from '../edition/page.ts';
import { compare, type Standing } from '../ledger/compare.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { digest, digestAll } from '../model/digest.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import type { Prepared } from './prepare.ts';
import { type Published, publish } from './publish.ts';
import type { World } from './world.ts';

/** Where the search index stands in the output folder. */
const FOLDER = 'pagefind/';
const NOTE = 'search';

/** Whether a file of the output folder is part of the search index. */
export function isOfSearch(path: OutputPath): boolean {
  return path.startsWith(FOLDER);
}

/**
 * Makes the search index of an edition that was just published, and publishes its files by comparison, as anything
 * else; null where the index that stands was made of these very texts. `ledger`: what is of the index, and the rest.
 */
export async function publishSearch(
  prepared: Prepared,
  [last, others]: readonly [Ledger, Ledger],
  standing: Standing,
  world: World,
): Promise<Published | null> {
  const { indexPages, notes } = world;
  const isWanted = prepared.site.search && indexPages !== null;
  if (!isWanted && last.size === 0) return null;
  const key = isWanted ? searchKey(prepared) : null;
  const isWhole = [...last].every(([path, { key, stamp }]) => key !== null && standing.get(path) === stamp);
  if (isWanted && last.size > 0 && isWhole && notes.recall(NOTE) === key) return null;
  const files = isWanted
    ? await indexPages(searched(prepared, world), (done, of) => world.progress('search', done, of))
    : [];
  const assets = files.map(
    ({ path, content }): Asset => ({
      path: `${FOLDER}${path}` as OutputPath,
      digest: digest(content),
      source: 'site.yaml' as SourcePath,
      content,
    }),
  );
  const index: Edition = { pages: [], assets, site: prepared.edition.site, findings: [] };
  const published = await publish(
    compare(index, last, standing, prepared.press.fingerprint),
    others,
    prepared.printing,
    world,
  );
  if (key !== null) notes.keep(NOTE, key);
  return published;
}

/** Of the texts and pictures that can be found and of what can be filtered by: not of what else a page shows. */
function searchKey({ archive, edition, press }: Prepared): string {
  const texts = archive.listed.map(({ dispatch, path, column, bylines, tags, fills, lead, thumbnail }) => [
    ...[path, dispatch.digest, dispatch.headline, dispatch.dek, dispatch.copy.digest, dispatch.filed],
    ...[column?.name, bylines.map((shelf) => shelf.name), tags.map((shelf) => shelf.name)],
    ...[fills, lead, thumbnail],
  ]);
  const pages = archive.pages.map(({ dispatch, path, fills, lead }) => [
    ...[path, dispatch.digest, dispatch.headline, dispatch.copy.digest, fills, lead],
  ]);
  return digestAll(
    press.fingerprint('dispatch.njk'),
    press.fingerprint('page.njk'),
    JSON.stringify([edition.site.lang, edition.site.base, edition.site.words]),
    JSON.stringify(texts),
    JSON.stringify(pages),
  );
}

/** Dispatches and standing pages that are listed, as they stand now. */
function searched(
  { edition }: Prepared,
  world: World,
): readonly { readonly url: string; readonly html: string }[] {
  const isText = (template: string) => template === 'dispatch.njk' || template === 'page.njk';
  return edition.pages
    .filter((page) => page.sitemap !== null && isText(page.template))
    .flatMap(({ url, path }) => {
      const html = world.disk.read(path);
      return html === null ? [] : [{ url, html }];
    });
}
