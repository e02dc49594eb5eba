import { placeOf } from './galley/galley.ts';
import { outsideLinks } from './galley/outside.ts';
import type { Rule } from './rule.ts';

export const insecureLink: Rule = {
  name: 'insecure-link',
  level: 'info',
  what: 'A link leads to an `http:` address.',
  why: 'Whoever sits between the reader and that page can read and change it.',
  mend: 'Write `https:` where the other site has it.',
  read: (_, galley) =>
    outsideLinks(galley.html)
      .filter(({ address, shown }) => !shown && /^http:/i.test(address))
      .map(({ address }) => ({
        ...placeOf(galley.text, address),
        reason: `The link to ${address} is not encrypted`,
        remedy: 'Write https: where the other site has it.',
      })),
};
