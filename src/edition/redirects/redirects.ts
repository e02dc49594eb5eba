import { insideTarget, pathOfAlias } from '../../archive/directory.ts';
import { foldPath, type SitePath } from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import { once } from '../../model/once.ts';
import type { Bench } from '../bench.ts';
import { gonePages } from '../gone-pages.ts';
import type { Indexes } from '../indexes.ts';
import type { Asset, Page, Redirect } from '../page.ts';
import { aliasRedirects } from './aliases.ts';
import { foldAddress } from './old-address.ts';
import { type Answered, registeredRedirects } from './registered.ts';
import { serve } from './served.ts';
import { writtenRedirects } from './written.ts';

/**
 * Makes what answers at old addresses: pages that say what is gone, and redirects in a form that the site's host
 * supports. Redirects follow from aliases of dispatches, from `redirects.yaml`, and from the register of published
 * addresses; those named first take precedence.
 */
export function redirects(
  pages: readonly Page[],
  assets: readonly Asset[],
  bench: Bench,
  indexes: Indexes,
): {
  readonly pages: readonly Page[];
  readonly redirects: readonly Redirect[];
  readonly findings: readonly Finding[];
} {
  let taken: ReadonlyMap<string, Page> | undefined;
  const pageAtFolded = (folded: string) => {
    taken ??= new Map(pages.map((page) => [foldPath(page.url), page]));
    return taken.get(folded);
  };
  const aliases = aliasRedirects(bench, pageAtFolded);
  const standing = once(() => servedBy(pages, assets));
  const { pages: gone, findings } = gonePages(
    bench,
    (folded) => standing().has(folded) || aliases.claimed.has(folded),
  );
  const served = gone.length === 0 ? standing : once(() => servedBy([...pages, ...gone], assets));
  const registered = registeredRedirects(
    bench,
    answered(pages, gone, served, aliases.claimed, bench, indexes),
  );
  const automatic = registered.redirects.map((redirect) => [foldAddress(redirect.from), redirect] as const);
  const written = writtenRedirects(bench, served, new Map([...automatic, ...aliases.claimed]));
  // Without a host it is not known whether letter case matters.
  const twins = bench.archive.site.host === null ? [] : [...aliases.twins, ...registered.twins];
  const list = [...aliases.claimed.values(), ...written.redirects, ...registered.redirects, ...twins];
  const made = serve(list, bench, {
    pageAt: (path) => pageAtFolded(foldPath(path)),
    paths: () => [...pages, ...gone, ...assets].map(({ path }) => path),
    gone,
    served,
  });
  return {
    pages: [...gone, ...made.pages],
    redirects: list,
    findings: [
      ...findings,
      ...aliases.findings,
      ...registered.findings,
      ...written.findings,
      ...made.findings,
    ],
  };
}

/** What answers at old addresses apart from the register. */
function answered(
  pages: readonly Page[],
  gone: readonly Page[],
  served: () => ReadonlyMap<string, SitePath>,
  claimed: ReadonlyMap<string, Redirect>,
  { archive: { site } }: Bench,
  indexes: Indexes,
): Answered {
  const written = once(
    () =>
      new Map(
        site.redirects.map(({ from, to }) => {
          const address = pathOfAlias(from, site);
          return [foldAddress(address), { address, target: insideTarget(to, site) }] as const;
        }),
      ),
  );
  return {
    // Most requests are for addresses of indexes; for these, no other addresses need to be folded.
    served: (folded) => indexes.urls().has(folded) || served().has(folded),
    at: (folded) => served().get(folded),
    settled: (folded) => written().has(folded) || gone.some(({ url }) => foldPath(url) === folded),
    addresses: () => [
      ...[...pages, ...gone].map(({ url }) => url),
      ...[...claimed.values()].map(({ from }) => from),
      ...site.redirects.map(({ from }) => pathOfAlias(from, site)),
    ],
    indexes: () => indexes.digest(),
    spelling: (folded) => served().get(folded) ?? claimed.get(folded)?.from ?? written().get(folded)?.address,
    leads: (folded) => {
      const alias = claimed.get(folded);
      return alias ? alias.target : written().get(folded)?.target;
    },
  };
}

/** Addresses of all pages and files, by folded address. */
function servedBy(pages: readonly Page[], assets: readonly Asset[]): ReadonlyMap<string, SitePath> {
  const served = new Map<string, SitePath>();
  for (const { url } of pages) served.set(foldPath(url), url);
  for (const { path } of assets) {
    const address = `/${path}` as SitePath;
    served.set(foldPath(address), address);
    const folder = address.replace(/(?<=\/)index\.html$/i, '') as SitePath;
    if (folder !== address) served.set(foldPath(folder), folder);
  }
  return served;
}
