import type { HostRules } from '../../model/address/hosts.ts';
import { type RedirectLine, readRedirectTable, redirectFor } from '../../model/address/redirect-table.ts';
import { textAt } from './files.ts';

/** Where a request is redirected to. */
type Move = { readonly location: string; readonly status: number };

/** A request: its path (decoded, with the site's base), the same below the base, and its query with `?`, or ''. */
type Asked = { readonly path: string; readonly inside: string; readonly query: string };

/** The redirects of a built site as its host applies them: those that take precedence over files, and the others. */
type Moves = {
  readonly before: (asked: Asked) => Move | undefined;
  readonly after: (asked: Asked) => Move | undefined;
  /** Whether the host answers that something stood here and is gone (410). */
  readonly isGone: (asked: Asked) => boolean;
};

const NONE = () => undefined;
const NEVER = () => false;

/**
 * Reads the table of redirects of a built site. In `.htaccess` and in the map for nginx, only lines in the form that a
 * build writes are applied.
 */
export function movesOf(out: string, rules: HostRules): Moves {
  const text = rules.table === null ? undefined : textAt(out, rules.table, true);
  if (text === undefined) return { before: NONE, after: NONE, isGone: NEVER };
  return obey(text, rules);
}

/** The redirects in the text of a table. */
export function obey(text: string, rules: HostRules): Moves {
  const gone = goneOf(text, rules);
  return { ...movesIn(text, rules), isGone: ({ path }) => gone.some((pattern) => pattern.test(path)) };
}

function movesIn(text: string, rules: HostRules): Omit<Moves, 'isGone'> {
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

function obeyTable(written: readonly RedirectLine[], rules: HostRules): Omit<Moves, 'isGone'> {
  const lines = written.filter(
    (line) => rules.force || (!line.forced && (line.query.size === 0 || rules.queries !== 'none')),
  );
  const among = (some: readonly RedirectLine[]) => (asked: Asked) =>
    redirectFor(some, asked.path, asked.query, rules);
  return rules.filesFirst
    ? { before: among(lines.filter(({ forced }) => forced)), after: among(lines) }
    : { before: among(lines), after: NONE };
}

/** Rules of mod_rewrite, each with the conditions on the query that precede it. */
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
      to,
      dropsQuery: flags?.includes('QSD') === true || to.includes('?'),
    });
    conditions = [];
  }
  return ({ inside, query }) => {
    const rule = rules.find(
      ({ conditions, pattern }) =>
        pattern.test(inside.slice(1)) && conditions.every((condition) => condition.test(query.slice(1))),
    );
    if (!rule) return undefined;
    const groups = rule.pattern.exec(inside.slice(1)) ?? [];
    const to = rule.to.replace(
      /\\(.)|\$(\d)/g,
      (_, sign: string, group: string) => sign ?? groups[Number(group)] ?? '',
    );
    return moved(rule.dropsQuery ? to : withQuery(to, query));
  };
}

/** Entries of an nginx `map` from paths and queries. */
function obeyMap(text: string): (asked: Asked) => Move | undefined {
  const entries = [...text.matchAll(/^ {2}"~(.*)" "(.+)";$/gm)].map(
    ([, pattern = '', to = '']) => [new RegExp(pattern), to] as const,
  );
  return ({ path, query }) => {
    const asked = `${path}?${query.slice(1)}`;
    const [pattern, to] = entries.find(([pattern, to]) => to !== GONE && pattern.test(asked)) ?? [];
    if (!pattern || to === undefined) return undefined;
    const groups = pattern.exec(asked) ?? [];
    return moved(
      to.replace('$is_args$args', query).replace(/\$(\d)/g, (_, group) => groups[Number(group)] ?? ''),
    );
  };
}

/** What the map of gone addresses has for each. */
const GONE = '1';

/** The addresses that a table says are gone, as patterns of paths with the site's base. */
function goneOf(text: string, { table }: HostRules): readonly RegExp[] {
  const lines =
    table === '.htaccess'
      ? text.matchAll(/^<If "%\{REQUEST_URI\} =~ m#(.*)#">$/gm)
      : table === 'redirects.nginx.conf'
        ? text.matchAll(/^ {2}"~(.*)" "1";$/gm)
        : [];
  return [...lines].map(([, pattern = '']) => new RegExp(pattern));
}

type RoutingRule = {
  readonly Condition: { readonly KeyPrefixEquals: string };
  readonly Redirect: {
    readonly Protocol: string;
    readonly HostName: string;
    readonly ReplaceKeyWith: string;
  };
};

/** Routing rules of an S3 bucket. */
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
