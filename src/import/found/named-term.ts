import type { Found, OldPages, Term } from './piece.ts';

/** A column or tag of which only its name is known, with the page and the feeds that it had in the old system. */
export function namedTerm(
  kind: Term['kind'],
  name: string,
  page: string,
  feeds: OldPages['feeds'] = {},
): Found {
  return { kind: 'term', term: { kind, key: name, name, description: null, pages: [page], feeds } };
}
