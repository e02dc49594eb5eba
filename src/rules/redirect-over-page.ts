import { hasPlaceholder, readRedirectTable } from '../model/address/redirect-table.ts';
import { OWN_REDIRECTS } from '../model/site.ts';
import type { Rule } from './galley/rule.ts';
import { servedBy } from './galley/targets.ts';

export const redirectOverPage: Rule = {
  name: 'redirect-over-page',
  level: 'warning',
  what: 'A redirect (redirects.yaml, assets/_root/_redirects) has the address of a page of the site, or of an alias.',
  why: 'The page takes precedence over a line of redirects.yaml; with a `_redirects` of your own, some hosts redirect, and the page is never seen.',
  mend: 'Remove the line, or move the page.',
  look: (archive, edition) => {
    const isServed = servedBy(edition, archive.site.base);
    return readRedirectTable(archive.site.ownRedirects ?? '')
      .filter(
        ({ from, to, status }) => status < 400 && from !== to && !hasPlaceholder(from) && isServed(from),
      )
      .map(({ from, line }) => ({
        source: OWN_REDIRECTS,
        position: { line, column: 1 },
        reason: `The redirect from ${from} has the address of a page of the site`,
        remedy: 'Remove the line, or move the page.',
      }));
  },
};
