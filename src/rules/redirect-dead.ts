import { hasPlaceholder, readRedirectTable } from '../model/address/redirect-table.ts';
import { OWN_REDIRECTS } from '../model/site.ts';
import type { Rule } from './galley/rule.ts';
import { servedBy } from './galley/targets.ts';

export const redirectDead: Rule = {
  name: 'redirect-dead',
  level: 'warning',
  what: 'A redirect (redirects.yaml, assets/_root/_redirects) leads to nothing on the site.',
  why: 'The reader is sent from one missing page to another.',
  mend: 'Correct the address, or remove the line.',
  look: (archive, edition) => {
    const isServed = servedBy(edition, archive.site.base);
    const lines = readRedirectTable(archive.site.ownRedirects ?? '');
    const redirected = new Set(lines.map(({ from }) => from));
    return lines
      .filter(
        ({ to, status }) =>
          to.startsWith('/') && status < 400 && !hasPlaceholder(to) && !isServed(to) && !redirected.has(to),
      )
      .map(({ from, to, line }) => ({
        source: OWN_REDIRECTS,
        position: { line, column: 1 },
        reason: `The redirect from ${from} leads to ${to}, where there is nothing`,
        remedy: 'Correct the address, or remove the line.',
      }));
  },
};
