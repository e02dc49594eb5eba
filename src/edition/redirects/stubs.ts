import { rulesOf } from '../../model/address/hosts.ts';
import { extensionOf, foldPath, isTooLong, type SitePath } from '../../model/address/paths.ts';
import type { Bench } from '../bench.ts';
import { type Page, pageAt, type Redirect } from '../page.ts';

/** The file at an old address: a redirect page, or the feed, references or manifest themselves, since programs follow no pages. Null if none is possible. */
export function fileFor(
  redirect: Redirect,
  bench: Bench,
  at: (path: SitePath) => Page | undefined,
): Page | null {
  const { from, target, twin, source } = redirect;
  if (twin || from.includes('?') || isTooLong(from)) return null;
  const page = target === null ? undefined : at(target);
  if (page && isForPrograms(page)) return copyOf(from as SitePath, page, source);
  const ending = from.endsWith('/') ? '' : extensionOf(from);
  return ['', '.html', '.htm'].includes(ending) ? stub(redirect, bench) : null;
}

/**
 * Redirect pages for the same old addresses without a slash at their ends, for a host without a table that serves
 * `x.html` at `/x`: it would first add the slash, and then show the redirect page.
 */
export function slashlessStubs(
  judged: readonly { readonly redirect: Redirect; readonly page: Page | null }[],
  bench: Bench,
  served: () => ReadonlyMap<string, SitePath>,
): readonly Page[] {
  const { host } = bench.archive.site;
  const { table, extensionless } = rulesOf(host);
  if (host === null || table !== null || extensionless === 'no') return [];
  const taken = new Set(judged.map(({ redirect }) => foldPath(redirect.from)));
  return judged.flatMap(({ redirect, page }) => {
    const from = redirect.from.replace(/(?<=[^/])\/$/, '.html');
    const isTaken = taken.has(foldPath(from)) || served().has(foldPath(from));
    return page?.template !== STUB || from === redirect.from || isTaken || isTooLong(from)
      ? []
      : [stub({ ...redirect, from }, bench)];
  });
}

/** Whether a page is a feed, by its template. */
export function isFeed({ template }: Pick<Page, 'template'>): boolean {
  return /^(?:feed\.(?:xml|json)|rss\.xml|corrections\.xml)\.njk$/.test(template);
}

/** Whether a file is for programs, which do not follow redirect pages: feeds, references and manifests. */
export function isForPrograms(page: Pick<Page, 'template'>): boolean {
  return isFeed(page) || /^(?:archive\.(?:bib|ris|csl\.json)|manifest\.json)\.njk$/.test(page.template);
}

/** A copy of a feed, of references or of a manifest at its old address: the same bytes, which name the new address. */
function copyOf(from: SitePath, file: Page, source: Page['source']): Page {
  return pageAt(from, file.template, file.props, { source });
}

const STUB = 'redirect.njk';

function stub({ from, to, source }: Redirect, bench: Bench): Page {
  const path = from as SitePath;
  return pageAt(
    path,
    STUB,
    () => ({
      page: bench.page('redirect', path, bench.site.title, { url: bench.url(to), indexed: false }),
      target: to,
      targetUrl: bench.url(to),
    }),
    { source },
  );
}
