import { hrefOf, type SourcePath } from '../model/address/paths.ts';
import type { Dispatch } from '../model/dispatch.ts';
import type { Directory } from './directory.ts';

/** Links in settings are resolved from the folder of this file. */
const SETTINGS = { source: 'site.yaml' as SourcePath };

/**
 * Resolves the links in a writer's inline HTML (a bio line, a correction, a dek) as in the text of a dispatch: by file,
 * slug or address. A link that leads to nothing keeps its address, under the path of the site.
 */
export function resolveLinks(
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
