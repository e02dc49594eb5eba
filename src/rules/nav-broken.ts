import { hrefOf, type SitePath, type SourcePath } from '../model/address/paths.ts';
import type { Rule } from './galley/rule.ts';
import { servedBy } from './galley/targets.ts';

export const navBroken: Rule = {
  name: 'nav-broken',
  level: 'warning',
  what: 'An entry of the navigation leads to nothing on the site.',
  why: 'It is on every page.',
  mend: 'Correct `nav` in site.yaml, or write the page that it promises.',
  look: ({ site }, edition) => {
    const isServed = servedBy(edition, site.base);
    return site.nav
      .filter(({ url }) => /^\/(?!\/)/.test(url) && !isServed(hrefOf(url as SitePath, site.base)))
      .map(({ title, url }) => ({
        source: 'site.yaml' as SourcePath,
        reason: `The entry "${title}" of the navigation leads to ${url}, where there is nothing`,
        remedy: 'Correct nav, or write the page that it promises.',
      }));
  },
};
