import { Parser } from 'htmlparser2';

/** A reference of a built page: where it stands, what it says. */
export type Reference = { readonly on: string; readonly to: string };

/** A reference that leads to nothing: the page is missing, or only the place on it. */
export type Dead = Reference & { readonly lacks: 'page' | 'anchor' };

type Page = { readonly references: readonly string[]; readonly ids: ReadonlySet<string> };

/**
 * Follows every reference of a built site (links, pictures, scripts, style sheets, forms, redirects, feeds) that
 * leads to the site itself, as a browser would; those that lead to no file of it, or to no id of a page, are dead.
 * `files`: texts by path of the output; `paths`: every path of it; `url`: the site's address, `https://x.example/cable`.
 */
export function deadReferences(
  files: Iterable<readonly [path: string, text: string]>,
  paths: ReadonlySet<string>,
  url: string,
): { readonly dead: readonly Dead[]; readonly followed: number } {
  const site = new URL(url.replace(/\/*$/, '/'));
  const pages = new Map<string, Page>();
  for (const [path, text] of files) {
    if (/\.html?$/.test(path)) pages.set(path, readPage(text));
    else if (/\.xml$/.test(path)) pages.set(path, readXml(text));
    else if (path === '_redirects') pages.set(path, { references: targetsOf(text), ids: new Set() });
  }
  const dead: Dead[] = [];
  let followed = 0;
  for (const [path, { references }] of pages) {
    for (const reference of new Set(references)) {
      const target = URL.canParse(reference, site.href + encodeURI(path))
        ? new URL(reference, site.href + encodeURI(path))
        : null;
      if (target === null) dead.push({ on: path, to: reference, lacks: 'page' });
      else if (target.origin === site.origin) {
        followed++;
        const lacks = lackOf(target, site, paths, pages);
        if (lacks) dead.push({ on: path, to: reference, lacks });
      }
    }
  }
  return { dead, followed };
}

function lackOf(
  target: URL,
  site: URL,
  paths: ReadonlySet<string>,
  pages: ReadonlyMap<string, Page>,
): Dead['lacks'] | null {
  if (!target.pathname.startsWith(site.pathname)) return 'page';
  const inside = decodeURIComponent(target.pathname.slice(site.pathname.length));
  const file = inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
  if (!paths.has(file)) return 'page';
  // What follows `:~:` is for the browser to search (text fragments), and no id.
  const anchor = decodeURIComponent(target.hash.slice(1).replace(/:~:.*$/s, ''));
  return anchor === '' || anchor === 'top' || pages.get(file)?.ids.has(anchor) ? null : 'anchor';
}

/** Attributes that hold an address, by element; `*` on any. */
const ADDRESSES: { readonly [element: string]: readonly string[] } = {
  a: ['href'],
  area: ['href'],
  link: ['href'],
  img: ['src'],
  script: ['src'],
  source: ['src'],
  form: ['action'],
  video: ['src', 'poster'],
  audio: ['src'],
  iframe: ['src'],
  track: ['src'],
};

function readPage(text: string): Page {
  const references: string[] = [];
  const ids = new Set<string>();
  const parser = new Parser({
    onopentag(name, attributes) {
      if (attributes.id) ids.add(attributes.id);
      if (name === 'a' && attributes.name) ids.add(attributes.name);
      for (const key of ADDRESSES[name] ?? []) if (attributes[key]) references.push(attributes[key]);
      if (attributes.srcset)
        references.push(...attributes.srcset.split(/,\s+/).map((each) => each.trim().split(/\s+/)[0] ?? ''));
      if (name === 'meta' && /^og:(?:url|image)$/.test(attributes.property ?? ''))
        references.push(attributes.content ?? '');
      if (name === 'meta' && attributes['http-equiv'] === 'refresh')
        references.push(/url=(.*)$/.exec(attributes.content ?? '')?.[1] ?? '');
    },
  });
  parser.end(text);
  return { references, ids };
}

/** Addresses of a feed or a sitemap, those of its content among them. */
function readXml(text: string): Page {
  const references: string[] = [];
  let inside = '';
  let words = '';
  const parser = new Parser(
    {
      onopentag(name, { href }) {
        if (href) references.push(href);
        inside = name;
        words = '';
      },
      ontext(data) {
        words += data;
      },
      onclosetag(name) {
        if (name !== inside) return;
        if (['loc', 'uri', 'url', 'link'].includes(name) && words.trim() !== '')
          references.push(words.trim());
        if (name === 'content' || name === 'content:encoded') references.push(...readPage(words).references);
      },
    },
    { xmlMode: true, recognizeCDATA: true },
  );
  parser.end(text);
  return { references, ids: new Set() };
}

/** Targets of `_redirects`: the last but one word of each line. */
function targetsOf(text: string): readonly string[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(' ').at(-2) ?? '');
}
