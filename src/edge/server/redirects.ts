import type { HostRules } from '../../model/address/hosts.ts';
import { type RedirectLine, readRedirectTable, redirectFor } from '../../model/address/redirect-table.ts';
import { textAt } from './files.ts';

/** Where a request is sent on to. */
type Move = { readonly location: string; readonly status: number };

/** A request: its path (decoded, with the site's base), the same below the base, and its query with `?`, or ''. */
type Asked = { readonly path: string; readonly inside: string; readonly query: string };

/** Redirects of a built site as its host obeys them: those that go before files, and those that go after. */
type Moves = {
  readonly before: (asked: Asked) => Move | undefined;
  readonly after: (asked: Asked) => Move | undefined;
};

const NONE = () => undefined;

/**
 * Reads the table of redirects of a built site. Of `.htaccess` and of the map for nginx, lines in the form that a
 * build writes are obeyed, and others passed over.
 */
export function movesOf(out: string, rules: HostRules): Moves {
  const text = rules.table === null ? undefined : textAt(out, rules.table, true);
  if (text === undefined) return { before: NONE, after: NONE };
  return obey(text, rules);
}

/** Redirects of a table's text. */
export function obey(text: string, rules: HostRules): Moves {
  switch (rules.table) {
    case '_redirects':
      return obeyTable(readRedirectTable(text), rules);
    case '.htaccess':
      return { before: obeyHtaccess(text), after: NONE };
    case 'redirects.nginx.conf':
      return { before: obeyMap(text), after: NONE };
    default:
      return { before: obeyBucket(text), after: NONE };
  }
}

function obeyTable(written: readonly RedirectLine[], rules: HostRules): Moves {
  const lines = written.filter(
    (line) => rules.force || (!line.forced && (line.query.size === 0 || rules.queries !== 'none')),
  );
  const among = (some: readonly RedirectLine[]) => (asked: Asked) =>
    redirectFor(some, asked.path, asked.query, rules);
  return rules.filesFirst
    ? { before: among(lines.filter(({ forced }) => forced)), after: among(lines) }
    : { before: among(lines), after: NONE };
}

/** Rules of mod_rewrite, each with the conditions on the query in front of it. */
function obeyHtaccess(text: string): (asked: Asked) => Move | undefined {
  const rules: { conditions: RegExp[]; pattern: RegExp; to: string; dropsQuery: boolean }[] = [];
  let conditions: RegExp[] = [];
  for (const line of text.split('\n')) {
    const [, condition] = /^RewriteCond "%\{QUERY_STRING\}" "(.*)"$/.exec(line) ?? [];
    const [, pattern, to, flags] = /^RewriteRule "(.*)" "(.*)" \[(R=301,L,NE(?:,QSD)?)\]$/.exec(line) ?? [];
    if (condition !== undefined) conditions.push(new RegExp(condition));
    if (pattern === undefined || to === undefined) continue;
    rules.push({
      conditions,
      pattern: new RegExp(pattern),
      to: to.replace(/\\(.)/g, '$1'),
      dropsQuery: flags?.includes('QSD') === true || to.includes('?'),
    });
    conditions = [];
  }
  return ({ inside, query }) => {
    const rule = rules.find(
      ({ conditions, pattern }) =>
        pattern.test(inside.slice(1)) && conditions.every((condition) => condition.test(query.slice(1))),
    );
    return rule && moved(rule.dropsQuery ? rule.to : withQuery(rule.to, query));
  };
}

/** Entries of a `map` of nginx from path and query. */
function obeyMap(text: string): (asked: Asked) => Move | undefined {
  const entries = [...text.matchAll(/^ {2}"~(.*)" "(.*)";$/gm)].map(
    ([, pattern = '', to = '']) => [new RegExp(pattern), to] as const,
  );
  return ({ path, query }) => {
    const [, to] = entries.find(([pattern]) => pattern.test(`${path}?${query.slice(1)}`)) ?? [];
    return to === undefined ? undefined : moved(to.replace('$is_args$args', query));
  };
}

type RoutingRule = {
  readonly Condition: { readonly KeyPrefixEquals: string };
  readonly Redirect: {
    readonly Protocol: string;
    readonly HostName: string;
    readonly ReplaceKeyWith: string;
  };
};

/** Routing rules of a bucket. */
function obeyBucket(text: string): (asked: Asked) => Move | undefined {
  const { RoutingRules: rules = [] } = JSON.parse(text) as { readonly RoutingRules?: readonly RoutingRule[] };
  return ({ path }) => {
    const rule = rules.find(({ Condition }) => path.slice(1).startsWith(Condition.KeyPrefixEquals));
    if (!rule) return undefined;
    const { Protocol, HostName, ReplaceKeyWith } = rule.Redirect;
    return moved(`${Protocol}://${HostName}/${encodeURI(ReplaceKeyWith)}`);
  };
}

function withQuery(to: string, query: string): string {
  const [path = '', part] = to.split('#', 2);
  return path + query + (part === undefined ? '' : `#${part}`);
}

function moved(location: string): Move {
  return { status: 301, location: location.replace(/^\/{2,}/, '/') };
}
