import { plainText } from '../../body/read-html.ts';
import { own } from '../../found/own.ts';
import type { Found, OldPages } from '../../found/piece.ts';
import { childrenOf, childText, type XmlElement } from '../../found/xml.ts';
import { slashed, type WordPressSite } from './site.ts';

/** What the head of an export says about the site: its name, its writers, its categories and tags. */
export function* channel(element: XmlElement, facts: WordPressSite): Generator<Found> {
  const text = element.text.trim();
  switch (element.name) {
    case 'title':
      if (text !== '') yield { kind: 'site', site: { title: plainText(text) } };
      return;
    case 'description':
      if (text !== '') yield { kind: 'site', site: { tagline: plainText(text) } };
      return;
    case 'generator':
      facts.isExact = /^Backfile /.test(text);
      return;
    case 'language':
      if (/^[a-z]{2,3}(?:[-_][\w-]+)?$/i.test(text))
        yield { kind: 'site', site: { lang: text.replace('_', '-') } };
      return;
    case 'link':
    case 'wp:base_blog_url':
      if (!/^https?:/.test(text)) return;
      facts.base ??= text;
      yield { kind: 'site', site: { url: text, redirects: feedsOf(text) } };
      return;
    case 'wp:author': {
      const login = childText(element, 'wp:author_login');
      const name =
        plainText(childText(element, 'wp:author_display_name')) ||
        [childText(element, 'wp:author_first_name'), childText(element, 'wp:author_last_name')]
          .join(' ')
          .trim() ||
        login;
      const number = childText(element, 'wp:author_id');
      if (login !== '')
        yield {
          kind: 'writer',
          writer: {
            key: login,
            name,
            bio: null,
            email: childText(element, 'wp:author_email') || null,
            url: null,
            image: null,
            ...oldPages(
              facts,
              `author/${encodeURIComponent(login)}`,
              number === '' ? '' : `author=${number}`,
            ),
          },
        };
      return;
    }
    case 'wp:category':
      yield* term(
        'column',
        childText(element, 'wp:category_nicename'),
        childText(element, 'wp:cat_name'),
        childText(element, 'wp:category_description'),
        facts,
        childText(element, 'wp:term_id'),
        childText(element, 'wp:category_parent'),
      );
      return;
    case 'wp:tag':
      yield* term(
        'tag',
        childText(element, 'wp:tag_slug'),
        childText(element, 'wp:tag_name'),
        childText(element, 'wp:tag_description'),
        facts,
      );
      return;
    case 'wp:term': {
      const taxonomy = childText(element, 'wp:term_taxonomy');
      if (taxonomy === 'category' || taxonomy === 'post_tag')
        yield* term(
          taxonomy === 'category' ? 'column' : 'tag',
          childText(element, 'wp:term_slug'),
          childText(element, 'wp:term_name'),
          childText(element, 'wp:term_description'),
          facts,
          taxonomy === 'category' ? childText(element, 'wp:term_id') : '',
          childText(element, 'wp:term_parent'),
        );
    }
  }
}

/** Categories and tags that only its items name: an export of a part of a site has no list of them. */
export function* termsOf(element: XmlElement, facts: WordPressSite): Generator<Found> {
  for (const { attributes, text } of childrenOf(element, 'category')) {
    const { domain = 'category', nicename = '' } = attributes;
    if (domain === 'category' || domain === 'post_tag' || domain === 'tag')
      yield* term(domain === 'category' ? 'column' : 'tag', nicename, text.trim(), '', facts);
  }
}

/** A category or tag, once; the address of a category has its parents in it. */
function* term(
  kind: 'column' | 'tag',
  key: string,
  name: string,
  description: string,
  facts: WordPressSite,
  number = '',
  parent = '',
): Generator<Found> {
  if (key === '' || /^uncategori[sz]ed$/i.test(key) || facts.terms.has(`${kind} ${key}`)) return;
  const above = parent === '' || parent === '0' ? undefined : facts.terms.get(`${kind} ${parent}`);
  const path = own(above === undefined ? key : `${above}/${key}`);
  facts.terms.set(own(`${kind} ${key}`), path);
  const query = kind === 'tag' ? `tag=${key}` : number === '' ? '' : `cat=${number}`;
  yield {
    kind: 'term',
    term: {
      kind,
      key,
      name: plainText(name) || key,
      description: plainText(description) || null,
      ...oldPages(facts, `${kind === 'tag' ? 'tag' : 'category'}/${path}`, query),
    },
  };
}

/** Where WordPress showed what is filed under something, and where it had feeds of it. */
function oldPages(facts: WordPressSite, path: string, query: string): OldPages {
  if (facts.base === null) return { pages: [], feeds: {} };
  const base = slashed(facts.base);
  const page = `${base}${path}/`;
  return {
    pages: [page, ...(query === '' ? [] : [`${base}?${query}`])],
    feeds: {
      [`${page}feed/`]: 'rss.xml',
      [`${page}feed/rss2/`]: 'rss.xml',
      [`${page}feed/atom/`]: 'feed.xml',
      ...(query === '' ? {} : { [`${base}?feed=rss2&${query}`]: 'rss.xml' }),
    },
  };
}

function feedsOf(home: string): { readonly [from: string]: string } {
  const base = slashed(home);
  return {
    [`${base}feed/`]: '/rss.xml',
    [`${base}feed/rss/`]: '/rss.xml',
    [`${base}feed/rss2/`]: '/rss.xml',
    [`${base}feed/rdf/`]: '/rss.xml',
    [`${base}feed/atom/`]: '/feed.xml',
    [`${base}?feed=rss2`]: '/rss.xml',
    [`${base}?feed=atom`]: '/feed.xml',
  };
}
