import type { Dispatch } from '../model/dispatch.ts';
import { hrefOf, type SourcePath } from '../model/paths.ts';
import type { Directory } from './directory.ts';

/** Where the settings are written, from whose folder their links lead. */
const SETTINGS = { source: 'site.yaml' as SourcePath };

/**
 * Inline HTML of a writer (a bio line, a correction, a dek) with the links in it resolved as those of a copy are: by file,
 * slug or address. One that leads to nothing stays as it is, under the path of the site.
 */
export function linked(
  html: string,
  directory: Directory,
  from: Pick<Dispatch, 'source'> = SETTINGS,
): string {
  const { site } = directory;
  return html.replace(/(<a\b[^>]*? href=")([^"#?]+)/g, (whole, before: string, written: string) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/\/)/i.test(written)) return whole;
    const found = directory.find(written.replaceAll(/&(?:amp|#x26);/g, '&'), from);
    if (found) return before + hrefOf(found.path, site.base).replaceAll('&', '&amp;');
    return written.startsWith('/') && !written.startsWith(`${site.base}/`)
      ? before + site.base + written
      : whole;
  });
}
