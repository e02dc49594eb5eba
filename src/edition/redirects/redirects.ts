import { pathOfAlias } from '../../archive/directory.ts';
import { leavesSite } from '../../archive/permalinks.ts';
import { foldPath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import type { Bench } from '../bench.ts';
import type { Asset, Page } from '../page.ts';
import { foldAddress, type Redirect } from './old-address.ts';
import { serve } from './served.ts';
import { writtenRedirects } from './written.ts';

/**
 * Makes redirects from old addresses: aliases of dispatches and entries of `redirects.yaml`, in a form that the site's
 * host supports. An alias that is the address of a page, or of two dispatches, is an error; a dispatch's own address as
 * its alias is ignored.
 */
export function redirects(
  pages: readonly Page[],
  assets: readonly Asset[],
  bench: Bench,
): { readonly pages: readonly Page[]; readonly findings: readonly Finding[] } {
  let taken: ReadonlyMap<string, Page> | undefined;
  const pageAtFolded = (folded: string) => {
    taken ??= new Map(pages.map((page) => [foldPath(page.url), page]));
    return taken.get(folded);
  };
  const claimed = new Map<string, Redirect>();
  const twins = new Map<string, Redirect>();
  const findings: Finding[] = [];
  const { listed, unlisted, pages: standing, site } = bench.archive;
  for (const clipping of [...listed, ...unlisted, ...standing]) {
    const { path } = clipping;
    const { aliases, source } = clipping.slip;
    const at = () => {
      const line = clipping.dispatch.lines.aliases;
      return line === undefined ? undefined : { line, column: 1 };
    };
    for (const alias of aliases) {
      const from = pathOfAlias(alias, site);
      const folded = foldAddress(from);
      const page = pageAtFolded(folded);
      const rival = claimed.get(folded);
      const redirect = { from, to: bench.href(path), target: path, source, at, twin: false };
      if (folded === foldPath(path) || rival?.source === source) {
        if (from !== (rival?.from ?? path)) twins.set(from, { ...redirect, twin: true });
        continue;
      }
      const found = (reason: string, remedy: string, rule = 'alias-collision') => {
        const position = at();
        findings.push({ rule, level: 'error', source, ...(position ? { position } : {}), reason, remedy });
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
      } else claimed.set(folded, redirect);
    }
  }
  const served = () => servedBy(pages, assets);
  const written = writtenRedirects(bench, served, claimed);
  // Without a host it is not known whether letter case matters.
  const cased = site.host === null ? [] : twins.values();
  const made = serve([...claimed.values(), ...written.redirects, ...cased], bench, {
    pageAt: (path) => pageAtFolded(foldPath(path)),
    paths: () => [...pages, ...assets].map(({ path }) => path),
    served,
  });
  return { pages: made.pages, findings: [...findings, ...written.findings, ...made.findings] };
}

function servedBy(pages: readonly Page[], assets: readonly Asset[]): ReadonlySet<string> {
  const files = assets.map(({ path }) => `/${path}`);
  const folders = files.map((path) => path.replace(/(?<=\/)index\.html$/, ''));
  return new Set([...pages.map(({ url }) => url), ...files, ...folders].map(foldPath));
}
