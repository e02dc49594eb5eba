import { type HostRules, rulesOf } from '../../model/address/hosts.ts';
import {
  extensionOf,
  foldPath,
  isTooLong,
  type SitePath,
  type SourcePath,
} from '../../model/address/paths.ts';
import type { Finding } from '../../model/finding.ts';
import type { Bench } from '../bench.ts';
import type { Page, Redirect } from '../page.ts';
import { splitQuery } from './old-address.ts';
import { ownLines } from './own-lines.ts';
import { patternRules } from './patterns.ts';
import { fileFor, slashlessStubs } from './stubs.ts';
import { lineLength, type Shadowing, table } from './tables.ts';

/** What the site serves besides redirects. */
type Standing = {
  readonly pageAt: (path: SitePath) => Page | undefined;
  readonly paths: () => readonly string[];
  /** Pages that say what is gone. */
  readonly gone: readonly Page[];
  /** Addresses of pages and files, by folded address. */
  readonly served: () => ReadonlyMap<string, SitePath>;
};

/**
 * Serves redirects in the ways that the site's host supports: by a line of its table and, if a file can be put at the old
 * address, by a redirect page. A redirect that the host cannot serve is a finding.
 */
export function serve(
  list: readonly Redirect[],
  bench: Bench,
  standing: Standing,
): { readonly pages: readonly Page[]; readonly findings: readonly Finding[] } {
  const { site } = bench.archive;
  const rules = rulesOf(site.host);
  const shadowed: Shadowing = keysOf(standing, site.base);
  const judged = list.map((each) => {
    const redirect = { ...each, to: asServed(each, rules) };
    const page = fileFor(redirect, bench, standing.pageAt);
    return { redirect, page, problem: lineProblem(redirect, rules, bench, shadowed) };
  });
  const own = ownLines(bench, standing.served);
  const fit = judged.filter(
    ({ page, problem }) => problem === null && !(rules.table === 's3-website.json' && page),
  );
  const patterns = patternRules(
    fit.map(({ redirect }) => redirect),
    {
      digits: rules.table !== '_redirects',
      most:
        site.host === null || rules.table === 's3-website.json'
          ? 0
          : (rules.dynamicLines ?? fit.length) - own.dynamic,
      base: site.base,
      served: () => standing.paths().map((path) => `/${path.replace(/(?:^|(?<=\/))index\.html$/, '')}`),
    },
  );
  const single = fit.filter(({ redirect }) => !patterns.covered.has(redirect));
  const room = rules.lines === null ? null : rules.lines - own.lines;
  const lined = withinLimit(single, room, rules);
  const answered = new Set([...lined, ...fit.filter(({ redirect }) => patterns.covered.has(redirect))]);
  const unserved = judged.filter((each) => each.page === null && !answered.has(each));
  return {
    pages: [
      ...judged.flatMap(({ page }) => page ?? []),
      ...slashlessStubs(judged, bench, standing.served),
      ...table(
        {
          redirects: [
            ...lined.map(({ redirect }) => redirect),
            ...withoutSlash(lined, room, rules, standing),
          ],
          patterns: patterns.rules,
          gone: standing.gone.map(({ url }) => url),
        },
        bench,
      ),
    ],
    findings: [
      ...own.findings,
      ...unserved.map(({ redirect, problem }) => finding(redirect, problem ?? beyondLimit(rules), rules)),
      ...(site.host === null ? needsHost(judged.filter(({ page }) => page === null)) : []),
    ],
  };
}

/**
 * The target of a redirect as the host serves it. A host that redirects `/x.html` to `/x` itself would add a second hop.
 */
