/** What is known of the site while its export is read. */
export type WordPressSite = {
  base: string | null;
  /** Offset of the first date that shows one. */
  offset: string | null;
  /** Paths of the terms that were passed on already, by their kind and key. */
  readonly terms: Map<string, string>;
  /** Whether Backfile made the export. */
  isExact: boolean;
};

/** An address with a slash at its end. */
export function slashed(url: string): string {
  return url.endsWith('/') ? url : `${url}/`;
}
