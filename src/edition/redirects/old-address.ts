import { foldPath, type Href, type SitePath } from '../../model/address/paths.ts';
import type { Position } from '../../model/finding.ts';
import type { Page } from '../page.ts';

/** An old address, as a path of the site with its query, and its target. */
export type Redirect = {
  readonly from: string;
  readonly to: Href;
  /** The page or file of the site to which it finally leads; null for an address of another site. */
  readonly target: SitePath | null;
  readonly source: Page['source'];
  /** Where it is written. */
  readonly at: () => Position | undefined;
  /** Whether it differs from an existing address only in letter case, so that no file can be put there. */
  readonly twin: boolean;
};

/** Folds the path of an old address for comparison; its query stays as it is. */
export function foldAddress(address: string): string {
  const [path = '', query] = splitQuery(address);
  return query === null ? foldPath(path) : `${foldPath(path)}?${query}`;
}

/** Splits an old address into its path and its query (without `?`); null if it has none. */
export function splitQuery(address: string): readonly [path: string, query: string | null] {
  const mark = address.indexOf('?');
  return mark < 0 ? [address, null] : [address.slice(0, mark), address.slice(mark + 1)];
}