function asServed({ to, target }: Redirect, { extensionless }: HostRules): Redirect['to'] {
  if (target === null || extensionless !== 'instead') return to;
  return to.replace(/\.html(?=$|[?#])/, '') as Redirect['to'];
}

/** The files of a site as keys of a bucket, for a host whose rules match prefixes of keys. */
function keysOf({ paths }: Standing, base: string): Shadowing {
  let keys: readonly string[] | undefined;
  return (key) => {
    keys ??= paths().map((path) => `${base}/${path}`.slice(1));
    return keys.some((other) => other.startsWith(key));
  };
}

/** Why a host's table cannot have a line for a redirect; null if it can. */
function lineProblem(redirect: Redirect, rules: HostRules, bench: Bench, shadowed: Shadowing): string | null {
  const { from, to, twin } = redirect;
  const [path, query] = splitQuery(from);
  if (rules.table === null) {
    if (query !== null) return 'a query leads to no file of its own, and the host has no redirects';
    if (twin)
      return 'it differs from an address of the site by letter case alone, and the host has no redirects';
    return isTooLong(path)
      ? 'no file can have so long a name, and the host has no redirects'
      : `a file that ends in ${extensionOf(path)} cannot be a redirect page, and the host has no redirects`;
  }
  if (query !== null && rules.queries === 'none') return 'its redirects cannot ask for a query';
  if (
    query !== null &&
    rules.queries === 'values' &&
    !query.split('&').every((part) => /^[^=]+=./.test(part))
  )
    return 'its redirects can ask only for a query whose parts have values (a=b)';
  if (rules.lineLength !== null && lineLength(redirect, bench) > rules.lineLength)
    return `a line of its table has ${rules.lineLength} characters at most`;
  if (rules.table === 's3-website.json') {
    if (/[?#]/.test(to)) return 'its rules lead to no query and to no part of a page';
    if (shadowed(`${bench.archive.site.base}${path}`.slice(1)))
      return 'its rules apply to all addresses with this beginning, and a page of the site has it';
  }
  return null;
}

type Judged = { readonly redirect: Redirect; readonly page: Page | null };

/** The redirects that fit into a table: those without a file come first. */
function withinLimit<T extends Judged>(
  list: readonly T[],
  limit: number | null,
  rules: HostRules,
): readonly T[] {
  if (limit === null || list.length <= limit) return list;
  // A host that redirects from the address of a redirect page adds a hop; the page alone needs none.
  const rank = ({ redirect, page }: T) =>
    page === null ? 0 : rules.extensionless === 'instead' && redirect.from.endsWith('.html') ? 1 : 2;
  const kept = [...list].sort((a, b) => rank(a) - rank(b));
  return kept.slice(0, Math.max(0, limit));
}

/**
 * Lines for the same old addresses without a slash at their ends, as far as there is room, for a host whose lines match
 * one form alone: it would first add the slash, and then redirect.
 */
function withoutSlash(
  lined: readonly Judged[],
  limit: number | null,
  { slashless }: HostRules,
  { served }: Standing,
): readonly Redirect[] {
  if (slashless) return [];
  const shorter = lined.flatMap(({ redirect }): readonly Redirect[] => {
    const from = redirect.from.replace(/(?<=.)\/$/, '');
    const isTaken = from === redirect.from || redirect.twin || from.includes('?');
    // There a page answers: `/x` serves `x.html`.
    return isTaken || served().has(foldPath(from)) || served().has(foldPath(`${from}.html`))
      ? []
      : [{ ...redirect, from }];
  });
  return shorter.slice(0, limit === null ? undefined : Math.max(0, limit - lined.length));
}

function beyondLimit({ lines }: HostRules): string {
  return `its table takes ${lines} lines, and there are more`;
}

function finding({ from, source, at }: Redirect, why: string, { name }: HostRules): Finding {
  const position = at();
  return {
    rule: 'redirect-unserved',
    level: 'warning',
    source: source ?? ('site.yaml' as SourcePath),
    ...(position ? { position } : {}),
    reason: `The old address ${from} leads nowhere on ${name}: ${why}`,
    remedy: 'Choose a host that can serve it (backfile help hosts), or remove the address.',
  };
}

/** Without a host: one finding with the number of redirects that only some hosts can serve. */
function needsHost(list: readonly Judged[]): readonly Finding[] {
  const [first] = list;
  if (!first) return [];
  const others = list.length === 1 ? '' : ` and ${list.length - 1} more`;
  return [
    {
      rule: 'host-unnamed',
      level: 'info',
      source: 'site.yaml' as SourcePath,
      reason: `site.yaml names no host, and not every host can serve the old address ${first.redirect.from}${others}`,
      remedy:
        'Write where the site will be served (host: netlify, or another): then each is served or reported.',
    },
  ];
}
