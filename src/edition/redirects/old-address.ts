import type { Position } from '../../model/finding.ts';
import { foldPath, type Href, type SitePath } from '../../model/paths.ts';
import type { Page } from '../page.ts';

/** An old address, as a path of the site with its query, and where it leads. */
export type Redirect = {
  readonly from: string;
  readonly to: Href;
  /** The page or file of the site to which it leads in the end; null of an address of another site. */
  readonly place: SitePath | null;
  readonly source: Page['source'];
  /** Where it is written. */
  readonly at: () => Position | undefined;
  /** Whether it differs from an address that stands by letter case alone, so that no file can stand there. */
  readonly twin: boolean;
};

/** How two old addresses are compared: their paths folded, their queries as they are. */
export function foldAddress(address: string): string {
  const [path = '', query] = splitQuery(address);
  return query === null ? foldPath(path) : `${foldPath(path)}?${query}`;
}

/** The path of an old address, and its query without the mark; null where it has none. */
export function splitQuery(address: string): readonly [path: string, query: string | null] {
  const mark = address.indexOf('?');
  return mark < 0 ? [address, null] : [address.slice(0, mark), address.slice(mark + 1)];
}
