import { pathOfAlias } from '../archive/directory.ts';
import { leavesSite } from '../archive/permalinks.ts';
import { compareText, type Finding } from '../model/finding.ts';
import { encodePath, extensionOf, foldPath, hrefOf, isTooLong, type SitePath } from '../model/paths.ts';
import type { Desk } from './desk.ts';
import { type Asset, type Page, pageAt } from './page.ts';
import { type Redirect, writtenRedirects } from './written-redirects.ts';

/**
 * Redirects of the old addresses: an HTML stub for each that a static host can serve, and `_redirects` with all
 * of them: the aliases of dispatches, and what `redirects.yaml` says beside. An alias over a page, or claimed by two
 * dispatches, is an error; one's own address is simply satisfied. Lines that the columnist wrote go before them.
 */
export function redirects(
  pages: readonly Page[],
  assets: readonly Asset[],
  desk: Desk,
): { readonly pages: readonly Page[]; readonly findings: readonly Finding[] } {
  let taken: ReadonlyMap<string, Page> | undefined;
  const pageAtFolded = (folded: string) => {
    taken ??= new Map(pages.map((page) => [foldPath(page.url), page]));
    return taken.get(folded);
  };
  const claimed = new Map<string, Redirect>();
  const findings: Finding[] = [];
  const { listed, unlisted, pages: standing, site } = desk.archive;
  for (const clipping of [...listed, ...unlisted, ...standing]) {
    const { path } = clipping;
    const { aliases, source } = clipping.card;
    for (const alias of aliases) {
      const from = pathOfAlias(alias, site);
      const folded = foldPath(from);
      const page = pageAtFolded(folded);
      const rival = claimed.get(folded);
      if (folded === foldPath(path) || rival?.source === source) continue;
      const found = (reason: string, remedy: string, rule = 'alias-collision') => {
        const line = clipping.dispatch.lines.aliases;
        findings.push({
          ...{ rule, level: 'error', source, reason, remedy },
          ...(line === undefined ? {} : { place: { line, column: 1 } }),
        });
      };
      if (leavesSite(from)) {
        found(
          `The alias ${alias} leads out of the site`,
          'Write the old address as a path of the site: /old/talks.html',
          'alias-outside',
        );
      } else if (page) {
        found(
          `The alias ${from} is the address of ${page.source ?? 'a page of the archive'}`,
          'Remove the alias, or move that page.',
        );
      } else if (rival) {
        found(`The alias ${from} is claimed by ${rival.source}, too`, 'Leave it to one of the two.');
      } else claimed.set(folded, { from, to: desk.href(path), source });
    }
  }
  const written = writtenRedirects(desk, () => servedBy(pages, assets), claimed);
  findings.push(...written.findings);
  const list = [...claimed.values(), ...written.redirects].sort((a, b) => compareText(a.from, b.from));
  return {
    pages: [...list.filter(isPath).map((redirect) => stub(redirect, desk)), ...table(list, desk)],
    findings,
  };
}

function servedBy(pages: readonly Page[], assets: readonly Asset[]): ReadonlySet<string> {
  const files = assets.map(({ path }) => `/${path}`);
  const folders = files.map((path) => path.replace(/(?<=\/)index\.html$/, ''));
  return new Set([...pages.map(({ url }) => url), ...files, ...folders].map(foldPath));
}

/** A static host can serve a stub where the address has no query, asks for no other kind of file, and is no longer than a name can be. */
function isPath({ from }: Redirect): boolean {
  return (
    !isTooLong(from) &&
    !from.includes('?') &&
    ['', '.html', '.htm'].includes(from.endsWith('/') ? '' : extensionOf(from))
  );
}

function stub({ from, to, source }: Redirect, desk: Desk): Page {
  const path = from as SitePath;
  return pageAt(
    path,
    'redirect.njk',
    () => ({
      page: desk.page('redirect', path, desk.site.title, { url: desk.url(to), indexed: false }),
      target: to,
      targetUrl: desk.url(to),
    }),
    { source },
  );
}

/** An address that the hosts take as it is: a star or a colon of an old address must not stand for all others. */
function literal(href: string): string {
  return href.replaceAll('*', '%2A').replaceAll('/:', '/%3A');
}

/** Where hosts look for the table. */
export const TABLE = '/_redirects' as SitePath;

/** The table that Netlify and Cloudflare Pages read: old address, new address, status. */
function table(list: readonly Redirect[], desk: Desk): readonly Page[] {
  if (list.length === 0) return [];
  return [
    pageAt(TABLE, '_redirects.njk', () => ({
      own: desk.archive.site.ownRedirects?.replace(/\r\n?/g, '\n').trimEnd() || null,
      redirects: list.map(({ from, to }) => {
        const [path = '', query] = from.split('?', 2);
        const conditions =
          query === undefined ? '' : ` ${query.split('&').filter(Boolean).map(encodePath).join(' ')}`;
        return {
          from: `${literal(hrefOf(path as SitePath, desk.archive.site.base))}${conditions}`,
          to,
        };
      }),
    })),
  ];
}
