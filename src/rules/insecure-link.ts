import { outsideLinks } from './galley/outside.ts';
import { positionOf } from './galley/positions.ts';
import type { Rule } from './galley/rule.ts';

export const insecureLink: Rule = {
  name: 'insecure-link',
  level: 'info',
  what: 'A link leads to an `http:` address.',
  why: 'Others on the way between the reader and that page can read and change it.',
  mend: 'Write `https:` if the other site supports it.',
  read: (_, galley) =>
    outsideLinks(galley.html)
      .filter(({ address, shown }) => !shown && /^http:/i.test(address))
      .map(({ address }) => ({
        ...positionOf(galley.text, address),
        reason: `The link to ${address} is not encrypted`,
        remedy: 'Write https: if the other site supports it.',
      })),
};
