import { readRedirectTable } from '../model/address/redirect-table.ts';
import { OWN_REDIRECTS } from '../model/site.ts';
import type { PlacedRemark, Rule } from './galley/rule.ts';

export const redirectLoop: Rule = {
  name: 'redirect-loop',
  level: 'warning',
  what: 'Redirects (redirects.yaml, assets/_root/_redirects) lead in a circle.',
  why: 'The browser gives up, and shows an error.',
  mend: 'Let one of them lead to a page.',
  look: (archive) => {
    const lines = readRedirectTable(archive.site.ownRedirects ?? '').filter(
      ({ status }) => status >= 300 && status < 400,
    );
    const next = new Map(lines.map(({ from, to }) => [slashless(from), slashless(to)]));
    return lines.flatMap(({ from, line }): readonly PlacedRemark[] => {
      const way = [slashless(from)];
      for (let to = next.get(way[0]!); to !== undefined && way.length < 50; to = next.get(to)) {
        if (to === way[0])
          return [
            {
              source: OWN_REDIRECTS,
              position: { line, column: 1 },
              reason: `The redirect from ${from} leads in a circle: ${[...way, to].join(' → ')}`,
              remedy: 'Let one of them lead to a page.',
            },
          ];
        if (way.includes(to)) return [];
        way.push(to);
      }
      return [];
    });
  },
};

function slashless(address: string): string {
  return address.replace(/(?<=.)\/$/, '');
}
