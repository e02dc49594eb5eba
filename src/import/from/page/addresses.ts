import type { Root } from 'hast';
import { absolute } from '../../body/addresses.ts';
import { attribute, findAll, textOf } from '../../body/tree.ts';
import { namedTerm } from '../../found/named-term.ts';
import type { Found } from '../../found/piece.ts';

/** Other addresses under which a page was found: the short one, the one for phones. */
export function otherAddresses(page: Root, url: string | null): readonly string[] {
  return linksOf(page, url)
    .filter(({ rel }) => / (?:shortlink|amphtml) /.test(rel))
    .map(({ href }) => href);
}

/** What a page says about the rest of its site: its feeds, and the pages of its writers and tags. */
export function* siteAround(page: Root, url: string): Generator<Found> {
  const redirects: { [from: string]: string } = {};
  for (const { rel, href, type, title } of linksOf(page, url)) {
    if (!/ alternate /.test(rel) || /comment/i.test(href + title)) continue;
    if (/rss\+xml/.test(type)) redirects[href] = '/rss.xml';
    else if (/atom\+xml/.test(type)) redirects[href] = '/feed.xml';
    else if (/feed\+json/.test(type)) redirects[href] = '/feed.json';
  }
  if (Object.keys(redirects).length > 0) yield { kind: 'site', site: { redirects } };
  for (const { rel, href, name } of linksOf(page, url)) {
    if (name === '' || name.length > 80) continue;
    const pages = { pages: [href], feeds: {} };
    if (/ author /.test(rel))
      yield {
        kind: 'writer',
        writer: { key: name, name, bio: null, email: null, url: null, image: null, ...pages },
      };
    else if (/ tag /.test(rel)) yield namedTerm(/ category /.test(rel) ? 'column' : 'tag', name, href);
  }
}

type Link = {
  readonly rel: string;
  readonly href: string;
  readonly type: string;
  readonly title: string;
  readonly name: string;
};

/** Links of a page to its own site that say what they lead to. */
function linksOf(page: Root, url: string | null): readonly Link[] {
  return findAll(page, 'link', 'a').flatMap((node): Link[] => {
    const rel = ` ${attribute(node, 'rel').toLowerCase()} `;
    const href = absolute(attribute(node, 'href'), url);
    if (rel.trim() === '' || href === null || url === null || !/^https?:/.test(href)) return [];
    if (new URL(href).hostname !== new URL(url).hostname) return [];
    return [
      { rel, href, type: attribute(node, 'type'), title: attribute(node, 'title'), name: textOf(node) },
    ];
  });
}
