import type { SitePath } from '../model/address/paths.ts';

/** The address of the page that says how a dispatch changed: `/2009/02/02/talks/changes/`, `/talks-changes/` for `/talks.html`. */
export function changesPath(path: SitePath): SitePath {
  return (path.endsWith('/') ? `${path}changes/` : `${path.replace(/\.html?$/, '')}-changes/`) as SitePath;
}
