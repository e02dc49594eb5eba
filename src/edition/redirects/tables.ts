import { type HostRules, rulesOf } from '../../model/address/hosts.ts';
import { encodePath, hrefOf, type SitePath } from '../../model/address/paths.ts';
import { hasPlaceholder, readRedirectTable } from '../../model/address/redirect-table.ts';
import { compareText } from '../../model/finding.ts';
import type { Json } from '../../model/json.ts';
import type { Bench } from '../bench.ts';
import { type Page, pageAt, type Redirect } from '../page.ts';
import { splitQuery } from './old-address.ts';
import { type PatternRule, patternOf, withNumbers } from './patterns.ts';

/** Whether a key of a bucket is a prefix of another file's key. */
export type Shadowing = (key: string) => boolean;

/** What a table holds. */
type Entries = {
  readonly redirects: readonly Redirect[];
  readonly patterns: readonly PatternRule[];
  /** Addresses at which a page says what is gone: Apache and nginx answer 410 with it. */
  readonly gone: readonly SitePath[];
};

/** The table of redirects in the format of the site's host, if it reads one and there is anything to say in it. */
export function table({ redirects, patterns, gone }: Entries, bench: Bench): readonly Page[] {
  const rules = rulesOf(bench.archive.site.host);
  const saysGone = rules.table === '.htaccess' || rules.table === 'redirects.nginx.conf';
  if (redirects.length + patterns.length + (saysGone ? gone.length : 0) === 0 || rules.table === null)
    return [];
  const ordered = [...redirects].sort(byPathAndQuery);
  const path = `/${rules.table}` as SitePath;
  switch (rules.table) {
    case '_redirects':
      return [pageAt(path, '_redirects.njk', () => redirectsFile(ordered, patterns, rules, bench))];
    case '.htaccess':
      return [pageAt(path, 'redirects.htaccess.njk', () => htaccess(ordered, patterns, gone, bench))];
    case 'redirects.nginx.conf':
      return [pageAt(path, 'redirects.nginx.njk', () => nginx(ordered, patterns, gone, bench))];
    case 's3-website.json':
      return [pageAt(path, 'redirects.s3.njk', () => bucketWebsite(ordered, bench))];
  }
}

/** Characters of a redirect's line in `_redirects`. */
export function lineLength(redirect: Redirect, bench: Bench): number {
  return `${lineStart(redirect, bench)} ${redirect.to} 301!`.length;
}

/** Sorts lines of one path by how much of a query they match, most first, since the first match counts. */
function byPathAndQuery(a: Redirect, b: Redirect): number {
  const [[pathA, queryA], [pathB, queryB]] = [splitQuery(a.from), splitQuery(b.from)];
  const parts = (query: string | null) => (query === null ? 0 : partsOf(query).length);
  return compareText(pathA, pathB) || parts(queryB) - parts(queryA) || compareText(a.from, b.from);
}

function partsOf(query: string): readonly string[] {
  return query.split('&').filter(Boolean);
}

type TableProps = { readonly [key: string]: Json };

/** `_redirects`, with the columnist's own lines in front. Cloudflare Pages wants those with placeholders at the end. */
function redirectsFile(
  list: readonly Redirect[],
  patterns: readonly PatternRule[],
  rules: HostRules,
  bench: Bench,
): TableProps {
  const { base } = bench.archive.site;
  const own = bench.archive.site.ownRedirects?.replace(/\r\n?/g, '\n').trimEnd() || null;
  const [before, after] = rules.dynamicLines === null ? [own, null] : cutAtDynamic(own);
  return {
    own: before,
    redirects: list.map((redirect) => ({
      from: lineStart(redirect, bench),
      to: redirect.to,
      // A line that matches a query must take precedence over the page of that path.
      status: rules.force || redirect.from.includes('?') ? '301!' : '301',
    })),
    patterns: patterns.map(({ from, to }) => ({
      from: `${base}/${from.map((part) => ('literal' in part ? encodePath(part.literal) : `:${part.name}`)).join('/')}/`,
      to: base + to,
      status: rules.force ? '301!' : '301',
    })),
    after,
  };
}

function cutAtDynamic(own: string | null): readonly [string | null, string | null] {
  const first = readRedirectTable(own ?? '').find(({ from }) => hasPlaceholder(from));
  if (own === null || !first) return [own, null];
  const lines = own.split('\n');
  return [lines.slice(0, first.line - 1).join('\n') || null, lines.slice(first.line - 1).join('\n')];
}

