import { insideTarget, pathOfAlias } from '../../archive/directory.ts';
import { foldPath, type OutputPath, type SitePath } from '../../model/paths.ts';
import type { Desk } from '../desk.ts';
import type { Page } from '../page.ts';
import { foldAddress } from './old-address.ts';
import { feedCopy, isFeed } from './served.ts';

/** Copies of feeds at old addresses, where only some pages of an edition are planned. */
export type FeedCopies = {
  /** The feeds that are copied to wanted addresses. */
  readonly originals: readonly OutputPath[];
  /** Their copies, once the feeds are made; none where a page stands. */
  readonly of: (made: readonly Page[]) => readonly Page[];
};

/** Finds the wanted pages that may be copies of feeds: what redirects say, without the pages that they lead to. */
export function copiesOfFeeds(wanted: ReadonlySet<OutputPath>, desk: Desk): FeedCopies {
  const { site } = desk.archive;
  const leads = new Map(
    site.redirects.map((setting) => {
      const from = pathOfAlias(setting.from, site);
      return [
        foldAddress(from),
        { from, to: insideTarget(setting.to, site), source: setting.source },
      ] as const;
    }),
  );
  const found = [...leads.values()].flatMap(({ from, to, source }) => {
    const path = (from.endsWith('/') ? `${from}index.html` : from).slice(1) as OutputPath;
    if (!wanted.has(path)) return [];
    let end = to;
    for (let count = 0; end !== null && leads.has(foldPath(end)) && count < leads.size; count++)
      end = leads.get(foldPath(end))?.to ?? null;
    return end === null ? [] : [{ from: from as SitePath, path, feed: foldPath(slashless(end)), source }];
  });
  return {
    originals: found.map(({ feed }) => feed.slice(1) as OutputPath),
    of: (made) => {
      const standing = new Set(made.map(({ path }) => path));
      return found.flatMap(({ from, path, feed, source }) => {
        const original = made.find((page) => isFeed(page) && foldPath(page.url) === feed);
        return original && !standing.has(path) ? [feedCopy(from, original, source)] : [];
      });
    },
  };
}

/** A feed is a file: an address is written with a slash where its ending is not known to be one. */
function slashless(path: string): string {
  return path.replace(/(?<=.)\/$/, '');
}
