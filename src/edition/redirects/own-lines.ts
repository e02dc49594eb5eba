import { type HostRules, rulesOf } from '../../model/address/hosts.ts';
import { foldPath } from '../../model/address/paths.ts';
import {
  hasPlaceholder,
  type RedirectLine,
  readRedirectTable,
  unreadLines,
} from '../../model/address/redirect-table.ts';
import type { Finding } from '../../model/finding.ts';
import { OWN_HTACCESS, OWN_REDIRECTS } from '../../model/site.ts';
import { decoded } from '../../model/text/percent.ts';
import type { Bench } from '../bench.ts';

/** Folded addresses of pages and files. */
type Served = Pick<ReadonlySet<string>, 'has'>;

/** How many lines of the columnist's own table count towards the limits, and findings for lines that the host ignores. */
export function ownLines(
  bench: Bench,
  served: () => Served,
): { readonly lines: number; readonly dynamic: number; readonly findings: readonly Finding[] } {
  const { site } = bench.archive;
  const rules = rulesOf(site.host);
  if (site.ownHtaccess !== null && site.host !== null && rules.table !== '.htaccess')
    return withTable(bench, served, [unread(OWN_HTACCESS, '.htaccess', rules)]);
  return withTable(bench, served, []);
}

function withTable(bench: Bench, served: () => Served, before: readonly Finding[]) {
  const { site } = bench.archive;
  const rules = rulesOf(site.host);
  if (site.ownRedirects === null || site.host === null) return { lines: 0, dynamic: 0, findings: before };
  if (rules.table !== '_redirects')
    return { lines: 0, dynamic: 0, findings: [...before, unread(OWN_REDIRECTS, '_redirects', rules)] };
  const lines = readRedirectTable(site.ownRedirects);
  const isPlain = ({ from }: RedirectLine) => !hasPlaceholder(from);
  const plain = lines.filter(isPlain);
  const dynamic = lines.filter((line) => !isPlain(line));
  const limited = [...over(plain, rules.lines, rules), ...over(dynamic, rules.dynamicLines, rules)];
  const disobeyed = lines.flatMap((line) => {
    const why = whyDisobeyed(line, rules, site.base, served);
    return why === null
      ? []
      : [told(line.line, `The redirect from ${line.from} is not obeyed by ${rules.name}: ${why}`)];
  });
  const strange = unreadLines(site.ownRedirects).map((line) =>
    told(line, `The line is not a redirect that ${rules.name} reads`),
  );
  return {
    lines: plain.length,
    dynamic: dynamic.length,
    findings: [...before, ...disobeyed, ...limited, ...strange],
  };
}

function whyDisobeyed(
  { from, query, to, status, forced, conditions, text }: RedirectLine,
  rules: HostRules,
  base: string,
  served: () => Served,
): string | null {
  if (query.size > 0 && rules.queries === 'none') return 'it asks for a query';
  if (forced && !rules.force)
    return `it does not know ${status}!, since lines always go before files: write ${status}`;
  if (conditions.length > 0 && !rules.force) return `it does not know ${conditions.join(' ')}`;
  if (!rules.force && ![200, 301, 302, 303, 307, 308].includes(status))
    return `it does not know the status ${status}`;
  if (!rules.force && status === 200 && !to.startsWith('/'))
    return 'it shows no page of another site as its own';
  if (from.indexOf('*') !== from.lastIndexOf('*')) return 'it takes one * in a line';
  if (rules.force && /\*./.test(from)) return 'a * is allowed only at the end';
  if (rules.lineLength !== null && text.length > rules.lineLength)
    return `a line has ${rules.lineLength} characters at most`;
  if (
    rules.filesFirst &&
    !forced &&
    query.size === 0 &&
    !hasPlaceholder(from) &&
    isServed(from, base, served())
  )
    return `a page is there, and takes precedence; write ${status}! if the redirect should`;
  return null;
}

function isServed(from: string, base: string, served: Served): boolean {
  if (!`${from}/`.startsWith(`${base}/`)) return false;
  const path = foldPath(decoded(from.slice(base.length)) || '/');
  return served.has(path) || served.has(`${path}/`);
}

function over(lines: readonly RedirectLine[], limit: number | null, { name }: HostRules): readonly Finding[] {
  const first = limit === null ? undefined : lines[limit];
  return first ? [told(first.line, `${name} obeys ${limit} such lines, and this is one more`)] : [];
}

function unread(source: Finding['source'], file: string, { name }: HostRules): Finding {
  return {
    rule: 'redirect-unserved',
    level: 'warning',
    source,
    reason: `The file ${file} is not read by ${name}`,
    remedy: 'Write its redirects into redirects.yaml, or name the host that reads it (`host:` in site.yaml).',
  };
}

function told(line: number, reason: string): Finding {
  return {
    rule: 'redirect-unserved',
    level: 'warning',
    source: OWN_REDIRECTS,
    position: { line, column: 1 },
    reason,
    remedy: 'Write it as the host reads it, or into redirects.yaml, or remove the line.',
  };
}