/** The old address of a line, with the query that it matches. A literal `*` or `:` must not act as a placeholder. */
function lineStart({ from }: Redirect, bench: Bench): string {
  const [path, query] = splitQuery(from);
  const href = hrefOf(path as SitePath, bench.archive.site.base)
    .replaceAll('*', '%2A')
    .replaceAll('/:', '/%3A');
  const conditions =
    query === null ? [] : partsOf(query).map((part) => encodePath(part).replace('=:', '=%3A'));
  return [href, ...conditions].join(' ');
}

/** `.htaccess`: rules of mod_rewrite. Its patterns match a decoded path relative to the folder. */
function htaccess(
  list: readonly Redirect[],
  patterns: readonly PatternRule[],
  gone: readonly SitePath[],
  bench: Bench,
): TableProps {
  const { base } = bench.archive.site;
  return {
    own: bench.archive.site.ownHtaccess?.replace(/\r\n?/g, '\n').trimEnd() || null,
    redirects: list.map(({ from, to }) => {
      const [path, query] = splitQuery(from);
      return {
        conditions: partsOf(query ?? '').map((part) => `(?:^|&)${queryPattern(part)}(?:&|$)`),
        pattern: `^${pathPattern(path.slice(1))}$`,
        // `%1` and `$1` would be replaced by a match.
        to: quotable(to).replace(/[%$]/g, '\\$&').replaceAll('{', '\\%7B'),
        flags: query === null ? 'R=301,L,NE' : 'R=301,L,NE,QSD',
      };
    }),
    patterns: patterns.map((rule) => ({
      pattern: `^${patternOf(rule, true)}/?$`,
      to: base + withNumbers(rule),
    })),
    gone: gone.map((path) => ({
      pattern: `^${pathPattern(path.slice(1))}$`,
      address: `^${pathPattern(base + path)}$`.replaceAll('#', '\\#'),
      page: `${base}${path}${path.endsWith('/') ? 'index.html' : ''}`,
    })),
  };
}

/** An nginx `map` from the decoded path and the query to the target. It uses patterns, since the hash size for plain texts depends on the machine. */
function nginx(
  list: readonly Redirect[],
  patterns: readonly PatternRule[],
  gone: readonly SitePath[],
  bench: Bench,
): TableProps {
  const { base } = bench.archive.site;
  return {
    base,
    redirects: list.map(({ from, to }) => {
      const [path, query] = splitQuery(from);
      const asked = partsOf(query ?? '').map((part) => `(?=(?:.*&)?${queryPattern(part)}(?:&|$))`);
      const passed = query === null && !/[?#]/.test(to) ? '$is_args$args' : '';
      return {
        pattern: `~^${pathPattern(base + path)}\\?${asked.join('')}`,
        to: quotable(to).replaceAll('$', '%24') + passed,
      };
    }),
    patterns: patterns.map((rule) => ({
      pattern: `~^${literal(base)}/${patternOf(rule, true)}/?\\?`,
      to: `${base}${withNumbers(rule)}$is_args$args`,
    })),
    gone: gone.map((path) => `~^${pathPattern(base + path)}$`),
  };
}

/** The website configuration of a bucket, whose rules map keys to keys. */
function bucketWebsite(list: readonly Redirect[], bench: Bench): TableProps {
  const { base, origin } = bench.archive.site;
  const key = (path: string) => `${base}${path}`.slice(1);
  return {
    website: {
      IndexDocument: { Suffix: 'index.html' },
      ErrorDocument: { Key: key('/404.html') },
      RoutingRules: list.map(({ from, to }) => {
        const target = new URL(to, origin);
        return {
          Condition: { KeyPrefixEquals: key(from) },
          Redirect: {
            Protocol: target.protocol.slice(0, -1),
            HostName: target.host,
            HttpRedirectCode: '301',
            ReplaceKeyWith: decodeURI(target.pathname.slice(1)),
          },
        };
      }),
    },
  };
}

/** A pattern (PCRE) that matches a decoded path with and without a trailing slash. */
function pathPattern(path: string): string {
  return path.endsWith('/') && path !== '/' ? `${literal(path.slice(0, -1))}/?` : literal(path);
}

/** A pattern that matches a part of a query as browsers send it. */
function queryPattern(part: string): string {
  return literal(encodePath(part)).replaceAll('%20', '(?:%20|\\+)');
}

/** Escapes a text for a pattern so that it cannot end its quotes or its line. */
function literal(text: string): string {
  return text
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/["\0-\x1f\x7f]/g, (sign) => `\\x${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

/** Escapes an address so that it cannot end its quotes: the query of an outside address may contain a backslash. */
function quotable(address: string): string {
  return address.replaceAll('\\', '%5C').replaceAll('"', '%22');
}
