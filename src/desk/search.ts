import type { Asset, Edition, Page } from '../edition/page.ts';
import { compare, type Standing } from '../ledger/compare.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { digest, digestEach } from '../model/digest.ts';
import type { OutputPath, SourcePath } from '../model/paths.ts';
import { dividedWords } from './divided-words.ts';
import type { Planned } from './prepare.ts';
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
 * else; null where the index that stands was made of these very pages. `ledger`: what is of the index, and the rest.
 */
export async function publishSearch(
  planned: Planned,
  [last, others]: readonly [Ledger, Ledger],
  standing: Standing,
  world: World,
): Promise<Published | null> {
  const { indexPages, notes } = world;
  const isWanted = planned.site.search && indexPages !== null;
  if (!isWanted && last.size === 0) return null;
  const pages = isWanted ? searchedPages(planned.edition) : [];
  const key = isWanted ? searchKey(pages, others) : null;
  const isWhole = [...last].every(([path, { key, stamp }]) => key !== null && standing.get(path) === stamp);
  if (isWanted && last.size > 0 && isWhole && notes.recall(NOTE) === key) return null;
  const files = isWanted
    ? await indexPages(asTheyStand(pages, world), planned.site.style.lang, (done, of) =>
        world.progress('search', done, of),
      )
    : [];
  const assets = files.map(
    ({ path, content }): Asset => ({
      path: `${FOLDER}${path}` as OutputPath,
      digest: digest(content),
      source: 'site.yaml' as SourcePath,
      content,
    }),
  );
  const { site } = planned.edition;
  const index: Edition = { isWhole: true, pages: [], assets, site, findings: [] };
  const published = await publish(
    compare(index, last, standing, planned.press.fingerprint),
    others,
    planned.printing,
    world,
  );
  if (key !== null) notes.keep(NOTE, key);
  return published;
}

/** Of the pages that are searched, as the ledger vouches for them: what they show is in their keys, and nothing else is. */
function searchKey(pages: readonly Page[], ledger: Ledger): string {
  return digestEach(
    pages.values().map(({ path, url }) => {
      const key = ledger.get(path)?.key;
      return `${url} ${key?.template} ${key?.props}`;
    }),
  );
}

/** Dispatches and standing pages that are listed. */
function searchedPages({ pages }: Edition): readonly Page[] {
  return pages.filter(({ searched }) => searched);
}

/** Pages as they stand now, their words divided as the index is to find them. */
function asTheyStand(
  pages: readonly Page[],
  world: World,
): readonly { readonly url: string; readonly html: string }[] {
  return pages.flatMap(({ url, path }) => {
    const html = world.disk.read(path);
    return html === null ? [] : [{ url, html: dividedWords(html) }];
  });
}
