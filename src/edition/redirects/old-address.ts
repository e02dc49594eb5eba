import { encodePath, foldPath, type Href, hrefOf, type SitePath } from '../../model/address/paths.ts';

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

/** An old address as browsers ask for it: with the base, percent-encoded. */
export function hrefOfOld(address: string, base: string): Href {
  const [path, query] = splitQuery(address);
  const href = hrefOf(path as SitePath, base);
  return query === null ? href : (`${href}?${encodePath(query)}` as Href);
}
